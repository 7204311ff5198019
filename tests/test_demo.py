"""The demo as somebody sees it who has just cloned the project: no token, no network, no set-up."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
LONGEST = 180.0
"""Seconds; the worker loads its model, and other processes may hold the cores."""

pytestmark = pytest.mark.slow

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\]8;[^\x1b]*\x1b\\")


class Terminal:
    """A program on a pseudo-terminal."""

    def __init__(self, *command: str, **env: str) -> None:
        self._ours, theirs = pty.openpty()
        self.seen = ""
        self._process: subprocess.Popen[Any] = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **env},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def read_until(self, words: str, start: int = 0) -> int:
        """Read until the words were printed after ``start``; the place after them."""
        end = time.monotonic() + LONGEST
        while (place := self.seen.find(words, start)) < 0:
            assert self._read(end - time.monotonic()), f"{words!r} did not come: {self.seen}"
        return place + len(words)

    def type(self, line: str) -> None:
        os.write(self._ours, f"{line}\n".encode())

    def interrupt(self) -> None:
        """What Ctrl-C does."""
        os.killpg(self._process.pid, signal.SIGINT)

    def end(self) -> int:
        """Read to the end and wait; the exit code."""
        end = time.monotonic() + LONGEST
        while self._read(end - time.monotonic()):
            pass
        assert time.monotonic() < end, f"it goes on: {self.seen}"
        return self._process.wait(10)

    def close(self) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(10)
        os.close(self._ours)

    def _read(self, patience: float) -> bool:
        if not select.select([self._ours], [], [], max(0.0, patience))[0]:
            return False
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # the other end is closed
            return False
        self.seen += _ESCAPES.sub("", data.decode(errors="replace")).replace("\r\n", "\n")
        return bool(data)


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """Children obey Ctrl-C, also where the tests run in the background of a shell.

    A shell without job control lets what it starts with ``&`` ignore it (POSIX, XCU 2.12), and so
    would all that is started from there.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """The demo, without any BOT_ variable of the machine."""
    quiet = {name: "" for name in os.environ if name.startswith("BOT_")}
    terminal = Terminal(sys.executable, "-m", "bot", "demo", TERM="xterm", COLUMNS="80", **quiet)
    yield terminal
    terminal.close()


def test_on_a_terminal_the_demo_offers_a_prompt_which_ctrl_c_leaves_quietly(
    terminal: Terminal,
) -> None:
    place = terminal.read_until("you ›")
    story = terminal.seen[:place]
    for words in (
        "No token, no network",
        "[ People ]",
        "/who Blinken",
        "U.S. Secretary of State",
        "2 outlets",
    ):
        assert words in " ".join(story.split())
    terminal.type("/who Putin")
    place = terminal.read_until("you ›", place)
    assert "Russian President" in terminal.seen
    terminal.type("all people")  # the label of a button
    place = terminal.read_until("you ›", place)
    assert "edited in place" in terminal.seen
    terminal.interrupt()
    assert terminal.end() == 0
    assert "make run" in terminal.seen[place:]
    assert "Traceback" not in terminal.seen


def test_without_a_terminal_the_demo_tells_its_story_and_ends() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "demo"],
        cwd=ROOT,
        env={**os.environ, "TERM": "dumb", "COLUMNS": "40"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=LONGEST,
        check=True,
    )
    shown = done.stdout.decode()
    assert done.stderr == b""
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 40
    assert "you ›" not in shown
    assert "make run" in shown


@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.2])
def test_ctrl_c_ends_a_demo_that_still_reads(terminal: Terminal, seconds: float) -> None:
    terminal.read_until("reading")
    time.sleep(seconds)  # its worker is started meanwhile
    terminal.interrupt()
    assert terminal.end() == 130
    assert "Traceback" not in terminal.seen


def test_ctrl_c_ends_a_reading_without_a_traceback(tmp_path: Path) -> None:
    reading = subprocess.Popen(
        [sys.executable, "-m", "bot", "ingest", str(ROOT / "seeds")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    end = time.monotonic() + LONGEST
    while not (tmp_path / "data" / "briefing.db").exists() and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(2)
    os.killpg(reading.pid, signal.SIGINT)
    printed, _ = reading.communicate(timeout=LONGEST)
    assert reading.returncode == 130
    assert printed.strip() == b""
