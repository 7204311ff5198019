"""A store with as much generated news as is asked for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from benchmarks.generated import Cast, Person, Report, happen, write_reports
from benchmarks.generated.phrases import phrases
from benchmarks.timing import Track, timed, untracked
from bot.model import SourceKind, StoredStory
from bot.store import articles, sources, stories
from bot.store.database import Database, batches
from summarizer.model import Story

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
"""The moment at which the generated news ends."""

SEED = 2022
ARTICLES_A_PERSON = 2
"""The cast has a person for so many articles; it grows with the news, as in real news."""

_SUMMARY_SENTENCES = 5
_EVENTS_A_TRANSACTION = 100
_SMALLEST_CAST = 20
_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What was put into a store, and how fast.

    Attributes:
        seconds: for writing alone; making up the news is not counted.
        megabytes: the size of the file.
        named: person -> number of articles that name the person.
        story_ids: oldest first.
    """

    articles: int
    stories: int
    appearances: int
    seconds: float
    megabytes: float
    named: Counter[Person]
    story_ids: tuple[str, ...]

    @property
    def articles_per_second(self) -> float:
        """The rate of filling."""
        return self.articles / self.seconds


def fill_store(db: Database, file: Path, count: int, track: Track = untracked) -> Filling:
    """Fill an empty SQLite store with generated news, ``NOW`` being the end of it.

    Args:
        db: the store, open.
        file: its file.
        count: how many articles.
        track: follows the events.
    """
    cast = Cast(max(_SMALLEST_CAST, count // ARTICLES_A_PERSON), SEED)
    named: Counter[Person] = Counter()
    told: list[StoredStory] = []
    seconds = 0.0
    appearances = 0
    by_name = {person.name: person for person in cast.people}
    events = tuple(batches(happen(cast, count, NOW, SEED), _EVENTS_A_TRANSACTION))
    source_ids = _add_outlets(db)
    for batch in track(events, f"writing {count:,} articles"):
        reported = [write_reports(event, NOW, SEED) for event in batch]
        seconds += timed(_keep, db, chain.from_iterable(reported), source_ids)[1]
        told += [tell_story(reports) for reports in reported]
        for report in chain.from_iterable(reported):
            appearances += len(report.digest.actors)
            people = (a.name for a in report.digest.actors if a.kind == "person")
            named.update(by_name[name] for name in people)
    seconds += timed(_keep_stories, db, told)[1]
    return Filling(
        articles=count,
        stories=len(told),
        appearances=appearances,
        seconds=seconds,
        megabytes=file.stat().st_size / 1e6,
        named=named,
        story_ids=tuple(kept.story.id for kept in told),
    )


def tell_story(reports: Sequence[Report]) -> StoredStory:
    """The story of an event's reports, without any grouping."""
    newest = sorted(reports, key=lambda report: report.article.published or NOW, reverse=True)
    openings = [report.digest.sentences[0] for report in newest]
    more = [sentence for report in newest for sentence in report.digest.sentences[1:]]
    shown = [*openings, *more][:_SUMMARY_SENTENCES]
    moments = [report.article.published for report in newest]
    story = Story(
        id="s" + newest[-1].article.id[1:],
        headline=newest[0].article.title,
        article_ids=tuple(report.article.id for report in newest),
        keywords=tuple(newest[0].article.title.lower().split()[:3]),
        first_seen=moments[-1],
        last_seen=moments[0],
    )
    return StoredStory(
        story=story,
        summary=tuple((s.article_id, s.span, 1 / place) for place, s in enumerate(shown, 1)),
        independent=len(reports),
    )


def _add_outlets(db: Database) -> Mapping[str, int]:
    with db.write() as tx:
        return {
            outlet: sources.add(
                tx, SourceKind.FEED, f"https://news.example/{number}.xml", outlet, NOW
            ).id
            for number, outlet in enumerate(phrases("outlets", "names"))
        }


def _keep(db: Database, reports: Iterable[Report], source_ids: Mapping[str, int]) -> None:
    with db.write() as tx:
        for report in reports:
            articles.add(
                tx,
                report.digest,
                source_id=source_ids[report.article.source],
                external_id=report.article.id,
                raw=report.article.text,
                now=report.article.published or NOW,
            )


def _keep_stories(db: Database, told: Sequence[StoredStory]) -> None:
    with db.write() as tx:
        stories.replace_window(tx, _BEFORE_ALL, told, stories.version(tx))
