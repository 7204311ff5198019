"""A newsroom for tests: articles as pages, and the feed that lists them."""

from datetime import datetime
from email.utils import format_datetime
from html import escape

_STORIES = {
    "bridge": (
        "Harbour bridge opens after nine years",
        "Mayor Ada Quill opened the new harbour bridge on Monday after nine years of work.",
        '"The river no longer divides us," Quill said at the ceremony in the old customs house.',
        "The bridge cost 40 million crowns, twice what the council had planned at the outset.",
        "It carries two tram lines and a path for cyclists across the mouth of the river.",
    ),
    "wolves": (
        "Wolves return to the northern forest",
        "A pack of seven wolves has settled in the northern forest, the park service said Tuesday.",
        "Rangers photographed the animals beside a frozen lake during the winter count of deer.",
        '"They have come to stay," head ranger Tomas Lind told reporters at the park office.',
        "Shepherds in three villages have asked the ministry for dogs and higher fences.",
    ),
}


def title(name: str) -> str:
    return _STORIES[name][0]


def paragraphs(name: str) -> tuple[str, ...]:
    return _STORIES[name][1:]


def text(name: str) -> str:
    return "\n\n".join(_STORIES[name]) + "\n"


def page(name: str, head: str = "") -> str:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs(name))
    return (
        f'<!doctype html><html lang="en"><head><title>{title(name)}</title>'
        f'<meta property="og:site_name" content="Harbour News">{head}</head><body>'
        f'<nav><a href="/">Home</a></nav><article><h1>{title(name)}</h1>{body}</article>'
        "</body></html>"
    )


def entry(
    link: str, *, guid: str = "", name: str = "bridge", published: datetime | None = None,
    content: str = "",
) -> str:  # fmt: skip
    date = f"<pubDate>{format_datetime(published)}</pubDate>" if published else ""
    whole = f"<content:encoded>{escape(content)}</content:encoded>" if content else ""
    return (
        f"<item><title>{title(name)}</title><link>{escape(link)}</link>"
        f'<guid isPermaLink="false">{guid or escape(link)}</guid>{date}{whole}</item>'
    )


def feed(*entries: str) -> str:
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Harbour News</title><language>en</language>{''.join(entries)}</channel></rss>"
    )
