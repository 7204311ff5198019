"""New sources: a feed, the feeds of a page, an OPML list or a folder."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import structlog

from bot.analysis import Analyst
from bot.ingest.feeds import PARSE_SECONDS, ParsedFeed, find_feeds, parse_feed
from bot.ingest.fetch import Fetcher, Page
from bot.ingest.links import LONGEST_URL, canonical_url, host_of
from bot.ingest.opml import is_opml, parse_opml
from bot.model import Source, SourceKind, Trouble, Unreadable
from bot.store import sources
from bot.store.database import Database

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedList:
    """The feeds of an OPML list, now read; ``failures`` are (address, why) of what is not."""

    sources: tuple[Source, ...]
    failures: tuple[tuple[str, Unreadable], ...] = ()


_Named = tuple[SourceKind, str, str]
"""What is to be added: its kind, address and title."""

FeedChoices = tuple[tuple[str, str], ...]
"""(address, title) of the feeds that a page names, when there are several."""


async def add_source(
    db: Database, fetcher: Fetcher, analyst: Analyst, address: str, now: datetime
) -> Source | AddedList | FeedChoices | Unreadable:
    """Read something from now on.

    Args:
        db: the store.
        fetcher: looks at what is there.
        analyst: parses it.
        address: a feed, a page that names its feeds, an OPML list (a file or an address), or an
            existing folder.
        now: the time.

    Returns:
        The source, new or known; the sources of a list; the feeds to choose from; or why not.
    """
    address = address.strip()
    if _is_web(address):
        if canonical_url(address) is None:
            detail = f"no web address of up to {LONGEST_URL:,} bytes"
            return Unreadable(trouble=Trouble.FORBIDDEN_ADDRESS, detail=detail)
        return await _add_from_web(db, fetcher, analyst, urldefrag(address).url, now)
    added = await asyncio.to_thread(_add_from_disk, db, address, now)
    is_host = re.match(r"[\w-]+(\.[\w-]+)+(/|$)", address) is not None
    if isinstance(added, Unreadable) and added.trouble is Trouble.NOT_FOUND and is_host:
        return await _add_from_web(db, fetcher, analyst, f"https://{address}", now)
    return added


async def add_configured(
    db: Database, addresses: Sequence[str], now: datetime, *, revive: bool = False
) -> AddedList:
    """Make the operator's sources known without looking whether they can be read.

    A source that cannot be read now may be readable later; ``/sources`` tells of it until then.

    Args:
        db: the store.
        addresses: as in ``BOT_SOURCES``.
        now: the time.
        revive: add what was removed again; otherwise it stays so until ``add_source``.
    """
    return await asyncio.to_thread(_add_configured, db, addresses, now, revive=revive)


def _add_configured(
    db: Database, addresses: Sequence[str], now: datetime, *, revive: bool
) -> AddedList:
    added: list[Source] = []
    failures: list[tuple[str, Unreadable]] = []
    for address in map(str.strip, addresses):
        named = _named_by(address)
        if isinstance(named, Unreadable):
            _log.warning("a source cannot be read", source=address, reason=named.detail)
            failures.append((address, named))
        else:
            added += _add_all(db, named, now, revive=revive)
    return AddedList(sources=tuple(added), failures=tuple(failures))


def _named_by(address: str) -> Sequence[_Named] | Unreadable:
    if _is_web(address):
        return [(SourceKind.FEED, address, host_of(address))]
    place = Path(address).expanduser()
    return _listed_in(_body(place)) if place.is_file() else [_folder(place)]


def _add_all(
    db: Database, named: Sequence[_Named], now: datetime, *, revive: bool = True
) -> tuple[Source, ...]:
    with db.write() as tx:
        left_out = frozenset() if revive else sources.removed(tx)
        added = tuple(
            sources.add(tx, kind, address, title, now)
            for kind, address, title in named
            if address not in left_out
        )
    for _, address, _ in named:
        if address in left_out:
            _log.warning("a source stays removed; /addsource reads it again", source=address)
    return added


def _add_from_disk(db: Database, address: str, now: datetime) -> Source | AddedList | Unreadable:
    place = Path(address).expanduser()
    if place.is_dir():
        return _add_all(db, [_folder(place)], now)[0]
    if place.is_file():
        return _add_list(db, _body(place), now)
    return Unreadable(trouble=Trouble.NOT_FOUND, detail=f"there is no folder {address}")


async def _add_from_web(
    db: Database, fetcher: Fetcher, analyst: Analyst, address: str, now: datetime
) -> Source | AddedList | FeedChoices | Unreadable:
    page = await fetcher.get(address)
    if not isinstance(page, Page):
        return page if isinstance(page, Unreadable) else _no_feed(address)
    if is_opml(page.body):
        return await asyncio.to_thread(_add_list, db, page.body, now)
    feed = await _parse(analyst, page)
    if isinstance(feed, ParsedFeed):
        return await asyncio.to_thread(_add_feed, db, address, feed.title, now)
    if feed.trouble is not Trouble.NOT_A_FEED:
        return feed
    named = await asyncio.wrap_future(
        analyst.start(find_feeds, page.body, page.url, timeout=PARSE_SECONDS)
    )
    if isinstance(named, Unreadable) or len(named) > 1:
        return named
    only = next((feed for feed, _ in named), None)
    return await _add_named(db, fetcher, analyst, only, now) if only else _no_feed(address)


async def _add_named(
    db: Database, fetcher: Fetcher, analyst: Analyst, address: str, now: datetime
) -> Source | Unreadable:
    """Add the one feed that a page names, if it is one."""
    page = await fetcher.get(address)
    if not isinstance(page, Page):
        return page if isinstance(page, Unreadable) else _no_feed(address)
    feed = await _parse(analyst, page)
    if isinstance(feed, Unreadable):
        return feed
    return await asyncio.to_thread(_add_feed, db, address, feed.title, now)


async def _parse(analyst: Analyst, page: Page) -> ParsedFeed | Unreadable:
    return await asyncio.wrap_future(
        analyst.start(parse_feed, page.body, page.content_type, page.url, timeout=PARSE_SECONDS)
    )


def _add_feed(db: Database, address: str, title: str, now: datetime) -> Source:
    return _add_all(db, [(SourceKind.FEED, address, title)], now)[0]


def _add_list(db: Database, body: bytes | Unreadable, now: datetime) -> AddedList | Unreadable:
    named = _listed_in(body)
    if isinstance(named, Unreadable):
        return named
    return AddedList(sources=_add_all(db, named, now))


def _folder(folder: Path) -> _Named:
    place = folder.resolve()
    return SourceKind.FOLDER, str(place), place.name


def _listed_in(body: bytes | Unreadable) -> Sequence[_Named] | Unreadable:
    feeds = body if isinstance(body, Unreadable) else parse_opml(body)
    if isinstance(feeds, Unreadable):
        return feeds
    return [(SourceKind.FEED, address, title or host_of(address)) for address, title in feeds]


def _body(file: Path) -> bytes | Unreadable:
    try:
        return file.read_bytes()
    except OSError as error:
        return Unreadable(trouble=Trouble.UNREACHABLE, detail=f"{file}: {error.strerror}")


def _is_web(address: str) -> bool:
    return urlsplit(address).scheme.lower() in {"http", "https"}


def _no_feed(address: str) -> Unreadable:
    return Unreadable(trouble=Trouble.NOT_A_FEED, detail=f"{address} names no feed")
