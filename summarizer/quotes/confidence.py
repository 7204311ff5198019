"""How sure it is that a statement is right in text and speaker, from 0 to 1.

A logistic regression for each kind of statement over its evidence. The weights stand in
``lexicons/en.confidence.toml``, which says how they were found.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from math import exp

# Statements less sure than this are left out. From 0.3 to 0.6 the harmonic mean of precision and
# recall on PolNeAR's training part stays the same to 0.3; half is where more are right than wrong.
LEAST = 0.5


def confidence(evidence: Iterable[str], *, direct: bool) -> float:
    """The chance that a statement with this evidence is right, rounded to two digits."""
    weights = _weights()["direct" if direct else "reported"]
    total = weights["always"] + sum(weights.get(piece, 0.0) for piece in evidence)
    return round(1 / (1 + exp(-total)), 2)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    file = resources.files("summarizer") / "lexicons" / "en.confidence.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
