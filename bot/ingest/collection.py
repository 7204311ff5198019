"""One reading of some sources, and the count of what came of it.

No transaction is open while something is fetched or analysed.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

import structlog

from bot.analysis import Analyst
from bot.errors import StoreError
from bot.ingest.fetch import Fetcher
from bot.ingest.grouping import has_ungrouped, regroup
from bot.ingest.harvest import Harvest, harvest_feed, harvest_folder
from bot.ingest.intervals import may_pass, next_check, next_try
from bot.ingest.links import host_of
from bot.ingest.reader import analyse, fetch_article, own_text
from bot.model import Digest, Item, Source, SourceKind, Trouble, Unreadable, Validators
from bot.store import articles, identity, sources
from bot.store.database import Database
from summarizer.model import Article

Clock = Callable[[], datetime]

Progress = Callable[[int, int, str], None]
"""Told after each article: how many are done, how many are known of, and whose the last was."""

_NO_NEWS = frozenset({Trouble.NOT_FOUND, Trouble.GONE, Trouble.NOT_A_FEED, Trouble.EMPTY})
"""What a wrong address leads to; other troubles may pass."""

_SOURCES_AT_ONCE = 4
_PAGES_AT_ONCE = 2

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What came of reading some sources.

    Attributes:
        new: articles that were not stored before.
        changed: articles that were stored with another text.
        failures: (address or file, why) of what could not be read.
        wrong: sources, read for the first time, whose address leads to no news at all.
    """

    new: int = 0
    changed: int = 0
    failures: tuple[tuple[str, str], ...] = ()
    wrong: tuple[Source, ...] = ()


class _Change(Enum):
    NEW = "new"
    CHANGED = "changed"
    NONE = "none"


class Collection:
    """One reading of some sources.

    Args:
        db: the store.
        fetcher: reaches what is on the web.
        analyst: analyses.
        now: the clock; what is read late in a long round is seen late.
        progress: is told of each article.
    """

    def __init__(
        self,
        db: Database,
        fetcher: Fetcher,
        analyst: Analyst,
        now: Clock,
        progress: Progress | None = None,
    ) -> None:
        self._db = db
        self._fetcher = fetcher
        self._analyst = analyst
        self._now = now
        self._progress = progress
        # One task more than workers: a worker never waits, and a reader's link is soon its turn.
        self._desks = asyncio.Semaphore(analyst.workers + 1)
        self._changes = dict.fromkeys(_Change, 0)
        self._failures: list[tuple[str, str]] = []
        self._wrong: list[Source] = []
        self._unfinished: set[int] = set()
        self._done = self._known = 0

    async def run(self, chosen: Sequence[Source], story_window: timedelta) -> Collected:
        """Read the sources beside each other; then put what came among the stories."""
        turns = asyncio.Semaphore(_SOURCES_AT_ONCE)

        async def take_turn(source: Source) -> None:
            async with turns:
                await self._read_source(source)

        async with asyncio.TaskGroup() as round_of_turns:
            for source in chosen:
                round_of_turns.create_task(take_turn(source))
        if await asyncio.to_thread(has_ungrouped, self._db):
            await regroup(self._db, self._analyst, self._now(), story_window)
        return Collected(
            new=self._changes[_Change.NEW],
            changed=self._changes[_Change.CHANGED],
            failures=tuple(self._failures),
            wrong=tuple(self._wrong),
        )

    def fail(self, name: str, trouble: Unreadable) -> None:
        """Count something that could not be read."""
        _log.warning("not readable", subject=name, reason=describe(trouble))
        self._failures.append((name, describe(trouble)))

    async def _read_source(self, source: Source) -> None:
        try:
            outcome = await self._read(source)
        except StoreError as error:
            outcome = _not_stored(error)
        if isinstance(outcome, Unreadable):
            self.fail(source.address, outcome)
            if outcome.trouble in _NO_NEWS and source.last_success is None and not source.failures:
                self._wrong.append(source)
        try:
            is_whole = source.id not in self._unfinished
            await asyncio.to_thread(_settle, self._db, source, self._now(), outcome, is_whole)
        except StoreError as error:
            _log.error("a source waits for its lease to end", source=source.title, why=str(error))

    async def _read(self, source: Source) -> Validators | Unreadable | None:
        if source.kind is SourceKind.FOLDER:
            return await self._read_folder(source)
        return await self._read_feed(source)

    async def _read_feed(self, source: Source) -> Validators | Unreadable | None:
        harvest = await harvest_feed(self._db, self._fetcher, self._analyst, source, self._now())
        if isinstance(harvest, Unreadable):
            return harvest
        if harvest.title and source.title == host_of(source.address):
            await asyncio.to_thread(_name, self._db, source, harvest.title)
        if not harvest.is_whole:
            self._unfinished.add(source.id)
        troubles = await self._take(source, harvest)
        # What may be readable soon is asked for again, also when the feed does not change.
        validators = None if any(map(may_pass, troubles)) else harvest.validators
        return _worst(troubles, len(harvest.items)) or validators

    async def _read_folder(self, source: Source) -> Validators | Unreadable | None:
        validators: Validators | None = None
        troubles: list[Unreadable] = []
        tried = 0
        resting, now = self._fetcher.resting, self._now()
        async for harvest in harvest_folder(self._db, self._analyst, resting, source, now):
            if isinstance(harvest, Unreadable):
                return harvest
            troubles += await self._take(source, harvest)
            tried += len(harvest.items) + len(harvest.failures)
            validators = harvest.validators
        return _worst(troubles, tried) or validators

    async def _take(self, source: Source, harvest: Harvest) -> list[Unreadable]:
        """Read and store the items of a harvest; what failed is counted and given back."""
        self._known += len(harvest.items) + len(harvest.failures)
        for name, trouble in harvest.failures:
            self._leave(source, harvest.marks.get(name), trouble)
            self._finish(source, name, trouble)
        turns = asyncio.Semaphore(_PAGES_AT_ONCE)

        async def take_turn(item: Item) -> _Change | Unreadable:
            async with turns:
                outcome = await self._read_item(source, item)
            if isinstance(outcome, Unreadable):
                self._leave(source, harvest.marks.get(item.external_id), outcome)
            self._finish(source, item.url or item.external_id, outcome)
            return outcome

        async with asyncio.TaskGroup() as pages:
            tasks = [pages.create_task(take_turn(item)) for item in harvest.items]
        outcomes = [task.result() for task in tasks]
        return [
            *(trouble for _, trouble in harvest.failures),
            *(outcome for outcome in outcomes if isinstance(outcome, Unreadable)),
        ]

    def _finish(self, source: Source, name: str, outcome: _Change | Unreadable) -> None:
        if isinstance(outcome, Unreadable):
            self.fail(f"{source.title}: {name}", outcome)
        else:
            self._changes[outcome] += 1
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._known, source.title)

    def _leave(self, source: Source, mark: str | None, trouble: Unreadable) -> None:
        """Let a page rest that cannot be read; a file only where waiting alone may help."""
        if mark is not None and (source.kind is SourceKind.FEED or may_pass(trouble)):
            self._fetcher.resting.leave(mark, trouble, next_try(self._now(), trouble))

    async def _read_item(self, source: Source, item: Item) -> _Change | Unreadable:
        article = await self._article(source, item)
        if isinstance(article, Unreadable):
            return article
        async with self._desks:
            digest = await analyse(self._analyst, article)
        if isinstance(digest, Unreadable):
            return digest
        return await asyncio.to_thread(
            _store, self._db, source, item, digest, article.text, self._now
        )

    async def _article(self, source: Source, item: Item) -> Article | Unreadable:
        """The item's article: of its page, or of its own text where it has no other."""
        article = own_text(item)
        if source.kind is SourceKind.FEED and item.url is not None:
            page = await fetch_article(self._fetcher, self._analyst, item.url, item)
            if isinstance(page, Article) or isinstance(article, Unreadable):
                article = page
        if isinstance(article, Unreadable):
            return article
        return replace(
            article,
            id=identity.article_id(item.url, source.id, item.external_id, article.text),
            url=item.url,
            published=min(article.published, self._now()) if article.published else None,
        )


