"""Telegram on a terminal: the same application, with the wire swapped and the chat printed."""

from bot.console.paint import paint_message, paint_text
from bot.console.reader import ConsoleReader
from bot.console.wire import ConsoleWire, console_token

__all__ = ["ConsoleReader", "ConsoleWire", "console_token", "paint_message", "paint_text"]
