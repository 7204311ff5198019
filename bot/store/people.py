"""Who appears in which article, found by any of their names.

An appearance is what one article says of one actor, exactly as it was read. Appearances are
merged when somebody asks (``summarizer.merge_actors``), never in the store: so taking an article
away, or reading it anew, leaves nothing behind.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import Row, Select, delete, func, select

from bot.model import ActorLine
from bot.store import codec, schema
from bot.store.columns import storable
from bot.store.database import Tx, batches
from summarizer.model import Actor, ActorKind
from summarizer.people import fold_name, name_keys

_P = schema.appearances.c
_N = schema.names.c


def person_key(name: str) -> str:
    """The durable key of a name, for buttons and links: alike for all ways to write it."""
    return blake2b(fold_name(name).encode(), digest_size=5).hexdigest()


# --- keeping ------------------------------------------------------------------------------------


def replace(
    tx: Tx, article_id: str, actors: Iterable[Actor], counts_from: datetime | None
) -> None:
    """Put these actors in the place of those the article had.

    Args:
        tx: a transaction that may write.
        article_id: the article.
        actors: who acts in it, most prominent first.
        counts_from: since when the article is news; None for a page that is no news, whose
            actors are kept with it but are found under no name.
    """
    tx.execute(delete(schema.appearances).where(_P.article_id == article_id))
    placed = list(enumerate(actors))
    if not placed:
        return
    tx.execute(
        schema.appearances.insert(),
        [
            {
                "article_id": article_id,
                "position": position,
                "key": person_key(actor.name),
                "kind": actor.kind,
                "name": actor.name,
                "mention_count": len(actor.mentions),
                "counts_from": counts_from,
                "role": actor.roles[0].text if actor.roles else None,
                "actor": codec.pack_actor(actor),
            }
            for position, actor in placed
        ],
    )
    entries = [
        {
            "article_id": article_id,
            "position": position,
            "folded": folded,
            "counts_from": counts_from,
        }
        for position, actor in placed
        for folded in sorted(_names_of(actor))
    ]
    if entries and counts_from is not None:
        tx.execute(schema.names.insert(), entries)


def _names_of(actor: Actor) -> frozenset[str]:
    # People are also asked for by any one word of their name, "Antony" as well as "Blinken".
    names = name_keys(actor) | {fold_name(name) for name in (actor.name, *actor.aliases)}
    if actor.kind == "person":
        names |= set(fold_name(actor.name).split())
    return frozenset(storable(name) for name in names if name)


# --- finding ------------------------------------------------------------------------------------


def named(tx: Tx, folded: str, limit: int = 200) -> tuple[Actor, ...]:
    """The newest appearances of whoever bears a name, as folded by ``fold_name``.

    The full name finds them, as does each alias and, of a person, each word of the name.
    """
    newest = (
        select(_N.article_id, _N.position, _N.counts_from)
        .where(_N.folded == folded)
        .order_by(_N.counts_from.desc(), _N.article_id, _N.position)
        .limit(limit)
        .subquery()
    )
    query = (
        select(_P.article_id, _P.actor)
        .join_from(newest, schema.appearances, _of_appearance(newest.c))
        .order_by(newest.c.counts_from.desc(), newest.c.article_id, newest.c.position)
    )
    return _actors(tx, query)


def by_key(tx: Tx, key: str, limit: int = 200) -> tuple[Actor, ...]:
    """The newest appearances under the name whose ``person_key`` this is."""
    query = select(_P.article_id, _P.actor).where(_P.key == key)
    # Pages that are no news have no date here; they come last on both databases.
    dated = query.where(_P.counts_from.is_not(None))
    found = _actors(tx, dated.order_by(_P.counts_from.desc(), _P.article_id).limit(limit))
    if found:
        return found
    return _actors(tx, query.order_by(_P.article_id).limit(limit))


def resembling(tx: Tx, folded: str, limit: int = 500) -> tuple[str, ...]:
    """Names, as worded, that begin like a folded name: for "did you mean …?".

    Looks for the longest beginning that any name shares with it, down to one letter.
    """
    for length in range(min(len(folded), 4), 0, -1):
        names = _beginning_with(tx, folded[:length], limit)
        if names:
            return names
    return ()


def _beginning_with(tx: Tx, prefix: str, limit: int) -> tuple[str, ...]:
    after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    alike = (
        select(_N.folded, func.max(_N.article_id).label("article_id"))
        .where(_N.folded >= prefix, _N.folded < after)
        .group_by(_N.folded)
        .limit(limit)
        .subquery()
    )
    query = (
        select(_P.name)
        .join_from(alike, schema.names, _N.folded == alike.c.folded)
        .where(_N.article_id == alike.c.article_id)
        .join(schema.appearances, _of_appearance(_N))
    )
    return tuple(dict.fromkeys(tx.scalars(query)))


def main(
    tx: Tx, since: datetime, kind: ActorKind | None, limit: int, offset: int = 0
) -> tuple[ActorLine, ...]:
    """Those most articles name since an instant, each under one name, with the newest role.

    Args:
        tx: a transaction.
        since: leaves out older articles.
        kind: only this kind of actor; None for all.
        limit: the most lines.
        offset: how many lines to skip.
    """
    recent = _P.counts_from >= since
    if kind is not None:
        recent &= _P.kind == kind
    articles = func.count(_P.article_id.distinct())
    query = (
        select(_P.key, articles.label("article_count"))
        .where(recent)
        .group_by(_P.key)
        .order_by(articles.desc(), func.sum(_P.mention_count).desc(), _P.key)
        .limit(limit)
        .offset(offset)
    )
    return tuple(_line(tx, row.key, row.article_count) for row in tx.execute(query))


def _line(tx: Tx, key: str, article_count: int) -> ActorLine:
    newest = select(_P.name, _P.role).where(_P.key == key, _P.counts_from.is_not(None))
    newest = newest.order_by(_P.counts_from.desc(), _P.article_id).limit(1)
    with_role = tx.execute(newest.where(_P.role.is_not(None))).one_or_none()
    row = with_role or tx.execute(newest).one()
    return ActorLine(key=key, name=row.name, role=row.role, article_count=article_count)


def count_main(tx: Tx, since: datetime, kind: ActorKind | None) -> int:
    """How many lines ``main`` has in all."""
    query = select(func.count(_P.key.distinct())).where(_P.counts_from >= since)
    if kind is not None:
        query = query.where(_P.kind == kind)
    return tx.scalar(query) or 0


def of_article_ids(tx: Tx, ids: Collection[str]) -> tuple[tuple[Actor, ...], ...]:
    """The actors of each of these articles, in the order of ``ids``; () for an unknown one."""
    found = of_articles(tx, ids)
    return tuple(found.get(article_id, ()) for article_id in ids)


def of_articles(tx: Tx, ids: Collection[str]) -> dict[str, tuple[Actor, ...]]:
    """Article id -> its actors, most prominent first."""
    found: dict[str, list[Actor]] = {}
    for batch in batches(ids):
        query = select(_P.article_id, _P.actor).where(_P.article_id.in_(batch))
        for row in tx.execute(query.order_by(_P.article_id, _P.position)):
            found.setdefault(row.article_id, []).append(_actor(row))
    return {article_id: tuple(actors) for article_id, actors in found.items()}


def count(tx: Tx) -> int:
    """How many names of actors the news hold."""
    query = select(func.count(_P.key.distinct())).where(_P.counts_from.is_not(None))
    return tx.scalar(query) or 0


def _of_appearance(columns: Any) -> Any:
    return (_P.article_id == columns.article_id) & (_P.position == columns.position)


def _actors(tx: Tx, query: Select[*tuple[Any, ...]]) -> tuple[Actor, ...]:
    return tuple(_actor(row) for row in tx.execute(query))


def _actor(row: Row[*tuple[Any, ...]]) -> Actor:
    return codec.unpack_actor(row.actor, row.article_id)
