"""Chats keep what they chose, move with their group, and can be forgotten."""

import json
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.model import Address, Chat, ChatKind, LedgerState, Length, Sent
from bot.store import briefings, chats, corrections, ledger, outbox, revisions
from bot.store.database import Database, Tx
from tests.store.samples import NOW, make_briefing, make_chat, post

OLD, NEW = -44, -1001234567890


def ensure(tx: Tx, title: str = "Ana") -> Chat:
    return chats.ensure(
        tx,
        Address(chat_id=7),
        title=title,
        kind=ChatKind.PRIVATE,
        language="en",
        timezone="UTC",
        now=NOW,
    )


@pytest.mark.parametrize("thread_id", [None, 12])
def test_a_chat_comes_back_as_it_was_saved(db: Database, thread_id: int | None) -> None:
    chat = replace(
        make_chat(-1001234567890123, thread_id=thread_id),
        kind=ChatKind.SUPERGROUP,
        slots=(time(7, 30), time(21, 5)),
        weekdays=frozenset({0, 6}),
        length=Length.LONG,
        silent=True,
        paused_until=NOW + timedelta(days=2),
        unreachable_since=NOW,
    )
    with db.write() as tx:
        chats.save(tx, make_chat(-1001234567890123, thread_id=thread_id))
        chats.save(tx, chat)
        assert chats.get(tx, chat.address) == chat
        assert chats.count(tx) == 1
        assert chats.get(tx, Address(chat_id=1)) is None


def test_a_new_chat_is_subscribed_to_nothing(db: Database) -> None:
    with db.write() as tx:
        chat = ensure(tx)
        assert (chat.slots, chat.next_due, chat.timezone_chosen) == ((), None, False)
        assert chats.get(tx, chat.address) == chat
        assert chats.subscribed(tx) == 0


def test_a_known_chat_takes_its_new_title_and_keeps_its_choices(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, make_chat())
        chat = ensure(tx, "Ana R.")
        assert chat == replace(make_chat(), title="Ana R.")
        assert chats.get(tx, chat.address) == chat


def test_due_chats_come_longest_waiting_first(db: Database) -> None:
    late = make_chat(1, due=NOW)
    early = make_chat(2, due=NOW - timedelta(hours=1))
    idle = [
        make_chat(3, due=NOW + timedelta(seconds=1)),
        make_chat(4, due=None),
        replace(make_chat(5), paused_until=NOW + timedelta(days=1)),
        replace(make_chat(6), unreachable_since=NOW),
    ]
    resumed = replace(make_chat(8), paused_until=NOW)
    with db.write() as tx:
        for chat in (late, early, resumed, *idle):
            chats.save(tx, chat)
        assert chats.due(tx, NOW, 10) == (early, late, resumed)
        assert chats.due(tx, NOW, 1) == (early,)
        assert chats.subscribed(tx) == 5
        assert chats.unreachable(tx) == 1


def test_a_refusal_counts_from_the_first_and_ends_with_a_sign_of_life(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, make_chat(7))
        chats.save(tx, make_chat(7, thread_id=3))
        chats.mark_unreachable(tx, 7, NOW)
        chats.mark_unreachable(tx, 7, NOW + timedelta(days=1))
        for thread_id in (None, 3):
            chat = chats.get(tx, Address(chat_id=7, thread_id=thread_id))
            assert chat is not None
            assert chat.unreachable_since == NOW
        chats.mark_reachable(tx, 7, NOW - timedelta(hours=1))
        assert chats.unreachable(tx) == 2
        chats.mark_reachable(tx, 7, NOW)
        assert chats.unreachable(tx) == 0


