"""Dates, hours and spans of time as a reader says them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.render.dates import (
    clock,
    coming,
    counted,
    date_and_hour,
    day_and_hour,
    listed,
    next_briefing,
    short_date,
    since,
    weekday_date,
)

NOW = datetime(2026, 11, 21, 7, tzinfo=UTC)  # a Saturday; eight o'clock in Madrid


def test_a_day_is_named_in_full_or_in_short() -> None:
    assert weekday_date(date(2026, 11, 21)) == "Saturday 21 November"
    assert short_date(date(2022, 2, 1)) == "1 Feb 2022"


def test_an_hour_is_told_on_the_clock_of_24_hours() -> None:
    assert [clock(time(8)), clock(time(20, 5)), clock(time(0))] == ["08:00", "20:05", "00:00"]


def test_a_moment_is_told_where_the_reader_is_even_on_another_day() -> None:
    late = datetime(2022, 1, 31, 23, 30, tzinfo=UTC)
    assert date_and_hour(late, "Europe/Madrid") == "1 Feb 2022, 00:30 Madrid"
    assert date_and_hour(late, "America/New_York") == "31 Jan 2022, 18:30 New York"


@pytest.mark.parametrize("timezone", ["Europe/Madrid", "America/New_York", "Pacific/Apia"])
def test_a_day_without_an_hour_is_the_same_day_everywhere(timezone: str) -> None:
    midnight = datetime(2022, 2, 1, tzinfo=UTC)
    assert day_and_hour(midnight, timezone) == "1 Feb 2022"
    assert day_and_hour(midnight.astimezone(tz=None), timezone) == "1 Feb 2022"
    assert "Feb 2022, " in day_and_hour(midnight + timedelta(hours=13), timezone)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "Saturday 08:00"),
        (1, "Sunday 08:00"),
        (6, "Friday 08:00"),
        (7, "Saturday 28 November 08:00"),
        (14, "Saturday 5 December 08:00"),
    ],
)
def test_what_comes_is_named_by_its_weekday_where_that_is_the_very_next_one(
    days: int, said: str
) -> None:
    assert coming(NOW + timedelta(days=days), NOW, "Europe/Madrid") == said


def test_the_next_briefing_is_named_or_how_to_get_one() -> None:
    assert next_briefing(NOW + timedelta(days=1), NOW, "Europe/Madrid") == "Next: Sunday 08:00"
    assert "/subscribe" in next_briefing(None, NOW, "Europe/Madrid")


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=-90), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=59, seconds=59), "59 minutes ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23, minutes=59), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=1000), "1,000 days ago"),
    ],
)
def test_a_span_is_told_in_its_largest_whole_measure(ago: timedelta, said: str) -> None:
    assert since(NOW - ago, NOW) == said


def test_one_is_not_many() -> None:
    assert counted(1, "story", "stories") == "1 story"
    assert counted(0, "story", "stories") == "0 stories"
    assert counted(12_000, "article") == "12,000 articles"


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["08:00"], "08:00"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_several_are_joined_as_they_are_said(words: list[str], said: str) -> None:
    assert listed(words) == said
