"""Worker processes whose tasks can be timed out and ended, and that die with their parent."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import wait
from threading import Lock, Thread
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from bot.model import Trouble, Unreadable

# The parser's table of words grows with every text; a fresh worker begins with an empty one.
_TASKS_OF_A_WORKER = 2000

T = TypeVar("T")


class Workers:
    """A pool of worker processes that is opened on first use and anew when it broke."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._lock = Lock()
        self._pool: ProcessPool | None = None
        self._closed = False

    def start(
        self, function: Callable[..., T | Unreadable], args: Sequence[Any], limit: float
    ) -> Future[T | Unreadable]:
        """Call a function in a worker, as ``Analyst.start`` says; ``limit`` is in seconds."""
        answer: Future[T | Unreadable] = Future()
        answer.set_running_or_notify_cancel()
        try:
            with _interrupt_held():
                task = self._open().schedule(function, args=args, timeout=limit)
        except RuntimeError as error:  # closed, or the pool broke between two lines
            answer.set_result(_failed(f"the workers are gone: {error}"))
        else:
            task.add_done_callback(
                lambda done: answer.set_result(_outcome(done, function.__name__, limit))
            )
        return answer

    def close(self) -> None:
        """End the workers, whatever they are doing; no work is taken any more."""
        with self._lock:
            self._closed = True
            if self._pool is not None:
                self._pool.stop()
                self._pool.join()
                self._pool = None

    def _open(self) -> ProcessPool:
        with self._lock:
            if self._closed:
                raise RuntimeError("they were ended")
            # A worker that dies while it has nothing to do leaves pebble's pool broken.
            if self._pool is None or not self._pool.active:
                self._pool = ProcessPool(
                    max_workers=self._count,
                    max_tasks=_TASKS_OF_A_WORKER,
                    initializer=_begin_work,
                    context=get_context("spawn"),
                )
            return self._pool


def _outcome(task: Future[T | Unreadable], name: str, limit: float) -> T | Unreadable:
    if task.cancelled():
        return _failed("the workers were ended")
    match task.exception():
        case None:
            return task.result()
        case TimeoutError():
            return _failed(f"{name} took more than {limit:g} s")
        case ProcessExpired() as error:
            return _failed(f"the worker died in {name} (exit code {error.exitcode})")
        case error:
            return _failed(f"{type(error).__name__} in {name}: {error}")


def _failed(detail: str) -> Unreadable:
    return Unreadable(trouble=Trouble.ANALYSIS_FAILED, detail=detail)


@contextmanager
def _interrupt_held() -> Iterator[None]:
    """Hold Ctrl-C back from what is started meanwhile; this thread gets it afterwards.

    A terminal sends it to the workers too, and one that still loads would die of it with a
    traceback. The pool's threads and workers inherit the mask, and so do the workers that come
    after them.
    """
    resource_tracker.ensure_running()  # started later, it would take the mask away again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_work() -> None:
    # numpy's library of linear algebra reads this when it is loaded. Its threads wait for one
    # another busily: with two, one more article among 10,000 takes 16 ms of processor time, not 6.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
