"""The outbox, emptied: claim, wait for the pace, send, settle.

Telegram has no idempotency key. A process killed between sending and settling leaves at most the
messages it had in flight unknown; those are sent again, so nothing is lost and no more than
``IN_FLIGHT`` messages are doubled by a kill. A message whose sending timed out is unknown as well: it
is sent again minutes later, until Telegram answers or it is no longer news.
"""

import asyncio
import random
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.delivery.outcomes import outcome_of
from bot.delivery.pace import Lane, Pacer
from bot.delivery.wire import Letter, post
from bot.errors import StoreRefused
from bot.insistence import insist
from bot.model import Message, Moved, Outcome, Postponed, Refused, Sent
from bot.store import chats, claims, outbox, personal_data
from bot.store.database import Database, Tx

IN_FLIGHT = 4
"""Messages under way at once. More connections are slower, not faster: the client scans its pool at
each request (1.8 ms of processor time a message with 16, 3.7 ms with 256)."""

LEASE = timedelta(seconds=30)
"""How long a claim holds; longer than ``PATIENCE`` and the time-outs of one call together."""

PATIENCE = 3.0
"""Seconds that a claimed message waits for its turn; one that must wait longer is put back."""

_log = structlog.stdlib.get_logger(__name__)


async def deliver_due(
    bot: Bot,
    hand: "Hand",
    pacer: Pacer,
    now: Callable[[], datetime],
    *,
    stopping: Callable[[], bool] = lambda: False,
) -> int:
    """Send every message of the outbox that is due; give the number that Telegram took.

    Args:
        bot: the library's bot.
        hand: what takes the messages; one for the whole run of a process.
        pacer: shared with the answers.
        now: the clock.
        stopping: asked before each claim; what is in flight is still sent and settled.

    Raises:
        StoreError: the outbox cannot be read or written; claimed messages come back by their lease.
    """
    await hand.expire(now())
    lines = (_drain(bot, hand, pacer, now, stopping) for _ in range(IN_FLIGHT))
    # Each line ends its own message before an error of another is raised.
    counts = await asyncio.gather(*lines, return_exceptions=True)
    for count in counts:
        if isinstance(count, BaseException):
            raise count
    return sum(count for count in counts if isinstance(count, int))


def release_own(db: Database, owner: str) -> int:
    """At start: put back what an earlier run of this owner had claimed; give the number."""
    with db.write() as tx:
        return claims.release(tx, owner)


class Hand:
    """What this process has in hand: claimed, and not settled yet.

    While the database is out, what was sent stays unsettled for longer than its lease. It is not
    claimed again here, because here it is known to be on its way.
    """

    def __init__(self, db: Database, owner: str) -> None:
        """``db`` has the outbox; ``owner`` names this process in its claims."""
        self._db = db
        self._owner = owner
        self._held: set[int] = set()

    async def expire(self, now: datetime) -> None:
        """Count what is no longer news as expired."""
        await asyncio.to_thread(_expire, self._db, now)

    async def claim(self, now: datetime) -> Message | None:
        """Take the next message that is due."""
        message = await asyncio.to_thread(self._claim_one, now, frozenset(self._held))
        if message is not None:
            self._held.add(message.id)
        return message

    def let_go(self, message: Message) -> None:
        """A message is no longer in hand: it is settled, or left to its lease."""
        self._held.discard(message.id)

    async def settle(self, message: Message, outcome: Outcome, now: datetime) -> None:
        """Write down what became of it as soon as the database can be written.

        What the database refuses to take is counted as failed; if it refuses that as well, the
        message stays in hand, so that this process never sends it again.
        """
        try:
            await self._write_down(message, outcome, now)
        except StoreRefused as error:
            await self._give_up(message, str(error), now)
        else:
            self.let_go(message)

    async def _give_up(self, message: Message, why: str, now: datetime) -> None:
        try:
            await self._write_down(message, Refused(reason=why, chat_gone=False), now)
        except StoreRefused as error:
            _log.error("a message stays unsettled", message=message.id, why=str(error))
        else:
            self.let_go(message)

    async def _write_down(self, message: Message, outcome: Outcome, now: datetime) -> None:
        write = partial(_settle, self._db, message, outcome, now)
        await insist(write, "a message waits to be settled", message=message.id)

    def _claim_one(self, now: datetime, held: Collection[int]) -> Message | None:
        with self._db.write() as tx:
            claimed = claims.claim(tx, now, limit=1, lease=LEASE, owner=self._owner, held=held)
        return claimed[0] if claimed else None


