import asyncio
import io
from collections.abc import AsyncIterator

import pytest
from rich.console import Console
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.console import ConsoleWire, console_token

CHAT = 1


class Screen:
    """A console that remembers what was printed on it."""

    def __init__(self) -> None:
        self.file = io.StringIO()
        self.console = Console(file=self.file, width=60, _environ={})

    @property
    def text(self) -> str:
        return self.file.getvalue()


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
async def bot(screen: Screen) -> AsyncIterator[Bot]:
    wire = ConsoleWire(screen.console)
    async with Bot(console_token(), request=wire, get_updates_request=wire) as bot:
        yield bot


async def test_what_is_sent_is_printed_with_its_buttons(bot: Bot, screen: Screen) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("People", callback_data="x")]])
    sent = await bot.send_message(CHAT, "<b>News</b>", parse_mode="HTML", reply_markup=keyboard)
    assert "News" in screen.text
    assert "<b>" not in screen.text
    assert "[ People ]" in screen.text
    assert sent.text == "News"


async def test_plain_text_is_printed_as_it_is(bot: Bot, screen: Screen) -> None:
    await bot.send_message(CHAT, "<b>1 < 2")
    assert "<b>1 < 2" in screen.text


async def test_an_edit_is_printed_as_one(bot: Bot, screen: Screen) -> None:
    sent = await bot.send_message(CHAT, "working")
    edited = await bot.edit_message_text("done", CHAT, sent.message_id)
    assert "edited in place" in screen.text
    assert isinstance(edited, type(sent))
    assert edited.message_id == sent.message_id


async def test_a_file_is_named(bot: Bot, screen: Screen) -> None:
    await bot.send_document(CHAT, b"{}", filename="mydata.json")
    assert "mydata.json" in screen.text


async def test_the_notice_of_a_tap_is_printed(bot: Bot, screen: Screen) -> None:
    await asyncio.gather(bot.answer_callback_query("1", "Saved"), bot.answer_callback_query("2"))
    assert screen.text.strip() == "(Saved)"


async def test_every_other_method_is_nodded_at(bot: Bot) -> None:
    assert await bot.set_my_commands([])
