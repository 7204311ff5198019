"""The bot under test as a process of its own."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import psutil

from tests.botapi.client import ROOT, Server
from tests.botapi.waiting import NotInTimeError, wait_until


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What the process takes: memory in MiB, CPU time in seconds."""

    memory: float
    cpu: float
    threads: int
    files: int


@dataclass(slots=True)
class Bot:
    """A process in its own group, so that a kill takes its children too.

    ::

        with Bot(telegram, [sys.executable, "-m", "bot", "run"], log=tmp_path / "log") as bot:
            bot.ready()
            bot.kill()
            bot.start()  # again, on what it stored
    """

    server: Server
    command: Sequence[str]
    log: Path
    env: Mapping[str, object] = field(default_factory=dict)
    cwd: Path = ROOT
    _started: float = 0.0
    _process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.kill()

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start the process; what it prints is added to the log."""
        assert not self.is_running
        env = {
            **os.environ,
            "PYTHONUNBUFFERED": "1",
            "BOT_API_URL": self.server.url,
            "BOT_TOKEN": self.server.token,
            **{name: str(value) for name, value in self.env.items()},
        }
        self._started = time.time()
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                env=env,
                cwd=self.cwd,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def ready(self, timeout: float = 60) -> float:
        """Wait until the bot polls or has set a webhook; return the seconds since its start.

        Raises:
            AssertionError: It ended instead, or is not ready after ``timeout`` seconds.
        """
        try:
            wait_until(self._is_ready, timeout)
        except NotInTimeError as error:
            raise NotInTimeError(f"{error}: {self.tail()}") from None
        return time.time() - self._started

    def tail(self, length: int = 2000) -> str:
        """Return the last characters of the log."""
        return self.log.read_text(errors="replace")[-length:] if self.log.exists() else ""

    def kill(self) -> None:
        """SIGKILL, if it runs: no clean-up of any kind."""
        self._signal(signal.SIGKILL)
        if self._process:
            self._process.wait(10)

    def stop(self, timeout: float = 30) -> tuple[int | None, float]:
        """SIGTERM, and SIGKILL after ``timeout`` seconds.

        Returns:
            The exit code, None if it had to be killed, and the seconds it took.
        """
        assert self._process is not None
        begin = time.monotonic()
        self._signal(signal.SIGTERM)
        try:
            code: int | None = self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.kill()
            code = None
        return code, time.monotonic() - begin

    def kill_when(self, condition: Callable[[], object], timeout: float = 60) -> None:
        """SIGKILL as soon as ``condition`` holds.

        Raises:
            NotInTimeError: It does not within ``timeout`` seconds.
        """
        wait_until(condition, timeout, poll=0.002)
        self.kill()

    def usage(self) -> Usage:
        """Measure the process, without its children."""
        process = psutil.Process(self.pid)
        times = process.cpu_times()
        return Usage(
            memory=process.memory_info().rss / (1 << 20),
            cpu=times.user + times.system,
            threads=process.num_threads(),
            files=process.num_fds(),
        )

    def _is_ready(self) -> bool:
        assert self.is_running, f"the bot ended: {self.tail()}"
        counts = self.server.stats()
        return bool(counts["last_poll"] > self._started or counts["hook"]["url"])

    def _signal(self, number: signal.Signals) -> None:
        if self.is_running:
            os.killpg(self.pid, number)
