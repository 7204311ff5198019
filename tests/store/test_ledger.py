"""Whatever happens, every message there ever was is in exactly one state."""

from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

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
from bot.store import claims, ledger, outbox, personal_data, schema
from bot.store.database import Database, Tx
from tests.store.samples import LEASE, NOW, SOON, post


class Books:
    """Does to the ledger what it is told, and counts what went in."""

    def __init__(self, tx: Tx) -> None:
        self.tx = tx
        self.posted = ledger.due(tx)
        self.claimed: list[Message] = []

    def post(self, chat_id: int, now: datetime) -> None:
        key = f"message {self.posted}"
        post(self.tx, key, chat_id=chat_id, not_before=now, expires=now + LEASE)
        self.posted += 1

    def claim(self, limit: int, now: datetime) -> None:
        messages = claims.claim(self.tx, now, limit=limit, lease=LEASE, owner="me")
        assert len({message.address.chat_id for message in messages}) == len(messages) <= limit
        self.claimed += messages

    def settle(self, outcome: Outcome, now: datetime) -> None:
        if self.claimed:
            claims.settle(self.tx, self.claimed.pop().id, outcome, now)

    def release(self) -> None:
        claims.release(self.tx, "me")

    def expire(self, now: datetime) -> None:
        outbox.expire(self.tx, now)

    def purge(self, now: datetime) -> None:
        ledger.purge(self.tx, now, 2)

    def pause(self, chat_id: int) -> None:
        outbox.pause_chat(self.tx, chat_id)

    def resume(self, chat_id: int) -> None:
        outbox.resume_chat(self.tx, chat_id)

    def cancel(self, chat_id: int) -> None:
        outbox.cancel_chat(self.tx, Address(chat_id=chat_id))

    def forget(self, chat_id: int) -> None:
        personal_data.forget(self.tx, chat_id)

    def move(self, chat_id: int) -> None:
        personal_data.move(self.tx, chat_id, 5)


outcomes = st.sampled_from(
    [
        Sent(message_id=1),
        Postponed(until=SOON, reason="500"),
        Postponed(until=NOW, reason="429", counts=False),
        Refused(reason="bad markup", chat_gone=False),
        Refused(reason="blocked", chat_gone=True),
        Moved(chat_id=9),
    ]
)
chat_ids = st.integers(1, 4)
moments = st.sampled_from([NOW, NOW + LEASE * 2, SOON, SOON + LEASE * 2])
operations = st.one_of(
    st.tuples(st.just("post"), st.tuples(chat_ids, moments)),
    st.tuples(st.just("claim"), st.tuples(st.integers(1, 4), moments)),
    st.tuples(st.just("settle"), st.tuples(outcomes, moments)),
    st.tuples(st.just("release"), st.just(())),
    st.tuples(st.sampled_from(["expire", "purge"]), st.tuples(moments)),
    st.tuples(
        st.sampled_from(["pause", "resume", "cancel", "forget", "move"]), st.tuples(chat_ids)
    ),
)


@settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(script=st.lists(operations, max_size=25))
def test_the_books_balance_whatever_happens(
    db: Database, script: list[tuple[str, tuple[object, ...]]]
) -> None:
    with db.write() as tx:
        books = Books(tx)
        for name, arguments in script:
            getattr(books, name)(*arguments)
            balance = ledger.balance(tx)
            assert set(balance) == {str(state) for state in LedgerState}
            assert sum(balance.values()) == ledger.due(tx) == books.posted


def test_a_message_that_is_lost_leaves_the_books_unbalanced(db: Database) -> None:
    with db.write() as tx:
        post(tx, "kept")
        post(tx, "lost")
        tx.execute(delete(schema.outbox).where(schema.outbox.c.key == "lost"))
        assert ledger.due(tx) == 2
        assert sum(ledger.balance(tx).values()) == 1


def send(tx: Tx, messages: int) -> None:
    for message in claims.claim(tx, NOW, limit=messages, lease=LEASE, owner="me"):
        claims.settle(tx, message.id, Sent(message_id=1), NOW)


def test_the_oldest_waiting_message_is_told(db: Database) -> None:
    with db.write() as tx:
        assert ledger.oldest_waiting(tx) is None
        post(tx, "b", not_before=SOON)
        post(tx, "a", not_before=NOW)
        assert ledger.oldest_waiting(tx) == NOW


def test_purged_messages_stay_counted(db: Database) -> None:
    with db.write() as tx:
        for number in range(3):
            post(tx, f"k{number}", chat_id=number + 1)
        send(tx, 2)
        assert ledger.purge(tx, NOW, 10) == 0
        assert ledger.purge(tx, SOON, 10) == 2
        assert ledger.purge(tx, SOON, 10) == 0
        send(tx, 1)
        assert ledger.purge(tx, SOON, 10) == 1
        assert ledger.balance(tx)[LedgerState.SENT] == ledger.due(tx) == 3


def test_messages_called_off_are_purged_too(db: Database) -> None:
    with db.write() as tx:
        post(tx, "k")
        outbox.cancel_chat(tx, Address(chat_id=7))
        assert ledger.purge(tx, NOW, 10) == 0
        assert ledger.purge(tx, SOON, 10) == 1
