"""News put in its place among the stories of the last days, after articles came in."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.analysis import Analyst, Arrivals, Grouper, Regrouped, Standing, Window
from bot.model import StoredStory, Unreadable
from bot.store import digests, rulings, stories, ungrouped
from bot.store.database import Database
from bot.store.ungrouped import Note
from summarizer.model import Document, Story

_TRIES = 3

# What goes on judges by what was rare when its articles came; once a day all is judged anew.
_LONGEST_STANDING = timedelta(days=1)

# Stories are told some at a time, which bounds memory.
_ARTICLES_TOLD_AT_ONCE = 200

_log = structlog.stdlib.get_logger(__name__)


async def regroup(db: Database, analyst: Analyst, now: datetime, window: timedelta) -> int:
    """Put what came since the last time in its place among the stories of the last days.

    Where the worker holds these stories already, only what came is read, and only what changed is
    written; otherwise, as at start, all the news of the window is grouped anew, and stories that
    go on keep their ids. Nothing of the store is held meanwhile. When somebody else has written
    stories, it is done again on what they wrote.

    Returns:
        The number of stories that changed, 0 when grouping failed; all are then as they were.
    """
    for _ in range(_TRIES):
        outcome = await _Round(db, analyst.grouper, now, now - window).run()
        if isinstance(outcome, Unreadable):
            _log.error("stories could not be grouped", reason=outcome.detail)
            return 0
        if outcome is not None:
            return outcome
    _log.warning("stories were written by others; grouping is left for the next time")
    return 0


def has_ungrouped(db: Database) -> bool:
    """Whether news has no place yet, as after a process died between storing and grouping."""
    with db.read() as tx:
        return ungrouped.any_left(tx)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What is in the store at the beginning: the version of its stories, and what happened."""

    version: int
    notes: tuple[Note, ...]


class _Round:
    """One try: what happened is read, placed by the worker, told, and written."""

    def __init__(self, db: Database, grouper: Grouper, now: datetime, since: datetime) -> None:
        self._db = db
        self._grouper = grouper
        self._now = now
        self._since = since

    async def run(self) -> int | Unreadable | None:
        """How many stories changed; None when it has to be done again."""
        seen, standing = await asyncio.to_thread(self._look), self._grouper.standing
        mark = self._grouper.take_turn()
        if standing is not None and self._goes_on(standing, seen):
            begun = standing.begun
            regrouped: Regrouped | Unreadable | None = await self._advance(mark, standing, seen)
        else:
            begun = self._now
            regrouped = await self._begin(mark, seen)
        if not isinstance(regrouped, Regrouped):
            return regrouped
        told = await self._tell(regrouped.changed)
        if isinstance(told, Unreadable):
            return told
        if not await asyncio.to_thread(self._write, seen, told, regrouped.gone):
            return None
        self._grouper.settle(
            Standing(
                mark=mark,
                store=self._db,
                version=seen.version + 1,
                since=self._since,
                begun=begun,
            )
        )
        return len(told)

    def _look(self) -> _Seen:
        with self._db.read() as tx:
            return _Seen(version=stories.version(tx), notes=ungrouped.listed(tx))

    def _goes_on(self, standing: Standing, seen: _Seen) -> bool:
        return (
            standing.store is self._db
            and standing.version == seen.version
            and standing.since <= self._since
            and self._now - standing.begun < _LONGEST_STANDING
        )

    async def _advance(self, mark: int, standing: Standing, seen: _Seen) -> Regrouped | None:
        arrivals = await asyncio.to_thread(self._read_news, standing, seen)
        outcome = await asyncio.wrap_future(self._grouper.advance(mark, standing, arrivals))
        if isinstance(outcome, Unreadable):
            _log.warning("the running stories are lost and begun anew", reason=outcome.detail)
            return None
        return outcome

    async def _begin(self, mark: int, seen: _Seen) -> Regrouped | Unreadable:
        window = await asyncio.to_thread(self._read_all, seen)
        return await asyncio.wrap_future(self._grouper.begin(mark, window))

    async def _tell(self, changed: Sequence[Story]) -> list[StoredStory] | Unreadable:
        told: list[StoredStory] = []
        for some in _portions(changed):
            documents = await asyncio.to_thread(self._read_articles_of, some)
            outcome = await asyncio.wrap_future(self._grouper.tell(some, documents))
            if isinstance(outcome, Unreadable):
                return outcome
            told += outcome
        return told

    def _read_news(self, standing: Standing, seen: _Seen) -> Arrivals:
        since = self._since
        fresh = {n.article_id for n in seen.notes if n.counts_from and n.counts_from >= since}
        with self._db.read() as tx:
            return Arrivals(
                documents=tuple(digests.documents_of(tx, fresh).values()),
                removed={note.article_id for note in seen.notes if note.counts_from is None},
                expired=ungrouped.expired(tx, standing.since, since),
            )

    def _read_all(self, seen: _Seen) -> Window:
        with self._db.read() as tx:
            return Window(
                documents=digests.documents_since(tx, self._since),
                stories=stories.window(tx, self._since),
                noted={note.article_id for note in seen.notes},
                rulings=rulings.every(tx),
            )

    def _read_articles_of(self, some: Sequence[Story]) -> tuple[Document, ...]:
        ids = {article_id for story in some for article_id in story.article_ids}
        with self._db.read() as tx:
            return tuple(digests.documents_of(tx, ids).values())

    def _write(self, seen: _Seen, told: Sequence[StoredStory], gone: Sequence[str]) -> bool:
        with self._db.write() as tx:
            is_ours = stories.change(tx, told, gone, seen.version)
            if is_ours:
                ungrouped.settle(tx, [note.number for note in seen.notes])
            return is_ours


def _portions(stories: Sequence[Story]) -> Iterator[list[Story]]:
    """Stories with so many articles together as are told at once, or one with more."""
    portion: list[Story] = []
    size = 0
    for story in stories:
        if portion and size + len(story.article_ids) > _ARTICLES_TOLD_AT_ONCE:
            yield portion
            portion, size = [], 0
        portion.append(story)
        size += len(story.article_ids)
    if portion:
        yield portion
