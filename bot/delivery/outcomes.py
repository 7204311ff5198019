"""What an error of the Bot API means for the message that met it.

The library's errors overlap: ``BadRequest`` and ``TimedOut`` are subclasses of ``NetworkError``, so
the order in which they are asked for decides.
"""

import warnings
from datetime import datetime, timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.warnings import PTBDeprecationWarning

from bot.model import Moved, Outcome, Postponed, Refused

LONGEST_WAIT = timedelta(minutes=5)
"""The ceiling of the backoff: an outage costs at most so much after its end."""

SELDOM, MOST_SELDOM = timedelta(minutes=5), timedelta(hours=1)
"""The first and the longest wait before a try that may double a message, or likely fails again. Where
Telegram posts all and answers nothing, a briefing comes some eight times too often in its six hours."""

WAIT_FOR_TOKEN = timedelta(minutes=1)
"""How long messages rest when Telegram refuses the bot itself; an operator has to act."""

# The exceptions of httpx after which no byte of the request was written.
_NEVER_WRITTEN = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError"})

# Words of Telegram's answers, which carry no machine-readable reason; compared in lower case because
# the server itself varies it.
_MARKUP = ("can't parse", "entity", "entities")
_TOPIC = ("topic_deleted", "message thread not found", "topic_id_invalid")
_CHAT = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "group chat was deactivated",
    "user_is_blocked",
)
# Admins allow again what they forbade, and Telegram does not always tell the bot.
_FORBIDDEN = (
    "topic_closed",
    "chat_write_forbidden",
    "have no rights to send",
    "not enough rights",
    "need administrator rights",
    "chat_restricted",
    "chat_send_plain_forbidden",
)


def outcome_of(
    error: TelegramError,
    *,
    now: datetime,
    attempts: int,
    plain: bool,
    jitter: float,
) -> Outcome:
    """Say what becomes of a message whose sending ended in an error.

    Args:
        error: what the Telegram library raised.
        now: the instant of the error.
        attempts: how often the message was tried before this time.
        plain: whether it was already sent without markup.
        jitter: chance in [0, 1), which spreads the tries of many messages.

    Returns:
        ``Postponed``, ``Refused`` or ``Moved``; never ``Sent``.
    """
    seldom = now + backoff(attempts, jitter, first=SELDOM, longest=MOST_SELDOM)
    match error:
        case RetryAfter():
            until = now + _asked_wait(error)
            return Postponed(until=until, reason="flood control", counts=False)
        case ChatMigrated():
            return Moved(chat_id=error.new_chat_id)
        case Forbidden():
            return Refused(reason=error.message, chat_gone=True)
        case InvalidToken():
            reason = "Telegram refuses the bot's token"
            return Postponed(until=now + WAIT_FOR_TOKEN, reason=reason, counts=False)
        case BadRequest():
            return _refusal(error, now=now, seldom=seldom, plain=plain)
        case _:
            return _broken_off(error, soon=now + backoff(attempts, jitter), seldom=seldom)


def backoff(
    attempts: int,
    jitter: float,
    *,
    first: timedelta = timedelta(seconds=1),
    longest: timedelta = LONGEST_WAIT,
) -> timedelta:
    """The wait before the next try: the first doubled with each, up to the longest, times 0.5 to 1.5.

    There is no last try: a briefing ends by its window, not by a count that an outage uses up.
    """
    doublings = min(attempts, 10)
    return min(first * (1 << doublings), longest) * (0.5 + jitter)


def is_not_modified(error: TelegramError) -> bool:
    """Whether an edit failed only because the message already reads so (a double tap)."""
    return isinstance(error, BadRequest) and "message is not modified" in error.message.lower()


def is_edit_lost(error: TelegramError) -> bool:
    """Whether the message to edit is gone or too old, so that a new one must be sent."""
    text = error.message.lower()
    return isinstance(error, BadRequest) and (
        "message to edit not found" in text
        or "message can't be edited" in text
        or "message_id_invalid" in text
    )


def _broken_off(error: TelegramError, *, soon: datetime, seldom: datetime) -> Postponed:
    """Try again: soon what Telegram certainly did not post, seldom what it may have posted.

    Rather twice than never: the one cannot be told from the other, and what is not sent again is lost
    whenever Telegram hangs.
    """
    if _certainly_failed(error):
        return Postponed(until=soon, reason=error.message)
    return Postponed(until=seldom, reason=error.message, doubtful=True)


def _refusal(error: BadRequest, *, now: datetime, seldom: datetime, plain: bool) -> Outcome:
    text = error.message.lower()
    if any(words in text for words in _FORBIDDEN):
        return Postponed(until=seldom, reason=error.message)
    if any(words in text for words in _TOPIC):
        return Refused(reason=error.message, chat_gone=False, topic_gone=True)
    if any(words in text for words in _CHAT):
        return Refused(reason=error.message, chat_gone=True)
    if not plain and any(words in text for words in _MARKUP):
        return Postponed(until=now, reason=error.message, plain=True)
    return Refused(reason=error.message, chat_gone=False)


def _certainly_failed(error: TelegramError) -> bool:
    """Whether Telegram certainly did not post the message: refused connections and 5xx answers."""
    if not isinstance(error, NetworkError):
        return False
    cause = type(error.__cause__)
    if cause.__name__ in _NEVER_WRITTEN:
        return True
    # An answer of the server has no cause, or one met while reading its (non-JSON) body.
    return type(error) is NetworkError and (
        error.__cause__ is None or isinstance(error.__cause__, TelegramError)
    )


def _asked_wait(error: RetryAfter) -> timedelta:
    # The library warns at each reading that the type will change from int to timedelta.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBDeprecationWarning)
        asked: int | timedelta = error.retry_after
    return asked if isinstance(asked, timedelta) else timedelta(seconds=asked)
