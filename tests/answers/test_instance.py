"""The instance tells what it reads, how it is, and all it keeps about somebody."""

import json
from datetime import timedelta

from bot import answers
from bot.model import SourceKind
from bot.store import articles, chats, sources
from bot.store.database import Database
from tests.store.samples import NOW, make_chat, make_digest, post

FEED = "https://example.org/feed"


def fill(db: Database) -> int:
    """A feed with one article, a folder, a chat and a message to it; the feed's id."""
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, FEED, "Post", NOW).id
        sources.add(tx, SourceKind.FOLDER, "/news", "news", NOW)
        articles.add(tx, make_digest(), source_id=feed, external_id="1", raw="x", now=NOW)
        chats.save(tx, make_chat(7))
        chats.save(tx, make_chat(8))
        post(tx, "first", chat_id=7, not_before=NOW - timedelta(hours=1))
        post(tx, "second", chat_id=7)
    return feed


def test_sources_are_listed_with_their_articles(db: Database) -> None:
    fill(db)
    feed, folder = sorted(answers.sources(db), key=lambda source: source.id)
    assert (feed.address, feed.article_count, feed.newest_article) == (FEED, 1, NOW)
    assert (folder.kind, folder.article_count) == (SourceKind.FOLDER, 0)


def test_a_source_is_found_by_address_or_number(db: Database) -> None:
    feed = fill(db)
    by_address = answers.source(db, f"  {FEED} ")
    assert by_address is not None
    assert by_address.id == feed
    assert answers.source(db, str(feed)) == by_address
    for unknown in ("", "https://example.org/other", "999", "-1", "١", "9" * 30):
        found = answers.source(db, unknown)
        assert found is None or found.id == 1, unknown


def test_health_counts_everything_and_the_ledger_balances(db: Database) -> None:
    fill(db)
    health = answers.health(db)
    assert (health.articles, health.stories, health.actors) == (1, 0, 1)
    assert (health.chats, health.subscribed, health.unreachable) == (2, 2, 0)
    assert len(health.sources) == 2
    assert health.ledger["waiting"] == sum(health.ledger.values()) == health.due == 2
    assert health.oldest_waiting == NOW - timedelta(hours=1)


def test_an_empty_instance_is_healthy(db: Database) -> None:
    health = answers.health(db)
    assert (health.articles, health.actors, health.chats) == (0, 0, 0)
    assert health.oldest_waiting is None
    assert not any(health.ledger.values())


def test_everything_kept_about_a_chat_is_given_as_plain_values(db: Database) -> None:
    fill(db)
    kept = answers.my_data(db, 7)
    assert [row["chat_id"] for row in kept["chats"]] == [7]
    assert len(kept["outbox"]) == 2
    assert json.loads(json.dumps(kept)) == kept
    assert not any(answers.my_data(db, 99).values())
