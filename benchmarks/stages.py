"""Milliseconds an article takes in each stage, and articles per second from text to store.

Everything runs in one process. sumy stands beside our own summary on the same articles: its
LexRank as our ``method="lexrank"``, and each of its methods by itself on the same sentences.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from benchmarks.peers import SUMY_METHODS, summarize_by_sumy
from benchmarks.report import KeepJson, Record, Table, follow, publish
from benchmarks.store import NOW
from benchmarks.texts import DEVELOPMENT_SET, find_articles
from benchmarks.timing import Elapsed, Timing, Track, clocked, untracked
from bot.analysis import SUMMARY_SENTENCES, make_digest, tell_stories
from bot.model import Digest, Source, SourceKind
from bot.store import articles, digests, sources, stories
from bot.store.database import Database, open_database
from summarizer import Article, Budget, cluster, read, summarize, whos_who

ARTICLES = 60

CLUSTERINGS = 5
_BUDGET = Budget(sentences=SUMMARY_SENTENCES)
_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """What an article takes.

    Attributes:
        articles, sentences, words: how much was read.
        loading: seconds the first article takes, in which parser and word lists are loaded.
        stages: for each stage, the time an article takes; for "cluster", its share when all are
            clustered at once.
        spent: the same in time of the processor.
        stories: how many stories that gives.
        articles_per_second: from text to store, stories included.
        articles_per_processor_second: the same on a core that does nothing else.
    """

    articles: int
    sentences: int
    words: int
    loading: Elapsed
    stages: Mapping[str, Timing]
    spent: Mapping[str, Timing]
    stories: int
    articles_per_second: float
    articles_per_processor_second: float


def measure(texts: Sequence[Article], track: Track = untracked) -> Stages:
    """Take articles, one or more, through every stage."""
    loading = clocked(make_digest, texts[0])[1]
    took: dict[str, list[Elapsed]] = {}
    made = [
        _digest_by_stages(article, number, took)
        for number, article in enumerate(track(texts, "each stage by itself"))
    ]
    documents = [read(article) for article in texts]
    took["cluster"] = [_share(clocked(cluster, documents)[1], texts) for _ in range(CLUSTERINGS)]
    with TemporaryDirectory() as folder, closing(_open(folder, "stages")) as db:
        source = _add_source(db)
        took["store"] = [
            clocked(_keep, db, source, digest, article.text)[1]
            for digest, article in zip(made, texts, strict=True)
        ]
    with TemporaryDirectory() as folder, closing(_open(folder, "whole")) as db:
        story_count, whole = clocked(_take_whole_way, db, texts, track)
    return Stages(
        articles=len(texts),
        sentences=sum(len(document.sentences) for document in documents),
        words=sum(len(document.article.text.split()) for document in documents),
        loading=loading,
        stages={stage: Timing.of([one.passed for one in all_]) for stage, all_ in took.items()},
        spent={stage: Timing.of([one.spent for one in all_]) for stage, all_ in took.items()},
        stories=story_count,
        articles_per_second=len(texts) / whole.passed,
        articles_per_processor_second=len(texts) / whole.spent,
    )


def _share(elapsed: Elapsed, texts: Sequence[Article]) -> Elapsed:
    return Elapsed(passed=elapsed.passed / len(texts), spent=elapsed.spent / len(texts))


def _digest_by_stages(article: Article, number: int, took: dict[str, list[Elapsed]]) -> Digest:
    document, reading = clocked(read, article)
    took.setdefault("read", []).append(reading)
    ways: list[tuple[str, Callable[[], object]]] = [
        ("summarise", partial(summarize, [document], _BUDGET)),
        ("LexRank, ours", partial(summarize, [document], _BUDGET, method="lexrank")),
        *(
            (_alone(method), partial(summarize_by_sumy, document, SUMMARY_SENTENCES, method))
            for method in SUMY_METHODS
        ),
    ]
    # Each goes first in its turn: who first sees an article pays for the stems of its words.
    first = number % len(ways)
    for stage, way in ways[first:] + ways[:first]:
        took.setdefault(stage, []).append(clocked(way)[1])
    actors, looking = clocked(whos_who, document)
    took.setdefault("who", []).append(looking)
    return Digest(
        article=document.article,
        byline=document.byline,
        sentences=document.sentences,
        summary=summarize([document], _BUDGET),
        method="news",
        actors=actors,
    )


def _take_whole_way(db: Database, texts: Sequence[Article], track: Track) -> int:
    """From texts to stored articles and stories, as the bot does it; the number of stories."""
    source = _add_source(db)
    for article in track(texts, "from text to store"):
        _keep(db, source, make_digest(article), article.text)
    with db.read() as tx:
        documents = digests.documents_since(tx, _BEFORE_ALL)
    told = tell_stories(cluster(documents), documents)
    with db.write() as tx:
        stories.change(tx, told, (), stories.version(tx))
    return len(told)


def _open(folder: str, name: str) -> Database:
    return open_database(f"sqlite:///{folder}/{name}.db")


def _add_source(db: Database) -> Source:
    with db.write() as tx:
        return sources.add(tx, SourceKind.FOLDER, "benchmark", "benchmark", NOW)


def _keep(db: Database, source: Source, digest: Digest, raw: str) -> None:
    with db.write() as tx:
        articles.add(
            tx, digest, source_id=source.id, external_id=digest.article.id, raw=raw, now=NOW
        )


def _alone(method: str) -> str:
    return f"{method}, sumy alone"


_STAGES = (
    *("read", "summarise", "who", "cluster", "store"),
    "LexRank, ours",
    *(_alone(method) for method in SUMY_METHODS),
)


def tabulate(measured: Stages) -> tuple[Table, ...]:
    """The figures as a table: a stage a row."""
    count = measured.articles
    rows = [(stage, measured.stages[stage], measured.spent[stage]) for stage in _STAGES]
    return (
        Table(
            title=f"Milliseconds an article ({count} articles of {measured.sentences // count} "
            f"sentences, {measured.words // count} words; all clustered at once)",
            columns=("stage", "median", "p95", "processor median", "processor p95"),
            rows=tuple(
                (stage, took.median, took.p95, spent.median, spent.p95)
                for stage, took, spent in rows
            ),
        ),
        Table(
            title="The whole way, one process",
            columns=("figure", "value"),
            rows=(
                ("articles a second, from text to store", measured.articles_per_second),
                ("articles a processor second", measured.articles_per_processor_second),
                ("seconds for the first article, parser loaded", measured.loading.passed),
                ("processor seconds for it", measured.loading.spent),
                ("stories found", measured.stories),
            ),
        ),
    )


def main(
    count: Annotated[int, typer.Option("--articles", min=1)] = ARTICLES,
    data: Annotated[
        Path | None, typer.Option(help="Development articles in the place of generated ones.")
    ] = None,
    keep_json: KeepJson = None,
    record: Record = False,
) -> None:
    """Measure the stages of an article's way."""
    if data is not None and not (data / DEVELOPMENT_SET).is_file():
        typer.echo(f"there is no {DEVELOPMENT_SET} in {data}; generated articles are taken")
        data = None
    measured = measure(find_articles(count, data), follow)
    publish("stages", measured, tabulate(measured), keep_json, record)


if __name__ == "__main__":
    typer.run(main)
