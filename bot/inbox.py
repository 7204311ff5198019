"""Updates from Telegram, kept until they are handled.

python-telegram-bot confirms an update with its next poll, before the handler has ended: a process
killed in between would lose what a reader asked. So an update is stored before it is queued, and
forgotten once handled; what is left over at the next start is handled then. Telegram may also
deliver an update twice; the second is dropped by its ``update_id``.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import Any

import structlog
from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.ext import BaseUpdateProcessor
from typing_extensions import override

from bot.errors import StoreRefused
from bot.insistence import insist
from bot.store import updates
from bot.store.database import Database, Tx

AT_ONCE = 32
"""Handlers that run beside each other; they mostly wait for the network or a worker."""

_WAITING_MOST = 10_000
"""Updates that may wait for their turn; the rest waits in the queue."""

MOST_TRIES = 3
"""An update that was begun this often and never finished is likely what kills the process."""

_WAITS = "an update waits for the database"

_log = structlog.stdlib.get_logger(__name__)


def is_addressed(update: Update, bot: Bot) -> bool:
    """Whether an update is meant for the bot; nothing else is stored or handled.

    A bot that is an administrator of a group receives every message there.
    """
    message = update.message
    if message is None:
        return update.edited_message is None and update.channel_post is None
    if message.chat.type == ChatType.PRIVATE or message.migrate_to_chat_id:
        return True
    return _is_command(message, bot.username) or _replies_to(message, bot.id)


def _is_command(message: Message, bot_name: str) -> bool:
    words = (message.text or message.caption or "").split(maxsplit=1)
    if not words or not words[0].startswith("/"):
        return False
    addressee = words[0].partition("@")[2]
    return not addressee or addressee.lower() == bot_name.lower()


def _replies_to(message: Message, bot_id: int) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == bot_id


class Inbox(asyncio.Queue[object]):
    """The application's update queue, on disk first."""

    def __init__(self, db: Database, now: Callable[[], datetime]) -> None:
        """``now`` is the clock that dates each row."""
        super().__init__()
        self._db = db
        self._now = now
        self.bot: Bot | None = None

    @override
    async def put(self, item: object) -> None:
        """Store an update, then queue it; one that is known already is dropped."""
        if isinstance(item, Update):
            if self.bot is not None and not is_addressed(item, self.bot):
                return
            # Whole or not at all, should polling end in between: what is stored is known when it comes
            # again, and dropped.
            await asyncio.shield(self._keep_and_queue(item))
        else:
            await super().put(item)

    async def _keep_and_queue(self, update: Update) -> None:
        try:
            is_new = await insist(lambda: self._keep(update), _WAITS)
        except StoreRefused as error:
            # Better answered, and lost if the process is killed meanwhile, than not answered.
            _log.error("an update cannot be kept", update_id=update.update_id, why=str(error))
            is_new = True
        if is_new:
            await super().put(update)

    def _keep(self, update: Update) -> bool:
        with self._db.write() as tx:
            return updates.keep(tx, update.update_id, update.to_json(), self._now())

    async def recover(self) -> int:
        """Queue what an earlier process took and did not finish; returns how many."""
        if self.bot is None:
            return 0
        queued = after = 0
        while left := await asyncio.to_thread(self._take_left, after):
            for pending in left:
                if pending.attempts < MOST_TRIES:
                    await super().put(Update.de_json(pending.payload, self.bot))
                    queued += 1
            after = left[-1].update_id
        return queued

    def _take_left(self, after: int) -> tuple[updates.Pending, ...]:
        with self._db.write() as tx:
            left = updates.pending(tx, after)
            for pending in left:
                if pending.attempts >= MOST_TRIES:
                    _log.error("update given up", update_id=pending.update_id)
                    updates.done(tx, pending.update_id)
        return left


class Turns(BaseUpdateProcessor):
    """Handles updates beside each other, but those of one person in one chat in their order."""

    def __init__(self, db: Database) -> None:
        """``db`` holds the inbox."""
        # The library's own limit would count those that only wait for the same person's turn.
        super().__init__(_WAITING_MOST)
        self._db = db
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._handling: set[asyncio.Task[Any]] = set()
        self._ending = False
        self._locks: defaultdict[tuple[int, int], asyncio.Lock] = defaultdict(asyncio.Lock)
        self._waiting: defaultdict[tuple[int, int], int] = defaultdict(int)

    @override
    async def initialize(self) -> None:
        """Nothing to prepare."""

    @override
    async def shutdown(self) -> None:
        """Nothing to release."""

    @override
    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        """Handle one update in its turn and forget it; one that is cut off stays kept."""
        task = asyncio.current_task()
        if task is not None:
            self._handling.add(task)
        try:
            await self._take_turn(update, coroutine)
            await self._note(updates.done, update)
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # one that did not begin would be complained of
            if task is not None:
                self._handling.discard(task)

    async def end(self, patience: float) -> None:
        """Begin no more and let what was begun end within so many seconds; the rest is cut off.

        What was not handled to its end is handled at the next start.
        """
        self._ending = True
        handling = self._handling.copy()
        if not handling:
            return
        _, cut_off = await asyncio.wait(handling, timeout=patience)
        for task in cut_off:
            task.cancel()
        if cut_off:
            _log.warning(
                "handlers cut off; their turn is at the next start", handlers=len(cut_off)
            )
            await asyncio.wait(cut_off, timeout=1)

    async def _take_turn(self, update: object, handle: Awaitable[object]) -> None:
        turn = _turn_of(update)
        self._waiting[turn] += 1
        try:
            async with self._locks[turn], self._at_once:
                if self._ending:
                    raise asyncio.CancelledError
                await self._note(updates.attempted, update)
                await handle
        finally:
            self._waiting[turn] -= 1
            if not self._waiting[turn]:
                del self._waiting[turn], self._locks[turn]

    async def _note(self, what: Callable[[Tx, int], None], update: object) -> None:
        """Write down that the handling of an update begins, or that it is done."""
        if not isinstance(update, Update):
            return
        update_id = update.update_id

        def write() -> None:
            with self._db.write() as tx:
                what(tx, update_id)

        try:
            await insist(write, _WAITS)
        except StoreRefused as error:
            _log.error("an update cannot be noted", update_id=update_id, why=str(error))


def _turn_of(update: object) -> tuple[int, int]:
    if not isinstance(update, Update):
        return (0, 0)
    chat, user = update.effective_chat, update.effective_user
    return (chat.id if chat else 0, user.id if user else 0)
