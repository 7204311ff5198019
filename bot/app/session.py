"""One run of the bot: from its start, through every tick of its clock, to its end."""

import asyncio
import os
import signal
import socket
from contextlib import AsyncExitStack

import structlog
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot import housekeeping, places
from bot.app.menus import publish_commands
from bot.app.once import issue_once
from bot.app.parts import build_application, open_parts, utc_now
from bot.app.polling import Polling, PollWire
from bot.commands.dispatch import App
from bot.delivery import Hand, deliver_due, release_own
from bot.errors import TelegramRefused
from bot.inbox import Inbox, Turns
from bot.ingest import collect
from bot.schedule import Clock
from bot.settings import Settings
from bot.store.database import Database

HOUSEKEEPING_SECONDS = 3600.0

PATIENCE = 4.0
"""Seconds that handlers and jobs get to end at a stop: enough for the calls that are under way, and
within the 10 s that supervisors commonly allow. What is cut off is taken up at the next start."""

LONGEST_WAIT = 30.0
"""Seconds between two tries to reach Telegram at start."""

BELIEVED = 3
"""So many refusals of the token in a row are believed; a server that restarts may give one."""

_log = structlog.stdlib.get_logger(__name__)


def run_bot(settings: Settings, db: Database) -> None:
    """Run the bot until it is told to stop by SIGINT or SIGTERM.

    Raises:
        TelegramRefused: Telegram does not know the token.
        StoreError: the database cannot be used at the start.
    """
    asyncio.run(_run_until_told(Session(settings, db)))


async def _run_until_told(session: "Session") -> None:
    work = asyncio.ensure_future(session.run())
    told: list[signal.Signals] = []

    def stop(number: signal.Signals) -> None:
        # Once: the end takes a few seconds, and a second signal would cut off what it saves.
        if not told:
            _log.info("stopping", signal=number.name)
            work.cancel()
        told.append(number)

    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop, number)
    try:
        await work
    except asyncio.CancelledError:
        _log.info("stopped")


class Session:
    """One run of the bot."""

    def __init__(self, settings: Settings, db: Database) -> None:
        """``db`` is open and belongs to this process."""
        self._settings = settings
        self._db = db
        self._owner = (
            "sqlite" if db.dialect == "sqlite" else f"{socket.gethostname()}:{os.getpid()}"
        )
        self._hand = Hand(db, self._owner)
        self._inbox = Inbox(db, utc_now)
        self._turns = Turns(db)
        wire = HTTPXRequest(connection_pool_size=16, media_write_timeout=60)
        poll = PollWire()
        self._wires = (wire, poll)
        self._application = build_application(
            settings, settings.require_token(), self._inbox, self._turns, wire, poll
        )
        self._polling = Polling(self._application.bot, self._inbox, poll)
        seconds = settings.tick_seconds
        self._clock = Clock(
            {
                "menus": (self._publish_menus, HOUSEKEEPING_SECONDS),
                "collect": (self._collect, seconds),
                "brief": (self._brief, seconds),
                "deliver": (self._deliver, seconds),
                "watch": (self._polling.watch, max(seconds, 10.0)),
                "housekeeping": (self._tidy, HOUSEKEEPING_SECONDS),
            }
        )

    async def run(self) -> None:
        """Start everything, work until cancelled, end everything in the opposite order.

        Raises:
            TelegramRefused: Telegram does not know the token.
            StoreError: the database cannot be used at the start.
        """
        application = self._application
        async with AsyncExitStack() as stack:
            for wire in self._wires:
                stack.push_async_callback(wire.shutdown)
            await _reach_telegram(application, self._settings)
            stack.push_async_callback(application.shutdown)
            self._running = await stack.enter_async_context(
                open_parts(self._settings, self._db, application, utc_now, self._clock.wake)
            )
            analyst = self._running.services.analyst
            await asyncio.gather(
                asyncio.to_thread(analyst.warm_up), asyncio.to_thread(places.load)
            )
            await self._take_up()
            await application.start()
            stack.push_async_callback(application.stop)
            stack.push_async_callback(self._end_work)
            self._clock.start()
            await self._polling.start()
            _log.info("the bot is running", name=f"@{application.bot.username}")
            await asyncio.Event().wait()

    async def _take_up(self) -> None:
        """Take up what an earlier process left, and add the configured sources."""
        released = await asyncio.to_thread(release_own, self._db, self._owner)
        self._inbox.bot = self._application.bot
        recovered = await self._inbox.recover()
        if released or recovered:
            _log.info("taking up again", messages=released, updates=recovered)
        await asyncio.to_thread(collect.read_anew, self._db, utc_now())
        await collect.add_configured(self._db, self._settings.sources, utc_now())

    async def _end_work(self) -> None:
        """Let handlers and jobs end what they have begun, within ``PATIENCE``; take nothing more.

        An update that still comes is stored by the inbox and handled at the next start.
        """
        await asyncio.gather(
            self._polling.stop(), self._turns.end(PATIENCE), self._clock.stop(PATIENCE)
        )

    async def _publish_menus(self) -> None:
        await publish_commands(self._application.bot, self._running.services.admins)

    async def _collect(self) -> None:
        services = self._running.services
        collected = await collect.collect_due(
            self._db,
            services.fetcher,
            services.analyst,
            utc_now,
            story_window=self._settings.story_window,
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
            self._hand,
            self._running.services.pacer,
            utc_now,
            stopping=lambda: self._clock.stopping,
        )
        if sent:
            _log.info("messages delivered", messages=sent)

    async def _tidy(self) -> None:
        await asyncio.to_thread(housekeeping.tidy, self._db, utc_now())


async def _reach_telegram(application: App, settings: Settings) -> None:
    """Wait for Telegram to know the bot.

    Raises:
        TelegramRefused: it does not know the token, and says so again when asked again.
    """
    tries = refusals = 0
    while True:
        try:
            await application.initialize()
        except InvalidToken:
            refusals += 1
            if refusals == BELIEVED:
                raise TelegramRefused(_refusal(settings)) from None
            await asyncio.sleep(1)
        except TelegramError as error:
            _log.warning("Telegram does not answer; waiting for it", why=error.message)
            await asyncio.sleep(min(2.0**tries, LONGEST_WAIT))
            tries = min(tries + 1, 10)
            refusals = 0
        else:
            return


def _refusal(settings: Settings) -> str:
    is_telegram = settings.api_url == type(settings).model_fields["api_url"].default
    server = "Telegram" if is_telegram else "the server at BOT_API_URL"
    return f"{server} does not accept BOT_TOKEN; ask @BotFather for the current one"
