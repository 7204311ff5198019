"""What a chat has chosen, in sentences."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.model import EVERY_DAY, Chat, ChatKind
from bot.render.chats import admins_choose, assumed_zone, days, is_paused, next_of, pause, when
from tests.botapi.markup import parse_html
from tests.render.samples import CHAT, NOW


def told(chat: Chat) -> list[str]:
    return parse_html(when(chat, NOW))[0].split("\n")


def on(*weekdays: int) -> Chat:
    return replace(CHAT, weekdays=frozenset(weekdays))


def test_it_is_told_when_briefings_come_what_time_it_is_there_and_what_comes_next() -> None:
    assert told(CHAT) == [
        "Your briefing comes every day at 08:00, Madrid time (Europe/Madrid).",
        "It is 08:00 there now.",
        "Next briefing: Sunday 08:00",
    ]


def test_several_hours_are_told_in_the_order_of_the_day() -> None:
    three = replace(CHAT, slots=(time(20), time(8), time(13, 30)))
    assert told(three)[0].startswith("Your briefing comes every day at 08:00, 13:30 and 20:00,")


@pytest.mark.parametrize(
    ("timezone", "clock"),
    [("UTC", "08:00 UTC."), ("Etc/GMT-2", "08:00 UTC+2."), ("Asia/Tokyo", "08:00, Tokyo time (")],
)
def test_a_zone_is_named_as_its_readers_call_it(timezone: str, clock: str) -> None:
    assert clock in told(replace(CHAT, timezone=timezone))[0]


@pytest.mark.parametrize(
    ("weekdays", "said"),
    [
        ((0,), "Monday"),
        ((0, 1), "Monday and Tuesday"),
        ((0, 1, 2, 3, 4), "Monday to Friday"),
        ((0, 2, 4), "Monday, Wednesday and Friday"),
        ((5, 6), "Saturday and Sunday"),
        (tuple(EVERY_DAY), "every day"),
    ],
)
def test_days_are_told_as_they_are_said(weekdays: tuple[int, ...], said: str) -> None:
    assert days(on(*weekdays)) == said


def test_days_stand_in_the_sentence_as_they_should() -> None:
    assert "comes on Monday at" in told(on(0))[0]
    assert "comes from Monday to Friday at" in told(on(0, 1, 2, 3, 4))[0]


def test_a_pause_is_told_while_it_lasts() -> None:
    paused = replace(CHAT, paused_until=NOW + timedelta(days=3))
    assert is_paused(paused, NOW)
    assert pause(paused, NOW) == "Paused until Tuesday 24 November."
    over = replace(CHAT, paused_until=NOW)
    assert not is_paused(over, NOW)
    assert pause(over, NOW) == pause(CHAT, NOW) == ""


def test_whoever_has_no_hour_is_told_how_to_get_one() -> None:
    none = replace(CHAT, slots=(), next_due=None)
    assert told(none) == ["No daily briefing yet. Tap Hours to get one."]


def test_whoever_was_out_of_reach_is_told_since_when() -> None:
    away = replace(CHAT, unreachable_since=NOW - timedelta(days=2))
    assert next_of(away, NOW) == (
        "Briefings rested: Telegram refused them here since Thursday 19 November. Now they go on."
    )


def test_a_zone_that_was_assumed_is_named() -> None:
    assert "I use Madrid, the default here" in assumed_zone(CHAT)


def test_only_groups_are_told_who_chooses() -> None:
    assert admins_choose(CHAT) == ""
    assert "only its admins" in admins_choose(replace(CHAT, kind=ChatKind.GROUP))
