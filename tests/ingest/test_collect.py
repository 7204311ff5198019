"""Sources are read, articles analysed and stored, stories grouped."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import text
from typing_extensions import override

from bot.analysis import Analyst
from bot.ingest.collect import Collected, collect_all, collect_due, remove_source
from bot.ingest.fetch import Fetcher
from bot.ingest.folders import read_files
from bot.model import (
    BriefedStory,
    Digest,
    Source,
    SourceKind,
    Trouble,
    Unreadable,
    Validators,
)
from bot.store import articles, editions, sources
from bot.store.database import Database
from summarizer.model import Article
from tests.ingest import newsroom
from tests.ingest.website import Website
from tests.summarizer.news import page_in

_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_RECENT = _NOW - timedelta(hours=2)


def _sources(db: Database) -> tuple[Source, ...]:
    with db.read() as tx:
        return sources.listed(tx)


def _stories(db: Database) -> tuple[BriefedStory, ...]:
    with db.read() as tx:
        stretch = editions.Stretch(since=_NOW - timedelta(days=14))
        return editions.between(tx, stretch, _NOW + timedelta(days=14), 50).stories


def _count(db: Database) -> int:
    with db.read() as tx:
        return articles.count(tx)


def _put_feed(website: Website, *entries: str, unchanged: bool = False) -> str:
    """``unchanged``: whoever knows the feed is told that nothing changed, with no content."""
    body = newsroom.feed(*entries)

    async def answer(request: web.Request) -> web.Response:
        if unchanged and request.headers.get("If-None-Match") == '"v1"':
            return web.Response(status=304)
        headers = {"ETag": '"v1"'} if unchanged else {}
        return web.Response(text=body, content_type="application/rss+xml", headers=headers)

    return website.answer("/feed", answer)


def _refuse(db: Database, what: str) -> None:
    """Let the database take no such row, as it takes none that contradicts another."""
    with db.write() as tx:
        tx.execute(
            text(
                f"CREATE TRIGGER t BEFORE {what} BEGIN SELECT RAISE(ABORT, 'not in this paper'); END"
            )
        )


@pytest.fixture
def collect(db: Database, fetcher: Fetcher, analyst: Analyst) -> Callable[..., Any]:
    async def collect(*addresses: str, now: datetime = _NOW, **options: Any) -> Collected:
        return await collect_all(db, fetcher, analyst, addresses, lambda: now, **options)

    return collect


Collect = Callable[..., Any]


async def test_a_feed_becomes_stories(website: Website, db: Database, collect: Collect) -> None:
    for name in ("bridge", "wolves"):
        website.put(f"/{name}", newsroom.page(name))
    url = _put_feed(
        website,
        newsroom.entry("/bridge", name="bridge", published=_RECENT),
        newsroom.entry("/wolves", name="wolves", published=_RECENT),
    )
    told: list[tuple[int, int, str]] = []

    collected = await collect(url, progress=lambda *progress: told.append(progress))

    assert collected == Collected(new=2)
    assert told == [(1, 2, "127.0.0.1"), (2, 2, "127.0.0.1")]
    assert {story.headline for story in _stories(db)} == {
        newsroom.title("bridge"),
        newsroom.title("wolves"),
    }
    for story in _stories(db):
        assert story.sentences
        assert story.heads[0].outlet == "Harbour News"
        assert story.heads[0].published == _RECENT
    (source,) = _sources(db)
    assert (source.failures, source.last_error, source.article_count) == (0, None, 2)
    assert source.next_check > _NOW


async def test_a_configured_feed_takes_its_own_title_when_it_is_read(
    website: Website, db: Database, collect: Collect
) -> None:
    url = _put_feed(website)
    with db.write() as tx:
        sources.add(tx, SourceKind.FEED, f"{url}?named", "As the operator calls it", _NOW)

    await collect(url, f"{url}?named")

    assert {source.title for source in _sources(db)} == {
        "Harbour News",
        "As the operator calls it",
    }


async def test_a_feed_that_did_not_change_is_not_parsed(
    website: Website, db: Database, collect: Collect
) -> None:
    website.put("/bridge", newsroom.page("bridge"))
    url = _put_feed(website, newsroom.entry("/bridge", published=_RECENT), unchanged=True)

    assert await collect(url) == Collected(new=1)
    assert await collect(url) == Collected()
    assert website.asked("/bridge") == 1
    assert _sources(db)[0].validators == Validators(etag='"v1"')


async def test_an_article_is_read_once_however_it_is_linked(
    website: Website, db: Database, collect: Collect
) -> None:
    website.put("/bridge", newsroom.page("bridge"))
    url = _put_feed(
        website,
        newsroom.entry("/bridge?utm_source=rss", guid="1", published=_RECENT),
        newsroom.entry("/bridge?fbclid=x#comments", guid="2", published=_RECENT),
    )

    assert (await collect(url)).new == 1
    assert await collect(url) == Collected()
    assert _count(db) == 1


async def test_a_page_without_an_article_costs_only_itself_and_is_then_left_alone(
    website: Website, db: Database, collect: Collect
) -> None:
    website.put("/bridge", newsroom.page("bridge"))
    website.put("/video", "<html><body><video src='a.mp4'></video></body></html>")
    url = _put_feed(
        website,
        newsroom.entry("/video", published=_RECENT),
        newsroom.entry("/missing", published=_RECENT),
        newsroom.entry("/bridge", published=_RECENT),
    )

    collected = await collect(url)
    again = await collect(url, now=_NOW + timedelta(minutes=20))

    assert collected.new == 1
    assert {name for name, _ in collected.failures} == {
        f"127.0.0.1: {website.url('/video')}",
        f"127.0.0.1: {website.url('/missing')}",
    }
    assert again == Collected()
    assert website.asked("/video") == 1
    assert _sources(db)[0].last_error is None


@pytest.mark.parametrize(("status", "is_tried_again"), [(503, True), (429, False), (404, False)])
async def test_what_may_be_readable_soon_is_tried_again_although_its_feed_does_not_change(
    website: Website, db: Database, collect: Collect, status: int, is_tried_again: bool
) -> None:
    website.put("/bridge", status=status)
    website.put("/wolves", newsroom.page("wolves"))
    url = _put_feed(
        website,
        newsroom.entry("/bridge", published=_RECENT),
        newsroom.entry("/wolves", name="wolves", published=_RECENT),
        unchanged=True,
    )

    assert (await collect(url)).new == 1
    website.put("/bridge", newsroom.page("bridge"))
    assert await collect(url, now=_NOW + timedelta(minutes=20)) == Collected()
    assert website.asked("/bridge") == 1
    later = await collect(url, now=_NOW + timedelta(minutes=80))

    assert later.new == is_tried_again
    assert _sources(db)[0].validators == Validators(etag='"v1"')


async def test_the_feeds_own_text_is_read_where_the_page_cannot_be(
    website: Website, db: Database, collect: Collect
) -> None:
    content = "".join(f"<p>{paragraph}</p>" for paragraph in newsroom.paragraphs("wolves") * 2)
    website.put("/wolves", status=403)
    url = _put_feed(
        website, newsroom.entry("/wolves", name="wolves", published=_RECENT, content=content)
    )

    assert (await collect(url)).new == 1
    assert _stories(db)[0].heads[0].url == website.url("/wolves")


async def test_a_long_feed_is_read_some_articles_at_a_time_to_where_it_was_left(
    website: Website, db: Database, collect: Collect
) -> None:
    entries = []
    published = _NOW - timedelta(days=3)
    for number in range(23):
        website.put(f"/{number}", newsroom.page("bridge").replace("40", str(number + 100)))
        age = timedelta(minutes=number)
        entries.append(newsroom.entry(f"/{number}", published=published - age))
    entries.append(newsroom.entry("/old", published=_NOW - timedelta(days=30)))
    url = _put_feed(website, *entries)
    with db.write() as tx:
        source = sources.add(tx, SourceKind.FEED, url, "Harbour News", _NOW)
        last_read = _NOW - timedelta(days=5)
        sources.settle(tx, source.id, next_check=_NOW, error=None, last_success=last_read)

    assert (await collect(url)).new == 20
    assert website.asked("/22") == 0
    assert (await collect(url)).new == 3
    assert website.asked("/old") == 0


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (200, "<html><body>Welcome</body></html>", "not a feed"),
        (410, "", "gone: HTTP 410"),
        (401, "", "needs a login"),
        (500, "", "unreachable: HTTP 500"),
        (200, '<opml><body><outline xmlUrl="https://a.example/"/></body></opml>', "OPML"),
    ],
)
async def test_a_feed_that_cannot_be_read_says_why_and_is_read_less_often(
    website: Website, db: Database, collect: Collect, status: int, body: str, error: str
) -> None:
    url = website.put("/feed", body, status=status)

    collected = await collect(url)

    ((address, reason),) = collected.failures
    (source,) = _sources(db)
    assert address == url
    assert error in reason
    assert source.last_error == reason
    assert source.failures == 1
    assert source.next_check >= _NOW + timedelta(minutes=30)


async def test_an_article_that_the_store_refuses_costs_only_itself_and_its_source_says_so(
    website: Website, db: Database, collect: Collect
) -> None:
    _refuse(db, "INSERT ON articles WHEN new.url LIKE '%/wolves'")
    for name in ("bridge", "wolves"):
        website.put(f"/{name}", newsroom.page(name))
    wolves, bridge = (
        newsroom.entry(f"/{name}", name=name, published=_RECENT) for name in ("wolves", "bridge")
    )

    collected = await collect(_put_feed(website, wolves, bridge))

    assert collected.new == 1
    assert [story.headline for story in _stories(db)] == [newsroom.title("bridge")]
    (source,) = _sources(db)
    assert source.failures == 1
    assert "the database does not take it (not in this paper)" in (source.last_error or "")

    assert (await collect(source.address, now=_NOW + timedelta(minutes=30))) == Collected()
    assert (_sources(db)[0].failures, website.asked("/wolves")) == (0, 1)


async def test_a_source_whose_reading_the_store_refuses_does_not_hold_up_the_others(
    website: Website, db: Database, collect: Collect, tmp_path: Path
) -> None:
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "bridge.txt").write_text(newsroom.text("bridge"))
    _refuse(db, "UPDATE OF title ON sources")

    collected = await collect(_put_feed(website), str(folder))

    assert collected.new == 1
    assert [story.headline for story in _stories(db)] == [newsroom.title("bridge")]
    feed, read = _sources(db)
    assert (feed.failures, read.failures) == (1, 0)
    assert "not in this paper" in (feed.last_error or "")


async def test_a_source_that_cannot_be_settled_comes_back_when_its_lease_ends(
    website: Website, db: Database, fetcher: Fetcher, analyst: Analyst
) -> None:
    website.put("/bridge", newsroom.page("bridge"))
    url = _put_feed(website, newsroom.entry("/bridge", published=_RECENT))
    with db.write() as tx:
        sources.add(tx, SourceKind.FEED, url, "Harbour News", _NOW)
    _refuse(db, "UPDATE OF last_error ON sources")

    assert (await collect_due(db, fetcher, analyst, lambda: _NOW)).new == 1

    (source,) = _sources(db)
    assert len(_stories(db)) == 1
    assert _NOW < source.next_check <= _NOW + timedelta(hours=1)


async def test_feeds_that_hang_or_go_in_circles_do_not_hold_up_the_others(
    website: Website, db: Database, analyst: Analyst
) -> None:
    async def hang(request: web.Request) -> web.Response:
        await asyncio.sleep(30)
        return web.Response()

    website.put("/bridge", newsroom.page("bridge"))
    addresses = [
        website.answer("/hang", hang),
        website.redirect("/circle", "/circle"),
        _put_feed(website, newsroom.entry("/bridge", published=_RECENT)),
    ]
    async with Fetcher(["127.0.0.1"], timeout=0.5) as fetcher:
        collected = await collect_all(db, fetcher, analyst, addresses, lambda: _NOW)

    assert collected.new == 1
    assert {reason.partition(":")[0] for _, reason in collected.failures} == {
        "too many redirects",
        "timed out",
    }


async def test_an_article_is_seen_when_it_is_stored_not_when_the_round_began(
    website: Website, db: Database, fetcher: Fetcher, analyst: Analyst
) -> None:
    clock = [_NOW]

    async def answer_late(request: web.Request) -> web.Response:
        clock.append(_NOW + timedelta(minutes=4))
        return web.Response(text=newsroom.page("bridge"), content_type="text/html")

    website.answer("/bridge", answer_late)
    url = _put_feed(website, newsroom.entry("/bridge", published=_RECENT))

    await collect_all(db, fetcher, analyst, [url], lambda: clock[-1])

    assert _stories(db)[0].heads[0].seen == _NOW + timedelta(minutes=4)
    assert _sources(db)[0].last_success == _NOW + timedelta(minutes=4)


async def test_only_what_is_due_is_read(
    website: Website, db: Database, fetcher: Fetcher, analyst: Analyst, collect: Collect
) -> None:
    website.put("/bridge", newsroom.page("bridge"))
    await collect(_put_feed(website, newsroom.entry("/bridge", published=_RECENT)))

    at_once = await collect_due(db, fetcher, analyst, lambda: _NOW + timedelta(minutes=1))
    assert (at_once, website.asked("/feed")) == (Collected(), 1)

    later = await collect_due(db, fetcher, analyst, lambda: _NOW + timedelta(hours=1))
    assert (later, website.asked("/feed")) == (Collected(), 2)


async def test_a_removed_source_is_read_no_more_but_its_articles_stay(
    website: Website, db: Database, fetcher: Fetcher, analyst: Analyst, collect: Collect
) -> None:
    website.put("/bridge", newsroom.page("bridge"))
    await collect(_put_feed(website, newsroom.entry("/bridge", published=_RECENT)))
    (source,) = _sources(db)

    assert remove_source(db, source.id)
    assert not remove_source(db, source.id)
    await collect_due(db, fetcher, analyst, lambda: _NOW + timedelta(days=1))

    assert website.asked("/feed") == 1
    assert _count(db) == 1


async def test_a_folder_is_read_again_when_a_file_is_written(
    db: Database, collect: Collect, tmp_path: Path
) -> None:
    folder = tmp_path / "harbour"
    folder.mkdir()
    file = folder / "bridge.txt"
    file.write_text(newsroom.text("bridge"))

    assert await collect(str(folder)) == Collected(new=1)
    assert await collect(str(folder)) == Collected()

    file.write_text(newsroom.text("bridge") + "\nThe mayor cut a blue ribbon at noon.\n")
    (folder / "wolves.txt").write_text(newsroom.text("wolves"))
    assert await collect(str(folder)) == Collected(new=1, changed=1)
    assert {story.headline for story in _stories(db)} == {
        newsroom.title("bridge"),
        newsroom.title("wolves"),
    }


async def test_bad_files_cost_only_themselves(
    db: Database, collect: Collect, tmp_path: Path
) -> None:
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "bridge.txt").write_text(newsroom.text("bridge"))
    (folder / "binary.txt").write_bytes(os.urandom(3000))
    (folder / "empty.txt").touch()
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(50_000_000)

    collected = await collect(str(folder))

    assert collected.new == 1
    assert {name for name, _ in collected.failures} == {
        "harbour: binary.txt",
        "harbour: empty.txt",
        "harbour: huge.txt",
    }
    assert await collect(str(folder)) == Collected()


async def test_a_folder_without_a_readable_file_says_so(
    db: Database, collect: Collect, tmp_path: Path
) -> None:
    folder = tmp_path / "harbour"
    folder.mkdir()
    (folder / "binary.txt").write_bytes(b"\x00")

    await collect(str(folder), str(tmp_path / "missing"))

    errors = [source.last_error or "" for source in _sources(db)]
    assert "none of 1 could be read; the first: the file is binary" in errors[0]
    assert errors[1].startswith("not found: there is no folder")


async def test_news_that_a_killed_process_left_ungrouped_is_grouped(
    db: Database, fetcher: Fetcher, analyst: Analyst, tmp_path: Path
) -> None:
    article = Article(
        id="a1",
        source="Harbour News",
        title=newsroom.title("bridge"),
        text=newsroom.text("bridge"),
    )
    digest = analyst.digest(article)
    assert isinstance(digest, Digest)
    with db.write() as tx:
        source = sources.add(tx, SourceKind.FOLDER, str(tmp_path / "news"), "news", _NOW)
        articles.add(
            tx, digest, source_id=source.id, external_id="a.txt", raw=article.text, now=_NOW
        )
    assert _stories(db) == ()

    await collect_due(db, fetcher, analyst, lambda: _NOW + timedelta(hours=1))

    assert [story.headline for story in _stories(db)] == [newsroom.title("bridge")]


class Failing(Analyst):
    """Workers that do nothing."""

    @override
    def start(
        self, function: Callable[..., Any], *args: Any, timeout: float | None = None
    ) -> Future[Any]:
        answer: Future[Any] = Future()
        answer.set_result(Unreadable(trouble=Trouble.ANALYSIS_FAILED, detail="no worker"))
        return answer


async def test_files_that_could_not_be_analysed_are_tried_again_after_a_while(
    db: Database, fetcher: Fetcher, collect: Collect, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("bridge", "wolves"):
        (folder / f"{name}.txt").write_text(newsroom.text(name))

    failed = await collect_all(db, fetcher, Failing(), [str(folder)], lambda: _NOW)

    assert len(failed.failures) == 3
    assert await collect(str(folder), now=_NOW + timedelta(minutes=5)) == Collected()
    assert await collect(str(folder), now=_NOW + timedelta(hours=2)) == Collected(new=2)


class Deadly(Analyst):
    """Workers that die over a word, whatever else they are asked beside it."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word
        self.deaths = 0

    @override
    def start(
        self, function: Callable[..., Any], *args: Any, timeout: float | None = None
    ) -> Future[Any]:
        if function is not read_files or not any(self.word in file.name for file in args[1]):
            return super().start(function, *args, timeout=timeout)
        self.deaths += 1
        return super().start(os._exit, 9)


async def test_a_file_that_kills_its_worker_rests_until_it_is_written_again(
    db: Database, fetcher: Fetcher, tmp_path: Path
) -> None:
    folder = tmp_path / "news"
    (folder / "deep").mkdir(parents=True)
    # Not in English, so that none of the workers loads the parser.
    (folder / "bridge.txt").write_text(page_in("de").text)
    deadly = folder / "deep" / "wolves.txt"
    deadly.write_text(page_in("fr").text)

    with Deadly("wolves") as analyst:

        async def collect(minutes: int) -> Collected:
            now = _NOW + timedelta(minutes=minutes)
            return await collect_all(db, fetcher, analyst, [str(folder)], lambda: now)

        first = await collect(0)
        assert (first.new, [name for name, _ in first.failures]) == (1, ["news: deep/wolves.txt"])
        assert analyst.deaths == 2
        assert [await collect(minutes) for minutes in (1, 2, 59)] == [Collected()] * 3
        assert analyst.deaths == 2

        assert (await collect(61)).failures[0] == first.failures[0]
        analyst.word = "nothing"
        deadly.write_text(page_in("fr").text + "\n")
        assert await collect(62) == Collected(new=1)
        assert await collect(63) == Collected()