async def _drain(
    bot: Bot,
    hand: Hand,
    pacer: Pacer,
    now: Callable[[], datetime],
    stopping: Callable[[], bool],
) -> int:
    sent = 0
    while not stopping():
        await pacer.opening()
        message = await hand.claim(now())
        if message is None:
            break
        try:
            outcome = await _send(bot, pacer, message, now)
        except BaseException:
            hand.let_go(message)
            raise
        await hand.settle(message, outcome, now())
        sent += isinstance(outcome, Sent)
    return sent


async def _send(bot: Bot, pacer: Pacer, message: Message, now: Callable[[], datetime]) -> Outcome:
    chat_id = message.address.chat_id
    if not await pacer.turn(chat_id, Lane.BROADCAST, patience=PATIENCE):
        wait = timedelta(seconds=max(pacer.chat_wait(chat_id), 1.0))
        return Postponed(until=now() + wait, reason="pace of the chat", counts=False)
    letter = Letter(
        address=message.address,
        html=message.html,
        buttons=message.buttons,
        silent=message.silent,
        plain=message.plain,
    )
    try:
        message_id = await post(bot, letter)
    except TelegramError as error:
        outcome = outcome_of(
            error,
            now=now(),
            attempts=message.attempts,
            plain=message.plain,
            jitter=random.random(),  # noqa: S311 - spreads tries, guards nothing
        )
        _tell_pacer(pacer, chat_id, outcome, now())
        return outcome
    pacer.passed()
    return Sent(message_id=message_id)


def _tell_pacer(pacer: Pacer, chat_id: int, outcome: Outcome, now: datetime) -> None:
    match outcome:
        case Postponed(counts=False):
            pacer.flooded(chat_id, (outcome.until - now).total_seconds())
        case Sent() | Refused() | Moved():
            pacer.passed()
        case Postponed():
            pass  # the network's fault tells nothing of the pace; the message itself waits


def _expire(db: Database, now: datetime) -> None:
    with db.write() as tx:
        expired = outbox.expire(tx, now)
    if expired:
        _log.warning("briefings expired undelivered", messages=expired)


def _settle(db: Database, message: Message, outcome: Outcome, now: datetime) -> None:
    """Write down what became of a message and what that says of its chat, in one transaction."""
    chat_id = message.address.chat_id
    with db.write() as tx:
        if isinstance(outcome, Moved):
            personal_data.move(tx, chat_id, outcome.chat_id)
        claims.settle(tx, message.id, outcome, now)
        if isinstance(outcome, Refused) and outcome.chat_gone:
            chats.mark_unreachable(tx, chat_id, now)
        if isinstance(outcome, Refused) and outcome.topic_gone:
            _rest_topic(tx, message, now)
    _report(message, outcome)


def _rest_topic(tx: Tx, message: Message, now: datetime) -> None:
    """A deleted topic gets nothing more; the rest of its forum is untouched."""
    chat = chats.get(tx, message.address)
    if chat is not None:
        chats.save(tx, replace(chat, unreachable_since=now))
    outbox.cancel_chat(tx, message.address)


def _report(message: Message, outcome: Outcome) -> None:
    match outcome:
        case Refused(chat_gone=False, topic_gone=False):
            _log.error("a message failed for good", message=message.id, why=outcome.reason)
        case Postponed(plain=True):
            _log.error(
                "Telegram cannot parse a message; sending it as plain text",
                message=message.id,
                why=outcome.reason,
            )
        case Refused():
            _log.info(
                "a chat is unreachable and rests", chat=message.address.chat_id, why=outcome.reason
            )
        case Moved():
            _log.info("a group moved", chat=message.address.chat_id, to=outcome.chat_id)
        case Postponed(counts=True):
            _log.warning("a message is postponed", message=message.id, why=outcome.reason)
        case Sent() if message.doubtful:
            _log.warning(
                "a message was sent again that may have arrived before", message=message.id
            )
        case Postponed() | Sent():
            pass
