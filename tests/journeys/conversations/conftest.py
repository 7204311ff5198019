"""One bot for all conversations, and nobody who disturbs anybody."""

import asyncio
import sys
from collections.abc import Iterator

import pytest
from aiohttp import web

from tests.botapi.client import ROOT, Server
from tests.botapi.process import Bot
from tests.botapi.waiting import NotInTimeError, wait_until
from tests.ingest.website import Website
from tests.journeys.conversations.reader import Reader
from tests.journeys.conversations.stage import ADMINS, Stage, next_minute, serve
from tests.journeys.conversations.subscribers import subscribe_all


@pytest.fixture(scope="package")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A bot that has read the seeds; some people have subscribed for a minute that is near.

    The minute passes while the other conversations go on.
    """
    folder = tmp_path_factory.mktemp("conversations")
    site = Website()
    with Server() as telegram, serve(site):
        process = Bot(
            telegram,
            [sys.executable, "-m", "bot", "run"],
            log=folder / "bot.log",
            env={
                "BOT_DATABASE_URL": f"sqlite:///{folder / 'briefing.db'}",
                "BOT_TICK_SECONDS": 1,
                "BOT_SOURCES": ROOT / "seeds",
                "BOT_ADMINS": ",".join(map(str, ADMINS)),
                "BOT_FETCH_ALLOW": "127.0.0.1",
            },
        )
        with process:
            process.ready()
            opened = Stage(telegram=telegram, bot=process, site=site, due=next_minute())
            wait_for_the_seeds(opened)
            ask_for_a_feed_that_never_answers(opened)
            opened.due = next_minute()
            subscribe_all(opened)
            yield opened


def wait_for_the_seeds(stage: Stage) -> None:
    """Wait until they are read and told as one story."""
    try:
        wait_until(lambda: "Stories: 1" in stage.admin(9).asks("/status").text, 120)
    except NotInTimeError as error:
        raise NotInTimeError(f"{error}: {stage.bot.tail(4000)}") from None


def ask_for_a_feed_that_never_answers(stage: Stage) -> None:
    """What comes of it is told later; the others need not wait."""

    async def never(_request: web.Request) -> web.Response:
        await asyncio.sleep(60)
        return web.Response()

    stage.admin(8).says(f"/addsource {stage.site.answer('/never', never)}")


@pytest.fixture
def reader(stage: Stage) -> Reader:
    """Somebody new."""
    return stage.newcomer()


@pytest.fixture
def admin(stage: Stage, request: pytest.FixtureRequest) -> Reader:
    """Somebody who runs the bot; most tests meet another one."""
    return stage.admin(len(request.node.name) % 8)


@pytest.fixture(autouse=True)
def _manners(stage: Stage, request: pytest.FixtureRequest) -> Iterator[None]:
    """After each conversation: no message strained Telegram's rules, no handler failed."""

    def harmless(why: str) -> bool:
        """A menu for an admin who never wrote, a second tap on the same page, a group that moved."""
        expected = ("chat not found", "message is not modified", "upgraded to a supergroup")
        return any(part in why for part in expected)

    yield
    counts = stage.telegram.stats()
    assert counts["lint"] == {}
    assert [why for why in counts["errors"] if why.startswith("400") and not harmless(why)] == []
    assert "a handler failed" not in stage.bot.log.read_text(), stage.bot.tail(4000)
