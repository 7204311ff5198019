"""The whole main job on a terminal: the same application, with a reader who writes to it."""

import asyncio
import sys
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bot import answers, briefing
from bot.app import Running, build_application, open_parts, utc_now
from bot.console import ConsoleReader, ConsoleWire, console_token, progress_bar
from bot.delivery import Hand, deliver_due
from bot.errors import AnalysisError
from bot.inbox import Inbox, Turns
from bot.ingest import collect
from bot.model import Address
from bot.settings import Settings
from bot.store import chats
from bot.store.database import Database, open_database

SEEDS = Path(__file__).parent.parent / "seeds"

QUESTIONS = ("/summary", "/who", "/who Blinken")

INTRODUCTION = (
    "This is the bot itself, with your terminal in Telegram’s place: it reads two articles, "
    "briefs a reader at 08:00 and answers what the reader asks. No token, no network."
)

INVITATION = (
    "Write as you would in Telegram: /summary 3, /who Putin, /help … "
    "or the label of a button: People. An empty line leaves."
)

NEXT_STEPS = (
    "Get a token from @BotFather in Telegram.",
    "cp .env.example .env, and put the token and your news feeds into it: BOT_TOKEN, BOT_SOURCES.",
    "make run, and send your bot /start.",
)


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

    Raises:
        AnalysisError: the seeds could not be read.
    """
    console.print(Text(INTRODUCTION))
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        db = open_database(f"sqlite:///{keep or folder / 'demo.db'}")
        stack.callback(db.close)
        clock = MovableClock()
        wire = ConsoleWire(console)
        application = build_application(
            settings, console_token(), Inbox(db, clock.now), Turns(db), wire, wire
        )
        await stack.enter_async_context(application)
        await application.start()
        stack.push_async_callback(application.stop)
        running = await stack.enter_async_context(
            open_parts(settings, db, application, clock.now, lambda _job: None)
        )
        reader = ConsoleReader(application, wire, console)
        await _show_main_job(running, reader, clock, console)
        if sys.stdin.isatty():
            await _talk(reader, console)
    _show_next_steps(console)


async def _show_main_job(
    running: Running, reader: ConsoleReader, clock: MovableClock, console: Console
) -> None:
    db = running.services.db
    _open_chapter(console, "1 · Articles come in")
    await _read_seeds(running, clock, console)
    _open_chapter(console, "2 · A reader subscribes")
    await reader.say("/subscribe 08:00 Madrid")
    _open_chapter(console, "3 · It is 08:00 in Madrid")
    clock.move_to(_next_due(db, clock.now()) + timedelta(seconds=1))
    briefing.issue_due(
        db,
        clock.now(),
        hours=running.settings.briefing_hours,
        window=running.settings.briefing_window,
        story_window=running.settings.story_window,
        bot_name=running.services.bot_name,
    )
    hand = Hand(db, "demo")
    await deliver_due(running.application.bot, hand, running.services.pacer, clock.now)
    _open_chapter(console, "4 · The reader asks")
    for number, question in enumerate(QUESTIONS):
        if number:
            console.print()
        await reader.say(question)


async def _read_seeds(running: Running, clock: MovableClock, console: Console) -> None:
    services = running.services
    with progress_bar(console, "reading") as progress:
        collected = await collect.collect_all(
            services.db,
            services.fetcher,
            services.analyst,
            (str(SEEDS),),
            clock.now,
            progress=progress,
        )
    for _file, why in collected.failures:
        raise AnalysisError(f"the demo could not read its own articles: {why}")
    edition = answers.edition(
        services.db, Address(chat_id=1), clock.now(), services.look_back_hours
    )
    console.print(
        f"{collected.new} articles read, summarised, searched for people and grouped: "
        f"{len(edition.stories)} story."
    )
    for story in edition.stories:
        for head in story.heads:
            line = Text.assemble((f"{head.outlet}  ", "bold"), head.title)
            console.print(Padding(line, (0, 0, 0, 2)))


def _next_due(db: Database, now: datetime) -> datetime:
    with db.read() as tx:
        chat = chats.get(tx, Address(chat_id=1))
    return chat.next_due if chat and chat.next_due else now


async def _talk(reader: ConsoleReader, console: Console) -> None:
    _open_chapter(console, "5 · Your turn")
    console.print(Text(INVITATION, style="dim"))
    try:
        while words := (await _read_line(console)).strip():
            if words.startswith("/") or not await reader.tap(words):
                await reader.say(words)
    except asyncio.CancelledError:  # Ctrl-C, which here only means that it is enough
        task = asyncio.current_task()
        if task is not None:
            task.uncancel()
        console.print()


async def _read_line(console: Console) -> str:
    """A line that somebody types; meanwhile the bot goes on. Empty at the end of the input."""
    console.print(Text("you › ", "bold green"), end="")
    console.file.flush()
    loop = asyncio.get_running_loop()
    typed = asyncio.Event()
    loop.add_reader(sys.stdin, typed.set)
    try:
        await typed.wait()
    finally:
        loop.remove_reader(sys.stdin)
    return sys.stdin.readline()  # a terminal hands over whole lines


def _open_chapter(console: Console, title: str) -> None:
    console.print()
    console.print(Rule(Text(title, "bold"), align="left", style="dim"))


def _show_next_steps(console: Console) -> None:
    _open_chapter(console, "Your own bot")
    steps = Table.grid(padding=(0, 2))
    for number, step in enumerate(NEXT_STEPS, 1):
        steps.add_row(str(number), Text(step))
    console.print(steps)
