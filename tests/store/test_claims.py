"""One message at a time for a chat, none to two senders, none lost with one that dies."""

import subprocess
import sys
import textwrap
import threading
from collections import Counter
from datetime import datetime, timedelta

import pytest

from bot.model import (
    Address,
    LedgerState,
    Message,
    Moved,
    Outcome,
    Postponed,
    Refused,
    Sent,
)
from bot.store import claims, ledger, outbox
from bot.store.database import Database, Tx, open_database
from tests.store.samples import LEASE, NOW, SOON, keep, make_briefing, make_chat, post


def claim(tx: Tx, now: datetime = NOW, limit: int = 100, owner: str = "me") -> tuple[Message, ...]:
    return claims.claim(tx, now, limit=limit, lease=LEASE, owner=owner)


def keys(messages: tuple[Message, ...]) -> list[str]:
    return [message.key for message in messages]


def settle_next(tx: Tx, outcome: Outcome, now: datetime = NOW) -> Message:
    [message] = claim(tx, now)
    claims.settle(tx, message.id, outcome, now)
    return message


def in_state(tx: Tx, state: LedgerState) -> int:
    return ledger.balance(tx)[state]


# --- whose turn it is ---------------------------------------------------------------------------


def test_a_chat_gets_one_message_at_a_time_oldest_first(db: Database) -> None:
    with db.write() as tx:
        for key, chat_id in (("a1", 1), ("a2", 1), ("b1", 2), ("a3", 1)):
            post(tx, key, chat_id=chat_id)
        first = claim(tx)
        assert keys(first) == ["a1", "b1"]
        assert claim(tx) == ()
        claims.settle(tx, first[0].id, Sent(message_id=1), NOW)
        assert keys(claim(tx)) == ["a2"]


def test_no_more_than_the_limit_are_given_out(db: Database) -> None:
    with db.write() as tx:
        for chat_id in range(1, 51):
            post(tx, f"k{chat_id}", chat_id=chat_id)
        assert len(claim(tx, limit=4)) == 4
        assert in_state(tx, LedgerState.SENDING) == 4


def test_nothing_is_given_out_before_its_time_or_after_its_end(db: Database) -> None:
    with db.write() as tx:
        post(tx, "early", chat_id=1, not_before=SOON)
        post(tx, "late", chat_id=2, expires=NOW)
        post(tx, "good", chat_id=3, expires=NOW + timedelta(seconds=1))
        assert keys(claim(tx)) == ["good"]
        assert keys(claim(tx, SOON)) == ["early"]


def test_a_message_for_later_does_not_hold_up_its_chat(db: Database) -> None:
    with db.write() as tx:
        post(tx, "tomorrow", not_before=SOON)
        post(tx, "now")
        assert keys(claim(tx)) == ["now"]


@pytest.mark.parametrize("chat_id", [7, 8])
def test_a_part_waits_for_the_parts_before_it(db: Database, chat_id: int) -> None:
    with db.write() as tx:
        briefing_id = keep(tx, make_briefing(make_chat()))
        post(tx, "second", chat_id=chat_id, briefing_id=briefing_id, part=1)
        post(tx, "first", briefing_id=briefing_id, part=0, not_before=SOON)
        assert claim(tx) == ()
        first = claim(tx, SOON)
        assert keys(first) in (["first"], [])
        for message in first:
            claims.settle(tx, message.id, Sent(message_id=1), SOON)
            assert keys(claim(tx, SOON)) == ["second"]


def test_the_next_part_follows_one_that_failed(db: Database) -> None:
    with db.write() as tx:
        briefing_id = keep(tx, make_briefing(make_chat()))
        post(tx, "first", briefing_id=briefing_id, part=0)
        post(tx, "second", briefing_id=briefing_id, part=1)
        settle_next(tx, Refused(reason="bad markup", chat_gone=False))
        assert keys(claim(tx)) == ["second"]


# --- what became of it --------------------------------------------------------------------------


def test_a_postponed_message_comes_back_when_it_said(db: Database) -> None:
    with db.write() as tx:
        post(tx, "k")
        settle_next(tx, Postponed(until=SOON, reason="500"))
        assert claim(tx) == ()
        again = settle_next(tx, Postponed(until=SOON, reason="429", counts=False), SOON)
        assert again.attempts == 1
        [third] = claim(tx, SOON)
        assert third.attempts == 1


def test_a_message_remembers_that_it_goes_plain_or_is_in_doubt(db: Database) -> None:
    with db.write() as tx:
        post(tx, "k")
        settle_next(tx, Postponed(until=NOW, reason="markup", plain=True))
        settle_next(tx, Postponed(until=NOW, reason="broken off", doubtful=True))
        [message] = claim(tx)
        assert (message.plain, message.doubtful) == (True, True)


def test_a_refusal_for_good_pauses_everything_for_the_chat(db: Database) -> None:
    with db.write() as tx:
        for key, chat_id in (("a", 7), ("b", 7), ("other", 8)):
            post(tx, key, chat_id=chat_id)
        mine, _ = claim(tx)
        claims.settle(tx, mine.id, Refused(reason="blocked", chat_gone=True), NOW)
        assert in_state(tx, LedgerState.PAUSED) == 2
        assert claim(tx, SOON)[0].key == "other"
        assert outbox.resume_chat(tx, 7) == 2
        assert keys(claim(tx)) == ["a"]


