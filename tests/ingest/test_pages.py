"""Web pages become articles."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.pages import extract_article, extract_text
from bot.model import Item, Trouble, Unreadable
from summarizer.model import Article

_STORY = (
    "The harbour master closed the old pier on Monday after a storm tore away its planks.",
    "Fishermen moved their boats to the new quay before noon, and nobody was hurt.",
    '"We will rebuild it by spring," the master, Odile Brandt, told reporters at the scene.',
)


def _page(*, head: str = "", body: str = "", lang: str = "en-GB") -> bytes:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in _STORY)
    return (
        f'<!doctype html><html lang="{lang}"><head><title>Storm breaks pier - Harbour News</title>'
        f'<meta property="og:title" content="Storm breaks pier">{head}</head><body>'
        '<nav><a href="/">Home</a><a href="/sport">Sport</a></nav>'
        f"<main><article><h1>Storm breaks pier</h1>{body or paragraphs}</article></main>"
        "<footer>Copyright. All rights reserved. Subscribe to our newsletter!</footer>"
        "</body></html>"
    ).encode()


def _extract(page: bytes, item: Item | None = None) -> Article:
    article = extract_article(page, "https://www.harbour.example/a?utm_source=x", item)
    assert isinstance(article, Article)
    return article


def test_an_article_is_found_with_all_that_the_page_says_of_it() -> None:
    article = _extract(
        _page(
            head='<meta property="og:site_name" content="Harbour News">'
            '<meta property="article:published_time" content="2026-11-20T09:30:00+01:00">'
        )
    )

    assert article.text.split("\n")[-3:] == list(_STORY)
    assert article.title == "Storm breaks pier"
    assert article.source == "Harbour News"
    assert article.url == "https://www.harbour.example/a"
    assert article.language == "en"
    assert article.published == datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


def test_a_page_that_names_no_outlet_has_its_host() -> None:
    assert _extract(_page()).source == "harbour.example"


@pytest.mark.parametrize("address", ["https://www.harbour.example/a", "http://127.0.0.1:8080/a"])
def test_a_page_that_names_no_outlet_has_that_of_its_feed(address: str) -> None:
    item = Item(external_id="g", outlet="Harbour feed", title="Pier gone", language="en")

    article = extract_article(_page(), address, item)

    assert isinstance(article, Article)
    assert article.source == "Harbour feed"


def test_a_date_without_an_hour_is_that_day_in_utc() -> None:
    article = _extract(_page(head='<meta name="date" content="2026-11-20">'))

    assert article.published == datetime(2026, 11, 20, tzinfo=UTC)


def test_the_date_of_linked_data_is_read_to_the_minute() -> None:
    data = '{"@type": "NewsArticle", "datePublished": "2026-11-20T06:15:00Z"}'
    article = _extract(_page(head=f'<script type="application/ld+json">{data}</script>'))

    assert article.published == datetime(2026, 11, 20, 6, 15, tzinfo=UTC)


def test_the_publishers_feed_comes_before_the_page() -> None:
    item = Item(
        external_id="g",
        outlet="Harbour feed",
        title="Pier gone",
        language="en",
        published=datetime(2026, 11, 20, 7, tzinfo=UTC),
    )

    article = _extract(_page(head='<meta name="date" content="2026-11-21">'), item)

    assert (article.title, article.published) == ("Pier gone", item.published)


_DUTCH = (
    "De burgemeester heeft dinsdag gezegd dat de oude brug nog dit jaar wordt gesloten. Volgens "
    "haar is dat nodig omdat het staal in slechte staat is en er geen andere weg over het water is."
)


def test_the_language_of_the_page_counts() -> None:
    assert _extract(_page(lang="nl", body=f"<p>{_DUTCH}</p>")).language == "nl"


def test_where_the_page_names_no_language_that_of_its_feed_counts() -> None:
    item = Item(external_id="g", outlet="Courant", title="", language="nl")

    assert _extract(_page(lang="", body=f"<p>{_DUTCH}</p>"), item).language == "nl"


@pytest.mark.parametrize("lang", ["", "de", "fr-CA"])
def test_a_page_whose_words_are_clearly_english_is_english(lang: str) -> None:
    item = Item(external_id="g", outlet="Hafenbote", title="", language="de")

    assert _extract(_page(lang=lang), item).language == "en"


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><p>Loading...</p></body></html>",
        b"<html><body></body></html>",
        b"<html>",
        b" ",
        b"just a few words.",
        _page(body="<ul>" + '<li><a href="/a">A headline</a></li>' * 40 + "</ul>"),
    ],
)
def test_a_page_without_an_article_has_none(page: bytes) -> None:
    answer = extract_article(page, "https://harbour.example/")

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.NO_ARTICLE


def test_a_page_that_asks_for_a_login_says_so() -> None:
    form = '<p>Please sign in.</p><form><input type="password" name="p"></form>'
    answer = extract_article(_page(body=form), "https://harbour.example/a")

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.NEEDS_LOGIN


def test_a_teaser_of_a_paid_article_is_not_taken_for_the_article() -> None:
    data = '{"@type": "NewsArticle", "isAccessibleForFree": false}'
    page = _page(head=f'<script type="application/ld+json">{data}</script>')

    answer = extract_article(page, "https://harbour.example/a")

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.NEEDS_LOGIN


def test_an_article_with_a_login_form_in_its_corner_is_read() -> None:
    page = _page(head="").replace(b"<footer>", b'<form><input type="password"></form><footer>')

    assert isinstance(extract_article(page, "https://harbour.example/a"), Article)


def test_binary_is_not_text() -> None:
    answer = extract_article(b"\x7fELF\x00\x01\x02" * 100, None)

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.NOT_TEXT


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=200))
def test_any_bytes_are_answered(body: bytes) -> None:
    assert isinstance(extract_article(body, None), Article | Unreadable)
    assert isinstance(extract_text(body, None), str)
