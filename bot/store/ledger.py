"""The books of the outbox: how many messages there ever were to send, and what became of them.

Rows of the outbox that are long settled are dropped; their number stays in ``ledger``.
"""

from collections import Counter
from datetime import datetime
from typing import Final

from sqlalchemy import delete, func, select

from bot.model import LedgerState
from bot.store import schema
from bot.store.database import Tx, insert

_O = schema.outbox.c
_L = schema.ledger.c

_SETTLED: Final = (
    LedgerState.SENT,
    LedgerState.EXPIRED,
    LedgerState.FAILED,
    LedgerState.CANCELLED,
)


def balance(tx: Tx) -> dict[str, int]:
    """Each state -> how many messages are in it, of all there ever were."""
    totals = dict.fromkeys(map(str, LedgerState), 0)
    kept = select(_O.state, func.count().label("messages")).group_by(_O.state)
    for query in (kept, select(_L.state, _L.messages)):
        for row in tx.execute(query):
            totals[row.state] += row.messages
    return totals


def due(tx: Tx) -> int:
    """How many messages there ever were to send, counted without looking at their states."""
    kept = tx.scalar(select(func.count()).select_from(schema.outbox)) or 0
    purged = tx.scalar(select(func.coalesce(func.sum(_L.messages), 0))) or 0
    return kept + int(purged)


def oldest_waiting(tx: Tx) -> datetime | None:
    """Since when the oldest message that may be sent has waited."""
    query = select(_O.not_before).where(_O.state == LedgerState.WAITING)
    row = tx.execute(query.order_by(_O.not_before).limit(1)).one_or_none()
    return None if row is None else row.not_before


def purge(tx: Tx, before: datetime, most: int) -> int:
    """Drop rows settled before an instant, ``most`` at a time, and keep their number.

    Returns:
        How many were dropped; fewer than ``most`` when none is left.
    """
    # What was called off has no date of its own. Nothing is settled before its time, so the second
    # condition leaves none out; it is what the index is read by.
    old = select(_O.id).where(
        _O.state.in_(_SETTLED),
        _O.not_before < before,
        func.coalesce(_O.settled, _O.not_before) < before,
    )
    chosen = old.limit(most).cte("chosen")
    dropped = delete(schema.outbox).where(_O.id.in_(select(chosen.c.id))).returning(_O.state)
    counts = Counter(tx.scalars(dropped))
    for state, messages in counts.items():
        more = insert(tx, schema.ledger).values(state=state, messages=messages)
        tx.execute(
            more.on_conflict_do_update(
                index_elements=[_L.state], set_={"messages": _L.messages + messages}
            )
        )
    return counts.total()
