"""The door for replies: to somebody who asked, at once, in the chat and thread where they asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.delivery.outcomes import backoff, is_edit_lost, is_not_modified, outcome_of
from bot.delivery.pace import Lane, Pacer
from bot.delivery.wire import TIMEOUTS, File, Letter, post
from bot.model import Address, Moved, Outcome, Postponed, Refused, Rendered, Sent

PATIENCE = 20.0
"""Seconds that an answer may wait for its turn or after an error; later nobody expects it."""

MOST_TRIES = 4

LONGEST_NOTICE = 200
"""Characters of the notice that answers a tap (Bot API, answerCallbackQuery)."""

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an answer goes.

    Attributes:
        reply_to: the asker's message, pointed at in groups; None in private chats.
        edit: our own message that the first part of the answer replaces (a tap, a progress text).
    """

    address: Address
    reply_to: int | None = None
    edit: int | None = None


async def answer(
    bot: Bot,
    pacer: Pacer,
    now: Callable[[], datetime],
    place: Place,
    parts: Sequence[Rendered],
) -> tuple[int, ...]:
    """Answer somebody; give the ids of the messages that Telegram took.

    A part that Telegram refuses ends the answer and is logged, for there is nobody to tell.

    Args:
        bot: the library's bot.
        pacer: shared with the outbox.
        now: the clock.
        place: where to; the first part replaces ``place.edit`` or points at ``place.reply_to``.
        parts: the messages.
    """
    ids: list[int] = []
    for index, part in enumerate(parts):
        letter = Letter(
            address=place.address,
            html=part.html,
            buttons=part.buttons,
            reply_to=None if index else place.reply_to,
            edit=None if index else place.edit,
        )
        message_id = await _deliver(bot, pacer, now, letter)
        if message_id is None:
            break
        ids.append(message_id)
    return tuple(ids)


async def acknowledge(bot: Bot, query_id: str, notice: str | None = None) -> bool:
    """Answer a tap, so that the button stops spinning; False when it was too late for that.

    https://core.telegram.org/bots/api#answercallbackquery
    """
    text = None if notice is None else notice[:LONGEST_NOTICE]
    try:
        return await bot.answer_callback_query(query_id, text=text, **TIMEOUTS)
    except TelegramError as error:
        _log.info("a tap was not acknowledged", why=error.message)
        return False


async def send_file(
    bot: Bot, pacer: Pacer, now: Callable[[], datetime], place: Place, file: File
) -> int | None:
    """Send a file (an export) where it was asked for; None when Telegram did not take it."""
    letter = Letter(address=place.address, file=file, reply_to=place.reply_to)
    return await _deliver(bot, pacer, now, letter)


async def _deliver(
    bot: Bot, pacer: Pacer, now: Callable[[], datetime], letter: Letter
) -> int | None:
    outcome = await _insist(bot, pacer, now, letter)
    if isinstance(outcome, Sent):
        return outcome.message_id
    _log.warning("an answer was not delivered", chat=letter.address.chat_id, why=str(outcome))
    return None


async def _insist(bot: Bot, pacer: Pacer, now: Callable[[], datetime], letter: Letter) -> Outcome:
    """Send a letter, trying again while somebody may still be waiting for it.

    One that Telegram may have posted is sent once more, and not again; an edit may be repeated.
    """
    outcome: Outcome = Refused(reason="its turn did not come in time", chat_gone=False)
    doubtful = False
    for attempt in range(MOST_TRIES):
        if not await pacer.turn(letter.address.chat_id, Lane.ANSWER, patience=PATIENCE):
            break
        outcome = await _try(bot, now, letter, attempt)
        match outcome:
            case Sent():
                pacer.passed()
                return outcome
            case Refused():
                return outcome
            case Moved():
                address = replace(letter.address, chat_id=outcome.chat_id)
                letter = replace(letter, address=address, edit=None, reply_to=None)
            case Postponed():
                wait = _wait_of(outcome, attempt, now())
                twice = doubtful and outcome.doubtful and letter.edit is None
                if twice or (outcome.counts and wait > PATIENCE):
                    return outcome
                doubtful = doubtful or outcome.doubtful
                letter = replace(letter, plain=letter.plain or outcome.plain)
                pacer.hold(letter.address.chat_id, wait)
    return outcome


def _wait_of(outcome: Postponed, attempt: int, now: datetime) -> float:
    # Whoever asked does not wait for the minutes by which a briefing in doubt is put off.
    wait = backoff(attempt, 0.0) if outcome.doubtful else outcome.until - now
    return wait.total_seconds()


async def _try(bot: Bot, now: Callable[[], datetime], letter: Letter, attempt: int) -> Outcome:
    try:
        return Sent(message_id=await post(bot, letter))
    except TelegramError as error:
        if letter.edit is not None and is_not_modified(error):
            return Sent(message_id=letter.edit)
        if letter.edit is not None and is_edit_lost(error):
            return await _try(bot, now, replace(letter, edit=None), attempt)
        return outcome_of(error, now=now(), attempts=attempt, plain=letter.plain, jitter=0.0)
