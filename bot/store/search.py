"""Full-text search: SQLite's FTS5 or PostgreSQL's text search, behind one question."""

import re
from datetime import datetime
from functools import reduce
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    column,
    func,
    literal_column,
    select,
    table,
)

from bot.store import schema
from bot.store.database import Tx

MOST_WORDS: Final = 16
"""More words than this make a question no clearer, only slower."""

_CANDIDATES: Final = 1000
"""How many of the newest matches are ranked; of a word in every article nobody reads more."""

_A = schema.articles.c
_D = schema.digests.c

_FTS5: Final[ColumnElement[Any]] = literal_column("search")
_TSVECTOR: Final[ColumnElement[Any]] = literal_column("digests.search")
_WEIGHTS: Final = (4.0, 1.0)
"""A word in the title says more of an article than one in its text."""

_WORD = re.compile(r"\w+")
# fmt: off
_FUNCTION_WORDS: Final = frozenset({
    "a", "about", "after", "all", "an", "and", "any", "are", "as", "at", "be", "been",
    "before", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has",
    "have", "he", "her", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its",
    "me", "my", "new", "news", "no", "not", "of", "on", "or", "our", "said", "say", "says",
    "she", "should", "so", "some", "that", "the", "their", "them", "then", "there", "these",
    "they", "this", "to", "today", "was", "we", "were", "what", "when", "where", "which",
    "while", "who", "whose", "why", "will", "with", "would", "you", "your",
})
# fmt: on
"""English words that stand in every article or only make a sentence of a question: "What is new in
Ukraine?" asks for Ukraine. PostgreSQL's own search leaves most of them out anyway."""


def search(tx: Tx, words: str, *, since: datetime | None, limit: int) -> tuple[str, ...]:
    """The ids of the news that hold these words, the best match first.

    Articles with all the words come first; when there is none, those with any of them. Words
    are words only: no character of them has a meaning to the database. Function words are not
    looked for.

    Args:
        tx: a transaction.
        words: as somebody typed them.
        since: leaves out what is older.
        limit: the most ids.
    """
    wanted = _telling(words)
    if not wanted:
        return ()
    for every in (True, False):
        found = _matches(tx, wanted, every=every, since=since, limit=limit)
        if found or len(wanted) == 1:
            return found
    return ()


def titled(tx: Tx, words: str, since: datetime) -> tuple[str, ...]:
    """The ids of the news since an instant whose headline holds all these words, newest first."""
    wanted = _telling(words)
    if not wanted:
        return ()
    on_sqlite = tx.dialect.name == "sqlite"
    news = _titled_with_fts5(wanted) if on_sqlite else _titled_with_tsvector(wanted)
    news = news.where(_A.source_id.is_not(None), _A.counts_from >= since)
    return tuple(tx.scalars(news.order_by(_D.number.desc()).limit(_CANDIDATES)))


def has_telling_word(words: str) -> bool:
    """Whether any of these words says what is asked about."""
    return bool(_telling(words))


def _telling(words: str) -> list[str]:
    return list(filter(_means_something, dict.fromkeys(_WORD.findall(words))))[:MOST_WORDS]


def _means_something(word: str) -> bool:
    """Whether a word says what is asked about; in capitals it is a name, such as WHO."""
    is_name = word.isupper() and len(word) > 1
    return is_name or word.lower() not in _FUNCTION_WORDS


def _matches(
    tx: Tx, words: list[str], *, every: bool, since: datetime | None, limit: int
) -> tuple[str, ...]:
    on_sqlite = tx.dialect.name == "sqlite"
    news = _with_fts5(words, every) if on_sqlite else _with_tsvector(words, every)
    news = news.where(_A.source_id.is_not(None))
    if since is not None:
        news = news.where(_A.counts_from >= since)
    newest = news.order_by(literal_column("number").desc()).limit(_CANDIDATES).subquery()
    best = select(newest.c.id).order_by(newest.c.score, newest.c.number.desc())
    return tuple(tx.scalars(best.limit(limit)))


def _with_fts5(words: list[str], every: bool) -> Select[*tuple[Any, ...]]:
    query = _fts5_query(words, every=every)
    index = table("search", column("rowid", Integer()))
    return (
        select(_A.id, index.c.rowid.label("number"), func.bm25(_FTS5, *_WEIGHTS).label("score"))
        .select_from(index)
        .join(schema.digests, _D.number == index.c.rowid)
        .join(schema.articles, _A.id == _D.article_id)
        .where(_FTS5.bool_op("MATCH")(query))
    )


def _titled_with_fts5(words: list[str]) -> Select[*tuple[Any, ...]]:
    query = f"title : ({_fts5_query(words, every=True)})"
    index = table("search", column("rowid", Integer()))
    return (
        select(_A.id)
        .select_from(index)
        .join(schema.digests, _D.number == index.c.rowid)
        .join(schema.articles, _A.id == _D.article_id)
        .where(_FTS5.bool_op("MATCH")(query))
    )


def _fts5_query(words: list[str], *, every: bool) -> str:
    # FTS5 reads a word in double quotes as that word, whatever it is.
    return (" AND " if every else " OR ").join(f'"{word}"' for word in words)


def _with_tsvector(words: list[str], every: bool) -> Select[*tuple[Any, ...]]:
    query = _tsquery(words, every=every)
    return (
        select(_A.id, _D.number.label("number"), (-func.ts_rank(_TSVECTOR, query)).label("score"))
        .join_from(schema.articles, schema.digests)
        .where(_TSVECTOR.bool_op("@@")(query))
    )


def _titled_with_tsvector(words: list[str]) -> Select[*tuple[Any, ...]]:
    query = _tsquery(words, every=True)
    # The words of titles have weight A; the first condition alone is answered by the index.
    of_title = func.ts_filter(_TSVECTOR, literal_column("'{a}'"))
    return (
        select(_A.id)
        .join_from(schema.articles, schema.digests)
        .where(_TSVECTOR.bool_op("@@")(query), of_title.bool_op("@@")(query))
    )


def _tsquery(words: list[str], *, every: bool) -> ColumnElement[Any]:
    one_word: list[ColumnElement[Any]] = [
        func.plainto_tsquery(literal_column("'english'"), word) for word in words
    ]
    return reduce(lambda left, right: left.op("&&" if every else "||")(right), one_word)
