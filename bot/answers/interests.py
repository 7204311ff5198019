"""What a chat follows and mutes, and what is meant by words that are to be followed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.answers import naming
from bot.answers.actors import nobody_or_several
from bot.answers.families import Family
from bot.model import Address, Choice, Interest, InterestKind, Stance
from bot.store import interests
from bot.store.database import Database
from bot.store.search import has_telling_word

LONGEST_WORDS = 100
"""Characters of what may be followed; no headline holds more that one would look for."""

_KNOWN_OUTLETS = timedelta(days=14)
"""An outlet that wrote nothing for so long is known by its name no more."""

_QUOTED = {'"': '"', "“": "”", "„": "“", "«": "»"}


def followed_and_muted(db: Database, address: Address) -> Mapping[int, Interest]:
    """Number -> what a chat follows or mutes, the oldest first."""
    with db.read() as tx:
        return interests.numbered(tx, address)


def stance(db: Database, address: Address, kind: InterestKind, subject: str) -> Stance:
    """What a chat has chosen for a story or an actor."""
    with db.read() as tx:
        return next(
            (each.stance for each in interests.on(tx, address, kind, subject).values()),
            Stance.NEITHER,
        )


def interest_in(
    db: Database, words: str, stance: Stance, now: datetime
) -> Interest | Choice | None:
    """What is meant by words that are to be followed or muted.

    An outlet of that name goes before an actor so called, and both before the words themselves;
    what stands in quotation marks is words.

    Returns:
        An interest; a choice when several actors are so called; None when the words say nothing.
    """
    asked = " ".join(words.split())
    bare = asked.strip("".join((*_QUOTED, *_QUOTED.values()))).strip()
    if not has_telling_word(bare):
        return None
    if _QUOTED.get(asked[0]) == asked[-1]:
        return _in_words(bare, stance)
    with db.read() as tx:
        outlet = interests.outlet_called(tx, asked, now - _KNOWN_OUTLETS)
        if outlet is not None:
            return _interest(InterestKind.OUTLET, outlet, outlet, stance)
        meant = naming.meant_by(tx, asked)
        if len(meant) == 1:
            return _in_actor(meant[0], stance)
        found = nobody_or_several(tx, asked, meant)
    return found if isinstance(found, Choice) else _in_words(bare, stance)


def _in_words(words: str, stance: Stance) -> Interest:
    return _interest(InterestKind.WORDS, words.lower(), words, stance)


def _in_actor(family: Family, stance: Stance) -> Interest:
    return Interest(
        kind=InterestKind.ACTOR,
        subject=family.key,
        label=family.name,
        stance=stance,
        other_keys=family.keys[1:],
    )


def _interest(kind: InterestKind, subject: str, label: str, stance: Stance) -> Interest:
    return Interest(kind=kind, subject=subject, label=label, stance=stance)
