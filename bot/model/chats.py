"""Who is told: chats, their hours and their length."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum


class ChatKind(StrEnum):
    """The kinds of chat of the Bot API."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"


class Length(StrEnum):
    """How much a briefing shows."""

    SHORT = "short"
    NORMAL = "normal"
    LONG = "long"

    @property
    def stories(self) -> int:
        """The most stories of a briefing."""
        return 5 if self is Length.SHORT else 10

    @property
    def sentences(self) -> int:
        """Sentences of a story in the briefing itself; the rest is behind its button."""
        return 3 if self is Length.LONG else 1


EVERY_DAY = frozenset(range(7))
"""Weekdays as ``date.weekday()`` counts them, Monday 0."""

MOST_SLOTS = 3
"""Hours of a day at which a chat may want a briefing."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Address:
    """Where messages go: a chat, or one topic of a forum (``thread_id``; None outside topics)."""

    chat_id: int
    thread_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is known of a chat before it chose anything: Telegram's word, and the instance's zone."""

    title: str
    kind: ChatKind
    language: str
    timezone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A chat (or forum topic) and what it chose.

    Attributes:
        slots: 0 to 3 local hours; empty means not subscribed.
        timezone: an IANA name; ``timezone_chosen`` is False while it is the instance's default.
        next_due: the instant of the next briefing, None when none is due.
        paused_until: the reader's own pause.
        unreachable_since: since when Telegram refuses messages to it; kept 90 days.
        created: when the chat was first seen; revocations and look-backs count from it.
    """

    address: Address
    title: str
    kind: ChatKind
    language: str
    timezone: str
    timezone_chosen: bool
    slots: tuple[time, ...]
    weekdays: frozenset[int]
    length: Length
    silent: bool
    paused_until: datetime | None
    next_due: datetime | None
    unreachable_since: datetime | None
    created: datetime


def newcomer(address: Address, profile: Profile, now: datetime) -> Chat:
    """A chat that has chosen nothing: not subscribed, in the zone of the instance."""
    return Chat(
        address=address,
        title=profile.title,
        kind=profile.kind,
        language=profile.language,
        timezone=profile.timezone,
        timezone_chosen=False,
        slots=(),
        weekdays=EVERY_DAY,
        length=Length.NORMAL,
        silent=False,
        paused_until=None,
        next_due=None,
        unreachable_since=None,
        created=now,
    )
