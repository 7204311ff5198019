"""New sources."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.analysis import Analyst
from bot.ingest.additions import AddedList, add_configured, add_source
from bot.ingest.fetch import Fetcher
from bot.model import Source, SourceKind, Trouble, Unreadable
from bot.store import sources
from bot.store.database import Database
from tests.ingest import newsroom
from tests.ingest.website import Website

_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_OPML = (
    '<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/feed"/>'
    '<outline text="" xmlUrl="https://b.example/feed"/></body></opml>'
)


def _link(href: str) -> str:
    return f'<link rel="alternate" type="application/rss+xml" href="{href}">'


async def test_a_feed_is_added_under_its_own_title(
    website: Website, fetcher: Fetcher, analyst: Analyst, db: Database
) -> None:
    url = website.put("/feed", newsroom.feed(), "application/rss+xml")

    added = await add_source(db, fetcher, analyst, f" {url}#top ", _NOW)

    assert isinstance(added, Source)
    assert (added.kind, added.address, added.title) == (SourceKind.FEED, url, "Harbour News")
    assert await add_source(db, fetcher, analyst, url, _NOW) == added


async def test_the_one_feed_of_a_page_is_added(
    website: Website, fetcher: Fetcher, analyst: Analyst, db: Database
) -> None:
    website.put("/feed", newsroom.feed(), "application/rss+xml")
    url = website.put("/", newsroom.page("bridge", head=_link("/feed")))

    added = await add_source(db, fetcher, analyst, url, _NOW)

    assert isinstance(added, Source)
    assert added.address == website.url("/feed")


async def test_a_page_with_several_feeds_offers_them(
    website: Website, fetcher: Fetcher, analyst: Analyst, db: Database
) -> None:
    url = website.put("/", newsroom.page("bridge", head=_link("/feed") + _link("/sport")))

    choices = await add_source(db, fetcher, analyst, url, _NOW)

    assert choices == ((website.url("/feed"), ""), (website.url("/sport"), ""))
    with db.read() as tx:
        assert sources.listed(tx) == ()


@pytest.mark.parametrize("head", ["", _link("/not-a-feed"), _link("/missing")])
async def test_a_page_without_a_feed_is_not_added(
    website: Website, fetcher: Fetcher, analyst: Analyst, db: Database, head: str
) -> None:
    website.put("/not-a-feed", newsroom.page("bridge"))
    url = website.put("/", newsroom.page("bridge", head=head))

    answer = await add_source(db, fetcher, analyst, url, _NOW)

    assert isinstance(answer, Unreadable)
    assert answer.trouble in {Trouble.NOT_A_FEED, Trouble.GONE}


async def test_an_opml_list_adds_its_feeds_from_a_file_or_the_web(
    website: Website, fetcher: Fetcher, analyst: Analyst, db: Database, tmp_path: Path
) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(_OPML)

    from_file = await add_source(db, fetcher, analyst, str(file), _NOW)
    from_web = await add_source(db, fetcher, analyst, website.put("/opml", _OPML), _NOW)

    assert isinstance(from_file, AddedList)
    assert from_file == from_web
    assert [(source.address, source.title) for source in from_file.sources] == [
        ("https://a.example/feed", "A"),
        ("https://b.example/feed", "b.example"),
    ]


async def test_an_existing_folder_is_added(
    fetcher: Fetcher, analyst: Analyst, db: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "harbour"
    folder.mkdir()

    added = await add_source(db, fetcher, analyst, f"{folder}/", _NOW)
    missing = await add_source(db, fetcher, analyst, str(tmp_path / "missing"), _NOW)

    assert isinstance(added, Source)
    assert (added.kind, added.address) == (SourceKind.FOLDER, str(folder))
    assert added.title == "harbour"
    assert isinstance(missing, Unreadable)
    assert missing.trouble is Trouble.NOT_FOUND


async def test_an_address_too_long_to_be_kept_is_refused(
    fetcher: Fetcher, analyst: Analyst, db: Database
) -> None:
    answer = await add_source(db, fetcher, analyst, "https://a.example/" + "a" * 2000, _NOW)

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.FORBIDDEN_ADDRESS


async def test_what_the_operator_names_is_added_unseen(db: Database, tmp_path: Path) -> None:
    for name, content in (("feeds.opml", _OPML), ("broken.opml", "<opml>")):
        (tmp_path / name).write_text(content)
    files = [str(tmp_path / name) for name in ("later", "feeds.opml", "broken.opml")]
    names = ["https://c.example/rss", *files]

    added = await add_configured(db, names, _NOW)
    again = await add_configured(db, names, _NOW)

    assert {source.title for source in added.sources} == {"c.example", "later", "A", "b.example"}
    assert [address for address, _ in added.failures] == [str(tmp_path / "broken.opml")]
    assert added == again
    with db.read() as tx:
        assert len(sources.listed(tx)) == 4


async def test_what_was_removed_stays_so_where_the_operator_names_it_until_it_is_added_again(
    db: Database, fetcher: Fetcher, analyst: Analyst, tmp_path: Path
) -> None:
    names = ["https://c.example/rss", str(tmp_path)]
    feed, folder = (await add_configured(db, names, _NOW)).sources
    with db.write() as tx:
        sources.remove(tx, feed.id)
        sources.remove(tx, folder.id)

    with capture_logs() as logs:
        assert await add_configured(db, names, _NOW) == AddedList(sources=())
    assert [entry["source"] for entry in logs] == names
    assert all("/addsource" in entry["event"] for entry in logs)

    assert await add_source(db, fetcher, analyst, str(tmp_path), _NOW) == folder
    assert (await add_configured(db, names, _NOW)).sources == (folder,)
    assert (await add_configured(db, names, _NOW, revive=True)).sources == (feed, folder)
