"""Stories made anew from the news of the last days, after articles came in."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import structlog

from bot.analysis import Analyst
from bot.model import StoredStory, Unreadable
from bot.store import articles, digests, stories
from bot.store.database import Database
from summarizer.model import Document

_TRIES = 3

_log = structlog.stdlib.get_logger(__name__)


async def regroup(db: Database, analyst: Analyst, now: datetime, window: timedelta) -> int:
    """Group the news of the last days into stories.

    Nothing is held while the worker groups. When somebody else has written stories meanwhile, it
    is done again on what they wrote.

    Returns:
        The number of stories, 0 when grouping failed; the stories are then as they were.
    """
    since = now - window
    for _ in range(_TRIES):
        documents, stored, version = await asyncio.to_thread(_read, db, since)
        grouped = await asyncio.wrap_future(analyst.start_group(documents, stored))
        if isinstance(grouped, Unreadable):
            _log.error("stories could not be grouped", reason=grouped.detail)
            return 0
        if await asyncio.to_thread(_write, db, since, grouped, version):
            return len(grouped)
    _log.warning("stories were written by others; grouping is left for the next time")
    return 0


def has_ungrouped(db: Database, since: datetime) -> bool:
    """Whether news is in no story yet, as after a process died between storing and grouping."""
    with db.read() as tx:
        grouped = {
            article_id for story in stories.window(tx, since) for article_id in story.article_ids
        }
        return not grouped.issuperset(articles.window_ids(tx, since))


def _read(
    db: Database, since: datetime
) -> tuple[tuple[Document, ...], tuple[StoredStory, ...], int]:
    with db.read() as tx:
        kept = (stories.stored(tx, story.id) for story in stories.window(tx, since))
        found = tuple(story for story in kept if story is not None)
        return digests.documents_since(tx, since), found, stories.version(tx)


def _write(db: Database, since: datetime, grouped: Sequence[StoredStory], version: int) -> bool:
    with db.write() as tx:
        return stories.replace_window(tx, since, grouped, version)
