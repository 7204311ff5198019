"""The state of the instance, and what it keeps about somebody."""

from typing import Any

from bot.model import Health, Source
from bot.store import articles, chats, ledger, people, personal_data, stories
from bot.store import sources as stored_sources
from bot.store.database import Database

_LONGEST_NUMBER = 9
"""Digits of a source's number; a longer one is more than a database takes."""


def sources(db: Database) -> tuple[Source, ...]:
    """What is read, and how fresh it is."""
    with db.read() as tx:
        return stored_sources.listed(tx)


def source(db: Database, words: str) -> Source | None:
    """The source with this address or number."""
    wanted = words.strip()
    is_number = wanted.isdecimal() and len(wanted) <= _LONGEST_NUMBER
    with db.read() as tx:
        return stored_sources.find(tx, int(wanted) if is_number else wanted)


def my_data(db: Database, chat_id: int) -> dict[str, list[dict[str, Any]]]:
    """Everything kept about a chat: table -> rows, as plain JSON values."""
    with db.read() as tx:
        return personal_data.stored_on(tx, chat_id)


def health(db: Database) -> Health:
    """What ``/status`` and ``doctor`` tell of the instance."""
    with db.read() as tx:
        return Health(
            articles=articles.count(tx),
            stories=stories.count(tx),
            actors=people.count(tx),
            chats=chats.count(tx),
            subscribed=chats.subscribed(tx),
            unreachable=chats.unreachable(tx),
            sources=stored_sources.listed(tx),
            ledger=ledger.balance(tx),
            due=ledger.due(tx),
            oldest_waiting=ledger.oldest_waiting(tx),
        )
