"""Who appears in which article, and under which key all appearances of one actor stand.

An appearance is what one article says of one actor, exactly as it was read. Its key says who that
is (``summarizer.people.identity``) and depends on nothing but name and kind: whatever order
articles come and go in, the same appearances stand under the same key, and taking an article away,
or reading it anew, leaves nothing behind.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from sqlalchemy import Row, delete, func, select

from bot.store import codec, corrections, schema
from bot.store.columns import storable
from bot.store.corrections import Keyed
from bot.store.database import Tx, batches
from summarizer.model import Actor, ActorKind
from summarizer.people import fold_name, identity, name_keys, surname_key

_P = schema.appearances.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """That an article names an actor, without what it says of it."""

    article_id: str
    key: str
    name: str


@lru_cache(maxsize=8192)
def person_key(name: str, kind: ActorKind = "person") -> str:
    """The durable key of an actor, for buttons and links: alike for all names that mean it."""
    named = f"{kind}\0{storable(identity(name, kind))}"
    return blake2b(named.encode(), digest_size=5).hexdigest()


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
    placed = corrections.applied(tx, article_id, keyed(actors))
    if placed:
        tx.execute(schema.appearances.insert(), appearance_rows(article_id, placed, counts_from))
    entries = name_rows(article_id, placed) if counts_from is not None else []
    if entries:
        tx.execute(schema.names.insert(), entries)


def reindex(tx: Tx, ids: Collection[str]) -> None:
    """Put the actors of these articles anew under the keys and names that they have now."""
    for article_id in ids:
        query = select(_P.article_id, _P.actor, _P.counts_from).order_by(_P.position)
        rows = tx.execute(query.where(_P.article_id == article_id)).all()
        if rows:
            replace(tx, article_id, map(_actor, rows), rows[0].counts_from)


def place_anew(tx: Tx, keys: Collection[str]) -> None:
    """Put whoever stands under these keys under those that names and corrections give now."""
    under_them = _P.key.in_(keys)
    for row in tx.execute(select(_P.name, _P.kind).where(under_them).distinct()).all():
        called_so = under_them & (_P.name == row.name) & (_P.kind == row.kind)
        corrections.place(tx, called_so, person_key(row.name, row.kind))


def corrected(tx: Tx, article_id: str, actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """What ``replace`` would keep of these actors: without who was removed or what was struck."""
    return tuple(actor for _, actor in corrections.applied(tx, article_id, keyed(actors)))


def keyed(actors: Iterable[Actor]) -> tuple[Keyed, ...]:
    """Each actor with its key."""
    return tuple((person_key(actor.name, actor.kind), actor) for actor in actors)


def appearance_rows(
    article_id: str, actors: Sequence[Keyed], counts_from: datetime | None
) -> list[dict[str, Any]]:
    """The rows of ``appearances`` for the actors of an article."""
    return [
        {
            "article_id": article_id,
            "position": position,
            "key": key,
            "kind": actor.kind,
            "name": actor.name,
            "mention_count": len(actor.mentions),
            "counts_from": counts_from,
            "role": actor.roles[0].text if actor.roles else None,
            "actor": codec.pack_actor(actor),
        }
        for position, (key, actor) in enumerate(actors)
    ]


def name_rows(article_id: str, actors: Sequence[Keyed]) -> list[dict[str, Any]]:
    """The rows of ``names`` for the actors of an article: all they may be asked for by."""
    return [
        {"article_id": article_id, "position": position, "folded": folded, "key": key}
        for position, (key, actor) in enumerate(actors)
        for folded in sorted(_names_of(actor))
    ]


def _names_of(actor: Actor) -> frozenset[str]:
    # People are also asked for by any one word of their name, "Antony" as well as "Blinken", and
    # by other spellings of the surname.
    names = name_keys(actor) | {fold_name(name) for name in (actor.name, *actor.aliases)}
    if actor.kind == "person":
        names |= {*fold_name(actor.name).split(), surname_key(actor.name)}
    return frozenset(storable(name) for name in names if name)


# --- finding ------------------------------------------------------------------------------------


def under(tx: Tx, keys: Iterable[str], limit: int = 200) -> tuple[Actor, ...]:
    """The newest appearances of an actor, by all keys that mean it, newest first.

    Only where the news hold none, those of pages that somebody asked about.
    """
    wanted = tuple(keys)
    found = _newest(tx, wanted, limit, news=True) or _newest(tx, wanted, limit, news=False)
    return tuple(_actor(row) for row in found)


def _newest(
    tx: Tx, keys: Iterable[str], limit: int, *, news: bool
) -> Sequence[Row[*tuple[Any, ...]]]:
    dated = _P.counts_from.is_not(None) if news else _P.counts_from.is_(None)
    query = select(_P.article_id, _P.actor, _P.counts_from).where(dated)
    query = query.order_by(_P.counts_from.desc(), _P.article_id.desc()).limit(limit)
    # One question a key: each then follows the index, and only the newest rows are read.
    rows = [row for key in keys for row in tx.execute(query.where(_P.key == key))]
    if news:
        rows.sort(key=lambda row: row.counts_from, reverse=True)
    return rows[:limit]


def of_articles(tx: Tx, ids: Collection[str]) -> dict[str, tuple[Actor, ...]]:
    """Article id -> its actors, most prominent first."""
    found: dict[str, list[Actor]] = {}
    for batch in batches(ids):
        query = select(_P.article_id, _P.actor).where(_P.article_id.in_(batch))
        for row in tx.execute(query.order_by(_P.article_id, _P.position)):
            found.setdefault(row.article_id, []).append(_actor(row))
    return {article_id: tuple(actors) for article_id, actors in found.items()}


def named_in(tx: Tx, ids: Collection[str]) -> tuple[Appearance, ...]:
    """The people whom these articles name."""
    query = select(_P.article_id, _P.key, _P.name).where(_P.kind == "person")
    return tuple(
        Appearance(article_id=row.article_id, key=row.key, name=row.name)
        for batch in batches(ids)
        for row in tx.execute(query.where(_P.article_id.in_(batch)))
    )


def count(tx: Tx) -> int:
    """How many actors the news hold."""
    query = select(func.count(_P.key.distinct())).where(_P.counts_from.is_not(None))
    return tx.scalar(query) or 0


def _actor(row: Row[*tuple[Any, ...]]) -> Actor:
    return codec.unpack_actor(row.actor, row.article_id)
