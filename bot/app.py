"""The composition root: builds every part once, wires them and runs them."""

import asyncio
import os
import socket
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

import structlog
from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest, HTTPXRequest

from bot import briefing, housekeeping, render
from bot.analysis import Analyst
from bot.commands.context import Services
from bot.commands.dispatch import App, register
from bot.commands.rights import Who
from bot.commands.table import COMMANDS
from bot.delivery import Pacer, deliver_due, release_own
from bot.errors import TelegramRefused
from bot.inbox import Inbox, Turns
from bot.ingest import collect
from bot.ingest.fetch import Fetcher
from bot.model import Rendered
from bot.schedule import Clock
from bot.settings import Settings
from bot.store.database import Database

DEAF_AFTER = 90.0
"""Seconds without an answer to a poll after which polling is started anew; a poll lasts 10 s."""

HOUSEKEEPING_SECONDS = 3600.0

ALLOWED_UPDATES = [
    Update.MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MY_CHAT_MEMBER,
]

_log = structlog.stdlib.get_logger(__name__)


def utc_now() -> datetime:
    """The real clock; everything else is given the time."""
    return datetime.now(UTC)


class Pulse:
    """When Telegram last answered a poll."""

    def __init__(self) -> None:
        self.last = time.monotonic()

    async def note(self, response: Any) -> None:
        """Hear an answer of the HTTP client."""
        if response.status_code == HTTPStatus.OK:
            self.last = time.monotonic()


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The bot with all its parts, open and wired."""

    settings: Settings
    application: App
    services: Services


def build_application(
    settings: Settings,
    token: str,
    db: Database,
    now: Callable[[], datetime],
    wire: BaseRequest,
    poll: BaseRequest,
) -> App:
    """python-telegram-bot's application, with updates that survive a crash and take turns."""
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .request(wire)
        .get_updates_request(poll)
        .update_queue(Inbox(db, now))
        .concurrent_updates(Turns(db))
        .build()
    )


@asynccontextmanager
async def open_parts(
    settings: Settings,
    db: Database,
    application: App,
    now: Callable[[], datetime],
    wake: Callable[[str], None],
) -> AsyncIterator[Running]:
    """Open what handlers and jobs need and register the handlers; ``application`` is initialised."""
    async with AsyncExitStack() as stack:
        fetcher = await stack.enter_async_context(Fetcher(settings.fetch_allow))
        analyst = Analyst(settings.workers)
        stack.callback(analyst.close)
        background: set[asyncio.Task[None]] = set()
        stack.push_async_callback(_cancel, background)

        def spawn(coroutine: Coroutine[object, object, None]) -> None:
            task = asyncio.ensure_future(coroutine)
            background.add(task)
            task.add_done_callback(background.discard)

        services = Services(
            db=db,
            fetcher=fetcher,
            analyst=analyst,
            bot=application.bot,
            pacer=Pacer(settings.messages_per_second, 1.0, settings.group_messages_per_minute),
            now=now,
            admins=frozenset(settings.admins),
            timezone=settings.timezone,
            look_back_hours=settings.briefing_hours,
            bot_name=application.bot.username,
            spawn=spawn,
            wake=wake,
        )
        register(application, services)
        yield Running(settings=settings, application=application, services=services)


