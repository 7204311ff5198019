"""What is kept of a chat moves with its group, is shown whole, and can be forgotten."""

import json
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.model import Address, ChatKind, Interest, InterestKind, LedgerState, Sent, Stance
from bot.store import (
    briefings,
    chats,
    claims,
    corrections,
    interests,
    ledger,
    personal_data,
    revisions,
    schema,
)
from bot.store.addresses import NOBODY
from bot.store.database import Database
from tests.store.samples import NOW, keep, make_briefing, make_chat, post

OLD, NEW = -44, -1001234567890
WHEAT = Interest(kind=InterestKind.WORDS, subject="wheat", label="wheat", stance=Stance.FOLLOWED)


def test_a_group_moves_with_all_that_is_its_own(db: Database) -> None:
    with db.write() as tx:
        group = replace(make_chat(OLD), kind=ChatKind.GROUP)
        chats.save(tx, group)
        briefing_id = keep(tx, make_briefing(group))
        assert briefing_id is not None
        post(tx, "k", chat_id=OLD, briefing_id=briefing_id)
        personal_data.move(tx, OLD, NEW)
        moved = replace(group, address=Address(chat_id=NEW), kind=ChatKind.SUPERGROUP)
        assert chats.get(tx, group.address) is None
        assert chats.get(tx, moved.address) == moved
        briefing = briefings.get(tx, briefing_id)
        assert briefing is not None
        assert briefing.chat == moved
        [message] = claims.claim(tx, NOW, limit=4, lease=timedelta(seconds=30), owner="me")
        assert message.address == moved.address
        personal_data.move(tx, OLD, NEW)
        assert chats.get(tx, moved.address) == moved


@pytest.mark.parametrize("chosen", [True, False])
def test_a_group_that_is_known_under_both_ids_keeps_one_subscription(
    db: Database, chosen: bool
) -> None:
    with db.write() as tx:
        old = replace(make_chat(OLD), slots=(time(6, 0),))
        new = replace(make_chat(NEW), slots=(time(9, 0),) if chosen else (), title="New")
        for chat in (old, new):
            chats.save(tx, chat)
            keep(tx, make_briefing(chat))
        personal_data.move(tx, OLD, NEW)
        kept = chats.get(tx, new.address)
        assert kept is not None
        assert kept.slots == ((time(9, 0),) if chosen else (time(6, 0),))
        assert chats.count(tx) == 1
        assert len(personal_data.stored_on(tx, NEW)["briefings"]) == 2
        assert keep(tx, make_briefing(kept)) is None


def test_what_a_group_follows_moves_with_it_and_the_newer_word_counts(db: Database) -> None:
    old, new = Address(chat_id=OLD), Address(chat_id=NEW)
    muted = replace(WHEAT, stance=Stance.MUTED)
    bridge = replace(WHEAT, subject="bridge")
    with db.write() as tx:
        for interest in (WHEAT, bridge):
            interests.save(tx, old, interest, NOW)
        interests.save(tx, new, muted, NOW)
        personal_data.move(tx, OLD, NEW)
        assert interests.of(tx, old) == ()
        assert set(interests.of(tx, new)) == {muted, bridge}


def test_every_column_that_tells_of_a_chat_or_person_is_shown_and_forgotten(db: Database) -> None:
    telling = {"chat_id", "made_by", "requested_by"}
    with db.read() as tx:
        shown = personal_data.stored_on(tx, 7).keys()
    with db.write() as tx:
        forgotten = personal_data.forget(tx, 7).keys()
    tables = {t.name for t in schema.metadata.sorted_tables if telling & set(t.columns.keys())}
    assert shown == forgotten == tables


def test_everything_stored_on_a_chat_can_be_shown_as_json(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, make_chat())
        briefing_id = keep(tx, make_briefing(make_chat()))
        post(tx, "k", briefing_id=briefing_id)
        revisions.start(tx, scope="today", method="news", by=7, now=NOW)
        corrections.remove(tx, ["0123456789"], by=7, now=NOW)
        interests.save(tx, Address(chat_id=7), WHEAT, NOW)
        post(tx, "other", chat_id=8)
        stored = personal_data.stored_on(tx, 7)
    assert {table: len(rows) for table, rows in stored.items()} == {
        "chats": 1,
        "interests": 1,
        "briefings": 1,
        "outbox": 1,
        "revisions": 1,
        "corrections": 1,
        "rulings": 0,
    }
    assert json.loads(json.dumps(stored)) == stored
    assert stored["chats"][0]["timezone"] == "Europe/Madrid"


