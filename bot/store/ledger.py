"""The books of the outbox: how many messages there ever were to send, and what became of them.

Each is booked as due when it comes, apart from its row, so that a row that is lost shows. Rows that
are long settled are dropped; their number stays in ``ledger``.
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
_DUE: Final = "due"


def balance(tx: Tx) -> dict[str, int]:
    """Each state -> how many messages are in it, of all there ever were."""
    totals = dict.fromkeys(map(str, LedgerState), 0)
    kept = select(_O.state, func.count().label("messages")).group_by(_O.state)
    for query in (kept, select(_L.state, _L.messages).where(_L.state != _DUE)):
        for row in tx.execute(query):
            totals[row.state] += row.messages
    return totals


def due(tx: Tx) -> int:
    """How many messages there ever were to send, counted as they came."""
    return tx.scalar(select(_L.messages).where(_L.state == _DUE)) or 0


def book(tx: Tx, messages: int) -> None:
    """Count so many messages more as due."""
    _add(tx, _DUE, messages)


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
        _add(tx, state, messages)
    return counts.total()


def _add(tx: Tx, state: str, messages: int) -> None:
    more = insert(tx, schema.ledger).values(state=state, messages=messages)
    tx.execute(
        more.on_conflict_do_update(
            index_elements=[_L.state], set_={"messages": _L.messages + messages}
        )
    )
