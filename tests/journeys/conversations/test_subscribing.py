"""From the first word to a daily briefing, by buttons or by one line."""

import pytest

from tests.journeys.conversations.reader import Reader


def test_three_taps_lead_to_a_subscription(reader: Reader) -> None:
    hour = reader.asks("/start", lang="es")
    assert "Step 1 of 3" in hour.text
    place = hour.taps("07:00")
    assert "Step 2 of 3" in place.text
    check = place.taps("Madrid")
    assert "Step 3 of 3" in check.text
    assert "every day at 07:00, Madrid time (Europe/Madrid)" in check.text
    done = check.taps("Done")
    assert done.text.startswith("Done.")
    assert done.labels == ["Today’s briefing", "Settings"]
    assert {hour.message_id} == {each.message_id for each in (place, check, done)}


def test_a_step_back_changes_the_choice(reader: Reader) -> None:
    place = reader.asks("/start", lang="es").taps("07:00")
    check = place.taps("Back").taps("20:00").taps("Madrid")
    assert "every day at 20:00" in check.text


def test_a_subscriber_who_starts_again_is_told_what_is_set(reader: Reader) -> None:
    reader.asks("/subscribe 8am Madrid")
    text = reader.asks("/start").text
    assert text.startswith("Welcome back.")
    assert "every day at 08:00, Madrid time" in text


@pytest.mark.parametrize(
    ("words", "confirmed"),
    [
        ("8am Madrid", "every day at 08:00, Madrid time (Europe/Madrid)."),
        ("weekdays 7:30 18:00 Berlin", "from Monday to Friday at 07:30 and 18:00, Berlin time"),
        ("every Sunday at 9 in New York", "on Sunday at 09:00, New York time"),
        ("06:05 UTC", "every day at 06:05 UTC."),
    ],
)
def test_hours_days_and_places_are_understood_as_written(
    words: str, confirmed: str, reader: Reader
) -> None:
    text = reader.asks(f"/subscribe {words}").text
    assert confirmed in text
    assert "there now" in text
    assert "Next briefing: " in text


def test_without_a_place_the_default_is_named_and_others_are_one_tap_away(
    reader: Reader,
) -> None:
    offered = reader.asks("/subscribe 9:00")
    assert "I use UTC, the default here" in offered.text
    assert "Place: Berlin" in offered.taps("Berlin").text


def test_a_name_of_several_places_offers_the_others(reader: Reader) -> None:
    taken = reader.asks("/subscribe 9 Springfield")
    assert "There are other places of that name:" in taken.text
    assert "Place: New York" in taken.taps("New York").text


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("25:61", "I don’t understand 25:61. That is no hour of the day"),
        ("8:00 Xyzzy", "I don’t know that place"),
        ("7 8 9 10", "That is 4 briefings a day; at most 3 fit."),
        ("8:00 " + "far " * 100, "too long for an hour and a place"),
        ("<b>8</b>", "I don’t understand <b>8</b>"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_changes(
    words: str, why: str, reader: Reader
) -> None:
    reader.asks("/subscribe 6:45 Lisbon")
    refusal = reader.asks(f"/subscribe {words}").text
    assert why in refusal
    assert "Nothing was changed. Try /subscribe " in refusal
    assert "Hours: 06:45\nPlace: Lisbon" in reader.asks("/settings").text


def test_settings_are_changed_in_one_message(reader: Reader) -> None:
    settings = reader.asks("/subscribe 8am Madrid").taps("Settings")
    changed = settings.taps("Long").taps("Turn sound off").taps("✓ Su")
    assert changed.message_id == settings.message_id
    assert "Days: Monday to Saturday" in changed.text
    assert "Length: long" in changed.text
    assert "Sound: off" in changed.text


def test_hours_are_added_by_taps_up_to_three(reader: Reader) -> None:
    hours = reader.asks("/subscribe 8am Madrid").taps("Settings").taps("Hours")
    back = hours.taps("13:00").taps("18:00").taps("Back")
    assert "Hours: 08:00, 13:00 and 18:00" in back.text
    assert back.message_id == hours.message_id


def test_the_way_back_from_the_places_stays_in_the_same_message(reader: Reader) -> None:
    places = reader.asks("/subscribe 8am Madrid").taps("Settings").taps("Place")
    back = places.taps("Back")
    assert back.text.startswith("Settings")
    assert back.message_id == places.message_id


def test_no_more_briefings_come_after_unsubscribing(reader: Reader) -> None:
    settings = reader.asks("/subscribe 8am Madrid").taps("Settings")
    assert settings.taps("Stop briefings").text.startswith("No more daily briefings.")
    assert "Hours: none yet" in reader.asks("/settings").text
    assert "/subscribe 08:00 starts one" in reader.asks("/unsubscribe").text
