"""Web pages become articles: the text, and what a page says about it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from lxml import html
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from bot.ingest.links import canonical_url, host_of
from bot.model import Item, Trouble, Unreadable
from summarizer.languages import settle_language
from summarizer.model import Article

EXTRACT_SECONDS = 15.0
"""How long a page may take; a table of one megabyte costs two seconds."""

# A news flash has two sentences and thirty words; what is shorter is a notice or a caption.
_FEWEST_WORDS = 25
_FEWEST_SENTENCES = 2
# Behind a wall stand one or two paragraphs.
_MOST_WORDS_OF_A_TEASER = 150
_LONGEST_OUTLET = 50
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"’”»)\]]*(?=\s|$)")
_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_NOT_FREE = re.compile(r'"isAccessibleForFree"\s*:\s*(?:false|"false")', re.IGNORECASE)
_MOMENTS = (
    '//meta[@property="article:published_time"]/@content',
    '//meta[@name="article:published_time"]/@content',
    '//meta[@itemprop="datePublished"]/@content',
    '//*[@itemprop="datePublished"]/@datetime',
    "//time[@pubdate]/@datetime",
)
_LANGUAGES = (
    "/html/@lang",
    '//meta[@http-equiv="content-language"]/@content',
    '//meta[@property="og:locale"]/@content',
)


def extract_article(
    body: bytes, url: str | None, item: Item | None = None
) -> Article | Unreadable:
    """The article of a page; its ``id`` is left empty for the caller to give.

    Its ``language`` is what the page or else the item says, unless its words say otherwise.

    Args:
        body: the page as fetched.
        url: where it was, after redirects.
        item: what led to it; its title and date are the publisher's own and come first.
    """
    if b"\x00" in body[:1000] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Unreadable(trouble=Trouble.NOT_TEXT, detail="the answer is binary")
    page = load_html(body)
    found = _extract(page, url) if page is not None else None
    if page is None or found is None:
        return Unreadable(trouble=Trouble.NO_ARTICLE, detail="the page has no text to speak of")
    text = found.text or ""
    trouble = _trouble_with(text, page)
    if trouble is not None:
        return Unreadable(trouble=trouble, detail=f"only {len(text.split())} words of text")
    return Article(
        id="",
        source=_outlet(found) or (item.outlet if item else "") or host_of(url or found.url or ""),
        title=(item.title if item else "") or found.title or "",
        text=text,
        url=canonical_url(url) if url else None,
        language=settle_language(_language(page) or (item.language if item else ""), text),
        published=(item.published if item else None) or _moment(page, found.date),
    )


def extract_text(body: bytes, url: str | None) -> str:
    """The text of a page's article alone, however short, "" when it has none: for measuring it."""
    page = load_html(body)
    found = _extract(page, url) if page is not None else None
    return (found.text or "") if found is not None else ""


def _extract(page: html.HtmlElement, url: str | None) -> Document | None:
    found = bare_extraction(page, url=url, fast=True, include_comments=False, with_metadata=True)
    return found if isinstance(found, Document) else None


def _trouble_with(text: str, page: html.HtmlElement) -> Trouble | None:
    """Why a text is no article: behind a wall, or simply not one."""
    words = len(text.split())
    is_short = words < _FEWEST_WORDS or len(_SENTENCE_END.findall(text)) < _FEWEST_SENTENCES
    if words < _MOST_WORDS_OF_A_TEASER and _has_wall(page, is_short=is_short):
        return Trouble.NEEDS_LOGIN
    return Trouble.NO_ARTICLE if is_short else None


def _has_wall(page: html.HtmlElement, *, is_short: bool) -> bool:
    if any(_NOT_FREE.search(data) for data in _linked_data(page)):
        return True
    return is_short and bool(page.xpath('//input[@type="password"]'))


def _linked_data(page: html.HtmlElement) -> Iterator[str]:
    """What the page says of itself to search engines (JSON-LD, schema.org)."""
    for script in page.iterfind('.//script[@type="application/ld+json"]'):
        yield script.text or ""


def _outlet(found: Document) -> str:
    name = " ".join((found.sitename or "").split())
    # Where a page names no site, trafilatura gives the host; its feed may have a better name.
    is_host = urlsplit(found.url or "").netloc.endswith(name)
    is_name = 1 < len(name) <= _LONGEST_OUTLET and not name.startswith("@") and not is_host
    return name if is_name else ""


def _language(page: html.HtmlElement) -> str | None:
    for code in _values(page, _LANGUAGES):
        match = re.match(r"\s*([A-Za-z]{2})(?![A-Za-z])", code)
        if match:
            return match[1].lower()
    return None


def _moment(page: html.HtmlElement, day: str | None) -> datetime | None:
    """When it was published: to the minute where the page says so, else the day in UTC."""
    date = _parse_moment(day or "")
    for value in (*_values(page, _MOMENTS), *_published_in_linked_data(page)):
        moment = _parse_moment(value)
        if moment is not None and (date is None or abs(moment - date) <= timedelta(days=2)):
            return moment
    return date


def _published_in_linked_data(page: html.HtmlElement) -> Iterator[str]:
    for data in _linked_data(page):
        yield from _PUBLISHED.findall(data)


def _values(page: html.HtmlElement, paths: tuple[str, ...]) -> Iterator[str]:
    for path in paths:
        found: Any = page.xpath(path)
        yield from map(str, found)


def _parse_moment(value: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
