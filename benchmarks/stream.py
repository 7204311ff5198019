"""Seconds to cluster the news of a window, and milliseconds one more article takes in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from benchmarks.report import KeepJson, Record, Table, follow, publish
from benchmarks.texts import generate_articles
from benchmarks.timing import Elapsed, Timing, Track, clocked, untracked
from summarizer import Article, cluster, read
from summarizer.stories import Stream

ARTICLES = 10_000
MORE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What stories of a window take.

    Attributes:
        articles: how many the window has.
        clustering: all of them from scratch, once they are read.
        resuming: a stream that goes on with them from their stories.
        one_more: each article that comes then, in milliseconds of the processor.
        stories: how many stories the window has.
    """

    articles: int
    clustering: Elapsed
    resuming: Elapsed
    one_more: Timing
    stories: int


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
    stream, resuming = clocked(Stream, window, stories)
    took = [clocked(stream.add, document)[1] for document in track(coming, "Coming")]
    return Flow(
        articles=len(window),
        clustering=clustering,
        resuming=resuming,
        one_more=Timing.of([each.spent for each in took]),
        stories=len(stories),
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
                ("processor seconds to go on from stored stories", measured.resuming.spent),
                ("milliseconds for one more article, median", measured.one_more.median),
                ("milliseconds for one more article, worst", measured.one_more.worst),
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
    measured = measure(generate_articles(count + MORE), MORE, follow)
    publish("stream", measured, tabulate(measured), keep_json, record)


if __name__ == "__main__":
    typer.run(main)
