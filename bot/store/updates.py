"""Updates from Telegram, kept until they are handled, so that a crash loses none."""

from datetime import datetime
from typing import Final

from sqlalchemy import delete, select, update

from bot.store import schema
from bot.store.database import Tx, insert

_U = schema.updates.c

MOST_PENDING: Final = 1000
"""How many updates one look at the backlog gives."""


def keep(tx: Tx, update_id: int, payload: str, now: datetime) -> bool:
    """Keep an update until ``done``; False when it was kept before, handled or not."""
    written = insert(tx, schema.updates).values(id=update_id, received=now, payload=payload)
    row = tx.execute(written.on_conflict_do_nothing().returning(_U.id)).one_or_none()
    return row is not None


def done(tx: Tx, update_id: int) -> None:
    """An update was handled: its content goes, its id stays to know it again."""
    tx.execute(update(schema.updates).where(_U.id == update_id).values(payload=None))


def pending(tx: Tx) -> tuple[tuple[int, str, int], ...]:
    """(id, payload, attempts) of updates not handled yet, oldest first."""
    rows = tx.execute(
        select(_U.id, _U.payload, _U.attempts)
        .where(_U.payload.is_not(None))
        .order_by(_U.id)
        .limit(MOST_PENDING)
    )
    return tuple((row.id, row.payload, row.attempts) for row in rows)


def attempted(tx: Tx, update_id: int) -> None:
    """Somebody begins to handle an update; one that kills its handler can so be told."""
    begun = update(schema.updates).where(_U.id == update_id)
    tx.execute(begun.values(attempts=_U.attempts + 1))


def purge(tx: Tx, before: datetime) -> int:
    """Forget handled updates received before an instant; how many."""
    old = delete(schema.updates).where(_U.received < before, _U.payload.is_(None))
    return tx.execute(old).rowcount
