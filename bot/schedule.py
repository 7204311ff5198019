"""A clock: named jobs at an interval, each also at start, never two runs of one job at once.

What is due is never decided here; every job asks the store (``next_due``, ``next_check``,
``not_before``). That survives restarts, clock changes and several processes.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime

import structlog
from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler

Job = Callable[[], Awaitable[object]]

_log = structlog.stdlib.get_logger(__name__)


def _report(event: JobExecutionEvent) -> None:
    _log.error("job failed", job=event.job_id, error=repr(event.exception))


class Clock:
    """Runs each job now and then every ``seconds``; a job that is still running is not doubled."""

    def __init__(self, jobs: Mapping[str, tuple[Job, float]]) -> None:
        """``jobs`` maps a name to what to run and its period in seconds."""
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": 3600},
        )
        self._scheduler.add_listener(_report, EVENT_JOB_ERROR)
        for name, (job, seconds) in jobs.items():
            self._scheduler.add_job(
                job, "interval", seconds=seconds, id=name, next_run_time=datetime.now(UTC)
            )

    def start(self) -> None:
        """Start ticking on the running event loop."""
        self._scheduler.start()

    def wake(self, name: str) -> None:
        """Run a job as soon as possible instead of at its next tick."""
        self._scheduler.modify_job(name, next_run_time=datetime.now(UTC))

    def stop(self) -> None:
        """Tick no more; jobs that run are left to end."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