def test_a_message_for_a_group_that_moved_follows_it(db: Database) -> None:
    with db.write() as tx:
        post(tx, "k", chat_id=-4)
        settle_next(tx, Moved(chat_id=-1004))
        [message] = claim(tx)
        assert message.address == Address(chat_id=-1004)


def test_what_telegram_has_is_sent_whatever_was_thought_meanwhile(db: Database) -> None:
    with db.write() as tx:
        post(tx, "k", expires=SOON)
        [message] = claim(tx)
        claims.release(tx, "me")
        assert outbox.expire(tx, SOON) == 1
        claims.settle(tx, message.id, Sent(message_id=9), SOON)
        assert in_state(tx, LedgerState.SENT) == 1
        claims.settle(tx, message.id, Refused(reason="late news", chat_gone=True), SOON)
        assert in_state(tx, LedgerState.SENT) == 1


def test_an_outcome_for_a_message_that_was_given_back_changes_nothing(db: Database) -> None:
    with db.write() as tx:
        post(tx, "k")
        [message] = claim(tx)
        claims.release(tx, "me")
        claims.settle(tx, message.id, Refused(reason="late news", chat_gone=False), NOW)
        assert in_state(tx, LedgerState.WAITING) == 1


# --- leases -------------------------------------------------------------------------------------


def test_a_claim_that_lapsed_is_given_to_another_and_counts_as_a_try(db: Database) -> None:
    with db.write() as tx:
        post(tx, "k")
        claim(tx, owner="first")
        assert claim(tx, NOW + LEASE, owner="second") == ()
        [message] = claim(tx, NOW + LEASE + timedelta(seconds=1), owner="second")
        assert message.attempts == 1


def test_a_claim_that_its_owner_still_has_in_hand_does_not_lapse(db: Database) -> None:
    later = NOW + LEASE + timedelta(seconds=1)
    with db.write() as tx:
        for chat_id in (1, 2):
            post(tx, f"k{chat_id}", chat_id=chat_id)
        held, _ = claim(tx)
        again = claims.claim(tx, later, limit=9, lease=LEASE, owner="me", held=[held.id])
        assert keys(again) == ["k2"]


def test_claims_are_given_back_by_their_owner(db: Database) -> None:
    with db.write() as tx:
        for chat_id in (1, 2):
            post(tx, f"k{chat_id}", chat_id=chat_id)
        claim(tx, limit=1, owner="first")
        claim(tx, limit=1, owner="second")
        assert claims.release(tx, "first") == 1
        assert len(claim(tx)) == 1


def test_a_sender_that_is_killed_loses_nothing(db: Database, url: str) -> None:
    with db.write() as tx:
        for chat_id in range(1, 7):
            post(tx, f"k{chat_id}", chat_id=chat_id)
    program = textwrap.dedent("""
        import os, signal, sys
        from bot.store import claims
        from bot.store.database import open_database
        from tests.store.samples import NOW
        from datetime import timedelta
        with open_database(sys.argv[1]).write() as tx:
            claims.claim(tx, NOW, limit=4, lease=timedelta(seconds=30), owner="killed")
        os.kill(os.getpid(), signal.SIGKILL)
    """)
    killed = subprocess.run([sys.executable, "-c", program, url], check=False)
    assert killed.returncode == -9
    with db.write() as tx:
        assert in_state(tx, LedgerState.SENDING) == 4
        assert len(claim(tx)) == 2
        again = claim(tx, NOW + LEASE + timedelta(seconds=1))
        assert len(again) == 6
        assert sorted(message.attempts for message in again) == [1] * 6


class Sender:
    """Sends until nothing is left, and remembers what it had in hand together with others."""

    def __init__(self, store: Database, owner: str, in_flight: set[int]) -> None:
        self.store = store
        self.owner = owner
        self.in_flight = in_flight
        self.sent: list[str] = []
        self.clashes: list[int] = []

    def run(self) -> None:
        idle = 0
        while idle < 3:
            with self.store.write() as tx:
                messages = claim(tx, limit=4, owner=self.owner)
                chat_ids = {message.address.chat_id for message in messages}
                self.clashes += self.in_flight & chat_ids
                self.in_flight |= chat_ids
            idle = 0 if messages else idle + 1
            for message in messages:
                self.send(message)

    def send(self, message: Message) -> None:
        self.sent.append(message.key)
        self.in_flight.discard(message.address.chat_id)
        with self.store.write() as tx:
            claims.settle(tx, message.id, Sent(message_id=message.id), NOW)


@pytest.mark.parametrize("shared", [True, False])
def test_two_senders_never_get_the_same_message(db: Database, url: str, shared: bool) -> None:
    with db.write() as tx:
        for number in range(60):
            post(tx, f"k{number}", chat_id=1 + number % 20)
    other = db if shared else open_database(url)
    in_flight: set[int] = set()
    senders = [Sender(db, "first", in_flight), Sender(other, "second", in_flight)]
    threads = [threading.Thread(target=sender.run) for sender in senders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()
    assert [sender.clashes for sender in senders] == [[], []]
    sent = [key for sender in senders for key in sender.sent]
    assert Counter(sent) == Counter(f"k{number}" for number in range(60))
