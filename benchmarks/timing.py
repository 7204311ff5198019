"""Seconds of calls, and what is told of many of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from time import perf_counter, process_time
from typing import ParamSpec, Protocol, TypeVar

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long calls took, in milliseconds."""

    calls: int
    median: float
    p95: float
    worst: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Timing":
        """Sum up calls, one or more."""
        ordered = sorted(1000 * value for value in seconds)
        return cls(
            calls=len(ordered),
            median=median(ordered),
            p95=ordered[ceil(0.95 * len(ordered)) - 1],
            worst=ordered[-1],
        )


class Track(Protocol):
    """Passes items on one by one and may show how far it is."""

    def __call__(self, items: Sequence[T], label: str, /) -> Iterable[T]:
        """Pass on ``items``."""
        ...


def untracked(items: Sequence[T], _label: str, /) -> Iterable[T]:
    """Pass items on and show nothing."""
    return items


def timed(function: Callable[P, T], *args: P.args, **options: P.kwargs) -> tuple[T, float]:
    """Call a function; its result and the seconds it took."""
    begin = perf_counter()
    result = function(*args, **options)
    return result, perf_counter() - begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Elapsed:
    """Seconds that passed, and seconds of processor that were spent: on a busy machine less."""

    passed: float
    spent: float


def clocked(function: Callable[P, T], *args: P.args, **options: P.kwargs) -> tuple[T, Elapsed]:
    """Call a function; its result and what it took, of all threads of this process."""
    begin = process_time()
    result, passed = timed(function, *args, **options)
    return result, Elapsed(passed=passed, spent=process_time() - begin)
