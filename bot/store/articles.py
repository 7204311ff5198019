"""Articles: as they were published, and what was understood of them."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, select

from bot.model import ArticleHead, Digest, Proof, SourceKind
from bot.store import codec, people, schema
from bot.store.columns import storable
from bot.store.database import Tx, batches, insert
from bot.store.identity import article_id, by_url, content_hash, is_copy, stored_as, unseen
from bot.store.search import search
from summarizer.model import Article, Document, Span

__all__ = [
    "add",
    "article_id",
    "by_url",
    "content_hash",
    "count",
    "digest",
    "digest_row",
    "digests",
    "documents",
    "documents_of",
    "every_id",
    "heads",
    "proof_of",
    "raw",
    "remove",
    "replace_digest",
    "search",
    "text_hashes",
    "unseen",
    "window_ids",
]

_A = schema.articles.c
_D = schema.digests.c

_HEAD = (_A.id, _A.outlet, _A.title, _A.url, _A.published, _A.seen)
_READ = (*_HEAD, _A.language, _D.byline, _D.text, _D.sentences)

# --- keeping ------------------------------------------------------------------------------------


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
        "external_id": external_id,
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
        values |= _kept_of(known, article.url, becomes_news)
    values["counts_from"] = _counts_from(tx, values)
    _write_article(tx, kept_id, values)
    _write_digest(tx, kept_id, digest, values)
    return kept_id


def _kept_of(known: Row[*tuple[Any, ...]], url: str | None, becomes_news: bool) -> dict[str, Any]:
    # An article keeps its first source; only a page that was no news yet takes the new one.
    kept = {"url": url or known.url}
    if not becomes_news:
        kept |= {name: getattr(known, name) for name in ("source_id", "external_id", "seen")}
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


def _write_article(tx: Tx, kept_id: str, values: dict[str, Any]) -> None:
    written = insert(tx, schema.articles).values(id=kept_id, **values)
    tx.execute(written.on_conflict_do_update(index_elements=[_A.id], set_=values))


def _write_digest(tx: Tx, kept_id: str, digest: Digest, values: dict[str, Any]) -> None:
    analysis = digest_row(digest)
    written = insert(tx, schema.digests).values(article_id=kept_id, **analysis)
    tx.execute(written.on_conflict_do_update(index_elements=[_D.article_id], set_=analysis))
    is_news = values["source_id"] is not None
    people.replace(tx, kept_id, digest.actors, values["counts_from"] if is_news else None)


def digest_row(digest: Digest) -> dict[str, Any]:
    """The row of ``digests`` for an analysis, without the article's id."""
    text = storable(digest.article.text)
    return {
        "method": digest.method,
        "byline": digest.byline,
        "summary": codec.pack_summary(digest.summary),
        "text_hash": content_hash(text),
        "title": digest.article.title,
        "text": text,
        "sentences": codec.pack_sentences(digest.sentences),
    }


def replace_digest(tx: Tx, digest: Digest) -> bool:
    """Put another analysis of the same article in the place of the stored one.

    Returns:
        False when the article is not stored (any more).
    """
    kept = tx.execute(
        select(_A.source_id, _A.counts_from).where(_A.id == digest.article.id)
    ).one_or_none()
    if kept is not None:
        _write_digest(tx, digest.article.id, digest, dict(kept._mapping))  # noqa: SLF001  (SQLAlchemy's public name)
    return kept is not None


def remove(tx: Tx, article_id: str) -> bool:
    """Forget an article and all that was understood of it; False when there is none."""
    return tx.execute(delete(schema.articles).where(_A.id == article_id)).rowcount == 1


# --- reading ------------------------------------------------------------------------------------


def digest(tx: Tx, article_id: str) -> Digest | None:
    """All that is known of one article."""
    return digests(tx, [article_id]).get(article_id)


def digests(tx: Tx, ids: Collection[str]) -> dict[str, Digest]:
    """All that is known of each of these articles that is stored."""
    actors = people.of_articles(tx, ids)
    found = {}
    for row in _of_ids(tx, _reading(_D.summary, _D.method), ids):
        document = _document(row)
        found[document.article.id] = Digest(
            article=document.article,
            byline=document.byline,
            sentences=document.sentences,
            summary=codec.unpack_summary(row.summary, document.sentences),
            method=row.method,
            actors=actors.get(document.article.id, ()),
        )
    return found


