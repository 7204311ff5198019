"""One article at a time, for whoever asks."""

from datetime import UTC, datetime

import pytest

from bot.analysis import Analyst
from bot.ingest.fetch import Fetcher
from bot.ingest.links import LONGEST_URL
from bot.ingest.reader import read_again, read_file, read_link, read_text
from bot.model import Digest, Trouble, Unreadable
from bot.store import articles, corrections, digests, identity
from bot.store.database import Database
from bot.store.people import person_key
from tests.ingest import newsroom
from tests.ingest.website import Website

_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


async def test_a_linked_page_is_read_and_kept_but_is_no_news(
    website: Website, fetcher: Fetcher, analyst: Analyst, db: Database
) -> None:
    url = website.put("/bridge", newsroom.page("bridge"))

    digest = await read_link(db, fetcher, analyst, url, _NOW)

    assert isinstance(digest, Digest)
    assert digest.article.title == newsroom.title("bridge")
    assert digest.article.source == "Harbour News"
    assert [sentence.text for sentence in digest.sentences] == list(newsroom.paragraphs("bridge"))
    with db.read() as tx:
        assert identity.by_url(tx, url) == digest.article.id
        assert digests.documents_since(tx, datetime.min.replace(tzinfo=UTC)) == ()


async def test_a_page_is_fetched_once_however_it_is_linked(
    website: Website, fetcher: Fetcher, analyst: Analyst, db: Database
) -> None:
    url = website.put("/bridge", newsroom.page("bridge"))
    short = website.redirect("/s", "/bridge?utm_source=short")

    first = await read_link(db, fetcher, analyst, url, _NOW)
    again = await read_link(db, fetcher, analyst, f"{url}?utm_source=mail#top", _NOW)
    by_short = await read_link(db, fetcher, analyst, short, _NOW)

    assert isinstance(first, Digest)
    assert first == again == by_short
    assert website.asked("/bridge") == 2


async def test_a_page_that_a_link_leads_to_by_an_address_too_long_is_kept_under_the_link(
    website: Website, fetcher: Fetcher, analyst: Analyst, db: Database
) -> None:
    website.put("/bridge", newsroom.page("bridge"))
    short = website.redirect("/s", "/bridge?id=" + "a" * LONGEST_URL)

    digest = await read_link(db, fetcher, analyst, short, _NOW)
    refused = await read_link(db, fetcher, analyst, short + "a" * LONGEST_URL, _NOW)

    assert isinstance(digest, Digest)
    assert digest.article.url == short
    assert isinstance(refused, Unreadable)
    assert refused.trouble is Trouble.FORBIDDEN_ADDRESS


async def test_an_article_is_read_again_as_it_was_found_and_who_was_struck_comes_back(
    website: Website, fetcher: Fetcher, analyst: Analyst, db: Database
) -> None:
    first = await read_link(
        db, fetcher, analyst, website.put("/bridge", newsroom.page("bridge")), _NOW
    )
    assert isinstance(first, Digest)
    key, article_id = person_key("Ada Quill"), first.article.id
    with db.write() as tx:
        assert corrections.strike(tx, key, article_id, "Mayor", by=None, now=_NOW)
        (noted,) = corrections.listed(tx, 0, 1)
        assert corrections.withdraw(tx, noted.number) is not None

    again = await read_again(db, analyst, article_id)

    assert again == first
    with db.read() as tx:
        assert digests.get(tx, article_id) == first
    assert website.asked("/bridge") == 1
    assert await read_again(db, analyst, "none") is None


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a.example/", "javascript:1", "x"])
async def test_only_links_of_the_web_are_read(
    fetcher: Fetcher, analyst: Analyst, db: Database, url: str
) -> None:
    answer = await read_link(db, fetcher, analyst, url, _NOW)

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.FORBIDDEN_ADDRESS


async def test_a_private_address_is_not_read(
    website: Website, analyst: Analyst, db: Database
) -> None:
    url = website.put("/bridge", newsroom.page("bridge"))
    async with Fetcher() as guarded:
        answer = await read_link(db, guarded, analyst, url, _NOW)

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.FORBIDDEN_ADDRESS
    assert website.requests == []


async def test_a_page_without_an_article_is_not_kept(
    website: Website, fetcher: Fetcher, analyst: Analyst, db: Database
) -> None:
    url = website.put("/", "<html><body><p>Welcome.</p></body></html>")

    answer = await read_link(db, fetcher, analyst, url, _NOW)

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.NO_ARTICLE
    with db.read() as tx:
        assert articles.count(tx) == 0


async def test_a_linked_plain_text_is_read(
    website: Website, fetcher: Fetcher, analyst: Analyst, db: Database
) -> None:
    url = website.put("/a.txt", newsroom.text("wolves"), "text/plain")

    digest = await read_link(db, fetcher, analyst, url, _NOW)

    assert isinstance(digest, Digest)
    assert digest.article.title == newsroom.title("wolves")
    assert digest.article.source == "127.0.0.1"


async def test_a_pasted_text_and_a_sent_file_are_read_alike(analyst: Analyst) -> None:
    pasted = await read_text(analyst, newsroom.text("bridge"))
    sent = await read_file(analyst, "bridge.txt", newsroom.text("bridge").encode())

    assert isinstance(pasted, Digest)
    assert pasted == sent
    assert pasted.article.title == newsroom.title("bridge")


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"", Trouble.EMPTY),
        (b"\x00\x01", Trouble.NOT_TEXT),
        (b"x" * 1_000_001, Trouble.TOO_LARGE),
    ],
)
async def test_a_file_that_cannot_be_read_says_why(
    analyst: Analyst, data: bytes, trouble: Trouble
) -> None:
    answer = await read_file(analyst, "a.txt", data)

    assert isinstance(answer, Unreadable)
    assert answer.trouble is trouble
