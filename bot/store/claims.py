"""Messages on their way: claimed by lease, then settled or given back.

Telegram has no idempotency key, so a message is marked as being sent before the call: a process
that is killed leaves its claims behind, and their lease lapses.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, case, literal, null, or_, select, update

from bot.model import LedgerState, Message, Moved, Outcome, Postponed, Refused, Sent
from bot.store import briefings, codec, outbox, schema
from bot.store.addresses import NOBODY, address_of
from bot.store.database import Tx

_O = schema.outbox.c


def claim(
    tx: Tx,
    now: datetime,
    *,
    limit: int,
    lease: timedelta,
    owner: str,
    held: Collection[int] = (),
) -> tuple[Message, ...]:
    """Take messages to send; nobody else is given them until ``now + lease``.

    At most one of a chat, its oldest that may be sent, and none while another of that chat is
    being sent; a part of a briefing waits for the parts before it. Messages whose lease has
    lapsed, because whoever took them died, are taken again.

    Args:
        tx: a transaction that may write; commit it before sending.
        now: the instant of asking.
        limit: the most messages.
        lease: for how long.
        owner: who takes them; ``release`` gives them back by it.
        held: the ids of those that the owner still has in hand: alive, it keeps them after their
            lease.
    """
    _to_waiting(tx, _O.lease_until < now, _O.id.not_in(held))
    chosen = _claimable(now, limit).cte("chosen")
    taken = (
        update(schema.outbox)
        .where(_O.id == chosen.c.id)
        .values(state=LedgerState.SENDING, lease_until=now + lease, owner=owner)
        .returning(*schema.outbox.c)
    )
    rows = tx.execute(taken).all()
    return tuple(_message(row) for row in sorted(rows, key=lambda row: (row.not_before, row.id)))


def _claimable(now: datetime, limit: int) -> Any:
    # A CTE, never `id IN (SELECT … LIMIT n)`: PostgreSQL may run that subquery once for each row,
    # and then takes more than n.
    other = schema.outbox.alias("other").c
    earlier_of_chat = select(literal(1)).where(
        other.chat_id == _O.chat_id,
        other.state.in_((LedgerState.SENDING, LedgerState.WAITING)),
        or_(
            other.state == LedgerState.SENDING,
            (other.state == LedgerState.WAITING)
            & (other.not_before <= now)
            & or_(other.expires.is_(None), other.expires > now)
            & (other.id < _O.id),
        ),
    )
    before = schema.outbox.alias("before").c
    earlier_part = select(literal(1)).where(
        before.briefing_id == _O.briefing_id,
        before.part < _O.part,
        before.state.in_(outbox.UNSETTLED),
    )
    return (
        select(_O.id)
        .where(
            _O.state == LedgerState.WAITING,
            _O.not_before <= now,
            or_(_O.expires.is_(None), _O.expires > now),
            ~earlier_of_chat.exists(),
            ~earlier_part.exists(),
        )
        .order_by(_O.not_before, _O.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=schema.outbox)
    )


def settle(tx: Tx, message_id: int, outcome: Outcome, now: datetime) -> None:
    """Write down what became of a message that was claimed.

    Only the ledger changes: a chat that is gone or has moved is the caller's to mark
    (``chats.mark_unreachable``, ``personal_data.move``) in the same transaction. What is refused because
    the chat is gone is paused with all that waits for it, until ``outbox.resume_chat``.
    """
    if isinstance(outcome, Sent):
        _settle_sent(tx, message_id, outcome, now)
        return
    row = tx.execute(
        select(_O.chat_id).where(_O.id == message_id, _O.state == LedgerState.SENDING)
    ).one_or_none()
    if row is None:
        return
    changed = update(schema.outbox).where(_O.id == message_id)
    tx.execute(changed.values(owner=None, lease_until=None, **_changes(outcome, now)))
    if isinstance(outcome, Refused) and outcome.chat_gone:
        outbox.pause_chat(tx, row.chat_id)


def _settle_sent(tx: Tx, message_id: int, outcome: Sent, now: datetime) -> None:
    # Telegram has it, whatever the row was thought to be meanwhile.
    row = tx.execute(
        update(schema.outbox)
        .where(_O.id == message_id, _O.state != LedgerState.SENT)
        .values(
            state=LedgerState.SENT,
            message_id=case((_O.chat_id == NOBODY, null()), else_=outcome.message_id),
            settled=now,
            attempts=_O.attempts + 1,
            owner=None,
            lease_until=None,
        )
        .returning(_O.briefing_id)
    ).one_or_none()
    if row is not None and row.briefing_id is not None:
        briefings.mark_delivered(tx, row.briefing_id, now)


def _changes(outcome: Postponed | Refused | Moved, now: datetime) -> dict[str, Any]:
    match outcome:
        case Postponed():
            return {
                "state": LedgerState.WAITING,
                "not_before": outcome.until,
                "attempts": _O.attempts + int(outcome.counts),
                "plain": or_(_O.plain, literal(outcome.plain)),
                "doubtful": or_(_O.doubtful, literal(outcome.doubtful)),
                "reason": outcome.reason,
            }
        case Refused(chat_gone=True):
            return {"state": LedgerState.PAUSED, "reason": outcome.reason}
        case Refused():
            return {"state": LedgerState.FAILED, "reason": outcome.reason, "settled": now}
        case Moved():
            return {"state": LedgerState.WAITING, "chat_id": outcome.chat_id}


def release(tx: Tx, owner: str) -> int:
    """Give back what ``owner`` claimed and did not settle; how many messages."""
    return _to_waiting(tx, _O.owner == owner)


def _to_waiting(tx: Tx, *conditions: ColumnElement[bool]) -> int:
    # Whether Telegram got such a message is unknown, so it counts as tried.
    given_back = update(schema.outbox).where(_O.state == LedgerState.SENDING, *conditions)
    return tx.execute(
        given_back.values(
            state=LedgerState.WAITING, owner=None, lease_until=None, attempts=_O.attempts + 1
        )
    ).rowcount


def _message(row: Row[*tuple[Any, ...]]) -> Message:
    return Message(
        id=row.id,
        key=row.key,
        address=address_of(row),
        html=row.html,
        buttons=codec.unpack_buttons(row.buttons),
        silent=row.silent,
        not_before=row.not_before,
        expires=row.expires,
        attempts=row.attempts,
        plain=row.plain,
        doubtful=row.doubtful,
    )
