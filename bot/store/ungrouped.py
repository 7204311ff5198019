"""News that came, was rewritten, went or grew too old since the stories were grouped.

What happens is noted in the same transaction, so that none is forgotten when a process dies before
it grouped it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, select

from bot.store import schema
from bot.store.database import Tx, batches

_U = schema.ungrouped.c
_A = schema.articles.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something happened to an article.

    Attributes:
        number: the note's own.
        article_id: the article.
        counts_from: since when it is news; None when it is stored no more.
    """

    number: int
    article_id: str
    counts_from: datetime | None


def note(tx: Tx, ids: Iterable[str]) -> None:
    """Note that something happened to these articles."""
    rows = [{"article_id": article_id} for article_id in ids]
    if rows:
        tx.execute(schema.ungrouped.insert(), rows)


def listed(tx: Tx) -> tuple[Note, ...]:
    """All notes, the oldest first."""
    query = select(_U.number, _U.article_id, _A.counts_from).outerjoin_from(
        schema.ungrouped, schema.articles, _U.article_id == _A.id
    )
    return tuple(
        Note(number=row.number, article_id=row.article_id, counts_from=row.counts_from)
        for row in tx.execute(query.order_by(_U.number))
    )


def any_left(tx: Tx) -> bool:
    """Whether there is any."""
    return bool(tx.scalar(select(exists(select(_U.number)))))


def settle(tx: Tx, numbers: Collection[int]) -> None:
    """Strike notes off; those that were made since they were listed stay."""
    for batch in batches(numbers):
        tx.execute(delete(schema.ungrouped).where(_U.number.in_(batch)))


def expired(tx: Tx, before: datetime, since: datetime) -> tuple[str, ...]:
    """The news that a window lost when its beginning moved from one instant to a later one."""
    within = (_A.counts_from >= before, _A.counts_from < since, _A.source_id.is_not(None))
    return tuple(tx.scalars(select(_A.id).where(*within)))
