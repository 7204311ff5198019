"""Seconds and memory of longer and longer texts, and of more and more articles.

Everything is measured in a process of its own, after a small text that loads whatever is loaded
once: the processor's seconds of one call, and how far its memory rises above what the process
held before. What takes longer than the patience is stopped.
"""

import gc
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import TimeoutError as Impatience
from dataclasses import dataclass
from math import ceil
from multiprocessing import get_context
from pathlib import Path
from typing import Annotated, Any

import psutil
import typer
from pebble import ProcessPool

from benchmarks.peers import summarize_by_sumy
from benchmarks.report import KeepJson, Record, Table, follow, publish
from benchmarks.texts import generate_articles
from benchmarks.timing import Track, clocked, untracked
from bot.analysis import SUMMARY_SENTENCES
from summarizer import Article, Budget, Document, cluster, read, summarize, whos_who

PATIENCE = 300.0
"""Seconds a measurement may take; sumy's LexRank needs about a minute for 3,000 sentences."""

_BUDGET = Budget(sentences=SUMMARY_SENTENCES)
# A generated article has 25 sentences; reading may drop a repeated one.
_SENTENCES_AN_ARTICLE = 20
_BYTES_AN_ARTICLE = 2500
_WARM_UP = {"sentences": 25, "kilobytes": 3, "articles": 2}
_STATUS = Path("/proc/self/status")
_RESET_PEAK = Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is measured.

    Attributes:
        unit: what its sizes count.
        sizes: smallest first.
        prepare: gives, for a size, what ``call`` gets; it is not measured.
    """

    unit: str
    sizes: Sequence[int]
    prepare: Callable[[int], Any]
    call: Callable[[Any], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a call took.

    Attributes:
        seconds: of the processor; None when it was stopped.
        megabytes: how far memory rose during it; None where the system does not tell.
    """

    seconds: float | None
    megabytes: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """For each task, what each size took."""

    patience: float
    costs: Mapping[str, Mapping[int, Cost]]


def measure(
    tasks: Sequence[str] | None = None, *, patience: float = PATIENCE, track: Track = untracked
) -> Growth:
    """Measure tasks, all of ``TASKS`` unless some are named; each size in a process of its own.

    Args:
        tasks: names from ``TASKS``.
        patience: seconds of the clock after which a measurement is stopped; larger sizes of the
            task are left out.
        track: follows the work.
    """
    cases = [(name, size) for name in tasks or TASKS for size in TASKS[name].sizes]
    costs: dict[str, dict[int, Cost]] = {}
    for name, size in track(cases, "growing"):
        known = costs.setdefault(name, {})
        hopeless = any(cost.seconds is None for cost in known.values())
        known[size] = _STOPPED if hopeless else _measure_apart(name, size, patience)
    return Growth(patience=patience, costs=costs)


def measure_here(name: str, size: int) -> Cost:
    """Measure one size of a task in this process."""
    task = TASKS[name]
    task.call(task.prepare(_WARM_UP[task.unit]))
    given = task.prepare(size)
    gc.collect()
    if _RESET_PEAK.exists():
        _RESET_PEAK.write_text("5")
    before = psutil.Process().memory_info().rss
    seconds = clocked(task.call, given)[1].spent
    peak = _peak()
    return Cost(
        seconds=seconds, megabytes=None if peak is None else max(0.0, (peak - before) / 1e6)
    )


_STOPPED = Cost(seconds=None, megabytes=None)


def _measure_apart(name: str, size: int, patience: float) -> Cost:
    pool = ProcessPool(max_workers=1, context=get_context("spawn"))
    try:
        cost: Cost = pool.schedule(measure_here, args=[name, size], timeout=patience).result()
    except Impatience:
        return _STOPPED
    finally:
        pool.stop()
        pool.join()
    return cost


def _peak() -> int | None:
    """The most bytes this process held since its peak was reset; Linux alone tells."""
    if not _STATUS.exists():
        return None
    lines = _STATUS.read_text(encoding="ascii").splitlines()
    return next(1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


# --- what is given to whom ------------------------------------------------------------------------


def _text(articles: int) -> str:
    return "\n".join(article.text for article in generate_articles(articles))


def _document(sentences: int) -> Document:
    text = _text(ceil(sentences / _SENTENCES_AN_ARTICLE))
    whole = read(Article(id="long", source="benchmark", title="", text=text))
    end = whole.sentences[:sentences][-1].span.end
    return read(Article(id="long", source="benchmark", title="", text=whole.article.text[:end]))


def _article(kilobytes: int) -> Article:
    text = _text(ceil(1000 * kilobytes / _BYTES_AN_ARTICLE))[: 1000 * kilobytes]
    return Article(id="long", source="benchmark", title="", text=text)


def _documents(articles: int) -> tuple[Document, ...]:
    return tuple(read(article) for article in generate_articles(articles))


_SENTENCES = (50, 200, 1000, 3000)
TASKS: Mapping[str, Task] = {
    "summarize, news": Task(
        unit="sentences",
        sizes=_SENTENCES,
        prepare=_document,
        call=lambda document: summarize([document], _BUDGET),
    ),
    "summarize, lexrank": Task(
        unit="sentences",
        sizes=_SENTENCES,
        prepare=_document,
        call=lambda document: summarize([document], _BUDGET, method="lexrank"),
    ),
    "LexRank, sumy alone": Task(
        unit="sentences",
        sizes=_SENTENCES,
        prepare=_document,
        call=lambda document: summarize_by_sumy(document, SUMMARY_SENTENCES, "LexRank"),
    ),
    "whos_who": Task(unit="sentences", sizes=_SENTENCES, prepare=_document, call=whos_who),
    "read": Task(unit="kilobytes", sizes=(10, 100, 1000), prepare=_article, call=read),
    "cluster": Task(unit="articles", sizes=(100, 1000, 3000), prepare=_documents, call=cluster),
}


# --- what is told ---------------------------------------------------------------------------------


def tabulate(measured: Growth) -> tuple[Table, ...]:
    """A table for each unit: a task a row, a size a column."""
    units = dict.fromkeys(TASKS[name].unit for name in measured.costs)
    return tuple(_tabulate_unit(measured, unit) for unit in units)


def _tabulate_unit(measured: Growth, unit: str) -> Table:
    costs = {name: cost for name, cost in measured.costs.items() if TASKS[name].unit == unit}
    sizes = sorted({size for cost in costs.values() for size in cost})
    return Table(
        title=f"Processor seconds, and megabytes on top of the process, by {unit}",
        columns=("task", *(f"{size:,}" for size in sizes)),
        rows=tuple(
            (name, *(_worded(cost[size], measured.patience) for size in sizes))
            for name, cost in costs.items()
        ),
    )


def _worded(cost: Cost, patience: float) -> str:
    if cost.seconds is None:
        return f"> {patience:.0f} s"
    seconds = f"{cost.seconds:.3f}" if cost.seconds < 1 else f"{cost.seconds:.1f}"
    memory = "" if cost.megabytes is None else f", {cost.megabytes:.0f} MB"
    return f"{seconds} s{memory}"


def main(
    patience: Annotated[
        float, typer.Option(help="Stop a measurement after so many seconds.")
    ] = PATIENCE,
    keep_json: KeepJson = None,
    record: Record = False,
) -> None:
    """Measure how time and memory grow with the size of what is given."""
    measured = measure(patience=patience, track=follow)
    publish("growth", measured, tabulate(measured), keep_json, record)


if __name__ == "__main__":
    typer.run(main)
