"""Folders and feeds: which there are, which are due, how they fared."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Row, Select, delete, func, select, update

from bot.model import Source, SourceKind, Validators
from bot.store.database import Tx
from bot.store.schema import articles, sources


def add(tx: Tx, kind: SourceKind, address: str, title: str, now: datetime) -> Source:
    """Add a source, due at once; one that is there already stays as it is.

    A source that was removed comes back with what was known of its articles.
    """
    known = tx.execute(
        select(sources.c.id, sources.c.removed).where(sources.c.address == address)
    ).one_or_none()
    if known is None:
        source_id: int = tx.execute(
            sources.insert()
            .values(kind=kind, address=address, title=title, next_check=now, removed=False)
            .returning(sources.c.id)
        ).scalar_one()
    else:
        source_id = known.id
        if known.removed:
            tx.execute(
                update(sources)
                .where(sources.c.id == source_id)
                .values(kind=kind, title=title, removed=False, next_check=now, failures=0)
            )
    return _source(tx.execute(_listing(sources.c.id == source_id)).one())


def remove(tx: Tx, source_id: int) -> bool:
    """Stop reading a source and keep its articles; False when there is none."""
    done = tx.execute(
        update(sources)
        .where(sources.c.id == source_id, sources.c.removed.is_(False))
        .values(removed=True, etag=None, last_modified=None)
    )
    return done.rowcount == 1


def forget(tx: Tx, source_id: int) -> bool:
    """Drop a source that has no articles, as if it had never been added; False when it has some."""
    brought = select(articles.c.id).where(articles.c.source_id == source_id)
    done = tx.execute(delete(sources).where(sources.c.id == source_id, ~brought.exists()))
    return done.rowcount == 1


def removed(tx: Tx) -> frozenset[str]:
    """The addresses of the sources that were removed and not added again."""
    return frozenset(tx.scalars(select(sources.c.address).where(sources.c.removed)))


def listed(tx: Tx) -> tuple[Source, ...]:
    """Every source that is read, in the order they were added."""
    rows = tx.execute(_listing(sources.c.removed.is_(False)).order_by(sources.c.id))
    return tuple(_source(row) for row in rows)


def find(tx: Tx, address_or_id: str | int) -> Source | None:
    """The source with this id or exact address."""
    column = sources.c.id if isinstance(address_or_id, int) else sources.c.address
    row = tx.execute(_listing(column == address_or_id, sources.c.removed.is_(False))).one_or_none()
    return None if row is None else _source(row)


def due(tx: Tx, now: datetime, lease: timedelta, limit: int) -> tuple[Source, ...]:
    """The sources to check now, longest waiting first.

    They are leased: nobody else is given them until ``now + lease``, when they fall due again
    in case whoever took them died. ``settle`` sets the real time.
    """
    chosen = tx.scalars(
        select(sources.c.id)
        .where(sources.c.next_check <= now, sources.c.removed.is_(False))
        .order_by(sources.c.next_check, sources.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    if not chosen:
        return ()
    tx.execute(update(sources).where(sources.c.id.in_(chosen)).values(next_check=now + lease))
    places = {source_id: place for place, source_id in enumerate(chosen)}
    rows = tx.execute(_listing(sources.c.id.in_(chosen)))
    return tuple(sorted((_source(row) for row in rows), key=lambda source: places[source.id]))


def rename(tx: Tx, source_id: int, title: str) -> None:
    """Show a source under another title."""
    tx.execute(update(sources).where(sources.c.id == source_id).values(title=title))


def wake(tx: Tx, now: datetime) -> None:
    """Make every source due that did well so far, leased or not; for the start of the only reader."""
    waiting = (sources.c.removed.is_(False), sources.c.failures == 0, sources.c.next_check > now)
    tx.execute(update(sources).where(*waiting).values(next_check=now))


def settle(
    tx: Tx,
    source_id: int,
    *,
    next_check: datetime,
    error: str | None,
    last_success: datetime | None = None,
    validators: Validators | None = None,
) -> None:
    """Write down how a check went.

    Args:
        tx: a transaction that may write.
        source_id: the source that was checked.
        next_check: when to check again.
        error: what went wrong, None when all went well.
        last_success: when all that was new had been read; None keeps the last time, since which
            the rest is news.
        validators: what to ask "changed since?" with next time; None keeps the last ones.
    """
    failures = 0 if error is None else sources.c.failures + 1
    values: dict[str, object] = {
        "next_check": next_check,
        "last_error": error,
        "failures": failures,
    }
    if last_success is not None:
        values["last_success"] = last_success
    if validators is not None:
        values |= {"etag": validators.etag, "last_modified": validators.last_modified}
    tx.execute(update(sources).where(sources.c.id == source_id).values(values))


def _listing(*conditions: ColumnElement[bool]) -> Select[*tuple[object, ...]]:
    of_source = articles.c.source_id == sources.c.id
    return select(
        sources,
        select(func.count()).where(of_source).scalar_subquery().label("article_count"),
        select(func.max(articles.c.counts_from))
        .where(of_source)
        .scalar_subquery()
        .label("newest_article"),
    ).where(*conditions)


def _source(row: Row[*tuple[object, ...]]) -> Source:
    return Source(
        id=row.id,
        kind=SourceKind(row.kind),
        address=row.address,
        title=row.title,
        validators=Validators(etag=row.etag, last_modified=row.last_modified),
        next_check=row.next_check,
        failures=row.failures,
        last_success=row.last_success,
        last_error=row.last_error,
        article_count=row.article_count,
        newest_article=row.newest_article,
    )
