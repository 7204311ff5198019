"""Our summaries beside leads, chance, sumy's methods and the oracle: one run on the same rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from benchmarks.quality.figures import Scorer
from benchmarks.quality.scorers import ScorerFailedError, find_kit, run_scorer
from benchmarks.report import KeepJson, Record, Table, publish

_SINGLE = Scorer(
    name="summaries",
    module="score.summaries",
    options=("--peers", "all"),
    sample=None,
    figures=(),
)
_GROUPS = Scorer(
    name="groups",
    module="score.summaries",
    options=("--groups", "--peers", "all"),
    sample=None,
    figures=(),
)
# Times of one run beside others' are no figures; benchmarks.stages takes them.
_LEFT_OUT = frozenset({"median ms", "p95 ms", "sentences"})

Report = Mapping[str, Mapping[str, Mapping[str, float | str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Set -> system -> figure -> value, as the scorer gives them.

    Attributes:
        summaries: of single articles; ``R1 95%`` is a bootstrap interval over them.
        groups: of several articles about one event.
    """

    summaries: Report
    groups: Report


def measure(kit: Path, data: Path, limit: int | None = None) -> Comparison:
    """Score every system on the first rows of each set, or on all.

    Args:
        kit: the folder that holds ``score/``.
        data: the folder of the sets.
        limit: only so many rows of each set.

    Raises:
        ScorerFailedError: when the scorer ends with an error.
    """
    return Comparison(
        summaries=run_scorer(_SINGLE, kit, data, limit),
        groups=run_scorer(_GROUPS, kit, data, limit),
    )


def tabulate(comparison: Comparison) -> tuple[Table, ...]:
    """A table a set, a system a row."""
    sets = {**comparison.summaries, **comparison.groups}
    return tuple(_table(name, systems) for name, systems in sets.items())


def _table(name: str, systems: Mapping[str, Mapping[str, Any]]) -> Table:
    columns = [
        figure
        for figure in dict.fromkeys(figure for own in systems.values() for figure in own)
        if figure not in _LEFT_OUT
    ]
    return Table(
        title=f"Comparison: {name}",
        columns=("system", *columns),
        rows=tuple(
            (system, *(_worded(own.get(figure)) for figure in columns))
            for system, own in systems.items()
        ),
    )


def _worded(value: float | str | None) -> str | None:
    return f"{value:.2f}" if isinstance(value, float) else value


def main(
    data: Annotated[Path, typer.Argument(help="The folder of the development sets.")],
    limit: Annotated[
        int | None, typer.Option(help="Only so many rows of each set; all of them without.")
    ] = None,
    keep_json: KeepJson = None,
    record: Record = False,
) -> None:
    """Score every system, ours among them, in one run."""
    kit = find_kit(data)
    if kit is None:
        typer.echo(f"skipped: there are no scorers beside {data}")
        return
    try:
        comparison = measure(kit, data, limit)
    except ScorerFailedError as failure:
        typer.echo(f"error: {failure}", err=True)
        raise typer.Exit(1) from failure
    publish("comparison", comparison, tabulate(comparison), keep_json, record)


if __name__ == "__main__":
    typer.run(main)
