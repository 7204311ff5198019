"""What must hold: figures that may not be undercut, or exceeded, kept in ``quality.json``.

Floors are only ever raised, and ceilings lowered, by the gate itself. To accept a worse figure, or
other data, edit the file by hand, where a reviewer sees it.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from math import ceil, floor
from pathlib import Path
from typing import Literal

from benchmarks.quality.figures import Bound

FILE = Path(__file__).parents[1] / "quality.json"

Extent = Literal["full", "sample"]

MARGINS: Mapping[Extent, float] = {"full": 0.2, "sample": 1.5}
"""How far below what was measured a floor lies, in points.

The scorers draw nothing by chance, so on an unchanged tree a figure moves only by the arithmetic
of another processor: a sentence more or less among hundreds. The sample has so few articles that
a change for the better over all of them may cost some there; it is to show what breaks.
"""

# Bounds are written in tenths of a point; 40.0 must not become 39.9 for a rounding error.
_STEPS = 10
_NOISE = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """By a figure's name: floors for what should be high, ceilings for what should be low."""

    least: dict[str, float] = field(default_factory=dict)
    most: dict[str, float] = field(default_factory=dict)

    def holds(self, name: str, bound: Bound, value: float) -> bool:
        """Whether a figure keeps its bound; one without a bound does not."""
        limit = self.limit(name, bound)
        return limit is not None and (value >= limit if bound == "least" else value <= limit)

    def limit(self, name: str, bound: Bound) -> float | None:
        """The bound of a figure, if it has one."""
        return (self.least if bound == "least" else self.most).get(name)

    def tighten(self, name: str, bound: Bound, value: float, margin: float) -> None:
        """Move a bound to a margin from a figure, never away from it.

        A ceiling has half the figure for its margin at most, so that what is zero stays zero.
        """
        known = self.limit(name, bound)
        if bound == "least":
            limit = floor((value - margin) * _STEPS + _NOISE) / _STEPS
            self.least[name] = limit if known is None else max(known, limit)
        else:
            limit = ceil((value + min(margin, value / 2)) * _STEPS - _NOISE) / _STEPS
            self.most[name] = limit if known is None else min(known, limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """All of ``quality.json``.

    Attributes:
        data: sha256 of each file the figures were measured on.
        full: bounds over whole sets.
        sample: bounds over the first rows of each.
    """

    data: dict[str, str] = field(default_factory=dict)
    full: Bounds = field(default_factory=Bounds)
    sample: Bounds = field(default_factory=Bounds)

    def of(self, extent: Extent) -> Bounds:
        """The bounds of the whole data or of its sample."""
        return self.full if extent == "full" else self.sample


def load(file: Path = FILE) -> Floors:
    """Read the floors; there are none before the first were written."""
    if not file.exists():
        return Floors()
    kept = json.loads(file.read_text(encoding="utf-8"))
    return Floors(data=kept["data"], full=Bounds(**kept["full"]), sample=Bounds(**kept["sample"]))


def save(floors: Floors, file: Path = FILE) -> None:
    """Write the floors."""
    text = json.dumps(asdict(floors), indent=2, sort_keys=True, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8")
