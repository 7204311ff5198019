"""One actor under all the keys that mean it.

People are kept under given name and surname; an article that gives a surname alone stands under a
key of its own, and is taken in by the one person so called, where there is one. So are the initials
of an organisation by the one that goes by them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.store import corrections, names
from bot.store.database import Tx
from bot.store.names import Bearer
from summarizer.model import ActorKind
from summarizer.people import (
    bare_name,
    initials_of,
    is_surname_alone,
    resolve_initials,
    resolve_surnames,
    surname_key,
)


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
    bearers: Iterable[Bearer], other_names: Iterable[tuple[str, str]] = ()
) -> tuple[Family, ...]:
    """Put together what means one actor, as far as these bearers tell.

    Args:
        bearers: in any order; each family is led by the first of its full names.
        other_names: (key, folded name) of organisations.
    """
    known = {bearer.key: bearer for bearer in bearers}
    leaders = {**_by_surname(known.values()), **_by_initials(known, other_names)}
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
    return _taken_in(people, resolve_surnames(people))


def _by_initials(
    known: Mapping[str, Bearer], other_names: Iterable[tuple[str, str]]
) -> Mapping[str, str]:
    """The key of an organisation named by initials -> the key of the one that goes by them."""
    boards: dict[str, set[str]] = {}
    for bearer in known.values():
        if bearer.kind == "organisation":
            boards.setdefault(bare_name(bearer.name), set()).add(bearer.key)
    meant = resolve_initials(
        (known[key].name, name)
        for key, name in other_names
        if key in known and known[key].kind == "organisation"
    )
    return _taken_in(boards, meant)


def _taken_in(keys: Mapping[str, set[str]], meant: Mapping[str, str]) -> Mapping[str, str]:
    """Each key of a short name -> the key of the full one that is meant by it."""
    return {
        key: next(iter(keys[full]))
        for short, full in meant.items()
        for key in keys.get(short, ())
        # An admin may have parted namesakes; a short name then says nothing.
        if len(keys[full]) == 1 and key not in keys[full]
    }


def settle(tx: Tx, families: Sequence[Family]) -> tuple[Family, ...]:
    """The same actors with all keys that mean them in the whole of the news.

    A surname that stood alone becomes the person so called, initials the organisation that goes by
    them, where the news know only one.
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
        if family.kind == "organisation":
            known = _organisation(tx, family)
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
    alone = Family(key=bearer.key, kind=bearer.kind, name=bearer.name, keys=(bearer.key,))
    return settle(tx, [alone])[0]


def _organisation(tx: Tx, family: Family) -> Family:
    """An organisation together with its initials, from whichever of the two."""
    short = initials_of(family.name) or bare_name(family.name)
    found = [bearer for bearer in names.bearers(tx, [short]) if bearer.kind == "organisation"]
    gathered = gather(found, [(bearer.key, short) for bearer in found])
    return next((whole for whole in gathered if family.key in whole.keys), family)
