"""What a source holds that has not been read yet."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.analysis import Analyst
from bot.ingest.feeds import PARSE_SECONDS, parse_feed
from bot.ingest.fetch import Fetcher, NotModified
from bot.ingest.folders import fingerprint, list_files, mark_of, read_files
from bot.ingest.intervals import may_pass
from bot.ingest.opml import is_opml
from bot.ingest.resting import Resting
from bot.model import Item, Source, SourceKind, Trouble, Unreadable, Validators
from bot.store import identity
from bot.store.database import Database

MOST_AT_ONCE = 20
"""How many pages of one feed are fetched at a time; what is left over waits for the next check."""

# A feed's backlog is no news: what is older than this when the feed is first read is left out.
_FRESH = timedelta(days=2)
# After a time without the bot, what came in meanwhile is read, and a little more.
_OVERLAP = timedelta(days=1)
_FILES_AT_ONCE = 50
_FILES_SECONDS = 60.0
_FILE_SECONDS = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """A part of what a source holds.

    Attributes:
        items: those to be read.
        failures: (name, why) of what could not be read at all.
        marks: external id -> under which name its item rests when it cannot be read.
        validators: what to ask "changed since?" with once everything is read; None keeps the
            last ones.
        is_whole: False where more is new than is read at a time.
        title: what a feed calls itself; None when nobody looked.
    """

    items: tuple[Item, ...] = ()
    failures: tuple[tuple[str, Unreadable], ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)
    validators: Validators | None = None
    is_whole: bool = True
    title: str | None = None


async def harvest_feed(
    db: Database, fetcher: Fetcher, analyst: Analyst, source: Source, now: datetime
) -> Harvest | Unreadable:
    """What a feed has that is new, newest first; nothing when it did not change."""
    page = await fetcher.get(source.address, source.validators)
    if isinstance(page, NotModified):
        return Harvest()
    if isinstance(page, Unreadable):
        return page
    if is_opml(page.body):
        return Unreadable(
            trouble=Trouble.NOT_A_FEED, detail="this is an OPML list; add it with /addsource"
        )
    feed = await asyncio.wrap_future(
        analyst.start(parse_feed, page.body, page.content_type, page.url, timeout=PARSE_SECONDS)
    )
    if isinstance(feed, Unreadable):
        return feed
    fresh = select_fresh(feed.items, source, now)
    unseen = await asyncio.to_thread(_unseen, db, fresh, source)
    resting = {item: fetcher.resting.trouble_of(item.url or "", now) for item in unseen}
    waiting = [item for item, trouble in resting.items() if trouble is None]
    waiting.sort(key=lambda item: item.published or now, reverse=True)
    # A feed that says "nothing changed" would keep away what is to be tried again.
    rests = any(trouble is not None and may_pass(trouble) for trouble in resting.values())
    is_whole = len(waiting) <= MOST_AT_ONCE
    return Harvest(
        items=tuple(waiting[:MOST_AT_ONCE]),
        marks={item.external_id: item.url for item in waiting if item.url is not None},
        validators=page.validators if is_whole and not rests else None,
        is_whole=is_whole,
        title=feed.title,
    )


def select_fresh(items: Sequence[Item], source: Source, now: datetime) -> tuple[Item, ...]:
    """The items that are news: published of late, or undated and among a feed's first.

    Args:
        items: in the feed's order.
        source: the feed as it was before; what came in since it was last read whole counts as of
            late.
        now: the time.
    """
    since = now - _FRESH
    if source.last_success is not None:
        since = min(since, source.last_success - _OVERLAP)
    return tuple(
        item
        for place, item in enumerate(items)
        if (item.published >= since if item.published is not None else place < MOST_AT_ONCE)
    )


async def harvest_folder(
    db: Database, analyst: Analyst, resting: Resting, source: Source, now: datetime
) -> AsyncIterator[Harvest | Unreadable]:
    """What a folder has that is new or was written again, some files at a time.

    A file that rests is left out, and read again when it rests no longer or is written again.
    """
    folder = Path(source.address)
    files = await asyncio.to_thread(list_files, folder)
    if isinstance(files, Unreadable):
        yield files
        return
    marks = await asyncio.to_thread(lambda: {file: mark_of(file) for file in files})

    def awake() -> list[Path]:
        return [file for file in files if resting.trouble_of(marks[file], now) is None]

    def state() -> Validators:
        return Validators(etag=fingerprint(marks[file] for file in awake()))

    if state() == source.validators:
        return
    to_read = awake()
    for start in range(0, len(to_read), _FILES_AT_ONCE):
        some = to_read[start : start + _FILES_AT_ONCE]
        items, failures = await _read(analyst, folder, some)
        unseen = await asyncio.to_thread(_unseen, db, items, source)
        yield Harvest(
            items=unseen,
            failures=failures,
            marks={file.relative_to(folder).as_posix(): marks[file] for file in some},
        )
    # Whoever took the items lets those rest that could not be read: they are not part of it.
    yield Harvest(validators=state())


async def _read(
    analyst: Analyst, folder: Path, files: Sequence[Path]
) -> tuple[tuple[Item, ...], tuple[tuple[str, Unreadable], ...]]:
    """Read some files; when one of them is too much for the worker, each by itself."""
    limit = _FILES_SECONDS if len(files) > 1 else _FILE_SECONDS
    read = await asyncio.wrap_future(analyst.start(read_files, folder, files, timeout=limit))
    if not isinstance(read, Unreadable):
        return read
    if len(files) == 1:
        return (), ((files[0].relative_to(folder).as_posix(), read),)
    items: tuple[Item, ...] = ()
    failures: tuple[tuple[str, Unreadable], ...] = ()
    for file in files:
        more_items, more_failures = await _read(analyst, folder, [file])
        items, failures = items + more_items, failures + more_failures
    return items, failures


def _unseen(db: Database, items: Sequence[Item], source: Source) -> tuple[Item, ...]:
    """The items that are not stored, or are stored with another text."""
    by_id = {item.external_id: item for item in items}
    # Of a linked item the page's text is stored, not what the feed holds: the two never agree.
    named = (
        replace(item, raw=None) if item.url and source.kind is SourceKind.FEED else item
        for item in items
    )
    with db.read() as tx:
        unseen = identity.unseen(tx, tuple(named), source.id)
    return tuple(by_id[item.external_id] for item in unseen)
