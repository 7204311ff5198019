"""Feeds of every age and state become items."""

from datetime import UTC, datetime
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.feeds import ParsedFeed, find_feeds, parse_feed
from bot.model import Item, Trouble, Unreadable
from tests.summarizer.news import page_in

_URL = "https://harbour.example/feed.xml"
_LONG = "<p>" + "The harbour master counted the boats again. " * 20 + "</p><p>Then he left.</p>"


def _read(body: str, content_type: str = "application/rss+xml; charset=utf-8") -> ParsedFeed:
    feed = parse_feed(body.encode(), content_type, _URL)
    assert isinstance(feed, ParsedFeed)
    return feed


def _rss(items: str, about: str = "<title>Harbour News</title><language>en-GB</language>") -> str:
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel>{about}{items}</channel></rss>"
    )


def test_an_rss_item_is_read_whole() -> None:
    feed = _read(
        _rss(
            "<item><title>Ferry &amp;amp; tug collide</title><link>/a?utm_source=rss&amp;id=1</link>"
            '<guid isPermaLink="false">g1</guid>'
            "<pubDate>Fri, 20 Nov 2026 09:00:00 +0100</pubDate>"
            "<description>Nobody was hurt.</description></item>"
        )
    )

    assert (feed.title, feed.language) == ("Harbour News", "en")
    assert feed.items == (
        Item(
            external_id="g1",
            outlet="Harbour News",
            title="Ferry & tug collide",
            url="https://harbour.example/a?id=1",
            language="en",
            published=datetime(2026, 11, 20, 8, tzinfo=UTC),
        ),
    )


def test_an_atom_entry_is_read_whole() -> None:
    feed = _read(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Port</title>'
        '<entry><id>tag:1</id><title type="html">Un &lt;b&gt;bac&lt;/b&gt; coule</title>'
        '<link href="../b"/><updated>2026-11-20T08:00:00Z</updated></entry></feed>',
        "application/atom+xml",
    )

    assert feed.items == (
        Item(
            external_id="tag:1",
            outlet="Le Port",
            title="Un bac coule",
            url="https://harbour.example/b",
            language="fr",
            published=datetime(2026, 11, 20, 8, tzinfo=UTC),
        ),
    )


def test_rdf_feeds_of_the_first_hour_are_read() -> None:
    feed = _read(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel><title>Old Harbour</title></channel>'
        '<item rdf:about="https://old.example/a"><title>A</title>'
        "<link>https://old.example/a</link></item></rdf:RDF>"
    )

    assert [item.url for item in feed.items] == ["https://old.example/a"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("AT&amp;T &lt;3 stocks", "AT&T <3 stocks"),
        ("&lt;b&gt;Bold&lt;/b&gt; move", "Bold move"),
        ("<![CDATA[<script>alert(1)</script>Calm seas]]>", "Calm seas"),
        ("Two\n   lines", "Two lines"),
        ("", ""),
    ],
)
def test_a_title_is_one_line_of_text(written: str, read: str) -> None:
    feed = _read(_rss(f"<item><title>{written}</title><link>https://a.example/</link></item>"))

    assert feed.items[0].title == read


def test_a_long_text_in_the_feed_is_kept_for_pages_that_cannot_be_read() -> None:
    feed = _read(
        _rss(
            f"<item><link>/a</link><content:encoded><![CDATA[{_LONG}]]></content:encoded></item>"
            "<item><link>/b</link><description>Only a teaser.</description></item>"
        )
    )

    whole, teaser = feed.items
    assert whole.raw is not None
    assert whole.raw.endswith("counted the boats again.\n\nThen he left.")
    assert teaser.raw is None


def test_an_item_without_a_link_is_its_own_text() -> None:
    feed = _read(_rss("<item><description>All quiet.</description></item><item></item>"))

    assert [(item.url, item.raw) for item in feed.items] == [(None, "All quiet.")]


def test_an_item_is_taken_once() -> None:
    item = "<item><guid>g</guid><link>/a</link></item>"

    assert len(_read(_rss(item + item)).items) == 1


