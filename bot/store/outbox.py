"""The outbox: a ledger of every message there ever was to send, each in exactly one state.

    waiting ──claim──> sending ──settle──> sent | failed | waiting | paused
       │  ^──release, lapsed lease──┘
       ├──> paused (chat unreachable) ──> waiting
       └──> expired | cancelled

``due = sent + sending + waiting + paused + expired + failed + cancelled`` always holds; rows that
are purged stay counted in ``ledger``.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import update

from bot.model import Address, LedgerState, Rendered
from bot.store import codec, ledger, schema
from bot.store.addresses import at, columns_of
from bot.store.database import Tx, insert

_O = schema.outbox.c

UNSETTLED: Final = (LedgerState.WAITING, LedgerState.SENDING, LedgerState.PAUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A message on its way into the outbox.

    Attributes:
        key: unique for (chat, briefing, part).
        address: where it goes.
        briefing_id: the briefing it is a part of, if of one.
        part: its place in the briefing; it waits for the parts before it.
        rendered: what is sent.
        silent: whether it makes no sound.
        not_before: when it may be sent at the earliest.
        expires: when it is no longer news; None for never.
    """

    key: str
    address: Address
    briefing_id: int | None
    part: int
    rendered: Rendered
    silent: bool
    not_before: datetime
    expires: datetime | None


def add(tx: Tx, parts: Collection[Part]) -> None:
    """Put messages into the outbox; one whose key is there already is left out.

    What they tell of commits with them.
    """
    if parts:
        written = insert(tx, schema.outbox).on_conflict_do_nothing().returning(_O.id)
        ledger.book(tx, len(tx.scalars(written, [_row(part) for part in parts]).all()))


def _row(part: Part) -> dict[str, Any]:
    return {
        **columns_of(part.address),
        "key": part.key,
        "briefing_id": part.briefing_id,
        "part": part.part,
        "state": LedgerState.WAITING,
        "not_before": part.not_before,
        "expires": part.expires,
        "attempts": 0,
        "plain": False,
        "doubtful": False,
        "silent": part.silent,
        "buttons": codec.pack_buttons(part.rendered.buttons),
        "html": part.rendered.html,
    }


def expire(tx: Tx, now: datetime) -> int:
    """Count what is no longer news as expired; how many messages."""
    overdue = update(schema.outbox).where(
        _O.state.in_((LedgerState.WAITING, LedgerState.PAUSED)), _O.expires <= now
    )
    return tx.execute(overdue.values(state=LedgerState.EXPIRED, settled=now)).rowcount


def pause_chat(tx: Tx, chat_id: int) -> int:
    """Hold back what waits for a chat that cannot be reached; how many messages."""
    waiting = update(schema.outbox).where(_O.chat_id == chat_id, _O.state == LedgerState.WAITING)
    return tx.execute(waiting.values(state=LedgerState.PAUSED)).rowcount


def resume_chat(tx: Tx, chat_id: int) -> int:
    """Let go what was held back for a chat; how many messages."""
    paused = update(schema.outbox).where(_O.chat_id == chat_id, _O.state == LedgerState.PAUSED)
    return tx.execute(paused.values(state=LedgerState.WAITING)).rowcount


def cancel_chat(tx: Tx, address: Address) -> int:
    """Call off what was not sent to a chat or topic yet; how many messages."""
    pending = update(schema.outbox).where(
        *at(schema.outbox, address),
        _O.state.in_((LedgerState.WAITING, LedgerState.PAUSED)),
    )
    return tx.execute(pending.values(state=LedgerState.CANCELLED)).rowcount
