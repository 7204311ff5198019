"""Who is answered and who is not, also when the store breaks in the middle of an answer."""

import pytest
from sqlalchemy import text

from bot.console.reader import READER
from tests.commands.conftest import Chat

PRIVATE = {"id": READER["id"], "type": "private", "first_name": "You"}
GROUP = {"id": -5, "type": "group", "title": "Readers"}


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
