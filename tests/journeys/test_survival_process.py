"""The bot's process is killed, stopped, doubled and cut off from its database; nobody is left unanswered."""

import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from bot.app.session import PATIENCE
from tests.botapi.client import Server
from tests.botapi.waiting import wait_until
from tests.journeys.conftest import BotFactory

READER = 7


def held_up(telegram: Server) -> int:
    """How many messages met a silent Telegram."""
    return int(telegram.stats()["errors"].get("fault:hang", 0))


def ask_and_wait_until_held_up(telegram: Server, words: str) -> int:
    """Ask something whose handler then waits for Telegram; the record before it."""
    seq = telegram.seq
    before = held_up(telegram)
    telegram.faults({"method": "sendMessage", "action": "hang", "seconds": 60, "times": 1})
    telegram.say(READER, words)
    wait_until(lambda: held_up(telegram) > before)
    return seq


def answers_since(telegram: Server, seq: int) -> list[str]:
    """What the reader got, when nothing more has come for two seconds."""
    telegram.wait_for(seq, kind="send", chat_id=READER)
    time.sleep(2)
    return [record["text"] for record in telegram.messages(seq, kind="send", chat_id=READER)]


def test_what_was_being_answered_at_a_kill_or_a_stop_is_answered_once_after_the_next_start(
    telegram: Server, bot: BotFactory, url: str
) -> None:
    process = bot(BOT_DATABASE_URL=url)
    assert telegram.ask(READER, "/subscribe 23:59 Madrid").text.startswith("Done")

    seq = ask_and_wait_until_held_up(telegram, "/help")
    process.kill()
    process.start()
    assert len(answers_since(telegram, seq)) == 1

    seq = ask_and_wait_until_held_up(telegram, "/privacy")
    code, seconds = process.stop()
    assert code == 0
    assert seconds < PATIENCE + 4
    assert "Traceback" not in process.tail(20_000)
    process.start()
    assert len(answers_since(telegram, seq)) == 1
    assert "23:59" in telegram.ask(READER, "/settings").text


def test_polling_goes_on_after_telegram_was_down_at_start_and_refused_polls(
    telegram: Server, bot: BotFactory
) -> None:
    telegram.stop()
    process = bot(ready=False, BOT_LOG_LEVEL="debug")
    wait_until(lambda: "waiting for it" in process.tail(1_000_000))
    telegram.start()
    process.ready(60)
    refusals = [
        {"method": "getUpdates", "action": "error", "code": code, "times": 1}
        for code in (401, 404, 502)
    ]
    telegram.faults(*refusals, {"method": "getUpdates", "action": "garbage", "times": 1})
    assert telegram.ask(READER, "/help").text  # to the poll that already waits
    assert telegram.ask(READER, "/privacy").text
    log = process.tail(1_000_000)
    assert log.count("refuses BOT_TOKEN") == 2
    assert log.count("no answer as Telegram gives") == 2
    assert "answers again" in log
    assert "Traceback" not in log
    assert telegram.token not in log


def test_a_second_process_with_the_same_token_is_told_of_and_stops_nobody(
    telegram: Server, bot: BotFactory, tmp_path: Path
) -> None:
    first = bot()
    same_file = bot(ready=False)
    wait_until(lambda: not same_file.is_running)
    assert "another briefing-bot runs on this database" in same_file.tail()

    second = bot(ready=False, BOT_DATABASE_URL=f"sqlite:///{tmp_path / 'other.db'}")
    told = "another process polls with this BOT_TOKEN"
    wait_until(lambda: told in first.tail() + second.tail())
    assert telegram.ask(READER, "/help").text
    assert first.is_running
    assert second.is_running
    second.kill()
    telegram.say(READER, "/privacy")
    assert telegram.ask(READER, "/help").text
    log = first.tail(20_000) + second.tail(20_000)
    assert "Traceback" not in log
    assert log.count(told) < 10


def test_a_locked_database_delays_an_answer_and_loses_nothing(
    telegram: Server, bot: BotFactory, tmp_path: Path
) -> None:
    process = bot()
    seq = telegram.seq
    with closing(sqlite3.connect(tmp_path / "briefing.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        telegram.say(READER, "/subscribe 08:00 Madrid")
        wait_until(lambda: "waits for the database" in process.tail(20_000))
        other.execute("ROLLBACK")
    assert any("08:00" in text for text in answers_since(telegram, seq))
    assert "08:00" in telegram.ask(READER, "/settings").text
    os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C does
    wait_until(lambda: not process.is_running)
    assert process.stop()[0] == 0
    log = process.tail(20_000)
    assert "Traceback" not in log
    assert "database is locked" in log
