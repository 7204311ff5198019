"""Waiting for what another process does."""

import time
from collections.abc import Callable


class NotInTimeError(AssertionError):
    """What a test waited for did not happen."""


def wait_until(condition: Callable[[], object], timeout: float = 60, poll: float = 0.02) -> None:
    """Return as soon as ``condition`` holds; generous, for other processes may hold the cores.

    Raises:
        NotInTimeError: It does not within ``timeout`` seconds.
    """
    end = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > end:
            raise NotInTimeError(f"not within {timeout} s")
        time.sleep(poll)
