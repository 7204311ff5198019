from dataclasses import replace
from datetime import time, timedelta

from bot import render
from bot.buttons import SetHour, SetZone, decode
from bot.model import ChatKind, Length
from tests.render.reading import all_labels, labels_of, text_of
from tests.render.samples import CHAT, NOW

NEW = replace(CHAT, slots=(), timezone="UTC", timezone_chosen=False, next_due=None)
GROUP = replace(CHAT, kind=ChatKind.SUPERGROUP)


def test_start_asks_for_the_hour_first() -> None:
    message = render.start(NEW, now=NOW)
    assert "Step 1 of 3" in text_of(message)
    assert decode(message.buttons[0][0].data or "") == SetHour(minute_of_day=360, starting=True)
    assert render.hours(NEW, starting=True).buttons == message.buttons


def test_start_greets_a_subscriber_with_what_is_set() -> None:
    text = text_of(render.start(CHAT, now=NOW))
    assert "every day at 08:00, Madrid time (Europe/Madrid)" in text


def test_the_second_step_asks_for_the_place_with_the_time_there() -> None:
    message = render.places(replace(NEW, language="es"), starting=True, now=NOW)
    assert "Step 2 of 3" in text_of(message)
    assert message.buttons[0][0].label == "Madrid · 08:00"
    assert decode(message.buttons[0][0].data or "") == SetZone(zone="Europe/Madrid", starting=True)


def test_the_third_step_shows_what_was_chosen() -> None:
    message = render.subscribed(CHAT, now=NOW, starting=True)
    assert "Step 3 of 3" in text_of(message)
    assert labels_of(message) == [["Done", "Back"]]


def test_a_subscription_is_confirmed_with_hour_zone_the_time_there_and_what_is_next() -> None:
    text = text_of(render.subscribed(replace(CHAT, slots=(time(20), time(8, 5))), now=NOW))
    assert "every day at 08:05 and 20:00, Madrid time (Europe/Madrid)" in text
    assert "It is 08:00 there now." in text
    assert "Next briefing: Sunday 08:00" in text


def test_a_zone_that_nobody_chose_is_said_to_be_the_default_and_others_are_offered() -> None:
    message = render.subscribed(replace(CHAT, timezone="UTC", timezone_chosen=False), now=NOW)
    assert "I use UTC, the default here" in text_of(message)
    assert sum(len(row) for row in message.buttons) == 8


def test_days_that_were_chosen_are_named() -> None:
    chat = replace(CHAT, weekdays=frozenset({4, 0}))
    assert "on Monday and Friday at 08:00" in text_of(render.subscribed(chat, now=NOW))


def test_a_zone_that_is_unknown_here_is_named_and_another_asked_for() -> None:
    moved = replace(CHAT, timezone="Mars/Gale_Crater")
    place = "Place: UTC, because Mars/Gale_Crater is unknown here; tap Place to choose another"
    assert f"{place} (it is 07:00 there now)" in text_of(render.settings(moved, now=NOW))


def test_a_chat_that_telegram_refused_is_told_so_and_not_of_an_hour_long_past() -> None:
    away = replace(CHAT, unreachable_since=NOW - timedelta(days=9), next_due=NOW - timedelta(9))
    text = text_of(render.settings(away, now=NOW))
    assert "Telegram refused them here since Thursday 12 November" in text
    assert "Next briefing" not in text


def test_who_has_three_hours_is_told_that_there_are_no_more() -> None:
    three = replace(CHAT, slots=(time(7), time(8), time(9)))
    assert "Three are the most: tap one of them to take it out." in text_of(render.hours(three))
    assert "Tap one, two or three." in text_of(render.hours(CHAT))


def test_hours_in_the_settings_show_which_are_chosen_also_odd_ones() -> None:
    labels = all_labels(render.hours(replace(CHAT, slots=(time(7, 15), time(8)))))
    assert "✓ 07:15" in labels
    assert "✓ 08:00" in labels
    assert "09:00" in labels


def test_settings_show_everything_and_mark_what_is_chosen() -> None:
    chat = replace(CHAT, length=Length.LONG, silent=True, weekdays=frozenset({0}))
    message = render.settings(chat, now=NOW)
    assert text_of(message) == (
        "Settings\n\n"
        "Hours: 08:00\n"
        "Place: Madrid (it is 08:00 there now)\n"
        "Days: Monday\n"
        "Length: long, up to three sentences each of up to 10 stories\n"
        "Sound: off\n"
        "Next briefing: Sunday 08:00"
    )
    labels = all_labels(message)
    assert {"✓ Long", "Short", "✓ Mo", "Tu", "Turn sound on", "Pause a week"} <= set(labels)


def test_a_pause_is_shown_and_can_be_ended() -> None:
    message = render.settings(replace(CHAT, paused_until=NOW + timedelta(days=3)), now=NOW)
    assert "Paused until Tuesday 24 November." in text_of(message)
    assert "Go on now" in all_labels(message)
    over = render.settings(replace(CHAT, paused_until=NOW), now=NOW)
    assert "Paused" not in text_of(over)


def test_a_group_is_told_who_may_choose_and_offers_no_deletion() -> None:
    message = render.settings(GROUP, now=NOW)
    assert "only its admins" in text_of(message)
    assert "Delete my data" not in all_labels(message)
    assert "briefings here" in text_of(render.unsubscribed(GROUP))


def test_unsubscribing_is_confirmed_and_leads_back_to_the_hours_there_were() -> None:
    message = render.unsubscribed(replace(CHAT, slots=(time(18, 30), time(7, 15))))
    assert text_of(message).startswith(
        "No more daily briefings. /subscribe 07:15 18:30 starts them again."
    )
    assert all_labels(message) == ["Settings"]


def test_who_had_no_briefing_is_told_so_when_they_unsubscribe() -> None:
    assert text_of(render.unsubscribed(NEW)).startswith("There was no daily briefing.")


def test_what_is_not_understood_is_answered_with_an_example_and_places_to_choose_from() -> None:
    message = render.misunderstood(
        "25:61",
        "Hours run from 00:00 to 23:59.",
        "/subscribe 8:30",
        zones=("America/New_York",),
        now=NOW,
    )
    assert "25:61" in text_of(message)
    assert "Nothing was changed. Try /subscribe 8:30." in text_of(message)
    assert labels_of(message) == [["New York · 02:00"]]


def test_days_in_a_row_are_told_by_the_first_and_the_last() -> None:
    def days(*chosen: int) -> str:
        chat = replace(CHAT, weekdays=frozenset(chosen))
        return text_of(render.subscribed(chat, now=NOW)).split(" comes ")[1].split(" at ")[0]

    assert days(0, 1, 2, 3, 4) == "from Monday to Friday"
    assert days(5, 6) == "on Saturday and Sunday"
    assert days(0, 2, 4) == "on Monday, Wednesday and Friday"


def test_a_place_that_may_be_another_offers_the_others() -> None:
    message = render.subscribed(CHAT, now=NOW, zones=("America/Chicago",))
    assert text_of(message).endswith("There are other places of that name:")
    assert labels_of(message)[0] == ["Chicago · 01:00"]
