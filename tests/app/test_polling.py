import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs
from telegram import Bot, Update
from typing_extensions import override

from bot.app.polling import REPEAT, Polling, PollWire
from bot.inbox import Inbox
from bot.store.database import Database
from tests.botapi.client import Server
from tests.store.empty import open_empty

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_empty(tmp_path / "inbox.db")
    yield database
    database.close()


class BrokenOnce(Inbox):
    """An inbox with a bug: the first update ends whoever puts it."""

    def __init__(self, db: Database) -> None:
        super().__init__(db, lambda: NOW)
        self.broke = asyncio.Event()

    @override
    async def put(self, item: object) -> None:
        if not self.broke.is_set():
            self.broke.set()
            raise RuntimeError("broken on purpose")
        await super().put(item)


@pytest.fixture
def inbox(db: Database) -> BrokenOnce:
    return BrokenOnce(db)


@pytest.fixture
async def polling(bot: Bot, inbox: BrokenOnce, poll_wire: PollWire) -> AsyncIterator[Polling]:
    polling = Polling(bot, inbox, poll_wire)
    await polling.start()
    yield polling
    await polling.stop()


async def test_polling_that_ended_by_a_bug_is_started_anew_and_loses_nothing(
    telegram: Server, polling: Polling, inbox: BrokenOnce
) -> None:
    telegram.say(7, "/start")
    await inbox.broke.wait()
    with capture_logs() as logs:
        await asyncio.sleep(0.3)
        await polling.watch(deaf_after=0.2)
        update = await asyncio.wait_for(inbox.get(), 10)
    assert isinstance(update, Update)
    assert update.message is not None
    assert update.message.text == "/start"
    assert [log["event"] for log in logs] == [
        "polling has ended; starting it anew",
        "what ended polling",
    ]


async def test_polling_that_works_is_left_alone(polling: Polling) -> None:
    with capture_logs() as logs:
        await polling.watch()
    assert logs == []


async def test_a_trouble_is_told_once_and_when_it_is_over(
    telegram: Server, bot: Bot, poll_wire: PollWire
) -> None:
    telegram.faults({"method": "getUpdates", "action": "error", "code": 401, "times": 3})
    with capture_logs() as logs:
        for _ in range(4):
            await asyncio.gather(bot.get_updates(), return_exceptions=True)
    assert [log["event"] for log in logs] == [
        "Telegram refuses BOT_TOKEN (401); asking on",
        "Telegram answers again",
    ]
    assert REPEAT > 60
