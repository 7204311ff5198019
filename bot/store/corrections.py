"""What was put right by hand: it holds for all that is stored and for all that is read later.

A person who objects is removed. Two keys that mean one person are merged; an article that speaks
of another person of that name is parted from it. A line that is wrong is struck.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, select, tuple_, update

from bot.model import CorrectionKind, Withdrawn
from bot.store import codec, schema
from bot.store.columns import storable
from bot.store.database import Tx
from summarizer.model import Actor

Keyed = tuple[str, Actor]
"""An actor with its key."""

_C = schema.corrections.c
_N = schema.names.c
_P = schema.appearances.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A correction as it is kept; ``number`` is that of the first of its rows."""

    number: int
    kind: CorrectionKind
    key: str
    article_id: str | None
    into_key: str | None
    made: datetime
    made_by: int | None


# --- making -------------------------------------------------------------------------------------


def remove(tx: Tx, keys: Collection[str], *, by: int | None, now: datetime) -> int:
    """Take a person out for good; the number of articles that named the person."""
    named = _P.key.in_(keys)
    articles = tx.scalar(select(func.count(_P.article_id.distinct())).where(named)) or 0
    for key in keys:
        _note(tx, CorrectionKind.REMOVED, key, by=by, now=now)
    tx.execute(delete(schema.appearances).where(named))
    return articles


def merge(tx: Tx, key: str, into: str, *, by: int | None, now: datetime) -> bool:
    """Let one key stand for another person's too; False when both mean one already."""
    key, into = current(tx, key), current(tx, into)
    if key == into:
        return False
    _note(tx, CorrectionKind.MERGED, key, by=by, now=now, into_key=into)
    place(tx, _P.key == key, key)
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
    _note(tx, CorrectionKind.PARTED, key, by=by, now=now, article_id=article_id, into_key=other)
    parted = current(tx, key, article_id)
    _move(tx, here, parted)
    return parted


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
            tx,
            CorrectionKind.STRUCK,
            key,
            by=by,
            now=now,
            article_id=article_id,
            text_hash=_hash(text),
        )
    return found


def _move(tx: Tx, these: ColumnElement[bool], into: str) -> None:
    """Put appearances, and the names they are found by, under another key."""
    these = these & (_P.key != into)
    places = select(_P.article_id, _P.position).where(these)
    here = tuple_(_N.article_id, _N.position).in_(places)
    tx.execute(update(schema.names).where(here).values(key=into))
    tx.execute(update(schema.appearances).where(these).values(key=into))


def _note(
    tx: Tx, kind: CorrectionKind, key: str, *, by: int | None, now: datetime, **more: str
) -> None:
    noted = schema.corrections.insert().values(subject=kind, key=key, made=now, made_by=by)
    tx.execute(noted.values(**more))


# --- applying -----------------------------------------------------------------------------------


def applied(tx: Tx, article_id: str, actors: Iterable[Keyed]) -> tuple[Keyed, ...]:
    """The actors of an article, each under the key it has now, without what was taken away."""
    known = tuple(actors)
    noted = _noted(tx, {key for key, _ in known}, article_id)
    if not noted:
        return known
    moved = _moves(noted)
    removed = {row.key for row in noted if row.subject == CorrectionKind.REMOVED}
    struck: dict[str, set[str]] = {}
    for row in noted:
        if row.subject == CorrectionKind.STRUCK:
            struck.setdefault(row.key, set()).add(row.text_hash)
    kept = []
    for key, actor in known:
        keys = _way(moved, key)
        if removed.isdisjoint(keys):
            lines = set().union(*(struck.get(each, ()) for each in keys))
            kept.append((keys[-1], _without(actor, lines)))
    return tuple(kept)


def current(tx: Tx, key: str, article_id: str | None = None) -> str:
    """The key under which a person stands now: in an article, or in all that mean no namesake."""
    return _way(_moves(_noted(tx, {key}, article_id)), key)[-1]


def place(tx: Tx, these: ColumnElement[bool], key: str) -> None:
    """Put the appearances of whoever has, or had, a key under the one that corrections give now."""
    way = _way(_moves(_noted(tx, {key}, None)), key)
    parted = _C.key.in_(way) & (_C.subject == CorrectionKind.PARTED)
    namesakes = tx.scalars(select(_C.article_id).where(parted).distinct()).all()
    for article_id in namesakes:
        _move(tx, these & (_P.article_id == article_id), current(tx, key, article_id))
    _move(tx, these & _P.article_id.not_in(namesakes), way[-1])


def _moves(noted: Iterable[Row[*tuple[Any, ...]]]) -> dict[str, str]:
    """Old key -> new key; whoever an article was parted from stays parted in it."""
    kinds = (CorrectionKind.MERGED, CorrectionKind.PARTED)
    return {row.key: row.into_key for kind in kinds for row in noted if row.subject == kind}


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


# --- withdrawing --------------------------------------------------------------------------------


def listed(tx: Tx, offset: int, limit: int) -> tuple[Noted, ...]:
    """What was put right, the newest first; what was asked for at once is one correction."""
    number = func.min(_C.number).label("number")
    once = select(number).group_by(_C.subject, _C.made).order_by(number.desc())
    wanted = tx.scalars(once.offset(offset).limit(limit)).all()
    rows = tx.execute(select(schema.corrections).where(_C.number.in_(wanted)))
    return tuple(_as_noted(row) for row in sorted(rows, key=lambda row: -row.number))


def count(tx: Tx) -> int:
    """How many corrections hold."""
    once = select(_C.subject, _C.made).group_by(_C.subject, _C.made).subquery()
    return tx.scalar(select(func.count()).select_from(once)) or 0


def get(tx: Tx, number: int) -> Noted | None:
    """One correction; None when there is none (any more)."""
    row = tx.execute(select(schema.corrections).where(_C.number == number)).one_or_none()
    return None if row is None else _as_noted(row)


def withdraw(tx: Tx, number: int) -> Withdrawn | None:
    """Let a correction hold no more; None when there is none.

    What it took away is not stored any more and comes back when its articles are read again; whom
    it moved stands there until placed anew (``people.place_anew``).
    """
    noted = get(tx, number)
    if noted is None:
        return None
    same = (_C.subject == noted.kind) & (_C.made == noted.made)
    rows = tx.execute(select(schema.corrections).where(same)).all()
    moved_to = _onward(tx, {row.into_key for row in rows if row.into_key is not None})
    struck = {row.article_id for row in rows if row.subject == CorrectionKind.STRUCK}
    tx.execute(delete(schema.corrections).where(same))
    return Withdrawn(kind=noted.kind, moved_to=moved_to, unread=frozenset(struck))


def _onward(tx: Tx, keys: set[str]) -> frozenset[str]:
    """These keys, and all to which whoever stood under them was merged or parted later."""
    found: set[str] = set()
    while left := keys - found:
        found |= left
        later = select(_C.into_key).where(_C.key.in_(left), _C.into_key.is_not(None))
        keys = {*tx.scalars(later)}
    return frozenset(found)


def _as_noted(row: Row[*tuple[Any, ...]]) -> Noted:
    return Noted(
        number=row.number,
        kind=CorrectionKind(row.subject),
        key=row.key,
        article_id=row.article_id,
        into_key=row.into_key,
        made=row.made,
        made_by=row.made_by,
    )
