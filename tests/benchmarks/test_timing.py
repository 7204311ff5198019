from time import sleep

from benchmarks.timing import Timing, clocked


def test_waiting_passes_time_and_spends_none_of_the_processor() -> None:
    _, elapsed = clocked(sleep, 0.2)

    assert elapsed.passed >= 0.2
    assert elapsed.spent < 0.1


def test_many_calls_are_told_in_milliseconds() -> None:
    timing = Timing.of([0.001 * number for number in range(1, 101)])

    assert (timing.calls, timing.median, timing.p95, timing.worst) == (100, 50.5, 95.0, 100.0)
