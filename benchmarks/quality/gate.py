"""The judgement: figures measured now beside the floors."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.quality.figures import Bound, Scorer, name_of
from benchmarks.quality.floors import MARGINS, Extent, Floors
from benchmarks.quality.pins import Identity, files_of, identify
from benchmarks.quality.scorers import find_kit, run_scorer

# A scorer that has loaded spaCy holds 600 MB.
_MOST_AT_ONCE = 2

RunScorer = Callable[[Scorer, Path, Path, int | None], Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure now.

    Attributes:
        limit: its bound; None when it has none yet.
        holds: whether it keeps it; a figure without a bound does not.
    """

    scorer: str
    name: str
    value: float
    bound: Bound
    peers: str
    limit: float | None = None
    holds: bool = False

    @property
    def key(self) -> str:
        """How its bound is filed."""
        return f"{self.scorer}: {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the gate found.

    Attributes:
        skipped: what could not be looked at because it is not there, a line each.
        errors: why nothing was measured, a line each.
    """

    extent: Extent
    figures: tuple[Measured, ...] = ()
    skipped: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong; what is skipped is not."""
        return not self.errors and all(figure.holds for figure in self.figures)


def judge(
    data: Path,
    floors: Floors,
    scorers: Sequence[Scorer],
    *,
    extent: Extent = "full",
    run: RunScorer = run_scorer,
) -> Verdict:
    """Measure the data and compare with the floors.

    Args:
        data: the folder of the sets.
        floors: what must hold; files that are not pinned yet are taken as they are.
        scorers: which to run.
        extent: all rows, or the first of each set.
        run: gives a scorer's report.

    Raises:
        ScorerFailedError: when a scorer ends with an error.
    """
    if not data.is_dir():
        return Verdict(extent=extent, skipped=(f"there is no data at {data}",))
    kit = find_kit(data)
    if kit is None:
        return Verdict(extent=extent, skipped=(f"there is no score/ two folders above {data}",))
    known = identify_for(data, scorers, floors)
    if known.foreign:
        return Verdict(
            extent=extent,
            errors=tuple(
                f"{name} is not the data the floors were found on" for name in known.foreign
            ),
        )
    running = [scorer for scorer in scorers if _has_any(scorer, known)]
    with ThreadPoolExecutor(max_workers=min(_MOST_AT_ONCE, os.cpu_count() or 1)) as pool:
        # The slowest are last in ``SCORERS``: they start first, so that none is waited for alone.
        reports = list(
            pool.map(
                lambda one: run(one, kit, data, one.sample if extent == "sample" else None),
                reversed(running),
            )
        )[::-1]
    figures = _measure(zip(running, reports, strict=True), known)
    skipped = tuple(f"{name} is not there" for name in known.absent)
    return compare(Verdict(extent=extent, figures=tuple(figures), skipped=skipped), floors)


def compare(verdict: Verdict, floors: Floors) -> Verdict:
    """The same figures, held against floors."""
    bounds = floors.of(verdict.extent)
    held = tuple(
        replace(
            figure,
            limit=bounds.limit(figure.key, figure.bound),
            holds=bounds.holds(figure.key, figure.bound, figure.value),
        )
        for figure in verdict.figures
    )
    return replace(verdict, figures=held)


def identify_for(data: Path, scorers: Iterable[Scorer], floors: Floors) -> Identity:
    """Compare all files that scorers read with those pinned."""
    sets = [figure.data for scorer in scorers for figure in scorer.figures]
    return identify(data, sets, floors.data)


def raise_floors(floors: Floors, verdict: Verdict, digests: Mapping[str, str]) -> None:
    """Put floors a margin below what was measured, where that is higher than they are.

    Args:
        floors: changed in place.
        verdict: of a gate that met no other data.
        digests: of the data, pinned where nothing was.
    """
    bounds, margin = floors.of(verdict.extent), MARGINS[verdict.extent]
    for figure in verdict.figures:
        bounds.tighten(figure.key, figure.bound, figure.value, margin)
    floors.data.update({name: d for name, d in digests.items() if name not in floors.data})


def _has_any(scorer: Scorer, known: Identity) -> bool:
    return any(_is_there(figure.data, known) for figure in scorer.figures)


def _is_there(data_set: str, known: Identity) -> bool:
    return not set(files_of(data_set)) & set(known.absent)


def _measure(
    reports: Iterable[tuple[Scorer, Mapping[str, Any]]], known: Identity
) -> Iterable[Measured]:
    for scorer, report in reports:
        for figure in scorer.figures:
            if _is_there(figure.data, known):
                yield Measured(
                    scorer=scorer.name,
                    name=name_of(figure),
                    value=_look_up(report, figure.path),
                    bound=figure.bound,
                    peers=figure.peers,
                )


def _look_up(report: Mapping[str, Any], path: Sequence[str]) -> float:
    part: Any = report
    for step in path:
        part = part[step]
    return float(part)
