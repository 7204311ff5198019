"""Updates from Telegram, kept until they are handled, so that a crash loses none."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, update

from bot.store import schema
from bot.store.database import Tx, insert

_U = schema.updates.c

MOST_PENDING: Final = 1000
"""How many updates one look at the backlog gives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """An update that was taken from Telegram and is not handled yet.

    Attributes:
        update_id: Telegram's number for it.
        payload: the update as Telegram sent it, a JSON object.
        attempts: how often somebody began to handle it.
    """

    update_id: int
    payload: dict[str, object]
    attempts: int


def keep(tx: Tx, update_id: int, payload: str, now: datetime) -> bool:
    """Keep an update, a JSON object as text, until ``done``.

    Returns:
        False when it was kept before, handled or not.
    """
    written = insert(tx, schema.updates).values(id=update_id, received=now, payload=payload)
    row = tx.execute(written.on_conflict_do_nothing().returning(_U.id)).one_or_none()
    return row is not None


def done(tx: Tx, update_id: int) -> None:
    """An update was handled: its content goes, its id stays to know it again."""
    tx.execute(update(schema.updates).where(_U.id == update_id).values(payload=None))


def pending(tx: Tx, after: int = 0) -> tuple[Pending, ...]:
    """The updates not handled yet, oldest first, whose number is greater than ``after``.

    No more than ``MOST_PENDING``; the next ones come after the last of these.
    """
    rows = tx.execute(
        select(_U.id, _U.payload, _U.attempts)
        .where(_U.payload.is_not(None), _U.id > after)
        .order_by(_U.id)
        .limit(MOST_PENDING)
    )
    return tuple(
        Pending(update_id=row.id, payload=json.loads(row.payload), attempts=row.attempts)
        for row in rows
    )


def attempted(tx: Tx, update_id: int) -> None:
    """Somebody begins to handle an update; one that kills its handler can so be told."""
    begun = update(schema.updates).where(_U.id == update_id)
    tx.execute(begun.values(attempts=_U.attempts + 1))


def purge(tx: Tx, before: datetime) -> int:
    """Forget handled updates received before an instant; how many."""
    old = delete(schema.updates).where(_U.received < before, _U.payload.is_(None))
    return tx.execute(old).rowcount
