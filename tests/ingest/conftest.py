"""A web site on loopback, the fetcher that may visit it, a store and a worker."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from aiohttp import web

from bot.analysis import Analyst
from bot.ingest.fetch import Fetcher
from bot.store.database import Database
from tests.ingest.website import Website
from tests.store.empty import open_empty


@pytest.fixture
async def website() -> AsyncIterator[Website]:
    site = Website()
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", site.handle)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    server = web.TCPSite(runner, "127.0.0.1", 0)
    await server.start()
    site.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield site
    await runner.cleanup()


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(["127.0.0.1"], timeout=5) as fetcher:
        yield fetcher


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_empty(tmp_path / "store" / "news.db")
    yield database
    database.close()


@pytest.fixture(scope="session")
def analyst() -> Iterator[Analyst]:
    with Analyst() as analyst:
        yield analyst
