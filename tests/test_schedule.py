import asyncio

from structlog.testing import capture_logs

from bot.errors import StoreUnavailable
from bot.schedule import Clock


async def test_every_job_also_runs_at_start() -> None:
    ran = asyncio.Event()

    async def job() -> None:
        ran.set()

    clock = Clock({"job": (job, 3600)})
    clock.start()
    await asyncio.wait_for(ran.wait(), 5)
    await clock.stop(5)


async def test_a_job_that_fails_is_reported_and_ticks_on() -> None:
    runs: list[int] = []

    async def job() -> None:
        runs.append(1)
        raise RuntimeError("broken on purpose")

    clock = Clock({"job": (job, 0.05)})
    with capture_logs() as logs:
        clock.start()
        for _ in range(100):
            if len(runs) >= 2:
                break
            await asyncio.sleep(0.05)
        await clock.stop(5)
    assert len(runs) >= 2
    assert ("job failed", "job") in {(log["event"], log["job"]) for log in logs}


async def test_a_trouble_of_a_known_kind_is_one_line_without_a_traceback() -> None:
    async def job() -> None:
        raise StoreUnavailable("the database is locked")

    clock = Clock({"job": (job, 3600)})
    with capture_logs() as logs:
        clock.start()
        await asyncio.sleep(0.1)
        await clock.stop(5)
    (log,) = logs
    assert (log["event"], log["why"]) == ("job failed", "the database is locked")
    assert "exc_info" not in log


async def test_a_job_that_does_not_end_is_cut_off_at_a_stop() -> None:
    cut_off = asyncio.Event()

    async def job() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cut_off.set()
            raise

    clock = Clock({"job": (job, 3600)})
    with capture_logs() as logs:
        clock.start()
        await asyncio.sleep(0.1)
        await clock.stop(0.1)
    assert cut_off.is_set()
    assert [log["event"] for log in logs] == ["job cut off"]


async def test_a_job_that_still_runs_is_not_started_again() -> None:
    running, most = 0, 0

    async def job() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.3)
        running -= 1

    clock = Clock({"job": (job, 0.05)})
    clock.start()
    await asyncio.sleep(0.5)
    await clock.stop(5)
    assert most == 1


async def test_a_job_can_be_woken_before_its_time() -> None:
    runs: list[int] = []

    async def job() -> None:
        runs.append(1)

    clock = Clock({"job": (job, 3600)})
    clock.start()
    await asyncio.sleep(0.1)
    clock.wake("job")
    await asyncio.sleep(0.2)
    await clock.stop(5)
    assert len(runs) == 2


async def test_a_stop_lets_a_job_end_what_it_has_begun() -> None:
    ended = False

    async def job() -> None:
        nonlocal ended
        await asyncio.sleep(0.3)
        ended = True

    clock = Clock({"job": (job, 3600)})
    clock.start()
    await asyncio.sleep(0.1)
    await clock.stop(5)
    assert ended
    assert clock.stopping