def test_a_forgotten_chat_leaves_only_numbers(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, make_chat(7))
        chats.save(tx, make_chat(7, thread_id=3))
        chats.save(tx, make_chat(8))
        briefing_id = keep(tx, make_briefing(make_chat()))
        for key in ("sent", "waiting"):
            post(tx, f"{key} to 7", chat_id=7, briefing_id=briefing_id)
        post(tx, "other", chat_id=8)
        revisions.start(tx, scope="today", method="news", by=7, now=NOW)
        corrections.remove(tx, ["0123456789"], by=7, now=NOW)
        for thread_id in (None, 3):
            interests.save(tx, Address(chat_id=7, thread_id=thread_id), WHEAT, NOW)
        [message, _] = claims.claim(tx, NOW, limit=4, lease=timedelta(seconds=30), owner="me")
        claims.settle(tx, message.id, Sent(message_id=1), NOW)
        before = ledger.due(tx)

        counts = personal_data.forget(tx, 7)

        assert counts == {
            "chats": 2,
            "interests": 2,
            "briefings": 1,
            "outbox": 2,
            "revisions": 1,
            "corrections": 1,
            "rulings": 0,
        }
        assert corrections.count(tx) == 1
        assert not any(personal_data.stored_on(tx, 7).values())
        assert chats.count(tx) == 1
        assert "7" not in json.dumps(personal_data.stored_on(tx, NOBODY)["outbox"][0]["key"])
        assert {row["html"] for row in personal_data.stored_on(tx, NOBODY)["outbox"]} == {""}
        balance = ledger.balance(tx)
        assert sum(balance.values()) == ledger.due(tx) == before
        assert balance[LedgerState.SENT] == 1
        assert balance[LedgerState.CANCELLED] == 1
        assert personal_data.forget(tx, 7) == dict.fromkeys(counts, 0)


def test_a_message_in_flight_to_a_forgotten_chat_is_still_counted_as_sent(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, make_chat())
        post(tx, "k")
        [message] = claims.claim(tx, NOW, limit=4, lease=timedelta(seconds=30), owner="me")
        personal_data.forget(tx, 7)
        claims.settle(tx, message.id, Sent(message_id=1), NOW)
        assert ledger.balance(tx)[LedgerState.SENT] == 1
        assert not any(personal_data.stored_on(tx, 7).values())
        assert {row["message_id"] for row in personal_data.stored_on(tx, NOBODY)["outbox"]} == {
            None
        }


def test_a_topic_long_out_of_reach_is_forgotten_alone(db: Database) -> None:
    news, sport, forum = (make_chat(-100, thread_id=thread) for thread in (7, 8, None))
    with db.write() as tx:
        for chat in (replace(news, unreachable_since=NOW - timedelta(days=91)), sport, forum):
            chats.save(tx, chat)
            keep(tx, make_briefing(chat))
            post(tx, f"to {chat.address.thread_id}", address=chat.address)
        revisions.start(tx, scope="today", method="news", by=-100, now=NOW)
        assert personal_data.purge_unreachable(tx, NOW - timedelta(days=90), 10) == 1
        assert {*chats.of_id(tx, -100)} == {sport, forum}
        stored = personal_data.stored_on(tx, -100)
    assert {row["thread_id"] for row in stored["briefings"]} == {0, 8}
    assert {row["key"] for row in stored["outbox"]} == {"to 8", "to None"}
    assert len(stored["revisions"]) == 1


def test_a_forum_whose_every_topic_is_long_out_of_reach_is_forgotten_whole(db: Database) -> None:
    with db.write() as tx:
        for thread, days in ((None, 91), (7, 95), (8, 200)):
            gone = NOW - timedelta(days=days)
            chats.save(tx, replace(make_chat(-100, thread_id=thread), unreachable_since=gone))
        revisions.start(tx, scope="today", method="news", by=-100, now=NOW)
        before = NOW - timedelta(days=90)
        while personal_data.purge_unreachable(tx, before, 2) == 2:
            assert chats.count(tx)
        assert not any(personal_data.stored_on(tx, -100).values())


def test_chats_long_out_of_reach_are_forgotten(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, replace(make_chat(1), unreachable_since=NOW - timedelta(days=91)))
        chats.save(tx, replace(make_chat(2), unreachable_since=NOW - timedelta(days=89)))
        chats.save(tx, make_chat(3))
        assert personal_data.purge_unreachable(tx, NOW - timedelta(days=90), 10) == 1
        assert chats.get(tx, Address(chat_id=1)) is None
        assert chats.count(tx) == 2
