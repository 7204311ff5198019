from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import EVERY_DAY
from bot.places import is_zone
from bot.subscriptions.reading import Misunderstood, Wish, read_subscription


def wish(words: str) -> Wish:
    read = read_subscription(words)
    assert isinstance(read, Wish), read
    return read


def misunderstood(words: str) -> Misunderstood:
    read = read_subscription(words)
    assert isinstance(read, Misunderstood), read
    return read


def test_hours_and_a_place() -> None:
    read = wish("08:00 18:30 Madrid")
    assert read.slots == (time(8), time(18, 30))
    assert read.zone == "Europe/Madrid"
    assert read.weekdays is None


@pytest.mark.parametrize(
    ("words", "slot"),
    [
        ("8am Madrid", time(8)),
        ("8 am Madrid", time(8)),
        ("at 8:30 pm in Madrid", time(20, 30)),
        ("Madrid, 20.15", time(20, 15)),
        ("Madrid noon", time(12)),
        ("every day at 7 in Madrid", time(7)),
    ],
)
def test_people_write_hours_in_many_ways(words: str, slot: time) -> None:
    read = wish(words)
    assert read.slots == (slot,)
    assert read.zone == "Europe/Madrid"


def test_nothing_said_leaves_hours_and_place_open() -> None:
    assert wish("") == Wish(slots=(), weekdays=None, zone=None, other_zones=())


def test_a_place_alone_leaves_the_hours_open() -> None:
    assert wish("New York").slots == ()
    assert wish("New York").zone == "America/New_York"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("weekdays 7:30 Berlin", {0, 1, 2, 3, 4}),
        ("Mon Wed 9", {0, 2}),
        ("mon-fri 9", {0, 1, 2, 3, 4}),
        ("Fri-Mon 9", {4, 5, 6, 0}),
        ("Sat/Sun 9", {5, 6}),
        ("on Tuesdays and Thursdays at 9", {1, 3}),
        ("weekend 10", {5, 6}),
        ("daily 9", set(EVERY_DAY)),
    ],
)
def test_weekdays_may_be_named(words: str, days: set[int]) -> None:
    assert wish(words).weekdays == frozenset(days)


def test_slots_are_sorted_and_told_once() -> None:
    assert wish("18:00 8 18:00").slots == (time(8), time(18))


@pytest.mark.parametrize("words", ["25:61", "24:00", "8:75 Madrid", "Madrid 99"])
def test_an_hour_that_does_not_exist_is_named(words: str) -> None:
    read = misunderstood(words)
    assert read.part in words.split()
    assert read.part[0].isdigit()
    assert isinstance(read_subscription(read.example.removeprefix("/subscribe ")), Wish)


def test_four_hours_are_too_many() -> None:
    read = misunderstood("6 9 12 15")
    assert read.part == "06:00 09:00 12:00 15:00"
    assert "at most 3" in read.why


def test_an_unknown_place_is_named_and_zones_are_offered() -> None:
    read = misunderstood("8 Atlantisburg")
    assert read.part == "Atlantisburg"
    assert read.offers
    assert all(is_zone(zone) for zone in read.offers)


def test_what_follows_a_known_city_does_not_hide_it() -> None:
    assert wish("8:00 Madrid, Spain").zone == "Europe/Madrid"


def test_a_page_of_text_is_no_subscription() -> None:
    assert "too long" in misunderstood("Madrid " * 500).why


@settings(deadline=None, max_examples=200)
@given(words=st.text(max_size=300))
def test_any_words_are_either_a_wish_or_misunderstood(words: str) -> None:
    read = read_subscription(words)
    if isinstance(read, Wish):
        assert len(read.slots) <= 3
        assert read.zone is None or is_zone(read.zone)
    else:
        assert read.why
