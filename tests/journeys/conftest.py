"""A Telegram on the loopback and the bot that talks to it, both as processes."""

import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.botapi.client import Server
from tests.botapi.process import Bot

BotFactory = Callable[..., Bot]
"""Starts a bot: ``bot(*sources, **env)``; see the fixture."""


@pytest.fixture
def telegram() -> Iterator[Server]:
    """A server without chats."""
    with Server() as server:
        yield server


@pytest.fixture
def bot(telegram: Server, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[BotFactory]:
    """Start ``python -m bot run`` that reads ``sources``, with ``env`` beside its settings.

    The bot is waited for unless ``ready=False``; it can be stopped and started again, and keeps its
    database. It is killed at the end, and the end of its log is shown if the test failed. Bots
    started by one test share the database.
    """
    started: list[Bot] = []
    numbers = count(1)

    def start(*sources: object, ready: bool = True, **env: object) -> Bot:
        process = Bot(
            telegram,
            [sys.executable, "-m", "bot", "run"],
            log=tmp_path / f"bot-{next(numbers)}.log",
            env={
                "BOT_DATABASE_URL": f"sqlite:///{tmp_path / 'briefing.db'}",
                "BOT_TICK_SECONDS": 1,
                "BOT_SOURCES": ",".join(map(str, sources)),
                **env,
            },
        )
        started.append(process)
        process.start()
        if ready:
            process.ready()
        return process

    yield start
    for process in started:
        process.kill()
        request.node.add_report_section("teardown", process.log.name, process.tail(5000))
