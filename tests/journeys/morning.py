"""A morning on which many readers are due, written straight into the bot's database."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from bot.store import chats, ledger
from bot.store.database import open_database
from tests.briefing.news import document, publish, reader


def prepare(url: str, readers: Iterable[int]) -> None:
    """Two stories came in an hour ago, and since a minute ago these readers are due."""
    due = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(minutes=1)
    db = open_database(url)
    publish(db, [[document(1)], [document(2)]], due - timedelta(hours=1))
    with db.write() as tx:
        for number in readers:
            slots = (due.time(),)
            chats.save(tx, reader(chat_id=number, slots=slots, timezone="UTC", next_due=due))
    db.close()


def balance(url: str) -> dict[str, int]:
    """Each state of the ledger that some message is in, and ``due``, counted apart."""
    db = open_database(url)
    with db.read() as tx:
        states = {state: count for state, count in ledger.balance(tx).items() if count}
        due = ledger.due(tx)
    db.close()
    return {**states, "due": due}
