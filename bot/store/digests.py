"""Digests: what was understood of each article, one for each that is stored."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, exists, select

from bot.model import Digest
from bot.store import codec, people, schema, ungrouped
from bot.store.columns import storable
from bot.store.database import Tx, batches, insert
from bot.store.identity import content_hash
from summarizer.model import Article, Document

_A = schema.articles.c
_D = schema.digests.c

_READ = (
    *(_A.id, _A.outlet, _A.title, _A.url, _A.language, _A.published),
    *(_D.byline, _D.text, _D.sentences),
)


def write(tx: Tx, article_id: str, digest: Digest, counts_from: datetime | None) -> None:
    """Keep what was understood of an article, in the place of what was before.

    Args:
        tx: a transaction that may write.
        article_id: the id under which the article is kept.
        digest: what was understood.
        counts_from: since when it is news; None for a page that is none.
    """
    analysis = row_of(digest)
    if counts_from is not None and not _is_grouped(tx, article_id, analysis):
        ungrouped.note(tx, [article_id])
    written = insert(tx, schema.digests).values(article_id=article_id, **analysis)
    tx.execute(written.on_conflict_do_update(index_elements=[_D.article_id], set_=analysis))
    people.replace(tx, article_id, digest.actors, counts_from)


def _is_grouped(tx: Tx, article_id: str, analysis: dict[str, Any]) -> bool:
    """Whether the article is in a story, and that with the same words."""
    same = (_D.text_hash == analysis["text_hash"]) & (_D.title == analysis["title"])
    placed = select(_D.number).join(
        schema.story_articles, schema.story_articles.c.article_id == _D.article_id
    )
    return bool(tx.scalar(select(exists(placed.where(_D.article_id == article_id, same)))))


def row_of(digest: Digest) -> dict[str, Any]:
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


def replace(tx: Tx, digest: Digest) -> bool:
    """Put another analysis of the same article in the place of the stored one.

    Returns:
        False when the article is not stored (any more).
    """
    query = select(_A.source_id, _A.counts_from).where(_A.id == digest.article.id)
    kept = tx.execute(query).one_or_none()
    if kept is None:
        return False
    is_news = kept.source_id is not None
    write(tx, digest.article.id, digest, kept.counts_from if is_news else None)
    return True


def get(tx: Tx, article_id: str) -> Digest | None:
    """All that is known of one article."""
    return of_articles(tx, [article_id]).get(article_id)


def of_articles(tx: Tx, ids: Collection[str]) -> dict[str, Digest]:
    """All that is known of each of these articles that is stored."""
    actors = people.of_articles(tx, ids)
    found = {}
    query = _reading(_D.summary, _D.method)
    for batch in batches(ids):
        for row in tx.execute(query.where(_A.id.in_(batch))):
            document = _document(row)
            found[row.id] = Digest(
                article=document.article,
                byline=document.byline,
                sentences=document.sentences,
                summary=codec.unpack_summary(row.summary, document.sentences),
                method=row.method,
                actors=actors.get(row.id, ()),
            )
    return found


def documents_of(tx: Tx, ids: Collection[str]) -> dict[str, Document]:
    """Each of these articles that is stored, read."""
    query = _reading()
    return {
        row.id: _document(row)
        for batch in batches(ids)
        for row in tx.execute(query.where(_A.id.in_(batch)))
    }


def documents_since(tx: Tx, since: datetime) -> tuple[Document, ...]:
    """The news since an instant, oldest first: articles of sources, not pages asked about."""
    query = _reading().where(_A.counts_from >= since, _A.source_id.is_not(None))
    return tuple(_document(row) for row in tx.execute(query.order_by(_A.counts_from, _A.id)))


def text_hashes(tx: Tx, ids: Collection[str]) -> dict[str, str]:
    """Article id -> the hash of its text, by which anyone can tell whether offsets still fit."""
    query = select(_D.article_id, _D.text_hash)
    return {
        row.article_id: row.text_hash
        for batch in batches(ids)
        for row in tx.execute(query.where(_D.article_id.in_(batch)))
    }


def article_of(row: Row[*tuple[Any, ...]]) -> Article:
    """The article of a row that holds its head and a text."""
    return Article(
        id=row.id,
        source=row.outlet,
        title=row.title,
        text=row.text,
        url=row.url,
        language=row.language,
        published=row.published,
    )


def _reading(*more: Any) -> Select[*tuple[Any, ...]]:
    return select(*_READ, *more).join_from(schema.articles, schema.digests)


def _document(row: Row[*tuple[Any, ...]]) -> Document:
    return Document(
        article=article_of(row),
        byline=row.byline,
        sentences=codec.unpack_sentences(row.sentences, row.id, row.text),
    )
