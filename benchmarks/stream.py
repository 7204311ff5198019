"""Seconds to cluster the news of a window, and milliseconds one more article takes in it."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, TypeVar

import typer
from threadpoolctl import threadpool_limits
from typing_extensions import override

from benchmarks.report import KeepJson, Record, Table, follow, publish
from benchmarks.store import NOW
from benchmarks.texts import generate_articles
from benchmarks.timing import Elapsed, Timing, Track, clocked, untracked
from bot.analysis import Analyst, Arrivals, Grouper, Regrouped, Standing, Window, tell_stories
from bot.analysis.stories import advance, begin
from bot.ingest.grouping import regroup
from bot.model import Digest, Source, SourceKind, StoredStory, Unreadable
from bot.store import articles, sources
from bot.store.database import Database, open_database
from summarizer import Article, cluster, read
from summarizer.model import Document, Story, Summary
from summarizer.stories import Stream

ARTICLES = 10_000
MORE = 100
_WINDOW = timedelta(days=365)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What stories of a window take.

    Attributes:
        articles: how many the window has.
        clustering: all of them from scratch, once they are read.
        one_more: each article that comes then, in milliseconds of the processor.
        in_the_bot: the same from what is stored to what is stored, without telling the stories.
        telling: the stories that changed with it, told anew.
        stories: how many stories the window has.
    """

    articles: int
    clustering: Elapsed
    one_more: Timing
    in_the_bot: Timing
    telling: Timing
    stories: int


class _Here(Grouper):
    """A grouper whose work is done in this process, and measured."""

    def __init__(self) -> None:
        super().__init__()
        self.telling = 0.0

    @override
    def begin(self, mark: int, window: Window) -> Future[Regrouped | Unreadable]:
        return _done(begin(mark, window))

    @override
    def advance(
        self, mark: int, standing: Standing, arrivals: Arrivals
    ) -> Future[Regrouped | Unreadable | None]:
        return _done(advance(standing.mark, mark, arrivals))

    @override
    def tell(
        self, stories: Sequence[Story], documents: Sequence[Document]
    ) -> Future[tuple[StoredStory, ...] | Unreadable]:
        told, elapsed = clocked(tell_stories, stories, documents)
        self.telling += elapsed.spent
        return _done(told)


def _done(value: T) -> Future[T]:
    done: Future[T] = Future()
    done.set_result(value)
    return done


def measure(texts: Sequence[Article], more: int, track: Track = untracked) -> Flow:
    """Cluster all articles but the last, and let these come one by one.

    Args:
        texts: the articles, more than ``more``.
        more: how many come one by one, at least one.
        track: passes the articles on and may show how far it is.
    """
    documents = [read(article) for article in track(texts, "Reading")]
    window, coming = documents[:-more], documents[-more:]
    stories, clustering = clocked(cluster, window)
    stream = Stream(window, stories)
    took = [clocked(stream.add, document)[1] for document in track(coming, "Coming")]
    del stream
    placing, telling = _measure_bot(window, coming, track)
    return Flow(
        articles=len(window),
        clustering=clustering,
        one_more=Timing.of([each.spent for each in took]),
        in_the_bot=placing,
        telling=telling,
        stories=len(stories),
    )


def _measure_bot(
    window: Sequence[Document], coming: Sequence[Document], track: Track
) -> tuple[Timing, Timing]:
    """What the bot takes to place an article that was stored, and to tell what changed."""
    placing: list[float] = []
    telling: list[float] = []
    with (
        TemporaryDirectory() as folder,
        closing(open_database(f"sqlite:///{Path(folder) / 'stream.db'}")) as db,
        Analyst() as analyst,
    ):
        analyst.grouper = grouper = _Here()
        source = _add_source(db)
        for document in track(window, "Storing"):
            _keep(db, source, document)
        _regroup(db, analyst)
        for document in track(coming, "Coming to the bot"):
            _keep(db, source, document)
            grouper.telling = 0.0
            spent = clocked(_regroup, db, analyst)[1].spent
            placing.append(spent - grouper.telling)
            telling.append(grouper.telling)
    return Timing.of(placing), Timing.of(telling)


def _regroup(db: Database, analyst: Analyst) -> None:
    asyncio.run(regroup(db, analyst, NOW, _WINDOW))


def _add_source(db: Database) -> Source:
    with db.write() as tx:
        return sources.add(tx, SourceKind.FOLDER, "benchmark", "benchmark", NOW)


def _keep(db: Database, source: Source, document: Document) -> None:
    digest = Digest(
        article=document.article,
        byline=document.byline,
        sentences=document.sentences,
        summary=Summary(sentences=(), scores=()),
        method="news",
        actors=(),
    )
    article = document.article
    with db.write() as tx:
        articles.add(
            tx, digest, source_id=source.id, external_id=article.id, raw=article.text, now=NOW
        )


def tabulate(measured: Flow) -> tuple[Table, ...]:
    """The figures, one a row."""
    return (
        Table(
            title=f"Stories of a window of {measured.articles:,} articles",
            columns=("", "measured"),
            rows=(
                ("processor seconds to cluster all", measured.clustering.spent),
                ("seconds that pass meanwhile", measured.clustering.passed),
                ("milliseconds for one more article, median", measured.one_more.median),
                ("p95", measured.one_more.p95),
                ("in the bot, read and written, median", measured.in_the_bot.median),
                ("p95", measured.in_the_bot.p95),
                ("telling the stories that changed, median", measured.telling.median),
                ("p95", measured.telling.p95),
                ("stories found", measured.stories),
            ),
        ),
    )


def main(
    count: Annotated[int, typer.Option("--articles", min=1)] = ARTICLES,
    keep_json: KeepJson = None,
    record: Record = False,
) -> None:
    """Measure what the stories of a window take."""
    # One thread of linear algebra, as in a worker of the bot.
    with threadpool_limits(1, user_api="blas"):
        measured = measure(generate_articles(count + MORE), MORE, follow)
    publish("stream", measured, tabulate(measured), keep_json, record)


if __name__ == "__main__":
    typer.run(main)