async def _cancel(tasks: set[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def run_bot(settings: Settings, db: Database) -> None:
    """Run the bot until it is told to stop by SIGINT or SIGTERM.

    Raises:
        TelegramRefused: Telegram does not know the token.
    """
    pulse = Pulse()
    poll = HTTPXRequest(httpx_kwargs={"event_hooks": {"response": [pulse.note]}})
    wire = HTTPXRequest(connection_pool_size=16, media_write_timeout=60)
    application = build_application(settings, settings.require_token(), db, utc_now, wire, poll)
    session = _Session(settings, db, application, pulse)
    application.post_init = session.begin
    application.post_stop = session.end
    application.post_shutdown = session.close
    try:
        application.run_polling(
            # A server that is down at start is waited for; only a refused token ends the process.
            bootstrap_retries=-1,
            allowed_updates=ALLOWED_UPDATES,
        )
    except InvalidToken:
        raise TelegramRefused(
            "Telegram does not accept BOT_TOKEN; ask @BotFather for the current one"
        ) from None


class _Session:
    """One run of the bot: what is opened after its start and closed before its end."""

    def __init__(self, settings: Settings, db: Database, application: App, pulse: Pulse) -> None:
        self._settings = settings
        self._db = db
        self._application = application
        self._pulse = pulse
        self._stack = AsyncExitStack()
        self._owner = (
            "sqlite" if db.dialect == "sqlite" else f"{socket.gethostname()}:{os.getpid()}"
        )
        seconds = settings.tick_seconds
        self._clock = Clock(
            {
                "collect": (self._collect, seconds),
                "brief": (self._brief, seconds),
                "deliver": (self._deliver, seconds),
                "watch": (self._watch, max(seconds, 10.0)),
                "housekeeping": (self._tidy, HOUSEKEEPING_SECONDS),
            }
        )

    async def begin(self, application: App) -> None:
        """Open all parts, take up what an earlier process left, tell Telegram the commands."""
        released = await asyncio.to_thread(release_own, self._db, self._owner)
        self._running = await self._stack.enter_async_context(
            open_parts(self._settings, self._db, application, utc_now, self._clock.wake)
        )
        inbox = application.update_queue
        if isinstance(inbox, Inbox):
            inbox.bot = application.bot
            recovered = await inbox.recover()
            if released or recovered:
                _log.info("taking up again", messages=released, updates=recovered)
        await collect.add_configured(self._db, self._settings.sources, utc_now())
        await publish_commands(self._running)
        self._clock.start()
        _log.info("the bot is running", name=f"@{application.bot.username}")

    async def end(self, _application: App) -> None:
        """Let the jobs end what they have begun."""
        await self._clock.stop()

    async def close(self, _application: App) -> None:
        """Close what ``begin`` opened."""
        await self._stack.aclose()

    async def _collect(self) -> None:
        services = self._running.services
        collected = await collect.collect_due(
            self._db,
            services.fetcher,
            services.analyst,
            utc_now(),
            story_window=timedelta(days=self._settings.story_days),
        )
        if collected.new or collected.changed:
            _log.info("articles read", new=collected.new, changed=collected.changed)

    async def _brief(self) -> None:
        bot_name = self._running.services.bot_name
        issued = await asyncio.to_thread(issue_once, self._settings, self._db, bot_name)
        if issued:
            self._clock.wake("deliver")

    async def _deliver(self) -> None:
        sent = await deliver_due(
            self._application.bot,
            self._db,
            self._running.services.pacer,
            utc_now,
            owner=self._owner,
            stopping=lambda: self._clock.stopping,
        )
        if sent:
            _log.info("messages delivered", messages=sent)

    async def _tidy(self) -> None:
        await asyncio.to_thread(housekeeping.tidy, self._db, utc_now())

    async def _watch(self) -> None:
        """Start polling anew where it ended for good: one 401 or 404 does that in the library."""
        updater = self._application.updater
        silent = time.monotonic() - self._pulse.last
        if updater is None or not updater.running or silent < DEAF_AFTER:
            return
        _log.error("Telegram has not answered; polling again", seconds=round(silent))
        try:
            await updater.stop()
        except TelegramError as error:
            _log.warning("the old poll ended badly", why=error.message)
        try:
            await updater.start_polling(allowed_updates=ALLOWED_UPDATES, bootstrap_retries=1)
        except TelegramError as error:
            _log.error("polling did not start; trying again", why=error.message)


async def publish_commands(running: Running) -> None:
    """Tell Telegram the menus: everybody's, and the admins' in their private chats."""
    bot = running.application.bot
    everybody = [
        BotCommand(command.name, command.help)
        for command in COMMANDS
        if command.who is not Who.INSTANCE_ADMIN
    ]
    everything = [BotCommand(command.name, command.help) for command in COMMANDS]
    try:
        await bot.set_my_commands(everybody)
        await bot.set_my_commands(everybody, scope=BotCommandScopeAllPrivateChats())
        for admin in running.services.admins:
            await bot.set_my_commands(everything, scope=BotCommandScopeChat(admin))
    except TelegramError as error:
        # An admin who has not started the bot yet has no chat with it; menus are a convenience.
        _log.warning("menus not published", why=error.message)


# --- without Telegram -------------------------------------------------------------------------


async def ingest_once(
    settings: Settings,
    db: Database,
    addresses: Sequence[str],
    progress: Callable[[int, int, str], None],
) -> collect.Collected:
    """Read sources once, now; they stay sources of the instance."""
    async with Fetcher(settings.fetch_allow) as fetcher:
        analyst = Analyst(settings.workers)
        try:
            return await collect.collect_all(
                db,
                fetcher,
                analyst,
                addresses,
                utc_now(),
                story_window=timedelta(days=settings.story_days),
                progress=progress,
            )
        finally:
            await asyncio.to_thread(analyst.close)


def issue_once(settings: Settings, db: Database, bot_name: str = "") -> int:
    """Queue the briefings that are due now; the running bot, or the next one, sends them."""
    return briefing.issue_due(
        db,
        utc_now(),
        hours=settings.briefing_hours,
        window=settings.briefing_window,
        bot_name=bot_name,
    )


def preview_today(settings: Settings, db: Database) -> tuple[Rendered, ...]:
    """What a reader who chose nothing would get now; nothing is stored or sent."""
    today = briefing.preview(db, None, utc_now(), hours=settings.briefing_hours)
    return render.briefing(today, bot_name="")
