"""What chats follow and mute, and which stories that means."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import Row, delete, func, select

from bot.model import Address, Interest, InterestKind, Stance
from bot.store import corrections, schema, search
from bot.store.addresses import address_of, at, columns_of
from bot.store.database import Tx, batches, insert

MAIN_ACTORS: Final = 5
"""A story is about those whom one of its articles puts so far ahead of others; by far more it is only
named. Set by hand."""

_I = schema.interests.c
_A = schema.articles.c
_P = schema.appearances.c
_SA = schema.story_articles.c
_AL = schema.story_aliases.c


# --- keeping ------------------------------------------------------------------------------------


def save(tx: Tx, address: Address, interest: Interest, now: datetime) -> int:
    """Keep what a chat follows or mutes; the last word on a subject counts.

    Returns:
        The number under which it is kept.
    """
    values = {
        "label": interest.label,
        "stance": interest.stance,
        "other_keys": list(interest.other_keys),
    }
    kept = insert(tx, schema.interests).values(
        **columns_of(address), kind=interest.kind, subject=interest.subject, made=now, **values
    )
    key = [_I.chat_id, _I.thread_id, _I.kind, _I.subject]
    written = kept.on_conflict_do_update(index_elements=key, set_=values)
    return int(tx.execute(written.returning(_I.number)).scalar_one())


def drop(tx: Tx, address: Address, number: int) -> Interest | None:
    """Keep an interest of a chat no more; None when it has none of that number."""
    gone = delete(schema.interests).where(*at(schema.interests, address), _I.number == number)
    row = tx.execute(gone.returning(*_I)).one_or_none()
    return None if row is None else _interest(row)


def numbered(tx: Tx, address: Address) -> dict[int, Interest]:
    """Number -> what a chat follows or mutes, the oldest first."""
    query = select(schema.interests).where(*at(schema.interests, address)).order_by(_I.number)
    return {row.number: _interest(row) for row in tx.execute(query)}


def on(tx: Tx, address: Address, kind: InterestKind, subject: str) -> dict[int, Interest]:
    """Those of a chat's interests, by number, that mean a subject as it is now."""
    return {
        number: interest
        for number, interest in numbered(tx, address).items()
        if interest.kind is kind and _subject_now(tx, interest) == subject
    }


def of_chats(tx: Tx, addresses: Collection[Address]) -> dict[Address, tuple[Interest, ...]]:
    """What each of these chats follows or mutes; a chat without any is left out."""
    found: dict[Address, tuple[Interest, ...]] = {}
    for batch in batches(addresses):
        ids = {address.chat_id for address in batch}
        query = select(schema.interests).where(_I.chat_id.in_(ids)).order_by(_I.number)
        for row in tx.execute(query):
            address = address_of(row)
            found[address] = (*found.get(address, ()), _interest(row))
    return {address: found[address] for address in addresses if address in found}


def of(tx: Tx, address: Address) -> tuple[Interest, ...]:
    """What a chat follows or mutes."""
    return tuple(numbered(tx, address).values())


def _interest(row: Row[*tuple[object, ...]]) -> Interest:
    return Interest(
        kind=InterestKind(row.kind),
        subject=row.subject,
        label=row.label,
        stance=Stance(row.stance),
        other_keys=tuple(row.other_keys),
    )


# --- matching -----------------------------------------------------------------------------------


def stories_about(tx: Tx, interest: Interest, since: datetime) -> frozenset[str]:
    """The ids of the stories that an interest means, by their news since an instant.

    A story is about an actor who is among the first five of one of its articles, about words that
    all stand in one headline, and of an outlet that tells it.
    """
    subject = _subject_now(tx, interest)
    match interest.kind:
        case InterestKind.STORY:
            return frozenset({subject})
        case InterestKind.ACTOR:
            return _with_actor(tx, {subject, *interest.other_keys}, since)
        case InterestKind.OUTLET:
            return _of_outlet(tx, subject, since)
        case InterestKind.WORDS:
            return _of_articles(tx, search.titled(tx, subject, since))


def outlets_of_stories(tx: Tx, since: datetime) -> dict[str, frozenset[str]]:
    """Story id -> the outlets that tell it, by its news since an instant."""
    query = select(_SA.story_id, _A.outlet).join_from(schema.articles, schema.story_articles)
    told: dict[str, set[str]] = {}
    for row in tx.execute(query.where(_A.counts_from >= since).distinct()):
        told.setdefault(row.story_id, set()).add(row.outlet)
    return {story_id: frozenset(outlets) for story_id, outlets in told.items()}


def outlet_called(tx: Tx, name: str, since: datetime) -> str | None:
    """The outlet of this name, in capitals or not, if it has news since an instant."""
    query = select(_A.outlet).where(_A.counts_from >= since, _A.source_id.is_not(None))
    wanted = name.casefold()
    alike = (outlet for outlet in tx.scalars(query.distinct()) if outlet.casefold() == wanted)
    return min(alike, default=None)


def _subject_now(tx: Tx, interest: Interest) -> str:
    """A story may have gone into another since, and an actor may have been merged into another."""
    match interest.kind:
        case InterestKind.STORY:
            heir = select(_AL.story_id).where(_AL.old_id == interest.subject)
            return tx.scalar(heir) or interest.subject
        case InterestKind.ACTOR:
            return corrections.current(tx, interest.subject)
        case InterestKind.OUTLET | InterestKind.WORDS:
            return interest.subject


def _with_actor(tx: Tx, keys: Collection[str], since: datetime) -> frozenset[str]:
    query = select(_SA.story_id).join(schema.appearances, _P.article_id == _SA.article_id)
    main = (_P.key.in_(keys), _P.counts_from >= since, _P.position < MAIN_ACTORS)
    return frozenset(tx.scalars(query.where(*main)))


def _of_outlet(tx: Tx, outlet: str, since: datetime) -> frozenset[str]:
    query = select(_SA.story_id).join_from(schema.articles, schema.story_articles)
    return frozenset(tx.scalars(query.where(_A.outlet == outlet, _A.counts_from >= since)))


def _of_articles(tx: Tx, ids: Iterable[str]) -> frozenset[str]:
    return frozenset(
        story_id
        for batch in batches(tuple(ids))
        for story_id in tx.scalars(select(_SA.story_id).where(_SA.article_id.in_(batch)))
    )


# --- forgetting ---------------------------------------------------------------------------------


def purge_gone(tx: Tx, before: datetime) -> int:
    """Drop interests in stories that are no more, made before an instant; how many."""
    stories = select(schema.stories.c.id).where(schema.stories.c.id == _I.subject)
    heirs = select(_AL.old_id).where(_AL.old_id == _I.subject)
    gone = delete(schema.interests).where(
        _I.kind == InterestKind.STORY, _I.made < before, ~stories.exists(), ~heirs.exists()
    )
    return tx.execute(gone).rowcount


def count(tx: Tx, address: Address) -> int:
    """How many things a chat follows or mutes."""
    counted = select(func.count()).select_from(schema.interests)
    return tx.scalar(counted.where(*at(schema.interests, address))) or 0
