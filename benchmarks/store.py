"""A store with as much generated news as is asked for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from random import Random
from typing import Any

from sqlalchemy.schema import Table

from benchmarks.generated import Cast, Person, Report, happen, write_reports
from benchmarks.generated.phrases import phrases
from benchmarks.timing import Track, timed, untracked
from bot.model import SourceKind, StoredStory
from bot.store import digests, identity, people, schema, sources, stories
from bot.store.database import Database, batches
from summarizer.model import Actor, Story

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
"""The moment at which the generated news ends."""

SEED = 2022
ARTICLES_A_PERSON = 2
"""The cast has a person for so many articles; it grows with the news, as in real news."""

SURNAME_ALONE = 0.05
"""The share of people whom an article calls by surname alone, as reports of famous people do."""

_SUMMARY_SENTENCES = 5
_EVENTS_A_TRANSACTION = 100
_SMALLEST_CAST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What was put into a store, and how fast.

    Attributes:
        seconds: for writing alone; making up the news is not counted.
        named: person -> number of articles that name the person in full.
        story_ids: oldest first.
    """

    articles: int
    stories: int
    appearances: int
    seconds: float
    named: Counter[Person]
    story_ids: tuple[str, ...]

    @property
    def articles_per_second(self) -> float:
        """The rate of filling."""
        return self.articles / self.seconds


def fill_store(db: Database, count: int, track: Track = untracked) -> Filling:
    """Fill an empty store with generated news, ``NOW`` being the end of it.

    Args:
        db: the store, open.
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
        reports = [_shorten_names(report) for report in chain.from_iterable(reported)]
        seconds += timed(_keep, db, reports, source_ids)[1]
        told += [tell_story(reports) for reports in reported]
        appearances += sum(len(report.digest.actors) for report in reports)
        called = Counter(actor.name for report in reports for actor in report.digest.actors)
        named.update({by_name[name]: times for name, times in called.items() if name in by_name})
    seconds += timed(_keep_stories, db, told)[1]
    return Filling(
        articles=count,
        stories=len(told),
        appearances=appearances,
        seconds=seconds,
        named=named,
        story_ids=tuple(kept.story.id for kept in told),
    )


def _shorten_names(report: Report) -> Report:
    """The report as if it gave some people's surnames alone."""
    chance = Random(report.article.id)
    actors = tuple(
        _by_surname(actor) if actor.kind == "person" and chance.random() < SURNAME_ALONE else actor
        for actor in report.digest.actors
    )
    return replace(report, digest=replace(report.digest, actors=actors))


def _by_surname(actor: Actor) -> Actor:
    surname = actor.name.split()[-1]
    mentions = tuple(mention for mention in actor.mentions if mention.name == surname)
    return replace(actor, name=surname, aliases=(), mentions=mentions) if mentions else actor


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


def _keep(db: Database, reports: Sequence[Report], source_ids: Mapping[str, int]) -> None:
    """Write the rows that ``bot.store.articles.add`` writes, many at once."""
    rows: dict[Table, list[dict[str, Any]]] = {
        schema.articles: [_article_row(report, source_ids) for report in reports],
        schema.digests: [
            {"article_id": report.article.id, **digests.row_of(report.digest)}
            for report in reports
        ],
        schema.appearances: [],
        schema.names: [],
    }
    for report in reports:
        article, actors = report.article, people.keyed(report.digest.actors)
        rows[schema.appearances] += people.appearance_rows(article.id, actors, article.published)
        rows[schema.names] += people.name_rows(article.id, actors)
    with db.write() as tx:
        for table, values in rows.items():
            tx.execute(table.insert(), values)


def _article_row(report: Report, source_ids: Mapping[str, int]) -> dict[str, Any]:
    article = report.article
    return {
        "id": article.id,
        "source_id": source_ids[article.source],
        "external_id": article.id,
        "url": article.url,
        "content_hash": identity.content_hash(article.text),
        "outlet": article.source,
        "title": article.title,
        "language": article.language,
        "published": article.published,
        "seen": article.published,
        "counts_from": article.published,
        "raw": article.text,
    }


def _keep_stories(db: Database, told: Sequence[StoredStory]) -> None:
    with db.write() as tx:
        stories.change(tx, told, (), stories.version(tx))
