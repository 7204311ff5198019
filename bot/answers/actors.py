"""Who is who: one actor's card, those who fit a name, the main actors of the day or of a story."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.answers import cards, families, naming, rosters
from bot.answers.families import Family
from bot.model import ActorLine, ActorList, Choice, Digest, NobodyFound, TextActors, WhoAnswer
from bot.store import corrections, names, people
from bot.store.database import Database, Tx
from summarizer.model import Actor

LONGEST_NAME = 100
"""Characters of a name that are looked up; no name is longer."""

MOST_CHOICES = 8


def who_is(db: Database, name: str) -> WhoAnswer:
    """Who is called, or asked about, so: a card, a choice when several fit, or the closest names."""
    asked = naming.name_in(name)[:LONGEST_NAME]
    with db.read() as tx:
        meant = naming.meant_by(tx, asked)
        return cards.card(tx, meant[0]) if len(meant) == 1 else nobody_or_several(tx, asked, meant)


def person(db: Database, key: str) -> WhoAnswer:
    """The card of the actor with this key."""
    with db.read() as tx:
        found = families.with_key(tx, key)
        return NobodyFound(name="", closest=()) if found is None else cards.card(tx, found)


def main_actors(
    db: Database, now: datetime, hours: int, *, page: int = 0, story_id: str | None = None
) -> ActorList:
    """One page of those whom most articles name: of the last ``hours``, or of one story.

    Past the end it is the last one.
    """
    with db.read() as tx:
        if story_id is not None:
            return rosters.of_a_story(tx, story_id, page)
        return rosters.of_the_day(tx, now - timedelta(hours=hours), page)


def as_corrected(db: Database, digest: Digest) -> Digest:
    """What was read of a text, without whoever objected to being listed, and without struck lines."""
    with db.read() as tx:
        return replace(digest, actors=people.corrected(tx, digest.article.id, digest.actors))


def people_in(db: Database, digest: Digest) -> TextActors:
    """Who is in a text that somebody sent, most prominent first, in the roles that it gives them.

    Whoever objected to being listed is not.
    """
    with db.read() as tx:
        found = corrections.applied(tx, digest.article.id, people.keyed(digest.actors))
        stored = {key: families.with_key(tx, key) for key, _ in found}
        told = [(actor.kind, _line_in_text(tx, actor, key, stored[key])) for key, actor in found]
    return TextActors(
        title=digest.article.title,
        language=digest.article.language,
        people=tuple(line for kind, line in told if kind == "person"),
        others=tuple(line for kind, line in told if kind != "person"),
        known=frozenset(family.key for family in stored.values() if family is not None),
    )


def _line_in_text(tx: Tx, actor: Actor, key: str, family: Family | None) -> ActorLine:
    return ActorLine(
        key=key if family is None else family.key,
        name=actor.name,
        role=actor.roles[0].text if actor.roles else None,
        article_count=0 if family is None else names.count_articles(tx, family.keys),
    )


def nobody_or_several(tx: Tx, asked: str, meant: Sequence[Family]) -> Choice | NobodyFound:
    """The answer to a name that does not mean one actor."""
    if not meant:
        return NobodyFound(name=asked, closest=naming.closest(tx, asked))
    counted = [(family, names.count_articles(tx, family.keys)) for family in meant]
    counted.sort(key=lambda entry: -entry[1])
    lines = (cards.line(tx, *entry) for entry in counted[:MOST_CHOICES])
    return Choice(name=asked, lines=tuple(lines))
