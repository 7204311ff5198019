"""Figures shown on a terminal, kept as JSON, and recorded in ``benchmarks/README.md``."""

import json
import os
import platform
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich import box
from rich import table as rich_table
from rich.console import Console
from rich.progress import track

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

README = Path(__file__).with_name("README.md")

T = TypeVar("T")
Cell = str | int | float | None

KeepJson = Annotated[
    Path | None, typer.Option("--json", help="Also write the figures to this file, as JSON.")
]
Record = Annotated[
    bool, typer.Option("--record", help="Put the figures into benchmarks/README.md.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Figures in rows; the first column names the row."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def follow(items: Sequence[T], label: str, /) -> Iterable[T]:
    """Pass items on, with a progress bar where errors go if that is a terminal."""
    console = Console(stderr=True)
    return track(items, label, console=console, disable=not console.is_terminal)


def publish(
    name: str,
    figures: "DataclassInstance",
    tables: Sequence[Table],
    keep_json: Path | None,
    record: bool,
) -> None:
    """Show what was measured, and keep it where that was asked for.

    Args:
        name: the benchmark, as its section of the README is marked.
        figures: what ``measure`` gave.
        tables: the same to be shown.
        keep_json: a file for all figures.
        record: whether the tables go into the README.
    """
    console = Console()
    console.print(describe_machine(), style="dim")
    for table in tables:
        console.print(_drawn(table))
    if keep_json is not None:
        kept = {"machine": describe_machine(), "figures": asdict(figures)}
        text = json.dumps(kept, indent=2, ensure_ascii=False, default=str)
        keep_json.write_text(text + "\n", encoding="utf-8")
    if record:
        written = replace_section(README.read_text(encoding="utf-8"), name, _section(tables))
        README.write_text(written, encoding="utf-8")


def describe_machine() -> str:
    """The machine and the day: "2 cores, x86_64, Python 3.11.9, 21 November 2026"."""
    today = datetime.now(UTC)
    cores = os.cpu_count()
    return (
        f"{cores} cores, {platform.machine()}, Python {platform.python_version()}, "
        f"{today.day} {today:%B %Y}"
    )


def replace_section(text: str, name: str, section: str) -> str:
    """Put a text between the marks ``<!-- NAME -->`` and ``<!-- /NAME -->``.

    Raises:
        ValueError: when the text has no such marks.
    """
    opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
    marked = re.compile(f"{re.escape(opening)}.*?{re.escape(closing)}", re.DOTALL)
    replaced, count = marked.subn(lambda _: f"{opening}\n{section}\n{closing}", text)
    if count != 1:
        raise ValueError(f"there is no single section {opening} … {closing}")
    return replaced


def to_markdown(table: Table) -> str:
    """The table in GitHub's Markdown."""
    lines = [table.columns, ("---", *("---:" for _ in table.columns[1:]))]
    lines += [tuple(_worded(cell) for cell in row) for row in table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _section(tables: Sequence[Table]) -> str:
    parts = [f"Measured on {describe_machine()}."]
    for table in tables:
        parts += [f"**{table.title}**", to_markdown(table)]
    return "\n\n".join(parts)


def _drawn(table: Table) -> rich_table.Table:
    drawn = rich_table.Table(title=table.title, title_justify="left", box=box.SIMPLE)
    for position, column in enumerate(table.columns):
        drawn.add_column(column, justify="right" if position else "left")
    for row in table.rows:
        drawn.add_row(*(_worded(cell) for cell in row))
    return drawn


def _worded(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case float():
            return f"{cell:,.1f}" if abs(cell) >= 10 else f"{cell:.2f}"
        case int():
            return f"{cell:,}"
        case _:
            return cell
