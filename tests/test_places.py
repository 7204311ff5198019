from zoneinfo import available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.places import MAX_ZONES, common_zones, find_zones, is_zone, place_name


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Madrid", "Europe/Madrid"),
        ("  madrid ", "Europe/Madrid"),
        ("New York", "America/New_York"),
        ("new-york", "America/New_York"),
        ("Munich", "Europe/Berlin"),
        ("München", "Europe/Berlin"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("São Paulo", "America/Sao_Paulo"),
        ("Москва", "Europe/Moscow"),
        ("東京", "Asia/Tokyo"),
        ("Bombay", "Asia/Kolkata"),
        ("Kiev", "Europe/Kyiv"),
        ("St. Petersburg", "Europe/Moscow"),
    ],
)
def test_a_city_gives_its_zone_however_it_is_spelled(words: str, zone: str) -> None:
    assert find_zones(words) == (zone,)


@pytest.mark.parametrize("zone", ["Europe/Madrid", "America/Argentina/Buenos_Aires", "Etc/GMT-2"])
def test_a_zone_gives_itself_in_any_case(zone: str) -> None:
    assert find_zones(zone.lower()) == (zone,)
    assert find_zones(zone.upper().replace("_", " ")) == (zone,)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("UTC", "UTC"),
        ("gmt", "UTC"),
        ("Z", "UTC"),
        ("utc+2", "Etc/GMT-2"),
        ("UTC +02:00", "Etc/GMT-2"),
        ("GMT-5", "Etc/GMT+5"),
        ("UTC−5", "Etc/GMT+5"),
        ("+14", "Etc/GMT-14"),
        ("utc+0", "UTC"),
        ("ET", "America/New_York"),
        ("PST", "America/Los_Angeles"),
        ("CET", "CET"),
    ],
)
def test_offsets_and_abbreviations_are_understood(words: str, zone: str) -> None:
    assert find_zones(words) == (zone,)
    assert is_zone(zone)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Japan", "Asia/Tokyo"),
        ("Spain", "Europe/Madrid"),
        ("UK", "Europe/London"),
        ("deu", "Europe/Berlin"),
        ("Georgia", "Asia/Tbilisi"),
        ("Singapore", "Asia/Singapore"),
    ],
)
def test_a_country_whose_people_keep_one_clock_gives_it(words: str, zone: str) -> None:
    assert find_zones(words) == (zone,)


def test_a_country_of_several_clocks_gives_them_by_their_people() -> None:
    zones = find_zones("USA")
    assert zones[:3] == ("America/New_York", "America/Chicago", "America/Los_Angeles")


def test_a_name_shared_by_cities_gives_the_larger_first() -> None:
    assert find_zones("Portland") == ("America/Los_Angeles", "America/New_York")


@pytest.mark.parametrize("words", ["Portland, Maine", "portland me", "Portland,ME"])
def test_a_state_tells_cities_apart(words: str) -> None:
    assert find_zones(words) == ("America/New_York",)


@pytest.mark.parametrize("words", ["San José, Costa Rica", "san jose cr", "San Jose CRI"])
def test_a_country_tells_cities_apart(words: str) -> None:
    assert find_zones(words) == ("America/Costa_Rica",)


def test_a_zone_of_a_place_too_small_to_be_a_city_is_found() -> None:
    assert find_zones("Faroe") == ("Atlantic/Faroe",)


@pytest.mark.parametrize(
    "words",
    ["", "  ", "xyzzy", "25:61", "+15", "Madrid, Japan", "a" * 5000, "|", "\t", "Nowhere/At_All"],
)
def test_what_is_no_place_gives_nothing(words: str) -> None:
    assert find_zones(words) == ()


@given(st.text())
@settings(deadline=None, max_examples=50)
def test_whatever_is_asked_every_answer_is_a_zone(words: str) -> None:
    zones = find_zones(words)
    assert len(zones) == len(set(zones)) <= MAX_ZONES
    assert all(map(is_zone, zones))


@pytest.mark.parametrize("language", ["en", "es", "pt-br", "DE", "tlh", ""])
def test_six_zones_are_offered_in_every_language(language: str) -> None:
    zones = common_zones(language)
    assert len(set(zones)) == 6
    assert all(map(is_zone, zones))


def test_the_zones_offered_are_those_where_the_language_is_spoken() -> None:
    assert common_zones("es")[0] == "Europe/Madrid"


def test_a_zone_is_known_only_as_it_is_spelled() -> None:
    assert is_zone("Europe/Madrid")
    assert not is_zone("europe/madrid")
    assert not is_zone("Factory")
    assert not is_zone("../etc/passwd")


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Europe/Madrid", "Madrid"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("UTC", "UTC"),
        ("Etc/GMT-2", "UTC+2"),
        ("Etc/GMT+5", "UTC-5"),
        ("Etc/GMT+0", "UTC"),
    ],
)
def test_a_zone_is_called_by_its_place(zone: str, name: str) -> None:
    assert place_name(zone) == name


def test_a_zone_that_is_unknown_is_called_utc_whose_hours_it_has() -> None:
    assert place_name("Mars/Gale_Crater") == "UTC"


def test_every_zone_has_a_name() -> None:
    assert all(place_name(zone) for zone in available_timezones())