def test_an_aggregator_names_the_outlet_of_each_item() -> None:
    feed = _read(
        _rss('<item><link>/a</link><source url="https://t.example">The Tide</source></item>')
    )

    assert feed.items[0].outlet == "The Tide"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "mailto:a@b.example", "file:///etc/passwd"]
)
def test_a_link_that_is_not_of_the_web_is_none(link: str) -> None:
    feed = _read(_rss(f"<item><link>{link}</link><description>Text.</description></item>"))

    assert feed.items[0].url is None


def test_impossible_dates_and_languages_are_left_out() -> None:
    feed = _read(
        _rss(
            "<item><link>/a</link><pubDate>yesterday, perhaps</pubDate></item>"
            "<item><link>/b</link><pubDate>Fri, 99 Nov 99999 99:00:00</pubDate></item>",
            "<title>T</title><language>klingon</language>",
        )
    )

    assert [item.published for item in feed.items] == [None, None]
    assert feed.language == ""


def test_the_encoding_of_the_header_counts() -> None:
    body = _rss("<item><title>Straße</title><link>/a</link></item>").encode("latin-1")

    feed = parse_feed(body, "application/rss+xml; charset=iso-8859-1", _URL)

    assert isinstance(feed, ParsedFeed)
    assert feed.items[0].title == "Straße"


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    body = _rss("<item><link>/a</link><title>A</title></item><item><title>B</title><li")

    assert [item.title for item in _read(body[: body.rindex("<li")]).items] == ["A"]


@pytest.mark.parametrize(
    "body",
    [
        b"<html><head><title>Harbour</title></head><body>Welcome</body></html>",
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": []}',
        b"/etc/hostname",
        b"https://harbour.example/feed",
        b"\x00\x01\x02",
        b"",
    ],
)
def test_what_is_not_a_feed_is_said_to_be_none(body: bytes) -> None:
    feed = parse_feed(body, "text/html", _URL)

    assert feed == Unreadable(trouble=Trouble.NOT_A_FEED, detail=f"no RSS or Atom at {_URL}")


def test_entities_do_not_explode() -> None:
    layers = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    body = f'<!DOCTYPE x [<!ENTITY e0 "ha">{layers}]>' + _rss("<item><title>&e8;</title></item>")

    feed = parse_feed(body.encode(), "application/rss+xml", _URL)

    assert isinstance(feed, Unreadable) or all(len(item.title) < 1000 for item in feed.items)


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=300))
def test_any_bytes_are_answered(body: bytes) -> None:
    assert isinstance(parse_feed(body, "text/xml", _URL), ParsedFeed | Unreadable)


def test_a_page_names_its_feeds() -> None:
    page = b"""<html><head>
    <link rel="alternate" type="application/rss+xml" href="/comments/feed/">
    <link rel="alternate" type="application/rss+xml; charset=utf-8" title="All &amp;
    more" href="/feed/">
    <link rel="Alternate" type="application/ATOM+xml" href="https://other.example/atom">
    <link rel="alternate" type="application/rss+xml" href="/feed/">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
    <link rel="alternate" type="text/html" href="/fr/"><link rel="stylesheet" href="/a.css">
    </head><body></body></html>"""

    assert find_feeds(page, "https://harbour.example/news") == (
        ("https://harbour.example/feed/", "All & more"),
        ("https://other.example/atom", ""),
        ("https://harbour.example/comments/feed/", ""),
    )


@pytest.mark.parametrize("page", [b"", b" ", b"<!-- -->", b"\x00\xff", b"no markup at all"])
def test_a_page_without_feeds_names_none(page: bytes) -> None:
    assert find_feeds(page, "https://harbour.example/") == ()


def test_a_feed_in_german_is_german_whatever_its_template_says() -> None:
    page = page_in("de")
    text = escape(" ".join(page.sentences))
    feed = _read(_rss(f"<item><link>/a</link><description>{text}</description></item>"))

    assert (feed.language, feed.items[0].language) == ("en", "de")