def heads(tx: Tx, ids: Collection[str]) -> dict[str, ArticleHead]:
    """What is said of each of these articles beside its sentences."""
    return {row.id: _head(row) for row in _of_ids(tx, select(*_HEAD), ids)}


def text_hashes(tx: Tx, ids: Collection[str]) -> dict[str, str]:
    """Article id -> the hash of its text, by which anyone can tell whether offsets still fit."""
    query = select(_D.article_id.label("id"), _D.text_hash)
    return {
        row.id: row.text_hash
        for batch in batches(ids)
        for row in tx.execute(query.where(_D.article_id.in_(batch)))
    }


def documents_of(tx: Tx, ids: Collection[str]) -> dict[str, Document]:
    """Each of these articles that is stored, read."""
    return {row.id: _document(row) for row in _of_ids(tx, _reading(), ids)}


def raw(tx: Tx, article_id: str) -> Article | None:
    """The article with its text as found, to be read anew."""
    query = select(*_HEAD, _A.language, _A.raw.label("text")).where(_A.id == article_id)
    row = tx.execute(query).one_or_none()
    return None if row is None else _article(row)


def documents(tx: Tx, since: datetime) -> tuple[Document, ...]:
    """The news since an instant, oldest first: articles of sources, not pages asked about."""
    query = _reading().where(_A.counts_from >= since, _A.source_id.is_not(None))
    return tuple(_document(row) for row in tx.execute(query.order_by(_A.counts_from, _A.id)))


def window_ids(tx: Tx, since: datetime) -> tuple[str, ...]:
    """The ids of the news since an instant, oldest first."""
    query = select(_A.id).where(_A.counts_from >= since, _A.source_id.is_not(None))
    return tuple(tx.scalars(query.order_by(_A.counts_from, _A.id)))


def every_id(tx: Tx) -> tuple[str, ...]:
    """The ids of all articles, news or not, oldest first."""
    return tuple(tx.scalars(select(_A.id).order_by(_A.counts_from, _A.id)))


def proof_of(tx: Tx, article_id: str, span: Span) -> Proof | None:
    """A stretch of text between its neighbours, in all paragraphs that it reaches into.

    None when the article is gone, or no sentence begins before it and none ends after it (any
    more).
    """
    row = tx.execute(_reading(_D.text_hash).where(_A.id == article_id)).one_or_none()
    if row is None:
        return None
    document = _document(row)
    shown = [s for s in document.sentences if s.span.start < span.end and span.start < s.span.end]
    if not shown or span.start < shown[0].span.start or shown[-1].span.end < span.end:
        return None
    within = range(shown[0].paragraph, shown[-1].paragraph + 1)
    paragraph = [s for s in document.sentences if s.paragraph in within]
    start, end = paragraph[0].span.start, paragraph[-1].span.end
    return Proof(
        head=_head(row),
        paragraph=document.article.text[start:end],
        span_in_paragraph=Span(start=span.start - start, end=span.end - start),
        fetched=row.seen,
        text_hash=row.text_hash,
    )


def count(tx: Tx) -> int:
    """How many articles are stored."""
    return tx.scalar(select(func.count()).select_from(schema.articles)) or 0


def _reading(*more: Any) -> Select[*tuple[Any, ...]]:
    return select(*_READ, *more).join_from(schema.articles, schema.digests)


def _of_ids(
    tx: Tx, query: Select[*tuple[Any, ...]], ids: Collection[str]
) -> Iterator[Row[*tuple[Any, ...]]]:
    for batch in batches(ids):
        yield from tx.execute(query.where(_A.id.in_(batch)))


def _head(row: Row[*tuple[Any, ...]]) -> ArticleHead:
    return ArticleHead(
        id=row.id,
        outlet=row.outlet,
        title=row.title,
        url=row.url,
        published=row.published,
        seen=row.seen,
    )


def _article(row: Row[*tuple[Any, ...]]) -> Article:
    return Article(
        id=row.id,
        source=row.outlet,
        title=row.title,
        text=row.text,
        url=row.url,
        language=row.language,
        published=row.published,
    )


def _document(row: Row[*tuple[Any, ...]]) -> Document:
    return Document(
        article=_article(row),
        byline=row.byline,
        sentences=codec.unpack_sentences(row.sentences, row.id, row.text),
    )
