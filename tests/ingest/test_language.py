"""Where the language of an article comes from: the page, the feed, the sidecar, or its words."""

from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

import pytest

from bot.analysis import Analyst
from bot.ingest.collect import Collected, collect_all
from bot.ingest.fetch import Fetcher
from bot.ingest.reader import read_link, read_text
from bot.model import Digest
from bot.store import digests
from bot.store.database import Database
from summarizer.model import Document
from tests.ingest.website import Website
from tests.summarizer.news import LANGUAGES, Page, page_in

_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def _markup(page: Page, attribute: str = "") -> str:
    paragraphs = "".join(f"<p>{escape(sentence)}</p>" for sentence in page.sentences)
    return (
        f"<!doctype html><html{attribute}><head><title>{page.title}</title></head>"
        f"<body><article><h1>{page.title}</h1>{paragraphs}</article></body></html>"
    )


def _feed(page: Page, link: str, about: str) -> str:
    return (
        f'<rss version="2.0"><channel><title>Hafenbote</title>{about}<item>'
        f"<title>{page.title}</title><link>{link}</link>"
        "<pubDate>Fri, 20 Nov 2026 09:00:00 GMT</pubDate></item></channel></rss>"
    )


def _documents(db: Database) -> tuple[Document, ...]:
    with db.read() as tx:
        return digests.documents_since(tx, _NOW - timedelta(days=14))


@pytest.mark.parametrize("about", ["<language>de-AT</language>", "", "<language>en</language>"])
@pytest.mark.parametrize("attribute", [' lang="de-AT"', "", ' lang="en-US"'])
async def test_an_article_of_a_german_feed_is_german_whatever_its_template_says(
    website: Website, db: Database, fetcher: Fetcher, analyst: Analyst, about: str, attribute: str
) -> None:
    page = page_in("de")
    website.put("/a", _markup(page, attribute))
    url = website.put("/feed", _feed(page, "/a", about), "application/rss+xml")

    assert await collect_all(db, fetcher, analyst, [url], lambda: _NOW) == Collected(new=1)

    (document,) = _documents(db)
    assert document.article.language == "de"
    assert tuple(sentence.text for sentence in document.sentences) == page.sentences


async def test_texts_of_a_folder_are_told_by_their_words_and_sidecars_come_first(
    tmp_path: Path, db: Database, fetcher: Fetcher, analyst: Analyst
) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for language in LANGUAGES:
        (folder / f"{language}.txt").write_text(page_in(language).text, encoding="utf-8")
    (folder / "fr.toml").write_text('language = "fr-CA"\n', encoding="utf-8")

    assert await collect_all(db, fetcher, analyst, [str(folder)], lambda: _NOW) == Collected(
        new=10
    )

    found = {document.article.title: document.article.language for document in _documents(db)}
    assert found == {page_in(language).title: language for language in LANGUAGES}


async def test_a_pasted_text_is_told_by_its_words(analyst: Analyst) -> None:
    page = page_in("uk")

    digest = await read_text(analyst, page.text)

    assert isinstance(digest, Digest)
    assert digest.article.language == "uk"
    assert digest.byline == page.byline
    assert digest.actors == ()


async def test_a_linked_page_that_names_no_language_is_told_by_its_words(
    website: Website, db: Database, fetcher: Fetcher, analyst: Analyst
) -> None:
    url = website.put("/a", _markup(page_in("cs")))

    digest = await read_link(db, fetcher, analyst, url, _NOW)

    assert isinstance(digest, Digest)
    assert digest.article.language == "cs"
