"""Everything that is kept about a chat: moved with its group, shown to it, forgotten with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Row,
    String,
    Table,
    case,
    cast,
    delete,
    literal,
    select,
    update,
)

from bot.model import Address, ChatKind, LedgerState
from bot.store import chats, outbox, schema
from bot.store.addresses import NOBODY, address_of, at, columns_of
from bot.store.database import Tx

_C = schema.chats.c
_O = schema.outbox.c

_KEPT_FOR: Final = {
    schema.chats: schema.chats.c.chat_id,
    schema.interests: schema.interests.c.chat_id,
    schema.briefings: schema.briefings.c.chat_id,
    schema.outbox: schema.outbox.c.chat_id,
}
"""Tables whose rows are about a chat, and the column that says about which."""

_ASKED_FOR_BY: Final = {
    schema.revisions: schema.revisions.c.requested_by,
    schema.corrections: schema.corrections.c.made_by,
    schema.rulings: schema.rulings.c.made_by,
}
"""Tables whose rows are of the instance, and the column that says who asked for them."""


def move(tx: Tx, old_chat_id: int, new_chat_id: int) -> None:
    """A group became a supergroup: everything kept under its old id goes under the new one.

    Where the new one is known already, its own subscription wins; a subscription of the old one
    is taken over if it has none.
    """
    for moved in chats.of_id(tx, old_chat_id):
        address = Address(chat_id=new_chat_id, thread_id=moved.address.thread_id)
        known = chats.get(tx, address)
        if known is None or not known.slots:
            chats.save(tx, replace(moved, address=address, kind=ChatKind.SUPERGROUP))
    tx.execute(delete(schema.chats).where(_C.chat_id == old_chat_id))
    _free_slots(tx, old_chat_id, new_chat_id)
    _drop_known_interests(tx, old_chat_id, new_chat_id)
    for table in (schema.interests, schema.briefings, schema.outbox):
        here = update(table).where(table.c.chat_id == old_chat_id)
        tx.execute(here.values(chat_id=new_chat_id))


def _free_slots(tx: Tx, old_chat_id: int, new_chat_id: int) -> None:
    # Both ids may have had a briefing for one slot; the old one's then counts as asked for.
    briefings = schema.briefings
    taken = briefings.alias("taken")
    same = select(taken.c.id).where(
        taken.c.chat_id == new_chat_id,
        taken.c.thread_id == briefings.c.thread_id,
        taken.c.slot == briefings.c.slot,
        taken.c.local_date == briefings.c.local_date,
    )
    clashing = update(briefings).where(briefings.c.chat_id == old_chat_id, same.exists())
    tx.execute(clashing.values(slot=None))


def _drop_known_interests(tx: Tx, old_chat_id: int, new_chat_id: int) -> None:
    # Where both ids follow or mute the same, the newer one's word counts.
    interests = schema.interests
    known = interests.alias("known")
    same = select(known.c.number).where(
        known.c.chat_id == new_chat_id,
        known.c.thread_id == interests.c.thread_id,
        known.c.kind == interests.c.kind,
        known.c.subject == interests.c.subject,
    )
    tx.execute(delete(interests).where(interests.c.chat_id == old_chat_id, same.exists()))


def stored_on(tx: Tx, chat_id: int) -> dict[str, list[dict[str, Any]]]:
    """Everything kept about a chat, as plain JSON values: for ``/mydata``."""
    return {
        table.name: [_plain(row) for row in tx.execute(select(table).where(owner == chat_id))]
        for table, owner in (_KEPT_FOR | _ASKED_FOR_BY).items()
    }


def forget(tx: Tx, chat_id: int) -> dict[str, int]:
    """Delete everything kept about a chat, or a person's private chat.

    The ledger keeps its rows, so that its books still balance, but nothing in them tells whose
    they were or what they said; what was not sent is cancelled.

    Returns:
        Table -> how many rows were deleted or made anonymous.
    """
    counts = _forget_where(tx, lambda table: (table.c.chat_id == chat_id,))
    for table, asker in _ASKED_FOR_BY.items():
        unsigned = update(table).where(asker == chat_id).values({asker: None})
        counts[table.name] = tx.execute(unsigned).rowcount
    return counts


def purge_unreachable(tx: Tx, before: datetime, most: int) -> int:
    """Forget chats and topics that have been unreachable since before an instant.

    A forum stays while one of its topics does.

    Returns:
        How many were forgotten, at most ``most``; fewer when none is left.
    """
    long_gone = select(_C.chat_id, _C.thread_id).where(_C.unreachable_since < before)
    gone = [address_of(row) for row in tx.execute(long_gone.limit(most))]
    for address in gone:
        _forget_where(tx, partial(at, address=address))
    for chat_id in {address.chat_id for address in gone}:
        if not chats.of_id(tx, chat_id):
            forget(tx, chat_id)
    return len(gone)


def _forget_where(
    tx: Tx, conditions: Callable[[Table], tuple[ColumnElement[bool], ...]]
) -> dict[str, int]:
    """Delete what is kept about some chat or topic; table -> how many rows."""
    counts = {"outbox": _anonymise_outbox(tx, *conditions(schema.outbox))}
    for table in (schema.interests, schema.briefings, schema.chats):
        counts[table.name] = tx.execute(delete(table).where(*conditions(table))).rowcount
    return counts


def _anonymise_outbox(tx: Tx, *conditions: ColumnElement[bool]) -> int:
    unsent = _O.state.in_(outbox.UNSETTLED)
    return tx.execute(
        update(schema.outbox)
        .where(*conditions)
        .values(
            key=literal("forgotten ") + cast(_O.id, String),
            **columns_of(Address(chat_id=NOBODY)),
            briefing_id=None,
            message_id=None,
            reason=None,
            html="",
            buttons=[],
            state=case((unsent, literal(str(LedgerState.CANCELLED))), else_=_O.state),
        )
    ).rowcount


def _plain(row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in row._asdict().items()
    }
