"""Updates from Telegram, kept until they are handled.

python-telegram-bot confirms an update with its next poll, before the handler has ended: a process
killed in between would lose what a reader asked. So an update is stored before it is queued, and
forgotten once handled; what is left over at the next start is handled then. Telegram may also
deliver an update twice; the second is dropped by its ``update_id``.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.ext import BaseUpdateProcessor
from typing_extensions import override

from bot.store import updates
from bot.store.database import Database

AT_ONCE = 32
"""Handlers that run beside each other; they mostly wait for the network or a worker."""

MOST_TRIES = 3
"""An update that was begun this often and never finished is likely what kills the process."""

_log = structlog.stdlib.get_logger(__name__)


def is_addressed(update: Update, bot_id: int) -> bool:
    """Whether an update is meant for the bot; nothing else is stored or handled.

    A bot that is an administrator of a group receives every message there.
    """
    message = update.message
    if message is None:
        return update.edited_message is None and update.channel_post is None
    if message.chat.type == ChatType.PRIVATE or message.migrate_to_chat_id:
        return True
    return _is_command(message) or _replies_to(message, bot_id)


def _is_command(message: Message) -> bool:
    return (message.text or message.caption or "").startswith("/")


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
            if self.bot is not None and not is_addressed(item, self.bot.id):
                return
            if not await asyncio.to_thread(self._keep, item):
                return
        await super().put(item)

    def _keep(self, update: Update) -> bool:
        with self._db.write() as tx:
            return updates.keep(tx, update.update_id, update.to_json(), self._now())

    async def recover(self) -> int:
        """Queue what an earlier process took and did not finish; returns how many."""
        if self.bot is None:
            return 0
        left = await asyncio.to_thread(self._take_left)
        for payload in left:
            update = Update.de_json(payload, self.bot)
            await super().put(update)
        return len(left)

    def _take_left(self) -> list[dict[str, object]]:
        taken = []
        with self._db.write() as tx:
            for pending in updates.pending(tx):
                if pending.attempts >= MOST_TRIES:
                    _log.error("update given up", update_id=pending.update_id)
                    updates.done(tx, pending.update_id)
                else:
                    updates.attempted(tx, pending.update_id)
                    taken.append(pending.payload)
        return taken


class Turns(BaseUpdateProcessor):
    """Handles updates beside each other, but those of one person in one chat in their order."""

    def __init__(self, db: Database) -> None:
        """``db`` holds the inbox."""
        super().__init__(AT_ONCE)
        self._db = db
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
        """Handle one update in its turn and forget it."""
        turn = _turn_of(update)
        self._waiting[turn] += 1
        try:
            async with self._locks[turn]:
                await coroutine
        finally:
            self._waiting[turn] -= 1
            if not self._waiting[turn]:
                del self._waiting[turn], self._locks[turn]
        if isinstance(update, Update):
            await asyncio.to_thread(self._forget, update.update_id)

    def _forget(self, update_id: int) -> None:
        with self._db.write() as tx:
            updates.done(tx, update_id)


def _turn_of(update: object) -> tuple[int, int]:
    if not isinstance(update, Update):
        return (0, 0)
    chat, user = update.effective_chat, update.effective_user
    return (chat.id if chat else 0, user.id if user else 0)
