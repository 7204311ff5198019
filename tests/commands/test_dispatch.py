"""Who is answered and who is not, also when the store breaks in the middle of an answer."""

import io
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from sqlalchemy import text
from telegram import Update
from telegram.ext import Application

from bot.app import build_application, open_parts, utc_now
from bot.console import ConsoleReader, ConsoleWire, console_token
from bot.console.reader import READER
from bot.inbox import Inbox, Turns
from bot.settings import load_settings
from bot.store.database import Database, open_database

PRIVATE = {"id": READER["id"], "type": "private", "first_name": "You"}
GROUP = {"id": -5, "type": "group", "title": "Readers"}


@dataclass(frozen=True, slots=True)
class Chat:
    """A reader at a terminal, and all that stands on it."""

    reader: ConsoleReader
    screen: io.StringIO
    db: Database
    application: Application[Any, Any, Any, Any, Any, Any]

    async def ask(self, words: str) -> str:
        """What the bot answers, on one line."""
        before = len(self.screen.getvalue())
        await self.reader.say(words)
        return " ".join(self.screen.getvalue()[before:].replace("│", " ").split())

    async def answer_to(self, chat: dict[str, Any], **message: Any) -> str:
        """What the bot answers to any message in any chat."""
        before = len(self.screen.getvalue())
        content = {"message_id": 9, "date": 1_790_000_000, "chat": chat, "from": READER, **message}
        update = Update.de_json({"update_id": 9, "message": content}, self.application.bot)
        await self.application.process_update(update)
        return self.screen.getvalue()[before:]


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    screen = io.StringIO()
    console = Console(file=screen, width=100)
    settings = load_settings(_env_file=None)
    db = open_database(f"sqlite:///{tmp_path / 'store.db'}")
    wire = ConsoleWire(console)
    inbox = Inbox(db, utc_now)
    application = build_application(settings, console_token(), inbox, Turns(db), wire, wire)
    async with application:
        await application.start()
        async with open_parts(settings, db, application, utc_now, lambda _job: None):
            yield Chat(ConsoleReader(application, wire, console), screen, db, application)
        await application.stop()
    db.close()


async def test_what_telegram_says_of_a_chat_is_no_question(chat: Chat) -> None:
    pinned = {"message_id": 3, "date": 1_790_000_000, "chat": PRIVATE, "text": "a briefing"}
    assert not await chat.answer_to(PRIVATE, pinned_message=pinned)


@pytest.mark.parametrize("words", ["/notes of the day", "/notes@other_bot"])
async def test_in_a_group_a_command_of_others_is_left_alone_under_a_photo_too(
    chat: Chat, words: str
) -> None:
    entities = [{"type": "bot_command", "offset": 0, "length": len(words.split(maxsplit=1)[0])}]
    assert not await chat.answer_to(GROUP, text=words, entities=entities)
    assert not await chat.answer_to(GROUP, caption=words, caption_entities=entities)


async def test_an_unknown_command_that_names_the_bot_is_answered_in_a_group_too(
    chat: Chat,
) -> None:
    named = await chat.answer_to(GROUP, caption="/notes@briefing_bot of the day")
    assert "I do not know /notes." in named


async def test_a_handler_that_fails_apologises_and_the_next_question_is_answered(
    chat: Chat,
) -> None:
    with chat.db.write() as tx:
        tx.execute(text("ALTER TABLE sources RENAME TO elsewhere"))
    answer = await chat.ask("/sources")
    assert "Something went wrong on my side; it is noted." in answer
    assert "Nothing you set is lost. Please try again in a minute." in answer
    with chat.db.write() as tx:
        tx.execute(text("ALTER TABLE elsewhere RENAME TO sources"))
    assert "Nothing is read yet." in await chat.ask("/sources")


async def test_a_command_for_another_bot_is_not_answered(chat: Chat) -> None:
    assert "What I can do" not in await chat.ask("/help@another_bot")


async def test_a_command_may_name_this_bot(chat: Chat) -> None:
    assert "What I can do" in await chat.ask("/help@briefing_bot")


async def test_an_empty_message_is_told_what_can_be_read(chat: Chat) -> None:
    assert "Send plain text, HTML or a link to a web page." in await chat.ask(" ")
