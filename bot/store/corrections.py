"""What was put right by hand: it holds for all that is stored and for all that is read later.

A person who objects is removed. Two keys that mean one person are merged; an article that speaks
of another person of that name is parted from it. A line that is wrong is struck.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from sqlalchemy import Row, delete, func, select, update

from bot.store import codec, schema
from bot.store.columns import storable
from bot.store.database import Tx
from summarizer.model import Actor

Keyed = tuple[str, Actor]
"""An actor with its key."""

_C = schema.corrections.c
_N = schema.names.c
_P = schema.appearances.c


class Subject(StrEnum):
    """What was corrected."""

    REMOVED = "removed"
    MERGED = "merged"
    PARTED = "parted"
    STRUCK = "struck"


# --- making -------------------------------------------------------------------------------------


def remove(tx: Tx, keys: Collection[str], *, by: int | None, now: datetime) -> int:
    """Take a person out for good; the number of articles that named the person."""
    named = _P.key.in_(keys)
    articles = tx.scalar(select(func.count(_P.article_id.distinct())).where(named)) or 0
    for key in keys:
        _note(tx, Subject.REMOVED, key, by=by, now=now)
    tx.execute(delete(schema.appearances).where(named))
    return articles


def merge(tx: Tx, key: str, into: str, *, by: int | None, now: datetime) -> bool:
    """Let one key stand for another person's too; False when both mean one already."""
    key, into = current(tx, key), current(tx, into)
    if key == into:
        return False
    _note(tx, Subject.MERGED, key, by=by, now=now, into_key=into)
    tx.execute(update(schema.appearances).where(_P.key == key).values(key=into))
    tx.execute(update(schema.names).where(_N.key == key).values(key=into))
    return True


def part(tx: Tx, key: str, article_id: str, *, by: int | None, now: datetime) -> str | None:
    """Let an article speak of another person of the same name.

    Returns:
        The other person's key; None when the article does not name that person.
    """
    here = (_P.article_id == article_id) & (_P.key == key)
    if tx.scalar(select(_P.key).where(here).limit(1)) is None:
        return None
    other = blake2b(f"{key}\0{article_id}".encode(), digest_size=5).hexdigest()
    _note(tx, Subject.PARTED, key, by=by, now=now, article_id=article_id, into_key=other)
    names = (_N.article_id == article_id) & (_N.key == key)
    tx.execute(update(schema.names).where(names).values(key=other))
    tx.execute(update(schema.appearances).where(here).values(key=other))
    return other


def strike(tx: Tx, key: str, article_id: str, text: str, *, by: int | None, now: datetime) -> bool:
    """Take a role or statement from a person; False when the article has no such line of theirs."""
    here = (_P.article_id == article_id) & (_P.key == key)
    struck = {_hash(text)}
    found = False
    for row in tx.execute(select(_P.position, _P.actor).where(here)).all():
        actor = codec.unpack_actor(row.actor, article_id)
        left = _without(actor, struck)
        if left != actor:
            found = True
            role = left.roles[0].text if left.roles else None
            changed = update(schema.appearances).where(here, _P.position == row.position)
            tx.execute(changed.values(actor=codec.pack_actor(left), role=role))
    if found:
        _note(
            tx, Subject.STRUCK, key, by=by, now=now, article_id=article_id, text_hash=_hash(text)
        )
    return found


def _note(
    tx: Tx, subject: Subject, key: str, *, by: int | None, now: datetime, **more: str
) -> None:
    noted = schema.corrections.insert().values(subject=subject, key=key, made=now, made_by=by)
    tx.execute(noted.values(**more))


# --- applying -----------------------------------------------------------------------------------


def applied(tx: Tx, article_id: str, actors: Iterable[Keyed]) -> tuple[Keyed, ...]:
    """The actors of an article, each under the key it has now, without what was taken away."""
    known = tuple(actors)
    noted = _noted(tx, {key for key, _ in known}, article_id)
    if not noted:
        return known
    moved = {row.key: row.into_key for row in noted if row.subject == Subject.MERGED}
    # Whoever an article was parted from stays parted in it.
    moved |= {row.key: row.into_key for row in noted if row.subject == Subject.PARTED}
    removed = {row.key for row in noted if row.subject == Subject.REMOVED}
    struck: dict[str, set[str]] = {}
    for row in noted:
        if row.subject == Subject.STRUCK:
            struck.setdefault(row.key, set()).add(row.text_hash)
    kept = []
    for key, actor in known:
        keys = _way(moved, key)
        if removed.isdisjoint(keys):
            lines = set().union(*(struck.get(each, ()) for each in keys))
            kept.append((keys[-1], _without(actor, lines)))
    return tuple(kept)


def current(tx: Tx, key: str) -> str:
    """The key under which a person stands now."""
    noted = _noted(tx, {key}, None)
    moved = {row.key: row.into_key for row in noted if row.subject == Subject.MERGED}
    return _way(moved, key)[-1]


def _way(moved: Mapping[str, str], key: str) -> list[str]:
    """All keys that a person has had, the present one last."""
    way = [key]
    while way[-1] in moved and moved[way[-1]] not in way:
        way.append(moved[way[-1]])
    return way


def _noted(tx: Tx, keys: set[str], article_id: str | None) -> list[Row[*tuple[Any, ...]]]:
    """What was corrected of these actors, and of those they were merged into."""
    noted: list[Row[*tuple[Any, ...]]] = []
    seen: set[str] = set()
    while left := keys - seen:
        here = _C.article_id.is_(None) | (_C.article_id == article_id)
        rows = tx.execute(select(schema.corrections).where(_C.key.in_(left), here)).all()
        noted += rows
        seen |= left
        keys = {row.into_key for row in rows if row.into_key is not None}
    return noted


def _without(actor: Actor, struck: Collection[str]) -> Actor:
    if not struck:
        return actor
    return replace(
        actor,
        roles=tuple(role for role in actor.roles if _hash(role.text) not in struck),
        quotes=tuple(quote for quote in actor.quotes if _hash(quote.text) not in struck),
    )


def _hash(text: str) -> str:
    return blake2b(storable(text).encode(), digest_size=16).hexdigest()
