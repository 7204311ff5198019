"""``python -m benchmarks.quality DATA``: 0 when every floor holds, or there is no data; else 1."""

from pathlib import Path
from typing import Annotated

import typer

from benchmarks.quality import floors as kept
from benchmarks.quality.figures import SCORERS
from benchmarks.quality.gate import (
    Measured,
    Verdict,
    compare,
    identify_for,
    judge,
    raise_floors,
)
from benchmarks.quality.scorers import ScorerFailedError
from benchmarks.report import KeepJson, Record, Table, publish


def tabulate(verdict: Verdict) -> tuple[Table, ...]:
    """A table a scorer, a figure a row; peers were measured on whole sets alone."""
    whole = verdict.extent == "full"
    return tuple(
        Table(
            title=f"Quality: {scorer}" + ("" if whole else ", first rows of each set"),
            columns=("figure", "now", "bound", *(("peers",) if whole else ())),
            rows=tuple(
                (*_worded(figure), *((figure.peers,) if whole else ()))
                for figure in verdict.figures
                if figure.scorer == scorer
            ),
        )
        for scorer in dict.fromkeys(figure.scorer for figure in verdict.figures)
    )


def _worded(figure: Measured) -> tuple[str, str, str]:
    sign = "≥" if figure.bound == "least" else "≤"
    bound = "no bound" if figure.limit is None else f"{sign} {figure.limit:.1f}"
    return (figure.name, f"{figure.value:.2f}", bound if figure.holds else f"{bound} FAILS")


def main(
    data: Annotated[Path, typer.Argument(help="The folder of the development sets.")],
    sample: Annotated[
        bool, typer.Option("--sample", help="Only the first rows of each set, with own floors.")
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Raise floors to a margin below what is measured.")
    ] = False,
    keep_json: KeepJson = None,
    record: Record = False,
) -> None:
    """Measure quality, and fail when a figure is below its floor."""
    floors = kept.load()
    try:
        verdict = judge(data, floors, SCORERS, extent="sample" if sample else "full")
    except ScorerFailedError as failure:
        typer.echo(f"error: {failure}", err=True)
        raise typer.Exit(1) from failure
    for line in verdict.skipped:
        typer.echo(f"skipped: {line}")
    for line in verdict.errors:
        typer.echo(f"error: {line}", err=True)
    if verdict.figures:
        if write:
            raise_floors(floors, verdict, identify_for(data, SCORERS, floors).digests)
            kept.save(floors)
            verdict = compare(verdict, floors)
        publish("quality", verdict, tabulate(verdict), keep_json, record)
    raise typer.Exit(0 if verdict.passed else 1)


if __name__ == "__main__":
    typer.run(main)
