"""The main actors of the day or of a story: who is named in most articles."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.answers import cards, families
from bot.answers.families import Family
from bot.model import ActorLine, ActorList
from bot.store import names, stories
from bot.store.database import Tx
from bot.store.names import Presence, Scope

PEOPLE_OF_A_PAGE = 10
OTHERS_OF_A_PAGE = 5

_MOST_SURNAMES = 100
"""How many surnames that stand alone in a day's news are looked up in all the news."""

Counted = tuple[Family, int]
"""An actor and the number of articles that name it."""


def of_the_day(tx: Tx, since: datetime, page: int) -> ActorList:
    """One page of the main actors of the news since an instant."""
    return _page(tx, _ranked(tx, since), page)


def of_a_story(tx: Tx, story_id: str, page: int) -> ActorList:
    """One page of the main actors of a story, or of an article that is in no story."""
    told = stories.get(tx, story_id)
    ids = (story_id,) if told is None else tuple(head.id for head in told.heads)
    headline = None if told is None else told.headline
    return _page(tx, _ranked(tx, ids), page, of_story=story_id, headline=headline)


def _page(
    tx: Tx,
    ranked: Sequence[Counted],
    page: int,
    *,
    of_story: str | None = None,
    headline: str | None = None,
) -> ActorList:
    persons = [entry for entry in ranked if entry[0].kind == "person"]
    others = [entry for entry in ranked if entry[0].kind != "person"]
    pages = max(1, -(-len(persons) // PEOPLE_OF_A_PAGE), -(-len(others) // OTHERS_OF_A_PAGE))
    page = min(max(0, page), pages - 1)
    return ActorList(
        people=_lines(tx, persons[page * PEOPLE_OF_A_PAGE :][:PEOPLE_OF_A_PAGE]),
        others=_lines(tx, others[page * OTHERS_OF_A_PAGE :][:OTHERS_OF_A_PAGE]),
        page=page,
        pages=pages,
        of_story=of_story,
        headline=headline,
    )


def _lines(tx: Tx, ranked: Iterable[Counted]) -> tuple[ActorLine, ...]:
    return tuple(cards.line(tx, family, articles) for family, articles in ranked)


def _ranked(tx: Tx, scope: Scope) -> list[Counted]:
    """Everyone in some articles, those of most articles, then of most mentions, first."""
    present = names.present(tx, scope)
    other_names = names.names_of_organisations(tx, scope)
    found = _settled(tx, families.gather(present.values(), other_names), present)
    articles = {family.key: _count(family, present) for family in found}

    def prominence(family: Family) -> tuple[int, int, str]:
        mentions = sum(present[key].mention_count for key in family.keys if key in present)
        return -articles[family.key], -mentions, family.key

    return [(family, articles[family.key]) for family in sorted(found, key=prominence)]


def _settled(
    tx: Tx, gathered: Sequence[Family], present: Mapping[str, Presence]
) -> tuple[Family, ...]:
    """With the surnames that nobody bears in full here as the people so called elsewhere."""
    alone = [family for family in gathered if families.is_unsettled(family)]
    alone.sort(key=lambda family: (-len(present[family.key].articles), family.key))
    asked = alone[:_MOST_SURNAMES]
    left = {family.key for family in asked}
    kept = (family for family in gathered if family.key not in left)
    return (*kept, *families.settle(tx, asked))


def _count(family: Family, present: Mapping[str, Presence]) -> int:
    """The number of articles; one with several of an actor's names counts once."""
    return len(set().union(*(present[key].articles for key in family.keys if key in present)))
