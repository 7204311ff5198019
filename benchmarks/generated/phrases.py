"""Patterns with names in braces, filled in so that the place of every filling is known."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from random import Random
from string import Formatter

from summarizer.model import Span

NUMBERS = (12, 980)
PERCENTS = (2, 38)
SMALL_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A sentence; ``places`` says, in reading order, where each name of the pattern stands."""

    text: str
    places: tuple[tuple[str, Span], ...]


@cache
def phrases(room: str, list_name: str) -> tuple[str, ...]:
    """A list of ``phrases.toml``."""
    return tuple(_load()[room][list_name])


def fill(pattern: str, word: Callable[[str], str]) -> Filled:
    """Fill in a pattern.

    Args:
        pattern: text with names in braces.
        word: gives what stands for a name.
    """
    text = ""
    places = []
    for literal, name in _parse(pattern):
        text += literal
        if name is not None:
            start = len(text)
            text += word(name)
            places.append((name, Span(start=start, end=len(text))))
    return Filled(text=text, places=tuple(places))


def common_word(name: str, chance: Random) -> str:
    """A word that belongs to no event: a number, a day, an adjective."""
    match name:
        case "number":
            return str(chance.randint(*NUMBERS))
        case "percent":
            return str(chance.randint(*PERCENTS))
        case "small":
            return chance.choice(SMALL_NUMBERS)
        case "adjective_an":
            vowels = [word for word in phrases("words", "adjective") if word[0] in _VOWELS]
            return chance.choice(vowels)
        case _:
            return chance.choice(phrases("words", name))


@cache
def _parse(pattern: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(pattern))


@cache
def _load() -> dict[str, dict[str, list[str]]]:
    file = resources.files("benchmarks.generated") / "phrases.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
