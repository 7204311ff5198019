"""What is put right about people: the right to object, wrong merges, wrong lines.

Each stays as it was put right, whatever is read later. ``by`` is the Telegram user who asked.
"""

from collections.abc import Collection
from datetime import datetime

from bot.store import corrections
from bot.store.database import Database


def remove_person(db: Database, keys: Collection[str], *, by: int | None, now: datetime) -> int:
    """Take a person off all cards and lists for good; articles and summaries stay.

    Args:
        db: the store.
        keys: all keys that mean the person (``PersonCard.keys``).
        by: who asked.
        now: the instant.

    Returns:
        The number of articles that named the person.
    """
    with db.write() as tx:
        return corrections.remove(tx, keys, by=by, now=now)


def merge_people(db: Database, key: str, into: str, *, by: int | None, now: datetime) -> bool:
    """Make two people one, under the second key; False when they are one already."""
    with db.write() as tx:
        return corrections.merge(tx, key, into, by=by, now=now)


def part_person(
    db: Database, key: str, article_id: str, *, by: int | None, now: datetime
) -> str | None:
    """Let an article speak of a namesake; the namesake's key, None when nobody is named so there."""
    with db.write() as tx:
        return corrections.part(tx, key, article_id, by=by, now=now)


def strike_line(
    db: Database, key: str, article_id: str, text: str, *, by: int | None, now: datetime
) -> bool:
    """Take a wrong role or statement, as worded, from a card; False when there is none."""
    with db.write() as tx:
        return corrections.strike(tx, key, article_id, text, by=by, now=now)
