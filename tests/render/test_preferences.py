"""The settings of a chat, as their one message shows them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import Chat, ChatKind, Length
from bot.render.preferences import settings
from tests.render.reading import all_labels, check, labels_of, text_of
from tests.render.samples import CHAT, NOW


def said(chat: Chat) -> list[str]:
    shown = settings(chat, now=NOW)
    check(shown)
    return text_of(shown).split("\n")


def test_everything_that_was_chosen_is_told() -> None:
    lines = said(CHAT)
    assert "Hours: 08:00" in lines
    assert "Place: Madrid (it is 08:00 there now)" in lines
    assert "Length: normal, one sentence each of up to 10 stories" in lines
    assert "Sound: on" in lines


def test_what_is_chosen_bears_a_tick() -> None:
    weekend = replace(CHAT, weekdays=frozenset({5, 6}), length=Length.SHORT)
    ticked = [label for label in all_labels(settings(weekend, now=NOW)) if label.startswith("✓")]
    assert ticked == ["✓ Short", "✓ Sa", "✓ Su"]


def test_whoever_has_no_hours_yet_has_nothing_to_stop() -> None:
    new = replace(CHAT, slots=(), next_due=None)
    assert "Hours: none yet" in said(new)
    assert "Stop briefings" not in all_labels(settings(new, now=NOW))
    assert "Stop briefings" in all_labels(settings(CHAT, now=NOW))


def test_a_pause_can_be_ended_and_nothing_else_be_paused_meanwhile() -> None:
    paused = replace(CHAT, paused_until=NOW + timedelta(days=2))
    labels = labels_of(settings(paused, now=NOW))
    assert ["Go on now"] in labels
    assert ["Pause a day", "Pause a week"] not in labels
    over = replace(CHAT, paused_until=NOW - timedelta(days=2))
    assert ["Pause a day", "Pause a week"] in labels_of(settings(over, now=NOW))


def test_the_button_of_the_sound_turns_it() -> None:
    assert "Turn sound off" in all_labels(settings(CHAT, now=NOW))
    silent = replace(CHAT, silent=True)
    assert "Sound: off" in said(silent)
    assert "Turn sound on" in all_labels(settings(silent, now=NOW))


@pytest.mark.parametrize("kind", [ChatKind.GROUP, ChatKind.SUPERGROUP])
def test_a_group_says_who_chooses_and_offers_nobody_to_delete_its_data(kind: ChatKind) -> None:
    group = replace(CHAT, kind=kind)
    assert "admins" in said(group)[-1]
    assert "Delete my data" not in all_labels(settings(group, now=NOW))
    assert "Delete my data" in all_labels(settings(CHAT, now=NOW))


def test_a_place_that_nobody_chose_is_called_the_default() -> None:
    assert any(
        "Madrid, the default here" in line for line in said(replace(CHAT, timezone_chosen=False))
    )


def test_a_zone_that_is_unknown_here_is_told_and_may_be_changed() -> None:
    [place] = [line for line in said(replace(CHAT, timezone="Mars/Base")) if "Place:" in line]
    assert "because Mars/Base is unknown here; tap Place to choose another" in place
