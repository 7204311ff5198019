"""Actors of several articles made one where they are the same."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from summarizer.model import Actor, Mention, Quote, Role
from summarizer.names.folding import fold_name, name_words, person_key
from summarizer.people.identity import identity, resolve_initials


def merge_actors(groups: Sequence[Sequence[Actor]]) -> tuple[Actor, ...]:
    """Merge the actors of several articles, each group those of one.

    People are one when given name and surname agree, but for initials and spelling ("Sergei",
    "Sergey Lavrov"); a lone surname is never enough, so families and namesakes stay apart.
    Organisations are one when they have one name, or one has the initials that only the other goes
    by; countries when they share a name they are known by. The order of the groups, and of the
    actors in them, does not matter.

    Returns:
        The actors, those of most articles, then of most mentions, first; each quote's speaker
        is the name of the merged actor.
    """
    merged = [unite(family) for family in _families(a for group in groups for a in group)]
    return tuple(sorted(merged, key=_prominence))


def _prominence(actor: Actor) -> tuple[int, int, int, str, str, tuple[str, ...]]:
    counts = len(actor.article_ids), len(actor.mentions), len(actor.quotes)
    return (-counts[0], -counts[1], -counts[2], actor.name, actor.kind, actor.article_ids)


def _families(actors: Iterable[Actor]) -> Iterable[Sequence[Actor]]:
    """Sets of actors that are one."""
    listed = list(actors)
    meant = resolve_initials(
        (actor.name, alias)
        for actor in listed
        if actor.kind == "organisation"
        for alias in actor.aliases
    )
    families: dict[Hashable, list[Actor]] = {}
    for actor in listed:
        families.setdefault(_key(actor, meant), []).append(actor)
    return families.values()


def _key(actor: Actor, meant: Mapping[str, str]) -> Hashable:
    """What an actor has in common with itself in another article, and with nobody else."""
    if actor.kind == "person" and person_key(actor.name) is None:
        return actor.kind, fold_name(actor.name), actor.article_ids
    key = identity(actor.name, actor.kind)
    return actor.kind, meant.get(key, key) if actor.kind == "organisation" else key


def unite(family: Sequence[Actor]) -> Actor:
    """One actor of one or more that are known to be the same, whatever articles call them."""
    mentions = _in_order({mention for actor in family for mention in actor.mentions})
    names = {name for actor in family for name in (actor.name, *actor.aliases)}
    used = Counter(mention.name for mention in mentions)
    called = Counter(actor.name for actor in family)
    name = fullest_name(called, called)
    quotes = {replace(quote, speaker=name) for actor in family for quote in actor.quotes}
    return Actor(
        name=name,
        kind=family[0].kind,
        aliases=tuple(sorted(names - {name}, key=lambda alias: (-used[alias], alias))),
        roles=_in_order({role for actor in family for role in actor.roles}),
        quotes=_in_order(quotes),
        article_ids=tuple(sorted({entry for actor in family for entry in actor.article_ids})),
        mentions=mentions,
    )


def fullest_name(names: Iterable[str], used: Mapping[str, int]) -> str:
    """The name to show: the one of most words, of equals the one used most.

    Args:
        names: one or more names of an actor.
        used: name -> how many articles call the actor so; any other none.
    """
    return min(names, key=lambda name: (-len(name_words(name)), -used.get(name, 0), name))


_Worded = TypeVar("_Worded", Mention, Role, Quote)


def _in_order(entries: set[_Worded]) -> tuple[_Worded, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.article_id, entry.span, repr(entry))))
