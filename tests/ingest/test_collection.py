"""One reading of some sources: what it counts, whom it leaves for later, and who reads meanwhile."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

import pytest
from aiohttp import web

from bot.analysis import Analyst
from bot.ingest.collect import collect_due, drop_source, remove_source
from bot.ingest.collection import Collected, Collection, describe
from bot.ingest.fetch import Fetcher
from bot.model import Source, SourceKind, Trouble, Unreadable
from bot.store import articles, digests, sources
from bot.store.database import Database
from tests.ingest import newsroom
from tests.ingest.website import Website
from tests.summarizer.news import page_in

_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_WINDOW = timedelta(days=14)
# In German nobody looks for people, so that no worker loads the parser.
_NEWS = page_in("de")


def _page(number: int = 0) -> str:
    body = "".join(f"<p>{escape(sentence)}</p>" for sentence in _NEWS.sentences)
    return (
        f'<html lang="de"><head><title>{_NEWS.title} {number}</title></head>'
        f"<body><article><h1>{_NEWS.title} {number}</h1>{body}</article></body></html>"
    )


def _serve(website: Website, *names: str, published: datetime = _NOW) -> str:
    """A feed and its pages; gives its address."""
    for number, name in enumerate(names):
        website.put(f"/{name}", _page(number))
    entries = [newsroom.entry(f"/{name}", published=published) for name in names]
    return website.put("/feed", newsroom.feed(*entries), "application/rss+xml")


def _add(db: Database, address: str, kind: SourceKind = SourceKind.FEED) -> Source:
    with db.write() as tx:
        return sources.add(tx, kind, address, "Post", _NOW)


def _settle(
    db: Database, source: Source, error: str | None = None, last_success: datetime | None = None
) -> Source:
    """The source after an earlier reading that ended so."""
    with db.write() as tx:
        sources.settle(tx, source.id, next_check=_NOW, error=error, last_success=last_success)
        found = sources.find(tx, source.id)
    assert found is not None
    return found


def _stored(db: Database, source: Source) -> Source | None:
    with db.read() as tx:
        return sources.find(tx, source.id)


def _count(db: Database) -> int:
    with db.read() as tx:
        return articles.count(tx)


class _Reading:
    """Reads sources at noon."""

    def __init__(self, db: Database, fetcher: Fetcher, analyst: Analyst) -> None:
        self._parts = (db, fetcher, analyst)
        self.told: list[tuple[int, int, str]] = []

    async def of(self, *chosen: Source) -> Collected:
        def note(done: int, known: int, title: str) -> None:
            self.told.append((done, known, title))

        return await Collection(*self._parts, lambda: _NOW, note).run(chosen, _WINDOW)


@pytest.fixture
def reading(db: Database, fetcher: Fetcher, analyst: Analyst) -> _Reading:
    return _Reading(db, fetcher, analyst)


async def test_progress_is_told_of_each_article_readable_or_not(
    website: Website, db: Database, reading: _Reading
) -> None:
    feed = _add(db, _serve(website, "one", "two", "three"))
    website.put("/two", status=404)

    collected = await reading.of(feed)

    assert collected.new == 2
    assert reading.told == [(1, 3, "Post"), (2, 3, "Post"), (3, 3, "Post")]
    ((name, why),) = collected.failures
    assert name == f"Post: {website.url('/two')}"
    assert why.endswith("HTTP 404")


async def test_no_source_is_no_news(reading: _Reading) -> None:
    assert await reading.of() == Collected()


def _wrong_addresses(website: Website) -> Sequence[str]:
    """What leads to no news: a page, nothing, and nothing any more."""
    return (
        website.put("/page", "<html><body>Welcome</body></html>"),
        website.url("/nowhere"),
        website.put("/gone", status=410),
    )


async def test_an_address_that_leads_to_no_news_at_its_first_reading_is_named_as_wrong(
    website: Website, db: Database, reading: _Reading
) -> None:
    chosen = [_add(db, address) for address in _wrong_addresses(website)]
    down = _add(db, website.put("/down", status=503))

    collected = await reading.of(*chosen, down)

    assert {source.id for source in collected.wrong} == {source.id for source in chosen}
    assert len(collected.failures) == 4


async def test_a_source_that_had_news_or_that_failed_before_is_not_named_as_wrong(
    website: Website, db: Database, reading: _Reading
) -> None:
    first, second, third = (_add(db, address) for address in _wrong_addresses(website))
    had_news = _settle(db, first, last_success=_NOW - timedelta(days=1))
    failed = _settle(db, second, error="unreachable")

    collected = await reading.of(had_news, failed)

    assert collected.wrong == ()
    assert len(collected.failures) == 2
    assert (await reading.of(third)).wrong == (third,)


async def test_two_readers_at_once_share_the_sources_and_read_none_twice(
    website: Website, db: Database, fetcher: Fetcher, analyst: Analyst
) -> None:
    _add(db, _serve(website, "one"))

    both = await asyncio.gather(
        *(collect_due(db, fetcher, analyst, lambda: _NOW) for _ in range(2))
    )

    assert sum(collected.new for collected in both) == 1
    assert website.asked("/feed") == 1


async def test_a_source_whose_reader_died_waits_for_its_lease_to_end(
    website: Website, db: Database, fetcher: Fetcher, analyst: Analyst
) -> None:
    asked = asyncio.Event()

    async def hang(_request: web.Request) -> web.Response:
        asked.set()
        await asyncio.sleep(30)
        return web.Response()

    feed = _add(db, website.answer("/feed", hang))
    dying = asyncio.ensure_future(collect_due(db, fetcher, analyst, lambda: _NOW))
    await asked.wait()
    dying.cancel()
    await asyncio.gather(dying, return_exceptions=True)
    _serve(website, "one")

    soon = _NOW + timedelta(minutes=5)
    assert await collect_due(db, fetcher, analyst, lambda: soon) == Collected()
    later = _NOW + timedelta(hours=1)
    assert (await collect_due(db, fetcher, analyst, lambda: later)).new == 1
    read = _stored(db, feed)
    assert read is not None
    assert (read.failures, read.last_success) == (0, later)


async def test_an_article_of_tomorrow_counts_as_of_now(
    website: Website, db: Database, reading: _Reading
) -> None:
    feed = _add(db, _serve(website, "one", published=_NOW + timedelta(days=1)))

    await reading.of(feed)

    with db.read() as tx:
        (document,) = digests.documents_since(tx, _NOW - _WINDOW)
    assert document.article.published == _NOW


async def test_a_source_that_is_removed_while_it_is_read_stays_removed(
    website: Website, db: Database, reading: _Reading
) -> None:
    feed = _add(db, _serve(website, "one"))

    async def answer(_request: web.Request) -> web.Response:
        remove_source(db, feed.id)
        return web.Response(text=_page(), content_type="text/html")

    website.answer("/one", answer)

    assert (await reading.of(feed)).new == 1
    assert _count(db) == 1
    assert _stored(db, feed) is None


async def test_a_source_that_is_forgotten_while_it_is_read_takes_nothing_else_down(
    website: Website, db: Database, reading: _Reading, tmp_path: Path
) -> None:
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "a.txt").write_text(_NEWS.text, encoding="utf-8")
    feed = _add(db, _serve(website, "one"))

    async def answer(_request: web.Request) -> web.Response:
        drop_source(db, feed.id)
        return web.Response(text=_page(), content_type="text/html")

    website.answer("/one", answer)

    collected = await reading.of(feed, _add(db, str(folder), SourceKind.FOLDER))

    assert collected.new == 1
    assert [why.partition(":")[0] for _, why in collected.failures] == [
        str(Trouble.NOT_STORED)
    ] * 2


async def test_a_backlog_keeps_the_day_since_when_all_is_news_until_it_is_read_whole(
    website: Website, db: Database, reading: _Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ingest.harvest.MOST_AT_ONCE", 1)
    last_read = _NOW - timedelta(days=3)
    feed = _add(db, _serve(website, "one", "two"))
    feed = _settle(db, feed, last_success=last_read)

    assert (await reading.of(feed)).new == 1
    read = _stored(db, feed)
    assert read is not None
    assert (read.last_success, read.last_error) == (last_read, None)

    assert (await reading.of(read)).new == 1
    read = _stored(db, feed)
    assert read is not None
    assert read.last_success == _NOW


async def test_the_backlog_of_a_new_feed_is_read_by_and_by_and_its_past_is_no_news(
    website: Website, db: Database, reading: _Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.ingest.harvest.MOST_AT_ONCE", 1)
    feed = _add(db, _serve(website, "one", "two"))

    await reading.of(feed)

    read = _stored(db, feed)
    assert read is not None
    assert read.last_success == _NOW


async def test_a_feed_of_which_no_page_can_be_read_says_so_and_is_read_less_often(
    website: Website, db: Database, reading: _Reading
) -> None:
    feed = _add(db, _serve(website, "one", "two"))
    for name in ("one", "two"):
        website.put(f"/{name}", status=403)

    await reading.of(feed)

    read = _stored(db, feed)
    assert read is not None
    assert read.failures == 1
    assert (read.last_error or "").endswith("none of 2 could be read; the first: HTTP 403")
    assert read.next_check >= _NOW + timedelta(minutes=30)

    await reading.of(read)
    assert website.asked("/one") == 1


def test_a_trouble_is_one_line_for_the_operator() -> None:
    assert describe(Unreadable(trouble=Trouble.GONE, detail="HTTP 410")) == "gone: HTTP 410"
    assert describe(Unreadable(trouble=Trouble.EMPTY)) == str(Trouble.EMPTY)
