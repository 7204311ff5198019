"""What is sent: messages with their buttons, and what became of them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.chats import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """An inline button; ``data`` is callback data of 1 to 64 bytes, or ``url`` opens a link."""

    label: str
    data: str | None = None
    url: str | None = None


Buttons = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A text in Telegram's HTML, of 4,096 UTF-16 units or fewer once parsed, and its buttons."""

    html: str
    buttons: Buttons = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A row of the outbox that is to be sent.

    Attributes:
        id: the ledger's row.
        key: unique for (chat, briefing, part); a second row with it is never made.
        not_before: when it may be sent at the earliest.
        expires: when it is no longer news and is counted as expired.
        attempts: how often it has been tried.
        plain: the last try failed on markup; send it as plain text.
        doubtful: an earlier try broke off after it was written; it may have arrived.
    """

    id: int
    key: str
    address: Address
    html: str
    buttons: Buttons
    silent: bool
    not_before: datetime
    expires: datetime | None
    attempts: int
    plain: bool = False
    doubtful: bool = False


class LedgerState(StrEnum):
    """The states of an outbox row; every row is in exactly one."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    PAUSED = "paused"
    EXPIRED = "expired"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Telegram has the message."""

    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponed:
    """Try again at ``until``; ``counts`` is False where Telegram only asked to wait.

    ``plain`` and ``doubtful`` are remembered with the message for its next tries.
    """

    until: datetime
    reason: str
    counts: bool = True
    plain: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Telegram will not deliver it.

    ``chat_gone`` when nothing can be sent to the chat at all, ``topic_gone`` when only its topic is
    deleted.
    """

    reason: str
    chat_gone: bool
    topic_gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The group became a supergroup with another id."""

    chat_id: int


Outcome = Sent | Postponed | Refused | Moved
