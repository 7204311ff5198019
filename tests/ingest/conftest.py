"""A web site on loopback, and the fetcher that may visit it."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.ingest.fetch import Fetcher
from tests.ingest.website import Website


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
