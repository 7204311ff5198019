"""A reader at a terminal before the whole bot, whose store the test can reach.

``services`` are what handlers get, with Telegram on the loopback behind them.
"""

import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from telegram import Bot, Update
from telegram.ext import Application

from bot.analysis import Analyst
from bot.app import build_application, open_parts, utc_now
from bot.commands.context import Services
from bot.console import ConsoleReader, ConsoleWire, console_token
from bot.console.reader import READER
from bot.delivery import Pacer
from bot.inbox import Inbox, Turns
from bot.ingest.fetch import Fetcher
from bot.settings import load_settings
from bot.store.database import Database
from tests.botapi.client import Server
from tests.store.empty import open_empty

NOW = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)
ADMIN = 900
"""Whoever runs the bot."""


@dataclass(frozen=True, slots=True)
class Chat:
    """A reader at a terminal, and all that stands on it."""

    reader: ConsoleReader
    screen: io.StringIO
    db: Database
    application: Application[Any, Any, Any, Any, Any, Any]

    async def ask(self, words: str) -> str:
        """What the bot answers, on one line."""
        before = len(self.screen.getvalue())
        await self.reader.say(words)
        return " ".join(self.screen.getvalue()[before:].replace("│", " ").split())

    async def answer_to(self, chat: dict[str, Any], **message: Any) -> str:
        """What the bot answers to any message in any chat."""
        before = len(self.screen.getvalue())
        content = {"message_id": 9, "date": 1_790_000_000, "chat": chat, "from": READER, **message}
        update = Update.de_json({"update_id": 9, "message": content}, self.application.bot)
        await self.application.process_update(update)
        return self.screen.getvalue()[before:]


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    screen = io.StringIO()
    console = Console(file=screen, width=100)
    settings = load_settings(_env_file=None)
    db = open_empty(tmp_path / "store.db")
    wire = ConsoleWire(console)
    inbox = Inbox(db, utc_now)
    application = build_application(settings, console_token(), inbox, Turns(db), wire, wire)
    async with application:
        await application.start()
        async with open_parts(settings, db, application, utc_now, lambda _job: None):
            yield Chat(ConsoleReader(application, wire, console), screen, db, application)
        await application.stop()
    db.close()


@pytest.fixture
async def services(telegram: Server, tmp_path: Path) -> AsyncIterator[Services]:
    """All that handlers get; it is half past seven."""
    db = open_empty(tmp_path / "store.db")
    bot = Bot(telegram.token, base_url=f"{telegram.url}/bot")
    with Analyst() as analyst:
        async with bot, Fetcher() as fetcher:
            yield Services(
                db=db,
                fetcher=fetcher,
                analyst=analyst,
                bot=bot,
                pacer=Pacer(),
                now=lambda: NOW,
                admins=frozenset({ADMIN}),
                timezone="Europe/Madrid",
                look_back_hours=24,
                bot_name=bot.username,
                spawn=lambda coroutine: coroutine.close(),
                wake=lambda _job: None,
            )
    db.close()
