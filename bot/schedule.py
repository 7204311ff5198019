"""A clock: named jobs at an interval, each also at start, never two runs of one job at once.

What is due is never decided here; every job asks the store (``next_due``, ``next_check``,
``not_before``). That survives restarts, clock changes and several processes.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.errors import BriefingError

Job = Callable[[], Awaitable[object]]

_log = structlog.stdlib.get_logger(__name__)


class Clock:
    """Runs each job now and then every ``seconds``; a job that still runs is not started again."""

    def __init__(self, jobs: Mapping[str, tuple[Job, float]]) -> None:
        """``jobs`` maps a name to what to run and its period in seconds."""
        self._running: set[asyncio.Task[object]] = set()
        self.stopping = False
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            # The default grace of one second would skip every tick that comes late.
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": 3600},
        )
        for name, (job, seconds) in jobs.items():
            self._scheduler.add_job(
                partial(self._run, name, job),
                "interval",
                seconds=seconds,
                id=name,
                name=name,
                next_run_time=datetime.now(UTC),
            )

    def start(self) -> None:
        """Start ticking on the running event loop."""
        self._scheduler.start()

    def wake(self, name: str) -> None:
        """Run a job as soon as possible instead of at its next tick."""
        if self._scheduler.running:
            self._scheduler.modify_job(name, next_run_time=datetime.now(UTC))

    async def stop(self, patience: float) -> None:
        """Tick no more, tell the jobs so by ``stopping``, let those that run end.

        What has not ended after ``patience`` seconds is cut off.
        """
        self.stopping = True
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        if self._running:
            _, cut_off = await asyncio.wait(self._running, timeout=patience)
            for job in cut_off:
                job.cancel()
            if cut_off:
                await asyncio.wait(cut_off, timeout=1)
        self._scheduler.shutdown(wait=False)

    async def _run(self, name: str, job: Job) -> None:
        task = asyncio.ensure_future(job())
        self._running.add(task)
        try:
            await task
        except asyncio.CancelledError:
            _log.info("job cut off", job=name)
        except BriefingError as error:
            _log.error("job failed", job=name, why=str(error))
        except Exception:  # noqa: BLE001 - the boundary of every job: it is reported, the next tick tries again
            _log.exception("job failed", job=name)
        finally:
            self._running.discard(task)
