"""The minute has come: who is due gets one briefing, once, wherever the chat went meanwhile.

The tests stand in the order of what happens.
"""

import time
from datetime import UTC, datetime

import pytest

from tests.journeys.conversations import subscribers
from tests.journeys.conversations.reader import Reader
from tests.journeys.conversations.stage import HEADLINE, Stage

SEVERAL_TICKS_S = 3


def somebody(stage: Stage, chat: int, thread: int | None = None) -> Reader:
    """The reader in a chat of ``subscribers``."""
    return Reader(telegram=stage.telegram, user=abs(chat), chat=chat, thread=thread)


@pytest.mark.parametrize(
    ("chat", "topic"),
    [
        (subscribers.PRIVATE, None),
        (subscribers.GROUP, None),
        (subscribers.FORUM, subscribers.TOPIC),
        (subscribers.MOVED, None),
    ],
    ids=["a reader", "a group", "a topic", "a group that moved"],
)
def test_the_briefing_comes_to(chat: int, topic: int | None, stage: Stage) -> None:
    briefing = somebody(stage, chat, topic).hears(f"{stage.due:%H:%M} UTC\n")
    assert HEADLINE in briefing.text
    assert briefing.record["thread_id"] == topic
    assert datetime.fromtimestamp(briefing.record["t"], UTC) >= stage.due


def test_nobody_gets_it_who_is_not_due(stage: Stage) -> None:
    time.sleep(SEVERAL_TICKS_S)
    for chat in (subscribers.TOMORROW, subscribers.RESTING, subscribers.BLOCKING):
        assert somebody(stage, chat).heard(HEADLINE) == 0


def test_a_story_of_it_leads_back_to_it(stage: Stage) -> None:
    reader = somebody(stage, subscribers.PRIVATE)
    briefing = reader.hears(f"{stage.due:%H:%M} UTC\n")
    card = briefing.taps("1")
    assert card.text.startswith(HEADLINE)
    assert card.taps("Back").text == briefing.text


def test_a_reader_who_blocked_the_bot_gets_it_on_coming_back(stage: Stage) -> None:
    assert "1 paused" in stage.admin(8).asks("/status").text
    reader = somebody(stage, subscribers.BLOCKING)
    assert reader.asks("/start").text.startswith("Welcome back.")
    assert HEADLINE in reader.hears(f"{stage.due:%H:%M} UTC\n").text


def test_it_comes_once_and_not_again_after_a_restart(stage: Stage) -> None:
    chats = {
        subscribers.PRIVATE: None,
        subscribers.GROUP: None,
        subscribers.FORUM: subscribers.TOPIC,
        subscribers.MOVED: None,
        subscribers.BLOCKING: None,
    }
    assert stage.bot.stop()[0] == 0
    stage.bot.start()
    stage.bot.ready()
    time.sleep(SEVERAL_TICKS_S)
    for chat, topic in chats.items():
        assert somebody(stage, chat, topic).heard(f"{stage.due:%H:%M} UTC\n") == 1
    assert "paused" not in stage.admin(7).asks("/status").text
