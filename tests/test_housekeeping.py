from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot import housekeeping
from bot.briefing import issue_due
from bot.housekeeping import (
    BRIEFINGS_KEPT,
    INTERESTS_KEPT,
    MESSAGES_KEPT,
    PAGES_KEPT,
    REVISIONS_KEPT,
    UNREACHABLE_KEPT,
    UPDATES_KEPT,
    tidy,
)
from bot.model import Address, Interest, InterestKind, Message, Sent, Stance
from bot.store import (
    articles,
    briefings,
    chats,
    claims,
    interests,
    ledger,
    revisions,
    schema,
    updates,
)
from bot.store.database import Database
from bot.store.search import search
from tests.briefing.news import digest_of, document, publish
from tests.store.empty import open_empty
from tests.store.samples import NOW, keep, make_briefing, make_chat, post

MINUTE = timedelta(minutes=1)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_empty(tmp_path / "old.db")
    yield database
    database.close()


def test_handled_updates_are_forgotten_after_their_time_and_unhandled_ones_never(
    db: Database,
) -> None:
    with db.write() as tx:
        for number in (1, 2):
            updates.keep(tx, number, "{}", NOW)
        updates.done(tx, 1)
    tidy(db, NOW + UPDATES_KEPT)
    with db.write() as tx:
        assert not updates.keep(tx, 1, "{}", NOW)  # still known: Telegram may send it again
    tidy(db, NOW + UPDATES_KEPT + timedelta(seconds=1))
    with db.write() as tx:
        assert updates.keep(tx, 1, "{}", NOW)
        assert [pending.update_id for pending in updates.pending(tx)] == [1, 2]


def test_a_story_that_is_no_more_is_followed_no_longer(db: Database) -> None:
    here = Address(chat_id=7)
    wanted = Interest(
        kind=InterestKind.STORY, subject="gone", label="Bridge opens", stance=Stance.FOLLOWED
    )
    with db.write() as tx:
        interests.save(tx, here, wanted, NOW)
    tidy(db, NOW + INTERESTS_KEPT)
    with db.read() as tx:
        assert interests.of(tx, here) == (wanted,)
    tidy(db, NOW + INTERESTS_KEPT + MINUTE)
    with db.read() as tx:
        assert interests.of(tx, here) == ()


def test_revisions_are_forgotten_after_their_time(db: Database) -> None:
    with db.write() as tx:
        for _ in range(3):
            revisions.start(tx, scope="all", method="news", by=7, now=NOW)
        last = revisions.start(tx, scope="all", method="news", by=7, now=NOW + MINUTE)
    tidy(db, NOW + REVISIONS_KEPT + MINUTE)
    with db.read() as tx:
        assert tx.scalars(select(schema.revisions.c.id)).all() == [last]


def test_pages_that_are_no_news_are_forgotten_after_their_time_and_news_is_not(
    db: Database,
) -> None:
    publish(db, [[document(1)]], NOW)
    page = digest_of(document(2))
    with db.write() as tx:
        raw = page.article.text
        articles.add(tx, page, source_id=None, external_id=None, raw=raw, now=NOW)
    tidy(db, NOW + PAGES_KEPT)
    with db.read() as tx:
        assert set(articles.every_id(tx)) == {"a1-0", "a2-0"}
    tidy(db, NOW + PAGES_KEPT + MINUTE)
    with db.read() as tx:
        assert articles.every_id(tx) == ("a1-0",)
        assert search(tx, "Turin", since=None, limit=5) == ()


def test_a_chat_that_stays_unreachable_is_deleted_after_its_time(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, replace(make_chat(1), unreachable_since=NOW))
        chats.save(tx, make_chat(2))
    tidy(db, NOW + UNREACHABLE_KEPT)
    with db.read() as tx:
        assert chats.get(tx, Address(chat_id=1)) is not None
    tidy(db, NOW + UNREACHABLE_KEPT + timedelta(seconds=1))
    with db.read() as tx:
        assert chats.get(tx, Address(chat_id=1)) is None
        assert chats.get(tx, Address(chat_id=2)) is not None


def send_all(db: Database, now: datetime) -> list[Message]:
    sent: list[Message] = []
    with db.write() as tx:
        while claimed := claims.claim(tx, now, limit=50, lease=MINUTE, owner="me"):
            for message in claimed:
                claims.settle(tx, message.id, Sent(message_id=message.id), now)
            sent += claimed
    return sent


def issue(db: Database, now: datetime) -> list[Message]:
    """The briefings of this hour, looking back much further than any reader does, and sent."""
    issue_due(
        db,
        now,
        hours=1_000,
        window=timedelta(hours=6),
        story_window=timedelta(days=14),
        bot_name="news_bot",
    )
    return send_all(db, now)


def rows_of(db: Database) -> int:
    with db.read() as tx:
        return sum(tx.scalars(select(func.count()).select_from(schema.outbox)))


def test_messages_long_settled_are_dropped_and_the_books_still_balance(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "ROWS_OF_A_WRITE", 2)
    with db.write() as tx:
        for number in range(5):
            post(tx, f"old {number}", chat_id=number + 1)
    send_all(db, NOW)
    later = NOW + MESSAGES_KEPT + MINUTE
    with db.write() as tx:
        post(tx, "waits since then", chat_id=8)
        post(tx, "new", chat_id=9, not_before=later)
    tidy(db, NOW + MESSAGES_KEPT)
    assert rows_of(db) == 7
    tidy(db, later)
    assert rows_of(db) == 2
    with db.read() as tx:
        assert ledger.due(tx) == sum(ledger.balance(tx).values()) == 7
        assert ledger.balance(tx)["sent"] == 5


def test_what_was_told_is_not_told_again_after_its_messages_are_dropped(db: Database) -> None:
    publish(db, [[document(1)]], NOW - timedelta(hours=2))
    with db.write() as tx:
        chats.save(tx, make_chat())
    [told] = issue(db, NOW)
    assert "Bridge 1 in Oslo closed" in told.html
    later = NOW + MESSAGES_KEPT
    publish(db, [[document(1), document(2)]], later - timedelta(hours=2))
    tidy(db, later)
    [update] = issue(db, later)
    assert "Bridge 2 in Turin closed" in update.html
    assert "Bridge 1 in Oslo closed" not in update.html


def test_a_briefing_is_kept_as_long_as_its_buttons_lead_back_to_it(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, make_chat())
        old = keep(tx, make_briefing(make_chat()))
    assert old is not None
    tidy(db, NOW + BRIEFINGS_KEPT)
    with db.read() as tx:
        assert briefings.get(tx, old) is not None
    tidy(db, NOW + BRIEFINGS_KEPT + MINUTE)
    with db.read() as tx:
        assert briefings.get(tx, old) is None
