"""The wires and bots of the library that speak to a Telegram on the loopback."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.app.polling import PollWire
from tests.botapi.client import Server


@pytest.fixture
def poll_wire() -> PollWire:
    return PollWire()


@pytest.fixture
async def bot(telegram: Server, poll_wire: PollWire) -> AsyncIterator[Bot]:
    """The library's bot, asking for updates through ``poll_wire``."""
    wire = HTTPXRequest()
    async with Bot(
        telegram.token,
        base_url=f"{telegram.url}/bot",
        request=wire,
        get_updates_request=poll_wire,
    ) as bot:
        yield bot