def describe(trouble: Unreadable) -> str:
    """A trouble in one line for the operator."""
    return f"{trouble.trouble}: {trouble.detail}" if trouble.detail else str(trouble.trouble)


def _not_stored(error: StoreError) -> Unreadable:
    return Unreadable(trouble=Trouble.NOT_STORED, detail=str(error))


def _worst(found: Sequence[Unreadable], tried: int) -> Unreadable | None:
    """The trouble of a source of which something could not be stored, or nothing could be read."""
    for trouble in found:
        if trouble.trouble is Trouble.NOT_STORED:
            return trouble
    if not found or len(found) < tried:
        return None
    return replace(found[0], detail=f"none of {tried} could be read; the first: {found[0].detail}")


def _name(db: Database, source: Source, title: str) -> None:
    """A feed that was configured is known by its host until it says its title."""
    with db.write() as tx:
        sources.rename(tx, source.id, title)


def _settle(
    db: Database,
    source: Source,
    now: datetime,
    outcome: Validators | Unreadable | None,
    is_whole: bool,
) -> None:
    trouble = outcome if isinstance(outcome, Unreadable) else None
    is_done = trouble is None and (is_whole or source.last_success is None)
    with db.write() as tx:
        sources.settle(
            tx,
            source.id,
            next_check=next_check(source, now, trouble),
            error=None if trouble is None else describe(trouble),
            last_success=now if is_done else None,
            validators=outcome if isinstance(outcome, Validators) else None,
        )


def _store(
    db: Database, source: Source, item: Item, digest: Digest, raw: str, now: Clock
) -> _Change | Unreadable:
    try:
        # The time is told with the turn to write: whoever reads later finds all seen before.
        with db.write() as tx:
            is_known = digest.article.id in articles.heads(tx, [digest.article.id])
            kept = articles.add(
                tx, digest, source_id=source.id, external_id=item.external_id, raw=raw, now=now()
            )
    except StoreError as error:
        return _not_stored(error)
    if kept is None:
        return _Change.NONE
    return _Change.CHANGED if is_known else _Change.NEW
