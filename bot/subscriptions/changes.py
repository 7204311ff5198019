"""Changes to a chat: each is read, changed and written in one transaction, next hour included.

A briefing whose hour has come is made by the next tick of the clock. A change in between does not
take it away, unless the reader wants none.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.model import EVERY_DAY, MOST_SLOTS, Address, Chat, Length, Profile
from bot.places import is_zone
from bot.slots import next_due
from bot.store import chats, outbox, personal_data
from bot.store.database import Database, Tx
from bot.subscriptions.reading import Wish

DEFAULT_SLOT = time(8)
"""Of a chat that never chose one."""


def ensure_chat(db: Database, address: Address, profile: Profile, now: datetime) -> Chat:
    """The chat as it is stored; a new one starts unsubscribed, in the instance's zone."""
    with db.write() as tx:
        return chats.ensure(tx, address, profile, now)


def subscribe(db: Database, address: Address, wish: Wish, now: datetime) -> Chat:
    """Send a briefing here every day at the hours and in the zone of a wish.

    What the wish leaves open stays as it was; who had no hour gets 08:00. It takes effect at once and sends nothing by itself.

    Raises:
        LookupError: the chat is not known; ``ensure_chat`` comes first.
    """
    with db.write() as tx:
        _come_back(tx, address.chat_id, now)
        return _rewrite(tx, address, now, lambda chat: _grant(chat, wish))


def unsubscribe(db: Database, address: Address, now: datetime) -> Chat:
    """Send no more briefings here, not even those that wait to be sent."""
    with db.write() as tx:
        outbox.cancel_chat(tx, address)
        return _rewrite(tx, address, now, lambda chat: replace(chat, slots=(), paused_until=None))


def set_hour(db: Database, address: Address, hour: time, now: datetime) -> Chat:
    """Make an hour the chat's only slot."""
    return _change(db, address, now, lambda chat: replace(chat, slots=(hour,)))


def toggle_hour(db: Database, address: Address, hour: time, now: datetime) -> Chat:
    """Add an hour to the slots or take it out; a fourth, or no last one, changes nothing."""

    def toggle(chat: Chat) -> Chat:
        slots = set(chat.slots) ^ {hour}
        return replace(chat, slots=tuple(sorted(slots))) if 0 < len(slots) <= MOST_SLOTS else chat

    return _change(db, address, now, toggle)


def set_zone(db: Database, address: Address, zone: str, now: datetime) -> Chat:
    """Keep the hours of an IANA zone; one that is unknown here changes nothing."""

    def choose(chat: Chat) -> Chat:
        return replace(chat, timezone=zone, timezone_chosen=True) if is_zone(zone) else chat

    return _change(db, address, now, choose)


def toggle_weekday(db: Database, address: Address, day: int, now: datetime) -> Chat:
    """Want briefings on a weekday (Monday 0) or not; the last one cannot be taken out."""

    def toggle(chat: Chat) -> Chat:
        weekdays = chat.weekdays ^ {day} & EVERY_DAY
        return replace(chat, weekdays=weekdays) if weekdays else chat

    return _change(db, address, now, toggle)


def set_length(db: Database, address: Address, length: Length, now: datetime) -> Chat:
    """Choose how much a briefing shows."""
    return _change(db, address, now, lambda chat: replace(chat, length=length))


def set_silent(db: Database, address: Address, silent: bool, now: datetime) -> Chat:
    """Send briefings without a sound, or with one."""
    return _change(db, address, now, lambda chat: replace(chat, silent=silent))


def pause(db: Database, address: Address, days: int, now: datetime) -> Chat:
    """Send nothing for so many days; 0 goes on at once."""
    until = now + timedelta(days=days) if days > 0 else None
    return _change(db, address, now, lambda chat: replace(chat, paused_until=until))


def come_back(db: Database, chat_id: int, now: datetime) -> None:
    """A chat can be reached: if it could not, it gets what is still news, then its next hour.

    There is no backlog, and for a chat that was not away this writes nothing.
    """
    with db.read() as tx:
        was_away = chats.is_unreachable(tx, chat_id)
    if was_away:
        with db.write() as tx:
            _come_back(tx, chat_id, now)


def go_away(db: Database, chat_id: int, now: datetime) -> None:
    """A chat blocked or removed the bot: it rests, and its choices are kept for 90 days."""
    with db.write() as tx:
        chats.mark_unreachable(tx, chat_id, now)
        outbox.pause_chat(tx, chat_id)


def move(db: Database, old_chat_id: int, new_chat_id: int) -> None:
    """A group became a supergroup: all that is kept of it goes under the new id."""
    with db.write() as tx:
        personal_data.move(tx, old_chat_id, new_chat_id)


def forget(db: Database, chat_id: int) -> dict[str, int]:
    """Delete everything stored on a chat or reader; say how many rows of what."""
    with db.write() as tx:
        return personal_data.forget(tx, chat_id)


def _grant(chat: Chat, wish: Wish) -> Chat:
    return replace(
        chat,
        slots=wish.slots or chat.slots or (DEFAULT_SLOT,),
        weekdays=chat.weekdays if wish.weekdays is None else wish.weekdays,
        timezone=wish.zone or chat.timezone,
        timezone_chosen=chat.timezone_chosen or wish.zone is not None,
        paused_until=None,
    )


def _come_back(tx: Tx, chat_id: int, now: datetime) -> None:
    for chat in chats.mark_reachable(tx, chat_id, now):
        chats.save(tx, _retimed(chat, now))
    outbox.resume_chat(tx, chat_id)


def _change(db: Database, address: Address, now: datetime, change: Callable[[Chat], Chat]) -> Chat:
    with db.write() as tx:
        return _rewrite(tx, address, now, change)


def _rewrite(tx: Tx, address: Address, now: datetime, change: Callable[[Chat], Chat]) -> Chat:
    before = _known(tx, address)
    chat = change(before)
    if not _keeps_next_due(before, chat, now):
        chat = _retimed(chat, now)
    chats.save(tx, chat)
    return chat


def _keeps_next_due(before: Chat, chat: Chat, now: datetime) -> bool:
    """Whether a change leaves the next briefing where it is, perhaps a few seconds ago."""
    if _timing(before) == _timing(chat):
        return True
    was_due = before.next_due is not None and before.next_due <= now and _takes(before, now)
    return was_due and _takes(chat, now)


def _timing(chat: Chat) -> tuple[object, ...]:
    """All that says when briefings come."""
    return chat.slots, chat.weekdays, chat.timezone, chat.paused_until


def _takes(chat: Chat, now: datetime) -> bool:
    """Whether briefings are wanted and arrive at this moment."""
    is_paused = chat.paused_until is not None and chat.paused_until > now
    return bool(chat.slots) and not is_paused and chat.unreachable_since is None


def _retimed(chat: Chat, now: datetime) -> Chat:
    """The chat with the instant of its next briefing, after its pause if it has one."""
    after = now if chat.paused_until is None else max(now, chat.paused_until)
    return replace(chat, next_due=next_due(chat.slots, chat.weekdays, chat.timezone, after))


def _known(tx: Tx, address: Address) -> Chat:
    chat = chats.get(tx, address)
    if chat is None:
        raise LookupError(f"chat {address.chat_id} is not stored")
    return chat
