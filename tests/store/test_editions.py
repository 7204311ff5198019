"""The news of a stretch of time: which stories, in which order, of how many articles."""

from datetime import datetime, timedelta

import pytest

from bot.model import SourceKind
from bot.store import articles, editions, sources, stories
from bot.store.database import Database
from bot.store.editions import Stretch
from tests.store.samples import NOW, TEXT, make_digest, make_story

DAY = timedelta(days=1)


def publish(db: Database, name: str, *, published: datetime, read: datetime) -> None:
    """An article, and the story that it tells alone."""
    digest = make_digest(name, text=f"{TEXT} {name}.", published=published, outlet=f"Post {name}")
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
        raw = digest.article.text
        articles.add(tx, digest, source_id=feed, external_id=name, raw=raw, now=read)
        told = make_story(f"s-{name}", (digest,))
        assert stories.change(tx, [told], (), stories.version(tx))


def told(db: Database, stretch: Stretch, limit: int = 10) -> tuple[list[str], int]:
    with db.read() as tx:
        edition = editions.between(tx, stretch, NOW, limit)
    return [story.story_id for story in edition.stories], edition.article_count


@pytest.fixture(autouse=True)
def _news(db: Database) -> None:
    publish(db, "fresh", published=NOW - timedelta(hours=1), read=NOW)
    publish(db, "early", published=NOW - timedelta(hours=20), read=NOW - timedelta(hours=19))
    publish(db, "old", published=NOW - 3 * DAY, read=NOW - 3 * DAY)


def test_the_news_of_a_day_are_those_published_in_it_the_freshest_first(db: Database) -> None:
    assert told(db, Stretch(since=NOW - DAY)) == (["s-fresh", "s-early"], 2)


def test_only_so_many_are_told_but_all_articles_are_counted(db: Database) -> None:
    assert told(db, Stretch(since=NOW - 9 * DAY), limit=1) == (["s-fresh"], 3)


def test_what_was_read_before_is_not_counted_again(db: Database) -> None:
    stretch = Stretch(since=NOW - 9 * DAY, read_since=NOW - timedelta(hours=10))
    _, count = told(db, stretch)
    assert count == 1


def test_what_was_read_late_is_news_however_long_ago_it_was_published(db: Database) -> None:
    publish(db, "late", published=NOW - 2 * DAY, read=NOW - timedelta(minutes=5))
    stretch = Stretch(since=NOW - 9 * DAY, read_since=NOW - timedelta(hours=10))
    stories_told, count = told(db, stretch)
    assert {"s-fresh", "s-late"} <= set(stories_told)
    assert count == 2


def test_a_time_without_news_is_an_empty_edition(db: Database) -> None:
    assert told(db, Stretch(since=NOW - timedelta(minutes=1))) == ([], 0)
