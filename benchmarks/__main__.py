"""``python -m benchmarks``: every measurement that needs no data, one after the other."""

import subprocess
import sys
from collections.abc import Sequence

import typer

from benchmarks.report import Record

MEASUREMENTS = ("stages", "growth", "stream", "answers", "memory")
"""Modules with a command of their own; ``quality`` and ``comparison`` have one too, and need data."""


def list_commands(*, record: bool = False) -> tuple[Sequence[str], ...]:
    """The command of each measurement; each gets a process, so that none inherits memory."""
    flags = ("--record",) if record else ()
    return tuple((sys.executable, "-m", f"benchmarks.{name}", *flags) for name in MEASUREMENTS)


def main(record: Record = False) -> None:
    """Measure everything; fails when a measurement does, after the others are done."""
    failed = False
    for command in list_commands(record=record):
        typer.secho(f"\n{command[2]}", bold=True)
        failed |= subprocess.run(command, check=False).returncode != 0
    raise typer.Exit(int(failed))


if __name__ == "__main__":
    typer.run(main)
