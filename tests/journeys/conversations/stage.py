"""Where the talks take place: Telegram, the bot, the web it may read, and those who subscribed."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from aiohttp import web

from tests.botapi.client import Server
from tests.botapi.process import Bot
from tests.ingest.website import Website
from tests.journeys.conversations.reader import Reader

ADMINS = tuple(range(900, 910))
"""Several, so that no admin waits for the pace of a chat that another test just used."""

HEADLINE = "Standoff Over Ukraine Continues"
"""Of the one story that the two seeds tell."""


@dataclass(slots=True, kw_only=True)
class Stage:
    """One running bot that has read the seeds, and one web site that it may visit."""

    telegram: Server
    bot: Bot
    site: Website
    due: datetime
    """When the subscribers of ``subscribers`` get their briefing."""
    _numbers: Iterator[int] = field(default_factory=lambda: count(1000))

    def newcomer(self) -> Reader:
        """Somebody who never wrote to the bot before."""
        user = next(self._numbers)
        return Reader(telegram=self.telegram, user=user, chat=user)

    def admin(self, number: int = 0) -> Reader:
        """One of those who run the bot."""
        return Reader(telegram=self.telegram, user=ADMINS[number], chat=ADMINS[number])

    def group(self, title: str, *, kind: str = "supergroup", topic: int | None = None) -> Reader:
        """The creator of a new group to which the bot was added."""
        creator = next(self._numbers)
        chat_id = -creator
        topics = {} if topic is None else {topic: "News"}
        self.telegram.group(
            chat_id,
            title=title,
            type=kind,
            is_forum=topic is not None,
            topics=topics,
            members={creator: "creator"},
        )
        return Reader(telegram=self.telegram, user=creator, chat=chat_id, thread=topic)

    def member(self, of: Reader) -> Reader:
        """An ordinary member of somebody's group."""
        user = next(self._numbers)
        self.telegram.control("member", chat_id=of.chat, user_id=user, status="member")
        return Reader(telegram=self.telegram, user=user, chat=of.chat, thread=of.thread)


def next_minute() -> datetime:
    """A full minute that is near, but far enough for some people to subscribe before it."""
    soon = datetime.now(UTC) + timedelta(seconds=70)
    return soon.replace(second=0, microsecond=0)


@contextmanager
def serve(site: Website) -> Iterator[None]:
    """Let a site answer on loopback, in a thread of its own."""
    opened: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Future()

    async def run() -> None:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", site.handle)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        site.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
        closing = asyncio.Event()
        opened.set_result((asyncio.get_running_loop(), closing))
        await closing.wait()
        await runner.cleanup()

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    loop, closing = opened.result(timeout=10)
    try:
        yield
    finally:
        loop.call_soon_threadsafe(closing.set)
        thread.join()
