"""What a chat begins to follow or mute, and what it leaves."""

from datetime import datetime

from bot.model import Address, Interest, InterestKind, Stance
from bot.store import interests
from bot.store.database import Database

MOST_INTERESTS = 50
"""Whoever follows more follows everything; each has a button in the list of them."""


def want(db: Database, address: Address, interest: Interest, now: datetime) -> int | None:
    """Follow or mute something.

    Returns:
        The number of the interest; None when the chat has as many as it may.
    """
    with db.write() as tx:
        known = interests.on(tx, address, interest.kind, interest.subject)
        if not known and interests.count(tx, address) >= MOST_INTERESTS:
            return None
        for number in known:
            interests.drop(tx, address, number)
        return interests.save(tx, address, interest, now)


def leave(db: Database, address: Address, kind: InterestKind, subject: str) -> None:
    """Neither follow nor mute a story or an actor any more."""
    with db.write() as tx:
        for number in interests.on(tx, address, kind, subject):
            interests.drop(tx, address, number)


def take_stance(db: Database, address: Address, interest: Interest, now: datetime) -> bool:
    """Follow or mute something, or neither; False when the chat has as many as it may."""
    if interest.stance is Stance.NEITHER:
        leave(db, address, interest.kind, interest.subject)
        return True
    return want(db, address, interest, now) is not None


def drop(db: Database, address: Address, number: int) -> Interest | None:
    """Follow or mute something no more; None when the chat did neither."""
    with db.write() as tx:
        return interests.drop(tx, address, number)
