"""A progress bar for long work, where somebody watches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

Told = Callable[[int, int, str], None]
"""Told how many things are done, how many are known of, and what the last was."""


@contextmanager
def progress_bar(console: Console, work: str) -> Iterator[Told]:
    """Show a bar that moves as its function is told; on a terminal only.

    Args:
        console: where; it is left as it was found.
        work: what is done, shown until something is known of it.
    """
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as progress:
        task = progress.add_task(work, total=None)
        yield lambda done, total, label: progress.update(
            task, completed=done, total=total, description=f"{work}: {label}"
        )
