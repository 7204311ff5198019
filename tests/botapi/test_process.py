"""The server and a bot built with python-telegram-bot, each as a process."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.botapi.client import Server
from tests.botapi.process import Bot
from tests.botapi.waiting import NotInTimeError


@pytest.fixture
def echo(telegram: Server, tmp_path: Path) -> Iterator[Bot]:
    command = [sys.executable, "-m", "tests.botapi.echo"]
    with Bot(telegram, command, log=tmp_path / "echo.log") as bot:
        bot.ready()
        yield bot


def test_a_bot_answers_messages_presses_and_documents(telegram: Server, echo: Bot) -> None:
    reply = telegram.ask(1, "Storm at noon")
    assert reply.text == "Storm at noon"
    assert [button["text"] for button in reply.buttons] == ["Again"]
    callback, after = telegram.tap(1, reply.record, "again")
    assert callback["answers"][0]["text"] == "Pressed"
    assert after[-1]["text"] == "pressed"
    assert telegram.ask(1, "", file=("article.txt", b"Storm")).text == "5 bytes"
    assert telegram.metrics()["samples"] == 3
    assert echo.usage().memory > 1


def test_a_killed_bot_can_be_started_again(telegram: Server, echo: Bot) -> None:
    telegram.ask(1, "before")
    echo.kill_when(lambda: telegram.stats()["sent"] >= 1, timeout=5)
    assert not echo.is_running
    with pytest.raises(NotInTimeError):
        telegram.ask(1, "meanwhile", timeout=0.2)
    echo.start()
    echo.ready()
    assert telegram.wait_for(contains="meanwhile")


def test_a_bot_that_is_asked_to_stop_ends_cleanly(telegram: Server, echo: Bot) -> None:
    assert echo.stop(timeout=15)[0] == 0


def test_a_bot_that_ends_at_once_is_reported_with_its_log(
    telegram: Server, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", "raise SystemExit('no token')"]
    with (
        Bot(telegram, command, log=tmp_path / "log") as bot,
        pytest.raises(AssertionError, match="no token"),
    ):
        bot.ready()
