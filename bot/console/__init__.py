"""Telegram on a terminal: the same application, with the wire swapped and the chat printed."""

from bot.console.paint import paint_message, paint_rendered, paint_text
from bot.console.progress import Told, progress_bar
from bot.console.reader import ConsoleReader
from bot.console.wire import ConsoleWire, console_token

__all__ = [
    "ConsoleReader",
    "ConsoleWire",
    "Told",
    "console_token",
    "paint_message",
    "paint_rendered",
    "paint_text",
    "progress_bar",
]
