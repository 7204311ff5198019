"""What the running bot holds in memory: the process that answers, and the one that analyses.

``python -m bot run`` reads the seeds, talks to ``tests.botapi`` on the loopback as it would to
Telegram, and is asked everything a reader may ask. Memory is what the kernel counts for a process;
*its share* counts what several processes share by part, so that the shares add up.
"""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import psutil
import typer

from benchmarks.report import KeepJson, Record, Table, follow, publish
from benchmarks.timing import Track, untracked
from tests.botapi.client import ROOT, Server
from tests.botapi.process import Bot
from tests.botapi.waiting import wait_until

ROUNDS = 20
"""How often everything is asked: more hold no more memory."""

PATIENCE = 180.0
"""Seconds for reading the seeds; a busy machine takes one minute to load the parser."""

_READER = 7
_QUESTIONS = ("/summary", "/summary Ukraine", "/who", "/who Blinken", "/who Blinkne", "/briefing")
_READ = "articles read"
_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a process holds, in MiB.

    Attributes:
        resident: all of it that lies in memory.
        share: what it shares with other processes counted by its part.
    """

    resident: float
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What the bot's processes hold.

    Attributes:
        moments: a moment -> what the answering process holds then.
        workers: what each of its workers holds at the end, the largest first.
    """

    moments: Mapping[str, Holding]
    workers: Sequence[Holding]

    @property
    def together(self) -> float:
        """What the whole bot holds at the end, in MiB."""
        main = list(self.moments.values())[-1]
        return main.share + sum(worker.share for worker in self.workers)


def measure(sources: Path, *, rounds: int = ROUNDS, track: Track = untracked) -> Memory:
    """Run the bot on a folder of articles and ask it everything.

    Args:
        sources: the folder.
        rounds: how often everything is asked.
        track: follows the questions.

    Raises:
        NotInTimeError: the bot does not read the folder in time.
    """
    with (
        TemporaryDirectory() as folder,
        Server() as telegram,
        _start(telegram, Path(folder), sources) as bot,
    ):
        bot.ready(timeout=PATIENCE)
        process = psutil.Process(bot.pid)
        moments = {"when it polls": _hold(process)}
        wait_until(lambda: _READ in bot.tail(), PATIENCE, poll=0.5)
        moments["when the articles are read"] = _hold(process)
        for _ in track(range(rounds), "asking"):
            for words in _QUESTIONS:
                telegram.ask(_READER, words, timeout=PATIENCE)
        moments[f"after {rounds * len(_QUESTIONS)} questions"] = _hold(process)
        workers = [_hold(worker) for worker in process.children(recursive=True)]
    return Memory(moments=moments, workers=sorted(workers, key=lambda worker: -worker.resident))


def _start(telegram: Server, folder: Path, sources: Path) -> Bot:
    return Bot(
        telegram,
        [sys.executable, "-m", "bot", "run"],
        log=folder / "bot.log",
        env={
            "BOT_DATABASE_URL": f"sqlite:///{folder / 'briefing.db'}",
            "BOT_SOURCES": sources,
            "BOT_TICK_SECONDS": 1,
        },
    )


def _hold(process: psutil.Process) -> Holding:
    memory = process.memory_full_info()
    return Holding(resident=memory.rss / _MEBIBYTE, share=memory.pss / _MEBIBYTE)


def tabulate(measured: Memory) -> tuple[Table, ...]:
    """The figures as a table: a process and moment a row."""
    rows = [
        *((f"answering, {moment}", held) for moment, held in measured.moments.items()),
        *((f"worker {number}", held) for number, held in enumerate(measured.workers, 1)),
    ]
    return (
        Table(
            title="MiB in memory",
            columns=("process", "resident", "its share"),
            rows=(
                *((name, held.resident, held.share) for name, held in rows),
                ("all together at the end", None, measured.together),
            ),
        ),
    )


def main(
    sources: Annotated[
        Path, typer.Option(exists=True, file_okay=False, help="A folder of articles.")
    ] = ROOT / "seeds",
    keep_json: KeepJson = None,
    record: Record = False,
) -> None:
    """Measure the memory of the running bot."""
    measured = measure(sources, track=follow)
    publish("memory", measured, tabulate(measured), keep_json, record)


if __name__ == "__main__":
    typer.run(main)
