"""Sources are read, articles analysed and stored, stories grouped: the front door of ingest."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import count

from bot.analysis import Analyst
from bot.ingest.additions import AddedList, FeedChoices, add_configured, add_source
from bot.ingest.collection import Clock, Collected, Collection, Progress
from bot.ingest.fetch import Fetcher
from bot.ingest.reader import read_again, read_file, read_link, read_text
from bot.model import Source, Unreadable
from bot.store import articles, sources
from bot.store.database import Database

__all__ = [
    "AddedList",
    "Collected",
    "FeedChoices",
    "add_configured",
    "add_source",
    "collect_all",
    "collect_due",
    "drop_source",
    "read_again",
    "read_all_again",
    "read_anew",
    "read_file",
    "read_link",
    "read_text",
    "remove_source",
]

STORY_WINDOW = timedelta(days=14)
"""How far back an article can join a story."""

# Longer than the slowest source takes; a source whose reader died is read again after it.
_LEASE = timedelta(minutes=20)
_MOST_SOURCES = 50


async def collect_due(
    db: Database,
    fetcher: Fetcher,
    analyst: Analyst,
    now: Clock,
    *,
    story_window: timedelta = STORY_WINDOW,
) -> Collected:
    """Read the sources that are due, and group the news of the last days anew if any came in."""
    due = await asyncio.to_thread(_lease, db, now())
    if not due:
        return Collected()
    return await Collection(db, fetcher, analyst, now).run(due, story_window)


async def collect_all(  # noqa: PLR0913  (three parts, what to read, and two choices)
    db: Database,
    fetcher: Fetcher,
    analyst: Analyst,
    addresses: Sequence[str],
    now: Clock,
    *,
    revive: bool = True,
    story_window: timedelta = STORY_WINDOW,
    progress: Progress | None = None,
) -> Collected:
    """Read these sources now, due or not, adding those that are new.

    Args:
        db: the store.
        fetcher: reaches what is on the web.
        analyst: analyses.
        addresses: folders, feeds and OPML files, as in ``BOT_SOURCES``.
        now: the clock.
        revive: add and read also what was removed.
        story_window: how far back an article can join a story.
        progress: is told of each article.
    """
    added = await add_configured(db, addresses, now(), revive=revive)
    collection = Collection(db, fetcher, analyst, now, progress)
    for address, trouble in added.failures:
        collection.fail(address, trouble)
    return await collection.run(added.sources, story_window)


def read_anew(db: Database, now: datetime) -> None:
    """At start: read every source that did well, also one whose reader was killed over it.

    On PostgreSQL another process may be reading; there the lease decides.
    """
    if db.dialect == "sqlite":
        with db.write() as tx:
            sources.wake(tx, now)


async def read_all_again(
    db: Database, analyst: Analyst, progress: Callable[[int, int], object]
) -> int:
    """Read every stored article once more, as it was found then, and index its people anew.

    Args:
        db: the store.
        analyst: analyses.
        progress: told how many of how many articles are done.

    Returns:
        The number of articles that could not be read again, and stay as they are.
    """
    ids = await asyncio.to_thread(_every_id, db)
    desks = asyncio.Semaphore(analyst.workers + 1)
    done = count(1)

    async def take_turn(article_id: str) -> bool:
        async with desks:
            digest = await read_again(db, analyst, article_id)
        progress(next(done), len(ids))
        return isinstance(digest, Unreadable)

    return sum(await asyncio.gather(*map(take_turn, ids)))


def remove_source(db: Database, source_id: int) -> bool:
    """Stop reading a source and keep its articles; False when there is none."""
    with db.write() as tx:
        return sources.remove(tx, source_id)


def drop_source(db: Database, source_id: int) -> None:
    """Keep a source no longer; one that never had news is as if it had never been added."""
    with db.write() as tx:
        if not sources.forget(tx, source_id):
            sources.remove(tx, source_id)


def _every_id(db: Database) -> tuple[str, ...]:
    with db.read() as tx:
        return articles.every_id(tx)


def _lease(db: Database, now: datetime) -> tuple[Source, ...]:
    with db.write() as tx:
        return sources.due(tx, now, _LEASE, _MOST_SOURCES)
