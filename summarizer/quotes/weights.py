"""Weights: what pieces of evidence are worth together, by logistic regressions.

Each file of weights says how they were found.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp

from summarizer.resources import read_tables


def bucket(name: str, value: int, limits: tuple[int, ...]) -> str:
    """A number as evidence: one of a few ranges, named by the first limit above it."""
    above = next((str(limit) for limit in limits if value < limit), "more")
    return f"{name} < {above}" if above != "more" else f"{name} >= {limits[-1]}"


def chance(file: str, table: str, evidence: Iterable[str]) -> float:
    """How likely something is by its evidence, from 0 to 1."""
    weights = _tables(file)[table]
    total = weights["always"] + sum(weights.get(piece, 0.0) for piece in evidence)
    return 1 / (1 + exp(-total))


@cache
def _tables(file: str) -> Mapping[str, Mapping[str, float]]:
    return read_tables("weights", "en", file)
