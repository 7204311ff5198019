"""The bot fits on a small machine: what its processes hold once news was read."""

import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest

from tests.botapi.client import ROOT, Server
from tests.botapi.waiting import wait_until
from tests.journeys.conftest import BotFactory

MEBIBYTE = 1 << 20


@pytest.mark.slow
def test_a_bot_that_was_killed_over_its_news_reads_on_and_holds_little_memory(
    telegram: Server,
    bot: BotFactory,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    process = bot(ROOT / "seeds")
    wait_until(lambda: _is_read_now(tmp_path / "briefing.db"))
    process.kill()
    process.start()
    wait_until(lambda: "articles read" in process.tail(), 180, poll=0.5)
    for words in ("/summary", "/who", "/who Blinken", "/briefing"):
        assert telegram.ask(7, words).text
    main = psutil.Process(process.pid)
    alone = main.memory_info().rss / MEBIBYTE
    together = sum(map(_proportional, [main, *main.children(recursive=True)]))
    record_property("alone", round(alone))
    record_property("together", round(together))
    assert alone < 200
    assert together < 700

    workers = main.children(recursive=True)
    os.kill(process.pid, signal.SIGKILL)  # it alone: nobody tells its workers
    _, left = psutil.wait_procs(workers, timeout=10)
    assert left == []


def _is_read_now(store: Path) -> bool:
    """Whether a source that was never read to its end is leased."""
    with closing(sqlite3.connect(store)) as db:
        query = "SELECT 1 FROM sources WHERE last_success IS NULL AND next_check > ?"
        later = datetime.now(UTC).replace(tzinfo=None) + timedelta(minutes=1)
        return db.execute(query, (later.isoformat(" "),)).fetchone() is not None


def _proportional(process: psutil.Process) -> float:
    """Megabytes of a process, with what it shares with others counted by its share."""
    return float(process.memory_full_info().pss) / MEBIBYTE
