"""Articles: as they were published."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select

from bot.model import ArticleHead, Digest, SourceKind
from bot.store import digests, schema
from bot.store.database import Tx, batches, insert
from bot.store.identity import content_hash, is_copy, place_in_source, stored_as
from summarizer.model import Article

_A = schema.articles.c
_HEAD = (_A.id, _A.outlet, _A.title, _A.url, _A.published, _A.seen)


def add(
    tx: Tx,
    digest: Digest,
    *,
    source_id: int | None,
    external_id: str | None,
    raw: str,
    now: datetime,
) -> str | None:
    """Keep an article with all that is known of it.

    An article with the same address, or the same id in its source, is replaced and keeps its id
    and the time it was first seen.

    Args:
        tx: a transaction that may write.
        digest: the article, read.
        source_id: the source it comes from; None for a page or text that somebody asked about,
            which is kept but is no news.
        external_id: its id in the source.
        raw: its text as found.
        now: when it is read.

    Returns:
        The id under which it is kept, which may differ from the digest's; None when it is stored
        already and nothing changed.
    """
    article = digest.article
    found_hash = content_hash(raw)
    values: dict[str, Any] = {
        "url": article.url,
        "source_id": source_id,
        "external_id": place_in_source(external_id),
        "content_hash": found_hash,
        "outlet": article.source,
        "title": article.title,
        "language": article.language,
        "published": article.published,
        "seen": now,
        "raw": raw,
    }
    known = stored_as(tx, article.url, source_id, external_id)
    if known is None:
        if is_copy(tx, article.source, found_hash, of_news=source_id is not None):
            return None
        kept_id = article.id
    else:
        becomes_news = known.source_id is None and source_id is not None
        if known.content_hash == found_hash and not becomes_news:
            return None
        kept_id = known.id
        values |= _kept_of(tx, known, values, becomes_news=becomes_news)
    values["counts_from"] = _counts_from(tx, values)
    _write(tx, kept_id, values)
    is_news = values["source_id"] is not None
    digests.write(tx, kept_id, digest, values["counts_from"] if is_news else None)
    return kept_id


def _kept_of(
    tx: Tx, known: Row[*tuple[Any, ...]], found: dict[str, Any], *, becomes_news: bool
) -> dict[str, Any]:
    # An article keeps its first source; only a page that was no news yet takes the new one.
    kept = {"url": found["url"] or known.url}
    if not becomes_news:
        kept |= {name: getattr(known, name) for name in ("source_id", "external_id", "seen")}
    elif stored_as(tx, None, found["source_id"], found["external_id"]) is not None:
        # A feed moved its id from one address to another: the article that had it keeps it.
        kept["external_id"] = None
    return kept


def _counts_from(tx: Tx, values: dict[str, Any]) -> datetime:
    # A folder's texts may be years old: they are news from when they were first read.
    seen: datetime = values["seen"]
    published: datetime | None = values["published"]
    kind = tx.scalar(
        select(schema.sources.c.kind).where(schema.sources.c.id == values["source_id"])
    )
    if published is None or kind == SourceKind.FOLDER:
        return seen
    return min(published, seen)


def _write(tx: Tx, kept_id: str, values: dict[str, Any]) -> None:
    written = insert(tx, schema.articles).values(id=kept_id, **values)
    tx.execute(written.on_conflict_do_update(index_elements=[_A.id], set_=values))


def heads(tx: Tx, ids: Collection[str]) -> dict[str, ArticleHead]:
    """What is said of each of these articles beside its sentences."""
    query = select(*_HEAD)
    return {
        row.id: _head(row)
        for batch in batches(ids)
        for row in tx.execute(query.where(_A.id.in_(batch)))
    }


def raw(tx: Tx, article_id: str) -> Article | None:
    """The article with its text as found, to be read anew."""
    query = select(*_HEAD, _A.language, _A.raw.label("text")).where(_A.id == article_id)
    row = tx.execute(query).one_or_none()
    return None if row is None else digests.article_of(row)


def window_ids(tx: Tx, since: datetime) -> tuple[str, ...]:
    """The ids of the news since an instant, oldest first."""
    query = select(_A.id).where(_A.counts_from >= since, _A.source_id.is_not(None))
    return tuple(tx.scalars(query.order_by(_A.counts_from, _A.id)))


def count_news(tx: Tx, since: datetime, read_since: datetime | None = None) -> int:
    """How much news there is since an instant; of it only what was read since another, if given."""
    query = select(func.count()).where(_A.counts_from >= since, _A.source_id.is_not(None))
    if read_since is not None:
        query = query.where(_A.seen >= read_since)
    return tx.scalar(query) or 0


def every_id(tx: Tx) -> tuple[str, ...]:
    """The ids of all articles, news or not, oldest first."""
    return tuple(tx.scalars(select(_A.id).order_by(_A.counts_from, _A.id)))


def count(tx: Tx) -> int:
    """How many articles are stored."""
    return tx.scalar(select(func.count()).select_from(schema.articles)) or 0


def purge_pages(tx: Tx, before: datetime, most: int) -> int:
    """Drop pages that somebody asked about before an instant and that are no news.

    Returns:
        How many were dropped, at most ``most``; fewer when none is left.
    """
    old = select(_A.id).where(_A.source_id.is_(None), _A.seen < before).limit(most)
    dropped = delete(schema.articles).where(_A.id.in_(old)).returning(_A.id)
    return len(tx.scalars(dropped).all())


def _head(row: Row[*tuple[Any, ...]]) -> ArticleHead:
    return ArticleHead(
        id=row.id,
        outlet=row.outlet,
        title=row.title,
        url=row.url,
        published=row.published,
        seen=row.seen,
    )
