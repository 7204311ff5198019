"""What is shown of an actor: a line of a list, or a card."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from bot.answers.families import Family
from bot.model import ActorLine, ArticleHead, PersonCard
from bot.store import articles, names, people, stories
from bot.store.database import Tx
from summarizer.people import fold_name, fullest_name, resolve_surnames, unite

COMPANIONS = 5
STORIES = 5

_VOTES = 5
"""The newest articles that are asked for a role: whoever takes an office soon bears its title."""

_COMPANY = 20
"""The newest articles of an actor in which companions are counted: enough for a card's few names."""


def line(tx: Tx, family: Family, article_count: int) -> ActorLine:
    """An actor with the fullest of its newest names and the role of most of its newest articles."""
    newest = sorted(
        (wording for key in family.keys for wording in names.wordings(tx, key)),
        key=lambda wording: wording.published,
        reverse=True,
    )
    used = Counter(wording.name for wording in newest)
    return ActorLine(
        key=family.key,
        name=fullest_name(used or [family.name], used),
        role=_usual_role([wording.role for wording in newest if wording.role is not None]),
        article_count=article_count,
    )


def _usual_role(newest_first: Sequence[str]) -> str | None:
    """What most of the newest articles call somebody, as the newest of these words it.

    One that speaks of a namesake, or words it oddly, is outvoted.
    """
    asked = newest_first[:_VOTES]
    votes = Counter(fold_name(role) for role in asked)
    return max(asked, key=lambda role: votes[fold_name(role)], default=None)


def card(tx: Tx, family: Family) -> PersonCard:
    """All that the newest articles say of an actor."""
    actor = unite(people.under(tx, family.keys))
    heads = articles.heads(tx, actor.article_ids)
    return PersonCard(
        key=family.key,
        actor=actor,
        heads=heads,
        companions=_companions(tx, family, _newest(heads)),
        stories=stories.of_articles(tx, actor.article_ids)[:STORIES],
        keys=family.keys,
    )


def _newest(heads: Mapping[str, ArticleHead]) -> list[str]:
    dated = sorted(heads, key=lambda each: (heads[each].published or heads[each].seen, each))
    return dated[-_COMPANY:]


def _companions(
    tx: Tx, family: Family, article_ids: Collection[str]
) -> tuple[tuple[str, str, int], ...]:
    """The people most often named together with an actor, with their number of shared articles."""
    appearances = people.named_in(tx, article_ids)
    meant = resolve_surnames(appearance.name for appearance in appearances)
    keys = {appearance.name: appearance.key for appearance in appearances}
    shared: defaultdict[str, set[str]] = defaultdict(set)
    used: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for appearance in appearances:
        name = meant.get(appearance.name, appearance.name)
        key = appearance.key if name == appearance.name else keys[name]
        shared[key].add(appearance.article_id)
        used[key][name] += 1
    for own in family.keys:
        shared.pop(own, None)
    best = sorted(shared, key=lambda key: (-len(shared[key]), key))[:COMPANIONS]
    return tuple((fullest_name(used[key], used[key]), key, len(shared[key])) for key in best)
