"""What is put right about people: the right to object, wrong merges, wrong lines.

Each stays as it was put right, whatever is read later, until it is withdrawn. ``by`` is the
Telegram user who asked; ``keys`` are all that mean a person (``PersonCard.keys``).
"""

from collections.abc import Callable, Collection
from datetime import datetime
from itertools import count

from bot.model import Withdrawn
from bot.store import articles, corrections, people
from bot.store.database import Database, batches

_ARTICLES_OF_A_WRITE = 100
"""Articles that are indexed anew in one go; others write in between."""


def remove_person(db: Database, keys: Collection[str], *, by: int | None, now: datetime) -> int:
    """Take a person off all cards and lists for good; articles and summaries stay.

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
    db: Database, keys: Collection[str], article_id: str, *, by: int | None, now: datetime
) -> str | None:
    """Let an article speak of a namesake; the namesake's key, None when nobody is named so there."""
    with db.write() as tx:
        parted = [corrections.part(tx, key, article_id, by=by, now=now) for key in keys]
    return next((key for key in parted if key is not None), None)


def strike_lines(
    db: Database,
    keys: Collection[str],
    lines: Collection[tuple[str, str]],
    *,
    by: int | None,
    now: datetime,
) -> bool:
    """Take wrong roles or statements, (article id, text) as worded, from a card.

    Returns:
        False when there is none of them.
    """
    with db.write() as tx:
        struck = [
            corrections.strike(tx, key, article_id, text, by=by, now=now)
            for key in keys
            for article_id, text in sorted(lines)
        ]
    return any(struck)


def withdraw_correction(db: Database, number: int) -> Withdrawn | None:
    """Let a correction hold no more; None when there is none.

    People who were merged or parted stand again as their names say, at once. What was removed or
    struck is stored no more, and comes back when its articles are read again.
    """
    with db.write() as tx:
        withdrawn = corrections.withdraw(tx, number)
        if withdrawn is not None:
            people.place_anew(tx, withdrawn.moved_to)
        return withdrawn


def rebuild_index(db: Database, progress: Callable[[int, int], object]) -> int:
    """Build the index of people anew from the actors that are stored.

    Keys and names are made of them as they would be now, and corrections hold. Whoever asks
    meanwhile finds the old entry or the new one.

    Args:
        db: the store.
        progress: told how many of how many articles are done.

    Returns:
        The number of articles.
    """
    with db.read() as tx:
        ids = articles.every_id(tx)
    done = count(_ARTICLES_OF_A_WRITE, _ARTICLES_OF_A_WRITE)
    for batch in batches(ids, _ARTICLES_OF_A_WRITE):
        with db.write() as tx:
            people.reindex(tx, batch)
        progress(min(next(done), len(ids)), len(ids))
    return len(ids)
