"""The person at the terminal: writes to the bot and taps its buttons."""

import itertools
import time
from typing import Any

from rich.console import Console
from telegram import Update
from telegram.ext import Application

from bot.console.paint import paint_asked
from bot.console.wire import CHAT_ID, ConsoleWire

READER = {"id": CHAT_ID, "is_bot": False, "first_name": "You", "language_code": "en"}


class ConsoleReader:
    """One reader in a private chat with the bot."""

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        wire: ConsoleWire,
        console: Console,
    ) -> None:
        """``application`` is the running bot behind ``wire``."""
        self._application = application
        self._wire = wire
        self._console = console
        self._ids = itertools.count(int(time.time()))

    async def say(self, words: str) -> None:
        """Write a message and wait until the bot has handled it."""
        self._console.print(paint_asked(words))
        message: dict[str, Any] = {
            "message_id": self._wire.new_id(),
            "date": int(time.time()),
            "chat": {"id": CHAT_ID, "type": "private", "first_name": "You"},
            "from": READER,
            "text": words,
        }
        if words.startswith("/"):
            length = len(words.split(maxsplit=1)[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        await self._deliver({"message": message})

    async def tap(self, label: str) -> bool:
        """Tap the newest button with this label; False when there is none."""
        for message_id in sorted(self._wire.messages, reverse=True):
            message = self._wire.messages[message_id]
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"].casefold() == label.casefold() and "callback_data" in button:
                        await self._tap(message, button)
                        return True
        return False

    async def _tap(self, message: dict[str, Any], button: dict[str, Any]) -> None:
        self._console.print(paint_asked(f"[{button['text']}]"))
        query = {
            "id": str(next(self._ids)),
            "from": READER,
            "message": message,
            "chat_instance": "console",
            "data": button["callback_data"],
        }
        await self._deliver({"callback_query": query})

    async def _deliver(self, content: dict[str, Any]) -> None:
        update = Update.de_json({"update_id": next(self._ids), **content}, self._application.bot)
        await self._application.update_queue.put(update)
        await self._application.update_queue.join()
