"""What somebody means by ``/subscribe 8am Madrid`` or ``/subscribe weekdays 7:30 18:30 Berlin``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time

from bot.model import EVERY_DAY, MOST_SLOTS
from bot.places import common_zones, find_zones
from bot.slots import parse_hour

LONGEST_REQUEST = 200
"""Characters; more is no hour and place, but something pasted by mistake."""

EXAMPLE = "/subscribe 08:00 Madrid"

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {"tues": 1, "wednes": 2, "thur": 3, "thurs": 3}
_WEEKDAY_SETS = {
    "weekday": frozenset(range(5)),
    "weekdays": frozenset(range(5)),
    "workdays": frozenset(range(5)),
    "weekend": frozenset({5, 6}),
    "weekends": frozenset({5, 6}),
    "daily": EVERY_DAY,
    "everyday": EVERY_DAY,
    "day": EVERY_DAY,  # "every day"
}
_FILLERS = frozenset({"at", "and", "in", "on", "every", "each", "for", "to", "time", "&"})
_HALVES = frozenset({"am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "o’clock"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A subscription as it was asked for.

    Attributes:
        slots: up to 3 local hours, earliest first; none leaves those of the chat as they are.
        weekdays: None leaves the chat's choice as it is.
        zone: an IANA name; None leaves the chat's zone as it is.
        other_zones: zones that the place may mean as well, best first.
    """

    slots: tuple[time, ...]
    weekdays: frozenset[int] | None
    zone: str | None
    other_zones: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Misunderstood:
    """A request that nobody can follow.

    Attributes:
        part: the words that were not understood, as worded.
        why: a sentence that says what is wrong with them.
        example: a request that works.
        offers: zones to choose from instead.
    """

    part: str
    why: str
    example: str = EXAMPLE
    offers: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sorted:
    """The words of a request by what they are."""

    slots: list[time] = field(default_factory=list)
    weekdays: set[int] = field(default_factory=set)
    place: list[str] = field(default_factory=list)


def read_subscription(words: str, language: str = "en") -> Wish | Misunderstood:
    """Read what follows ``/subscribe``.

    Args:
        words: hours, weekdays and a place, in any order; all may be left out.
        language: of the reader, for the zones to offer.
    """
    if len(words) > LONGEST_REQUEST:
        return Misunderstood(
            part=f"{words[:40].strip()} …", why="That is too long for an hour and a place."
        )
    sorted_words = _sort(_tokens(words))
    if isinstance(sorted_words, Misunderstood):
        return sorted_words
    slots = tuple(sorted(set(sorted_words.slots)))
    if len(slots) > MOST_SLOTS:
        hours = " ".join(f"{slot:%H:%M}" for slot in slots)
        return Misunderstood(
            part=hours,
            why=f"That is {len(slots)} briefings a day; at most {MOST_SLOTS} fit.",
            example="/subscribe 08:00 13:00 18:30 Madrid",
        )
    zones = _zones(sorted_words.place)
    if sorted_words.place and not zones:
        return Misunderstood(
            part=" ".join(sorted_words.place),
            why="I don’t know that place; a large city or a zone such as Europe/Madrid works.",
            offers=common_zones(language),
        )
    return Wish(
        slots=slots,
        weekdays=frozenset(sorted_words.weekdays) or None,
        zone=zones[0] if zones else None,
        other_zones=zones[1:],
    )


def _tokens(words: str) -> list[str]:
    return re.sub(r"[,;]", " ", words).split()


def _sort(tokens: Sequence[str]) -> _Sorted | Misunderstood:
    found = _Sorted()
    rest = list(tokens)
    while rest:
        hour, taken = _leading_hour(rest)
        token = rest[0]
        if hour is not None:
            found.slots.append(hour)
        elif days := _weekdays(token):
            found.weekdays |= days
        elif token[0].isdigit():
            return Misunderstood(
                part=token, why="That is no hour of the day; hours run from 00:00 to 23:59."
            )
        elif token.casefold() not in _FILLERS or found.place:
            found.place.append(token)
        del rest[:taken]
    return found


def _leading_hour(tokens: Sequence[str]) -> tuple[time | None, int]:
    """The hour that the first words stand for, and how many words it takes (1 if none)."""
    if len(tokens) > 1 and tokens[1].casefold() in _HALVES:
        hour = parse_hour(f"{tokens[0]} {tokens[1]}")
        if hour is not None:
            return hour, 2
    return parse_hour(tokens[0]), 1


def _weekdays(token: str) -> frozenset[int]:
    """The weekdays that a word names: ``Mon``, ``weekdays``, ``mon-fri``, ``Sat/Sun``."""
    word = token.casefold().rstrip(".")
    if word in _WEEKDAY_SETS:
        return _WEEKDAY_SETS[word]
    parts = re.split(r"[-–/]", word)
    days = [_weekday(part) for part in parts]
    numbers = [day for day in days if day is not None]
    if not numbers or len(numbers) != len(parts):
        return frozenset()
    if len(numbers) == 2 and "/" not in word:
        first, last = numbers
        return frozenset((first + step) % 7 for step in range((last - first) % 7 + 1))
    return frozenset(numbers)


def _weekday(word: str) -> int | None:
    stem = word.removesuffix("s") if word.endswith("days") else word
    if stem in _SHORT:
        return _SHORT[stem]
    for number, name in enumerate(_WEEKDAYS):
        if stem == name or stem in (name[:2], name[:3]):
            return number
    return None


def _zones(place: Sequence[str]) -> tuple[str, ...]:
    """The zones of a place: of all its words, or of fewer and fewer ("Madrid, Spain")."""
    for count in range(len(place), 0, -1):
        zones = find_zones(" ".join(place[:count]))
        if zones:
            return zones
    return ()
