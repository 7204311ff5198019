"""One actor under all the keys that mean it.

People are kept under given name and surname; an article that gives a surname alone stands under a
key of its own, and is taken in by the one person so called, where there is one. Organisations are
one when they share a name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.store import corrections, names
from bot.store.database import Tx
from bot.store.names import Bearer
from summarizer.model import ActorKind
from summarizer.people import bare_name, is_surname_alone, resolve_surnames, surname_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """An actor.

    Attributes:
        key: the key of its full name.
        name: one of its full names.
        keys: all keys that mean it, its own first.
    """

    key: str
    kind: ActorKind
    name: str
    keys: tuple[str, ...]


def gather(
    bearers: Iterable[Bearer], shared_names: Iterable[tuple[str, str]] = ()
) -> tuple[Family, ...]:
    """Put together what means one actor, as far as these bearers tell.

    Args:
        bearers: in any order; each family is led by the first of its full names.
        shared_names: (key, folded name) of organisations.
    """
    known = {bearer.key: bearer for bearer in bearers}
    leaders = {**_by_surname(known.values()), **_by_shared_name(known, shared_names)}
    members: dict[str, list[str]] = {key: [key] for key in known if key not in leaders}
    for key, leader in leaders.items():
        members[leader].append(key)
    return tuple(
        Family(key=key, kind=known[key].kind, name=known[key].name, keys=tuple(keys))
        for key, keys in members.items()
    )


def _by_surname(bearers: Iterable[Bearer]) -> Mapping[str, str]:
    """The key of a surname alone -> the key of the person so called."""
    people: dict[str, set[str]] = {}
    for bearer in bearers:
        if bearer.kind == "person":
            people.setdefault(bearer.name, set()).add(bearer.key)
    return {
        key: next(iter(people[full]))
        for short, full in resolve_surnames(people).items()
        for key in people[short]
        # An admin may have parted namesakes; a surname then says nothing.
        if len(people[full]) == 1
    }


def _by_shared_name(
    known: Mapping[str, Bearer], shared_names: Iterable[tuple[str, str]]
) -> Mapping[str, str]:
    """The key of an organisation -> that of the first one it shares a name with, or a third has."""
    order = {key: place for place, key in enumerate(known)}
    leaders = {key: key for key in known if known[key].kind == "organisation"}

    def leader(key: str) -> str:
        while leaders[key] != key:
            leaders[key] = leaders[leaders[key]]
            key = leaders[key]
        return key

    first_called: dict[str, str] = {}
    for key, name in shared_names:
        if key in leaders:
            one, other = leader(key), leader(first_called.setdefault(name, key))
            first, second = sorted((one, other), key=order.__getitem__)
            leaders[second] = first
    return {key: leader(key) for key in leaders if leader(key) != key}


def settle(tx: Tx, families: Sequence[Family]) -> tuple[Family, ...]:
    """The same actors with all keys that mean them in the whole of the news.

    A surname that stood alone becomes the person so called, where the news know only one.
    """
    surnames = {surname_key(family.name) for family in families if family.kind == "person"}
    namesakes = [
        bearer
        for bearer in names.namesakes(tx, surnames - {""})
        if bearer.kind == "person" and surname_key(bearer.name) in surnames
    ]
    whole = {key: family for family in gather(namesakes) for key in family.keys}
    settled: dict[str, Family] = {}
    for family in families:
        known = whole.get(family.key, family)
        before = settled.get(known.key, known)
        keys = tuple(dict.fromkeys((*before.keys, *known.keys, *family.keys)))
        settled[known.key] = Family(key=known.key, kind=known.kind, name=known.name, keys=keys)
    return tuple(settled.values())


def is_unsettled(family: Family) -> bool:
    """Whether a family is but a surname."""
    return family.kind == "person" and is_surname_alone(family.name)


def with_key(tx: Tx, key: str) -> Family | None:
    """The actor with a key; None when nothing is stored under it."""
    bearer = names.with_key(tx, key) or names.with_key(tx, corrections.current(tx, key))
    if bearer is None:
        return None
    if bearer.kind == "organisation":
        return _organisation(tx, bearer)
    alone = Family(key=bearer.key, kind=bearer.kind, name=bearer.name, keys=(bearer.key,))
    return settle(tx, [alone])[0]


def _organisation(tx: Tx, bearer: Bearer) -> Family:
    """The organisation with all that share its name."""
    called = bare_name(bearer.name)
    namesakes = [b for b in names.bearers(tx, [called]) if b.kind == "organisation"]
    keys = dict.fromkeys((bearer.key, *(namesake.key for namesake in namesakes)))
    return Family(key=bearer.key, kind=bearer.kind, name=bearer.name, keys=tuple(keys))