def test_a_group_moves_with_all_that_is_its_own(db: Database) -> None:
    with db.write() as tx:
        group = replace(make_chat(OLD), kind=ChatKind.GROUP)
        chats.save(tx, group)
        briefing_id = briefings.add(tx, make_briefing(group))
        assert briefing_id is not None
        post(tx, "k", chat_id=OLD, briefing_id=briefing_id)
        chats.move(tx, OLD, NEW)
        moved = replace(group, address=Address(chat_id=NEW), kind=ChatKind.SUPERGROUP)
        assert chats.get(tx, group.address) is None
        assert chats.get(tx, moved.address) == moved
        briefing = briefings.get(tx, briefing_id)
        assert briefing is not None
        assert briefing.chat == moved
        [message] = outbox.claim(tx, NOW, limit=4, lease=timedelta(seconds=30), owner="me")
        assert message.address == moved.address
        chats.move(tx, OLD, NEW)
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
            briefings.add(tx, make_briefing(chat))
        chats.move(tx, OLD, NEW)
        kept = chats.get(tx, new.address)
        assert kept is not None
        assert kept.slots == ((time(9, 0),) if chosen else (time(6, 0),))
        assert chats.count(tx) == 1
        assert len(chats.stored_on(tx, NEW)["briefings"]) == 2
        assert briefings.add(tx, make_briefing(kept)) is None


def test_everything_stored_on_a_chat_can_be_shown_as_json(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, make_chat())
        briefing_id = briefings.add(tx, make_briefing(make_chat()))
        post(tx, "k", briefing_id=briefing_id)
        revisions.start(tx, scope="today", method="news", by=7, now=NOW)
        corrections.remove(tx, ["0123456789"], by=7, now=NOW)
        post(tx, "other", chat_id=8)
        stored = chats.stored_on(tx, 7)
    assert {table: len(rows) for table, rows in stored.items()} == {
        "chats": 1,
        "briefings": 1,
        "outbox": 1,
        "revisions": 1,
        "corrections": 1,
    }
    assert json.loads(json.dumps(stored)) == stored
    assert stored["chats"][0]["timezone"] == "Europe/Madrid"


def test_a_forgotten_chat_leaves_only_numbers(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, make_chat(7))
        chats.save(tx, make_chat(7, thread_id=3))
        chats.save(tx, make_chat(8))
        briefing_id = briefings.add(tx, make_briefing(make_chat()))
        for key in ("sent", "waiting"):
            post(tx, f"{key} to 7", chat_id=7, briefing_id=briefing_id)
        post(tx, "other", chat_id=8)
        revisions.start(tx, scope="today", method="news", by=7, now=NOW)
        corrections.remove(tx, ["0123456789"], by=7, now=NOW)
        [message, _] = outbox.claim(tx, NOW, limit=4, lease=timedelta(seconds=30), owner="me")
        outbox.settle(tx, message.id, Sent(message_id=1), NOW)
        before = ledger.due(tx)

        counts = chats.forget(tx, 7)

        assert counts == {
            "chats": 2,
            "briefings": 1,
            "outbox": 2,
            "revisions": 1,
            "corrections": 1,
        }
        assert corrections.count(tx) == 1
        assert not any(chats.stored_on(tx, 7).values())
        assert chats.count(tx) == 1
        assert "7" not in json.dumps(chats.stored_on(tx, chats.NOBODY)["outbox"][0]["key"])
        assert {row["html"] for row in chats.stored_on(tx, chats.NOBODY)["outbox"]} == {""}
        balance = ledger.balance(tx)
        assert sum(balance.values()) == ledger.due(tx) == before
        assert balance[LedgerState.SENT] == 1
        assert balance[LedgerState.CANCELLED] == 1
        assert chats.forget(tx, 7) == dict.fromkeys(counts, 0)


def test_a_message_in_flight_to_a_forgotten_chat_is_still_counted_as_sent(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, make_chat())
        post(tx, "k")
        [message] = outbox.claim(tx, NOW, limit=4, lease=timedelta(seconds=30), owner="me")
        chats.forget(tx, 7)
        outbox.settle(tx, message.id, Sent(message_id=1), NOW)
        assert ledger.balance(tx)[LedgerState.SENT] == 1
        assert not any(chats.stored_on(tx, 7).values())
        assert {row["message_id"] for row in chats.stored_on(tx, chats.NOBODY)["outbox"]} == {None}


def test_chats_long_out_of_reach_are_forgotten(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, replace(make_chat(1), unreachable_since=NOW - timedelta(days=91)))
        chats.save(tx, replace(make_chat(2), unreachable_since=NOW - timedelta(days=89)))
        chats.save(tx, make_chat(3))
        assert chats.purge_unreachable(tx, NOW - timedelta(days=90)) == 1
        assert chats.get(tx, Address(chat_id=1)) is None
        assert chats.count(tx) == 2
