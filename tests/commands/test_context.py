"""What every answer brings about, whoever gives it."""

from datetime import timedelta

import pytest

from bot import subscriptions
from bot.app import utc_now
from bot.console.wire import CHAT_ID
from bot.errors import StoreUnavailable
from bot.model import Address
from bot.model import Chat as StoredChat
from bot.store import chats
from tests.commands.conftest import Chat


def stored(chat: Chat) -> StoredChat:
    with chat.db.read() as tx:
        found = chats.get(tx, Address(chat_id=CHAT_ID))
    assert found is not None
    return found


@pytest.mark.parametrize("question", ["/who", "/settings", "hello"])
async def test_a_chat_that_an_answer_reaches_rests_no_longer(chat: Chat, question: str) -> None:
    await chat.ask("/subscribe 08:00 Madrid")
    long_ago = utc_now() - timedelta(days=20)
    subscriptions.go_away(chat.db, CHAT_ID, long_ago)
    await chat.ask(question)
    assert stored(chat).unreachable_since is None
    due = stored(chat).next_due
    assert due is not None
    assert due > utc_now()


async def test_the_settings_say_that_briefings_rested_and_that_they_go_on(chat: Chat) -> None:
    await chat.ask("/subscribe 08:00 Madrid")
    subscriptions.go_away(chat.db, CHAT_ID, utc_now())
    rest = "Briefings rested: Telegram refused them here since"
    assert rest in await chat.ask("/settings")
    assert rest not in await chat.ask("/settings")


async def test_an_answer_that_arrived_is_no_failure_when_its_arrival_cannot_be_noted(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreUnavailable("the database is locked")

    monkeypatch.setattr(subscriptions, "come_back", refuse)
    answer = await chat.ask("/help")
    assert "What I can do" in answer
    assert "went wrong" not in answer
