"""Parts wired together: what runs in the background, and how its failures are told."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from structlog.testing import capture_logs

from bot import revisions
from bot.app.parts import Running, build_application, open_parts, utc_now
from bot.commands.context import Asked
from bot.commands.revising import resummarize
from bot.console import ConsoleWire, console_token
from bot.inbox import Inbox, Turns
from bot.model import Address, ChatKind
from bot.settings import Settings, load_settings
from tests.store.empty import open_empty

_ASKED = Asked(
    address=Address(chat_id=1),
    kind=ChatKind.PRIVATE,
    title="You",
    user_id=1,
    language="en",
    words="today",
    message_id=1,
)


@pytest.fixture
def wire() -> ConsoleWire:
    return ConsoleWire(Console(quiet=True))


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    return load_settings(token=None, sources=())


async def _until(is_so: Callable[[], bool]) -> None:
    for _ in range(500):
        if is_so():
            return
        await asyncio.sleep(0.02)
    raise TimeoutError


@pytest.fixture
async def running(settings: Settings, wire: ConsoleWire, tmp_path: Path) -> AsyncIterator[Running]:
    async with _parts(settings, wire, tmp_path) as running:
        yield running


@asynccontextmanager
async def _parts(settings: Settings, wire: ConsoleWire, tmp_path: Path) -> AsyncIterator[Running]:
    db = open_empty(tmp_path / "briefing.db")
    application = build_application(
        settings, console_token(), Inbox(db, utc_now), Turns(db), wire, wire
    )
    async with (
        application,
        open_parts(settings, db, application, utc_now, lambda _job: None) as running,
    ):
        yield running
    db.close()


async def _fail() -> None:
    raise RuntimeError("the moon")


async def test_a_failure_in_the_background_is_told_at_once(running: Running) -> None:
    with capture_logs() as logs:
        task: Any = running.services.spawn(_fail())
        await asyncio.wait([task])
        await asyncio.sleep(0)

    (entry,) = logs
    assert str(entry["exc_info"]) == "the moon"


async def test_whoever_waits_for_new_summaries_is_told_that_they_failed(
    running: Running, wire: ConsoleWire, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the moon")

    monkeypatch.setattr(revisions, "resummarize", fail)
    with capture_logs() as logs:
        await resummarize(running.services, _ASKED)
        await _until(
            lambda: any("went wrong" in message["text"] for message in wire.messages.values())
        )

    (message,) = wire.messages.values()
    assert "went wrong" in message["text"]
    assert [entry["event"] for entry in logs] == ["re-summarise failed"]


async def test_a_second_request_is_told_that_one_runs_and_the_end_of_the_bot_ends_that_one(
    settings: Settings, wire: ConsoleWire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[bool] = []

    def run_until_stopped(*asked: Any) -> None:
        stopping = asked[-1]
        while not stopping():
            time.sleep(0.01)
        ended.append(True)

    def texts() -> list[str]:
        return [message["text"] for message in wire.messages.values()]

    monkeypatch.setattr(revisions, "resummarize", run_until_stopped)
    async with _parts(settings, wire, tmp_path) as running:
        await resummarize(running.services, _ASKED)
        await _until(lambda: len(texts()) == 1)
        await resummarize(running.services, _ASKED)
        await _until(lambda: len(texts()) == 2)

    assert "running already" in texts()[1]
    assert "Not finished" in texts()[0]
    assert "/resummarize today news starts it again" in texts()[0]
    await _until(lambda: ended == [True])
