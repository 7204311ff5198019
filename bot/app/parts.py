"""Every part of the bot, built once and wired."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest

from bot.analysis import Analyst
from bot.commands.context import Services
from bot.commands.dispatch import App, register
from bot.delivery import Pacer
from bot.inbox import Inbox, Turns
from bot.ingest.fetch import Fetcher
from bot.settings import Settings
from bot.store.database import Database

_log = structlog.stdlib.get_logger(__name__)


def utc_now() -> datetime:
    """The real clock; everything else is given the time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The bot with all its parts, open and wired."""

    settings: Settings
    application: App
    services: Services


def build_application(
    settings: Settings,
    token: str,
    inbox: Inbox,
    turns: Turns,
    wire: BaseRequest,
    poll: BaseRequest,
) -> App:
    """python-telegram-bot's application, with updates that survive a crash and take turns.

    Args:
        settings: for the address of the Bot API.
        token: the bot's.
        inbox: where updates are put and taken from.
        turns: in which order they are handled.
        wire: carries all calls but those for updates.
        poll: carries the calls for updates.
    """
    return (
        ApplicationBuilder()
        .token(token)
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .request(wire)
        .get_updates_request(poll)
        .update_queue(inbox)
        .concurrent_updates(turns)
        .updater(None)  # `Polling` has one of its own, which it can replace
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
        stack.push_async_callback(asyncio.to_thread, analyst.close)
        background: set[asyncio.Task[None]] = set()
        stack.push_async_callback(_cancel, background)

        def spawn(coroutine: Coroutine[object, object, None]) -> asyncio.Task[None]:
            task = asyncio.ensure_future(coroutine)
            background.add(task)
            task.add_done_callback(background.discard)
            task.add_done_callback(_tell_failure)
            return task

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


def _tell_failure(task: asyncio.Task[None]) -> None:
    """Log at once what nobody awaits; asyncio tells it only when the task is collected."""
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.error("work in the background failed", exc_info=error)


async def _cancel(tasks: set[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
