"""Who the generated news is about: few are named all the time, most hardly ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import TypeVar

from benchmarks.generated.phrases import fill, phrases

T = TypeVar("T")

_SURNAMES = 0.5
"""The exponent for the parts of surnames; see ``Cast``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a role, as the news words it."""

    given: str
    surname: str
    role: str

    @property
    def name(self) -> str:
        """Given name and surname."""
        return f"{self.given} {self.surname}"


class Cast:
    """The people, institutions and countries of the news.

    How often each is named falls with rank as Zipf's law says (Zipf, 1949). The parts that
    surnames are made of are drawn as unevenly as makes the commonest surname that of about one in
    a hundred, like the commonest surnames of English-speaking countries.

    Args:
        size: how many people there are; fewer when there are not as many different names.
        seed: the same for the same cast.
    """

    def __init__(self, size: int, seed: int) -> None:
        chance = Random(seed)
        self.institutions = tuple(
            dict.fromkeys(_place(chance, name) for name in phrases("institutions", "names") * 20)
        )
        people: dict[str, Person] = {}
        for _ in range(size):
            person = self._person(chance)
            people.setdefault(person.name, person)
        self.people = tuple(people.values())
        self.countries = phrases("places", "countries")

    def draw(self, ranked: Sequence[T], count: int, chance: Random) -> tuple[T, ...]:
        """Different members of one of the cast's tuples, the first of it most often."""
        drawn: dict[T, None] = {}
        while len(drawn) < min(count, len(ranked)):
            drawn.update(
                dict.fromkeys(chance.choices(ranked, cum_weights=_zipf(len(ranked)), k=count))
            )
        return tuple(drawn)[:count]

    def _person(self, chance: Random) -> Person:
        institution = chance.choice(self.institutions)
        role = fill(
            chance.choice(phrases("roles", "names")),
            lambda name: institution if name == "institution" else _place_name(chance, name),
        )
        return Person(
            given=chance.choice(phrases("names", "given")),
            surname=_surname(chance),
            role=role.text,
        )


def _surname(chance: Random) -> str:
    parts = (phrases("names", "surname_first"), phrases("names", "surname_last"))
    return "".join(
        chance.choices(part, cum_weights=_zipf(len(part), _SURNAMES))[0] for part in parts
    )


def _place(chance: Random, pattern: str) -> str:
    return fill(pattern, lambda name: _place_name(chance, name)).text


def _place_name(chance: Random, name: str) -> str:
    return chance.choice(phrases("places", "cities" if name == "city" else "countries"))


@cache
def _zipf(size: int, exponent: float = 1.0) -> tuple[float, ...]:
    """Summed weights by rank."""
    return tuple(accumulate(rank**-exponent for rank in range(1, size + 1)))
