"""Feeds: RSS and Atom of every age and state become items; a page tells which feeds it has."""

import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree, html

from bot.ingest.links import canonical_url, host_of
from bot.ingest.markup import text_of_html, text_of_line
from bot.model import Item, Trouble, Unreadable
from summarizer.languages import settle_language

PARSE_SECONDS = 10.0
"""How long a feed may take; unclosed tags cost feedparser about seven seconds a megabyte."""

# What is beyond is an archive, not news.
_MOST_ITEMS = 300
# Below about a hundred words a feed's text is a teaser, not the article.
_WHOLE_TEXT = 600
# Markup in a title that calls itself plain text.
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """A feed's items in its own order; ``raw`` of an item is what the feed itself holds of it.

    ``language`` is an ISO 639-1 code, or "" when the feed names none.
    """

    title: str
    language: str
    items: tuple[Item, ...]


def parse_feed(body: bytes, content_type: str, url: str) -> ParsedFeed | Unreadable:
    """Read a feed, as far as it can be read.

    Args:
        body: as fetched.
        content_type: the header, which may name the encoding.
        url: where it was fetched; relative links start from it.
    """
    # Not the bytes themselves: feedparser takes those for the name of a file.
    parsed = feedparser.parse(
        BytesIO(body),
        response_headers={"content-type": content_type, "content-location": url},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.get("version") and not parsed.entries:
        return Unreadable(trouble=Trouble.NOT_A_FEED, detail=f"no RSS or Atom at {url}")
    title = _line(parsed.feed, "title") or host_of(url)
    language = _language(parsed.feed.get("language")) or ""
    items = (_item(dict(entry), url, title, language) for entry in parsed.entries[:_MOST_ITEMS])
    unique = {item.external_id: item for item in items if item is not None}
    return ParsedFeed(title=title, language=language, items=tuple(unique.values()))


def find_feeds(body: bytes, url: str) -> tuple[tuple[str, str], ...]:
    """The feeds that a page names in its head, best first (RSS Autodiscovery, 2006).

    Returns:
        (address, title) of each; the title as the page calls it, "" where it does not.
    """
    try:
        page = html.document_fromstring(body)
    except (etree.LxmlError, ValueError):
        return ()
    found: dict[str, str] = {}
    for link in page.iter("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        relations = (link.get("rel") or "").lower().split()
        if kind in _FEED_TYPES and "alternate" in relations:
            address = canonical_url(urljoin(url, link.get("href") or ""))
            if address is not None:
                found.setdefault(address, text_of_line(link.get("title") or "", is_markup=False))
    return tuple(sorted(found.items(), key=_is_of_comments))


def _is_of_comments(feed: tuple[str, str]) -> bool:
    address, _ = feed
    return "comments" in address


def _item(entry: Fields, url: str, outlet: str, language: str) -> Item | None:
    link = canonical_url(urljoin(url, entry.get("link") or ""))
    link = link if entry.get("link") else None
    text = _text(entry)
    if link is None and not text:
        return None
    title = _line(entry, "title")
    origin = entry.get("source") or {}
    declared = _language((entry.get("title_detail") or {}).get("language")) or language
    return Item(
        external_id=str(entry.get("id") or link or _hash(f"{title}\n{text}")),
        outlet=_line(origin, "title") or outlet,
        title=title,
        url=link,
        language=settle_language(declared, text) if text else declared,
        published=_moment(entry),
        raw=text if link is None or len(text) >= _WHOLE_TEXT else None,
    )


def _line(fields: Fields, name: str) -> str:
    value = str(fields.get(name) or "")
    detail = fields.get(f"{name}_detail") or {}
    is_markup = "html" in (detail.get("type") or "") or _TAG.search(value) is not None
    return text_of_line(value, is_markup=is_markup)


def _text(entry: Fields) -> str:
    return max((_plain(content) for content in _contents(entry)), key=len, default="")


def _contents(entry: Fields) -> Iterator[Fields]:
    yield from entry.get("content") or ()
    if entry.get("summary_detail"):
        yield entry["summary_detail"]


def _plain(content: Fields) -> str:
    value = str(content.get("value") or "")
    return text_of_html(value) if "html" in (content.get("type") or "") else value.strip()


def _moment(entry: Fields) -> datetime | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    if parsed is None:
        return None
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC)
    except (OverflowError, ValueError, OSError):
        return None


def _language(code: str | None) -> str | None:
    match = re.fullmatch(r"\s*([A-Za-z]{2})(?:[-_].*)?\s*", code or "")
    return match[1].lower() if match else None


def _hash(text: str) -> str:
    return blake2b(text.encode(errors="replace"), digest_size=8).hexdigest()
