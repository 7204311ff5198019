"""The whole main job on a terminal: the same application, with a reader who writes to it."""

import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.prompt import Prompt

from bot import answers, briefing
from bot.app import Running, build_application, open_parts, utc_now
from bot.console import ConsoleReader, ConsoleWire, console_token
from bot.delivery import deliver_due
from bot.inbox import Inbox, Turns
from bot.ingest import collect
from bot.model import Address
from bot.settings import Settings
from bot.store import chats
from bot.store.database import Database, open_database

SEEDS = Path(__file__).parent.parent / "seeds"

QUESTIONS = ("/summary", "/who", "/who Blinken")


@dataclass(slots=True)
class MovableClock:
    """The real time plus a shift, so that a demo need not wait for the morning."""

    shift: timedelta = timedelta(0)

    def now(self) -> datetime:
        """The shifted time, in UTC."""
        return utc_now() + self.shift

    def move_to(self, moment: datetime) -> None:
        """Make it ``moment`` now."""
        self.shift = moment - utc_now()


async def show_demo(settings: Settings, keep: Path | None, console: Console) -> None:
    """Read the seeds, subscribe, post the briefing, answer; then talk, if this is a terminal.

    Args:
        settings: without token and sources.
        keep: the file of the demo's database; None for one that is thrown away.
        console: where the chat is printed.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        db = open_database(f"sqlite:///{keep or folder / 'demo.db'}")
        stack.callback(db.close)
        clock = MovableClock()
        wire = ConsoleWire(console)
        application = build_application(
            settings, console_token(), Inbox(db, clock.now), Turns(db), wire, wire
        )
        async with application:
            await application.start()
            async with open_parts(
                settings, db, application, clock.now, lambda _job: None
            ) as running:
                reader = ConsoleReader(application, wire, console)
                await _show_main_job(running, reader, clock, console)
                if sys.stdin.isatty():
                    await _talk(reader, console)
            await application.stop()


async def _show_main_job(
    running: Running, reader: ConsoleReader, clock: MovableClock, console: Console
) -> None:
    db = running.services.db
    console.rule("1 · Articles come in")
    await _read_seeds(running, clock, console)
    console.rule("2 · A reader subscribes")
    await reader.say("/subscribe 08:00 Madrid")
    console.rule("3 · It is 08:00 in Madrid")
    clock.move_to(_next_due(db, clock.now()) + timedelta(seconds=1))
    briefing.issue_due(
        db,
        clock.now(),
        hours=running.settings.briefing_hours,
        window=running.settings.briefing_window,
        bot_name=running.services.bot_name,
    )
    await deliver_due(running.application.bot, db, running.services.pacer, clock.now, owner="demo")
    console.rule("4 · The reader asks")
    for question in QUESTIONS:
        await reader.say(question)


async def _read_seeds(running: Running, clock: MovableClock, console: Console) -> None:
    services = running.services
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as progress:
        task = progress.add_task("reading", total=None)
        collected = await collect.collect_all(
            services.db,
            services.fetcher,
            services.analyst,
            (str(SEEDS),),
            clock.now(),
            progress=lambda done, total, label: progress.update(
                task, completed=done, total=total, description=label
            ),
        )
    edition = answers.edition(services.db, clock.now(), services.look_back_hours)
    console.print(
        f"{collected.new} articles read, summarised and searched for people; "
        f"{len(edition.stories)} story:"
    )
    for story in edition.stories:
        console.print(f"  {story.headline}", style="bold")
        for head in story.heads:
            console.print(f"    {head.outlet}: {head.title}", style="dim")


def _next_due(db: Database, now: datetime) -> datetime:
    with db.read() as tx:
        chat = chats.get(tx, Address(chat_id=1))
    return chat.next_due if chat and chat.next_due else now


async def _talk(reader: ConsoleReader, console: Console) -> None:
    console.rule("5 · Your turn")
    console.print(
        "Write as in Telegram: /summary 3, /who Putin, /help … "
        "Tap a button by its label. Leave with an empty line.",
        style="dim",
    )
    while words := Prompt.ask(
        "[green]you[/]", console=console, default="", show_default=False
    ).strip():
        if words.startswith("/") or not await reader.tap(words):
            await reader.say(words)
