"""Chats, and what they chose."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from sqlalchemy import Row, bindparam, func, or_, select, update

from bot.model import Address, Chat, ChatKind, Length, Profile, newcomer
from bot.store import schema
from bot.store.addresses import address_of, at, columns_of
from bot.store.database import Tx, insert

_C = schema.chats.c

# --- one chat -----------------------------------------------------------------------------------


def get(tx: Tx, address: Address) -> Chat | None:
    """The chat, or forum topic, at an address."""
    row = tx.execute(select(schema.chats).where(*at(schema.chats, address))).one_or_none()
    return None if row is None else _chat(row)


def ensure(tx: Tx, address: Address, profile: Profile, now: datetime) -> Chat:
    """The chat at an address; made, not subscribed to anything, when it is new.

    A known chat takes the new title and kind and keeps what it chose.
    """
    known = get(tx, address)
    if known is None:
        chat = newcomer(address, profile, now)
        save(tx, chat)
        return chat
    if (known.title, known.kind) != (profile.title, profile.kind):
        named = update(schema.chats).where(*at(schema.chats, address))
        tx.execute(named.values(title=profile.title, kind=profile.kind))
    return replace(known, title=profile.title, kind=profile.kind)


def save(tx: Tx, chat: Chat) -> None:
    """Keep a chat as it is now."""
    values = _values(chat)
    tx.execute(
        insert(tx, schema.chats)
        .values(values)
        .on_conflict_do_update(index_elements=[_C.chat_id, _C.thread_id], set_=values)
    )


# --- many chats ---------------------------------------------------------------------------------


def due(tx: Tx, now: datetime, limit: int) -> tuple[Chat, ...]:
    """The chats whose briefing is due, the longest waiting first; none paused or unreachable.

    On PostgreSQL they are locked until the transaction ends, and chats that another process
    has locked are left to it.
    """
    rows = tx.execute(
        select(schema.chats)
        .where(
            _C.next_due <= now,
            or_(_C.paused_until.is_(None), _C.paused_until <= now),
            _C.unreachable_since.is_(None),
        )
        .order_by(_C.next_due, _C.chat_id, _C.thread_id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return tuple(_chat(row) for row in rows)


def reschedule(tx: Tx, hours: Mapping[Address, datetime | None]) -> None:
    """Give each of these chats the instant of its next briefing."""
    changed = update(schema.chats).where(
        _C.chat_id == bindparam("at_chat_id"), _C.thread_id == bindparam("at_thread_id")
    )
    rows = [
        {f"at_{name}": value for name, value in columns_of(address).items()}
        | {"next_due": next_due}
        for address, next_due in hours.items()
    ]
    if rows:
        tx.execute(changed.values(next_due=bindparam("next_due")), rows)


def of_id(tx: Tx, chat_id: int) -> tuple[Chat, ...]:
    """A chat with each of its topics that is known."""
    query = select(schema.chats).where(_C.chat_id == chat_id).order_by(_C.thread_id)
    return tuple(_chat(row) for row in tx.execute(query))


def mark_unreachable(tx: Tx, chat_id: int, now: datetime) -> None:
    """Telegram refuses messages to this chat, in all its topics; the first refusal counts."""
    here = update(schema.chats).where(_C.chat_id == chat_id, _C.unreachable_since.is_(None))
    tx.execute(here.values(unreachable_since=now))


def is_unreachable(tx: Tx, chat_id: int) -> bool:
    """Whether Telegram refuses messages to this chat, or to one of its topics."""
    return bool(_count(tx, _C.chat_id == chat_id, _C.unreachable_since.is_not(None)))


def mark_reachable(tx: Tx, chat_id: int, now: datetime) -> tuple[Chat, ...]:
    """The chat gave a sign of life; a refusal that came after it stands.

    Returns:
        The chat and its topics, those that were unreachable until now.
    """
    gone = update(schema.chats).where(_C.chat_id == chat_id, _C.unreachable_since <= now)
    back = gone.values(unreachable_since=None).returning(*schema.chats.c)
    return tuple(_chat(row) for row in tx.execute(back))


def subscribed(tx: Tx) -> int:
    """How many chats have a briefing coming."""
    return _count(tx, _C.next_due.is_not(None), _C.unreachable_since.is_(None))


def unreachable(tx: Tx) -> int:
    """How many chats Telegram refuses messages to."""
    return _count(tx, _C.unreachable_since.is_not(None))


def count(tx: Tx) -> int:
    """How many chats and topics are known."""
    return _count(tx)


def _count(tx: Tx, *conditions: Any) -> int:
    return tx.scalar(select(func.count()).select_from(schema.chats).where(*conditions)) or 0


def _values(chat: Chat) -> dict[str, Any]:
    return {
        **columns_of(chat.address),
        "title": chat.title,
        "kind": chat.kind,
        "language": chat.language,
        "timezone": chat.timezone,
        "timezone_chosen": chat.timezone_chosen,
        "slots": [slot.isoformat("minutes") for slot in chat.slots],
        "weekdays": sorted(chat.weekdays),
        "length": chat.length,
        "silent": chat.silent,
        "paused_until": chat.paused_until,
        "next_due": chat.next_due,
        "unreachable_since": chat.unreachable_since,
        "created": chat.created,
    }


def _chat(row: Row[*tuple[Any, ...]]) -> Chat:
    return Chat(
        address=address_of(row),
        title=row.title,
        kind=ChatKind(row.kind),
        language=row.language,
        timezone=row.timezone,
        timezone_chosen=row.timezone_chosen,
        slots=tuple(time.fromisoformat(slot) for slot in row.slots),
        weekdays=frozenset(row.weekdays),
        length=Length(row.length),
        silent=row.silent,
        paused_until=row.paused_until,
        next_due=row.next_due,
        unreachable_since=row.unreachable_since,
        created=row.created,
    )
