"""One run of the bot, from its start to its end."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs
from telegram.request import HTTPXRequest

from bot.analysis import Analyst
from bot.app import session
from bot.app.parts import build_application, utc_now
from bot.app.polling import PollWire
from bot.app.session import BELIEVED, LONGEST_WAIT, PATIENCE, Session
from bot.commands.dispatch import App
from bot.errors import TelegramRefused
from bot.inbox import Inbox, Turns
from bot.settings import Settings, load_settings
from bot.store.database import Database
from tests.botapi.client import Server
from tests.store.empty import open_empty

READER = 7


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_empty(tmp_path / "briefing.db")
    yield database
    database.close()


@pytest.fixture
def settings(telegram: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    return load_settings(
        token=SecretStr(telegram.token), api_url=telegram.url, sources=(), tick_seconds=0.2
    )


# --- the start --------------------------------------------------------------------------------


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that the start waited between two tries, which are not waited here."""
    seconds: list[float] = []
    pause = asyncio.sleep

    async def note(delay: float) -> None:
        if delay:
            seconds.append(delay)
        await pause(0)

    monkeypatch.setattr(asyncio, "sleep", note)
    return seconds


@pytest.fixture
async def application(settings: Settings, db: Database) -> AsyncIterator[App]:
    wire, poll = HTTPXRequest(), PollWire()
    application = build_application(
        settings, settings.require_token(), Inbox(db, utc_now), Turns(db), wire, poll
    )
    yield application
    await application.shutdown()
    await asyncio.gather(wire.shutdown(), poll.shutdown())


def fail(telegram: Server, *codes: int) -> None:
    """Let Telegram answer the next calls for who the bot is with these."""
    telegram.faults(
        *({"method": "getMe", "action": "error", "code": code, "times": 1} for code in codes)
    )


async def test_a_token_that_telegram_refuses_again_and_again_ends_the_run(
    telegram: Server, settings: Settings, application: App, waits: list[float]
) -> None:
    fail(telegram, *[401] * BELIEVED)
    with pytest.raises(TelegramRefused, match="the server at BOT_API_URL does not accept"):
        await session._reach_telegram(application, settings)
    assert len(waits) == BELIEVED - 1


async def test_a_server_that_restarts_may_refuse_a_good_token_for_a_while(
    telegram: Server, settings: Settings, application: App, waits: list[float]
) -> None:
    fewer = [401] * (BELIEVED - 1)
    fail(telegram, *fewer, 502, *fewer)
    with capture_logs() as logs:
        await session._reach_telegram(application, settings)
    assert application.bot.username
    assert [log["event"] for log in logs] == ["Telegram does not answer; waiting for it"]
    assert len(waits) == 2 * len(fewer) + 1


async def test_an_outage_is_waited_out_with_longer_and_longer_pauses(
    telegram: Server, settings: Settings, application: App, waits: list[float]
) -> None:
    fail(telegram, *[502] * 8)
    await session._reach_telegram(application, settings)
    assert waits == sorted(waits)
    assert waits[0] == 1
    assert waits[-2:] == [LONGEST_WAIT, LONGEST_WAIT]


def test_telegram_itself_is_named_where_no_other_server_is_set(settings: Settings) -> None:
    own = load_settings(token=settings.token, sources=())
    assert session._refusal(own).startswith("Telegram does not accept")


# --- a run ------------------------------------------------------------------------------------


async def test_a_bot_answers_until_it_is_told_to_stop_and_a_second_signal_cuts_nothing_off(
    telegram: Server, settings: Settings, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Analyst, "warm_up", lambda _: None)  # seconds, and nothing is read here
    with capture_logs() as logs:
        work = asyncio.ensure_future(session._run_until_told(Session(settings, db)))
        reply = await asyncio.to_thread(telegram.ask, READER, "/help")
        assert not work.done()
        for _ in range(2):
            os.kill(os.getpid(), signal.SIGTERM)
        async with asyncio.timeout(PATIENCE + 4):
            await work

    assert "/subscribe" in reply.text
    events = [log["event"] for log in logs]
    assert "the bot is running" in events
    assert events.count("stopping") == 1
    assert events[-1] == "stopped"
