"""Chats keep what they chose."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.model import Address, Chat, ChatKind, Length, Profile
from bot.store import chats
from bot.store.database import Database, Tx
from tests.store.samples import NOW, make_chat


def ensure(tx: Tx, title: str = "Ana") -> Chat:
    profile = Profile(title=title, kind=ChatKind.PRIVATE, language="en", timezone="UTC")
    return chats.ensure(tx, Address(chat_id=7), profile, NOW)


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
        assert chats.mark_reachable(tx, 7, NOW - timedelta(hours=1)) == ()
        assert chats.unreachable(tx) == 2
        assert {*chats.mark_reachable(tx, 7, NOW)} == {*chats.of_id(tx, 7)}
        assert chats.unreachable(tx) == 0
