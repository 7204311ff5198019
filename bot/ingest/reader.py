"""One article at a time, for whoever asks: a link, a pasted text, a file."""

import asyncio
from dataclasses import replace
from datetime import datetime

from bot.analysis import Analyst, make_digest
from bot.ingest.fetch import Fetcher, Page
from bot.ingest.folders import read_upload
from bot.ingest.links import LONGEST_URL, canonical_url, host_of
from bot.ingest.pages import EXTRACT_SECONDS, extract_article
from bot.model import Digest, Item, Trouble, Unreadable
from bot.store import articles, digests, identity
from bot.store.database import Database
from summarizer.model import Article


async def read_link(
    db: Database, fetcher: Fetcher, analyst: Analyst, url: str, now: datetime
) -> Digest | Unreadable:
    """Read the page at a link; a page that was read before is not fetched again.

    The page is kept, so that its sentences can be shown in their paragraphs, but it is no news.
    """
    canonical = canonical_url(url)
    if canonical is None:
        detail = f"only http and https are read, up to {LONGEST_URL:,} bytes"
        return Unreadable(trouble=Trouble.FORBIDDEN_ADDRESS, detail=detail)
    known = await asyncio.to_thread(_stored, db, canonical)
    if known is not None:
        return known
    article = await fetch_article(fetcher, analyst, url)
    if isinstance(article, Unreadable):
        return article
    place = article.url or canonical
    known = await asyncio.to_thread(_stored, db, place)
    if known is not None:
        return known
    digest = await analyse(
        analyst, replace(article, id=identity.article_id(place, None, None), url=place)
    )
    if isinstance(digest, Digest):
        await asyncio.to_thread(_keep, db, digest, article.text, now)
    return digest


async def read_again(
    db: Database, analyst: Analyst, article_id: str
) -> Digest | Unreadable | None:
    """Read a stored article once more, as it was found then and summarised as it was.

    Returns:
        What is stored of it now; None when there is no such article.
    """
    found = await asyncio.to_thread(_as_found, db, article_id)
    if found is None:
        return None
    digest = await analyse(analyst, *found)
    if isinstance(digest, Digest):
        await asyncio.to_thread(_replace, db, digest)
    return digest


async def read_text(analyst: Analyst, text: str) -> Digest | Unreadable:
    """Read a pasted text; nothing of it is stored."""
    return await read_file(analyst, "message.txt", text.encode(errors="replace"))


async def read_file(analyst: Analyst, name: str, data: bytes) -> Digest | Unreadable:
    """Read a file that somebody sent; nothing of it is stored."""
    article = await asyncio.wrap_future(
        analyst.start(read_upload, name, data, timeout=EXTRACT_SECONDS)
    )
    if isinstance(article, Unreadable):
        return article
    named = replace(article, id=identity.article_id(None, None, None, article.text))
    return await analyse(analyst, named)


async def fetch_article(
    fetcher: Fetcher, analyst: Analyst, url: str, item: Item | None = None
) -> Article | Unreadable:
    """The article of a page; its ``id`` is left empty, its ``url`` is where redirects ended."""
    page = await fetcher.get(url)
    if not isinstance(page, Page):
        return page if isinstance(page, Unreadable) else _unexpected(url)
    if page.content_type.lower().startswith("text/plain"):
        text = await asyncio.wrap_future(
            analyst.start(read_upload, "page.txt", page.body, timeout=EXTRACT_SECONDS)
        )
        if isinstance(text, Unreadable):
            return text
        return replace(text, url=canonical_url(page.url), source=host_of(page.url))
    return await asyncio.wrap_future(
        analyst.start(extract_article, page.body, page.url, item, timeout=EXTRACT_SECONDS)
    )


def own_text(item: Item) -> Article | Unreadable:
    """The article that a source itself holds of an item; its ``id`` is left empty."""
    if item.raw is None:
        return Unreadable(trouble=Trouble.EMPTY, detail="the item has no text")
    return Article(
        id="",
        source=item.outlet,
        title=item.title,
        text=item.raw,
        language=item.language,
        published=item.published,
    )


async def analyse(analyst: Analyst, article: Article, method: str = "news") -> Digest | Unreadable:
    """Read an article in a worker; one without a sentence is no article."""
    digest = await asyncio.wrap_future(analyst.start(make_digest, article, method))
    if isinstance(digest, Digest) and not digest.sentences:
        return Unreadable(trouble=Trouble.NO_ARTICLE, detail="there is no sentence in it")
    return digest


def _unexpected(url: str) -> Unreadable:
    return Unreadable(trouble=Trouble.UNREACHABLE, detail=f"{url} did not answer with a page")


def _stored(db: Database, url: str) -> Digest | None:
    with db.read() as tx:
        article_id = identity.by_url(tx, url)
        return None if article_id is None else digests.get(tx, article_id)


def _keep(db: Database, digest: Digest, raw: str, now: datetime) -> None:
    with db.write() as tx:
        articles.add(tx, digest, source_id=None, external_id=None, raw=raw, now=now)


def _as_found(db: Database, article_id: str) -> tuple[Article, str] | None:
    with db.read() as tx:
        article, digest = articles.raw(tx, article_id), digests.get(tx, article_id)
    return None if article is None or digest is None else (article, digest.method)


def _replace(db: Database, digest: Digest) -> None:
    with db.write() as tx:
        digests.replace(tx, digest)
