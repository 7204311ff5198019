"""What happens in the generated news, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from benchmarks.generated.cast import Cast, Person
from benchmarks.generated.phrases import phrases

REPORTS_A_DAY = 500
"""How many reports a day come in: what about fifty feeds bring."""

PEOPLE, INSTITUTIONS, COUNTRIES = 4, 2, 2
_MOST_REPORTS = 12
# Reports of one event come within two days of it.
_HOURS_REPORTED = 48.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened.

    Attributes:
        number: counts the events from 0.
        begins: when it happened; its reports are published within two days of that.
        reports: how many reports there are of it; half of all events have one.
    """

    number: int
    subject: str
    city: str
    people: tuple[Person, ...]
    institutions: tuple[str, ...]
    countries: tuple[str, ...]
    begins: datetime
    reports: int

    def published(self, chance: Random, until: datetime) -> datetime:
        """When one report of it is published, at the latest ``until``."""
        return min(self.begins + timedelta(hours=chance.uniform(0, _HOURS_REPORTED)), until)


def happen(cast: Cast, reports: int, until: datetime, seed: int) -> tuple[Event, ...]:
    """Events with this many reports in all, oldest first, at ``REPORTS_A_DAY``.

    Args:
        cast: whom they happen to.
        reports: how many reports there are of all of them.
        until: the end of the news.
        seed: the same for the same events.
    """
    return tuple(_happen(cast, reports, until, seed))


def _happen(cast: Cast, left: int, until: datetime, seed: int) -> Iterator[Event]:
    chance = Random(seed)
    number = 0
    while left:
        # Pareto with an exponent of 1: a few events fill the front pages.
        reports = min(left, int(min(chance.paretovariate(1.0), _MOST_REPORTS)))
        yield Event(
            number=number,
            subject=_subject(chance),
            city=chance.choice(phrases("places", "cities")),
            people=cast.draw(cast.people, PEOPLE, chance),
            institutions=cast.draw(cast.institutions, INSTITUTIONS, chance),
            countries=cast.draw(cast.countries, COUNTRIES, chance),
            begins=until - timedelta(days=left / REPORTS_A_DAY),
            reports=reports,
        )
        left -= reports
        number += 1


def _subject(chance: Random) -> str:
    kind, thing = (chance.choice(phrases("subjects", part)) for part in ("kinds", "things"))
    return f"{kind} {thing}"
