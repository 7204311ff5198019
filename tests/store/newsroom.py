"""News with a given cast, put into a store."""

from datetime import timedelta

from sqlalchemy import delete

from bot.model import SourceKind
from bot.store import articles, schema, sources
from bot.store.database import Tx
from summarizer.model import Actor
from tests.store.samples import NOW, make_digest


def add_news(tx: Tx, *casts: tuple[Actor, ...]) -> None:
    """One article an hour back in time for each cast: a0 (the newest), a1, …"""
    feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
    for number, actors in enumerate(casts):
        digest = make_digest(
            f"a{number}",
            text=f"Text {number}.",
            published=NOW - timedelta(hours=number),
            actors=actors,
        )
        raw = digest.article.text
        articles.add(tx, digest, source_id=feed, external_id=str(number), raw=raw, now=NOW)


def lose(tx: Tx, article_id: str) -> None:
    """Take an article out of the store, with all that was understood of it."""
    tx.execute(delete(schema.articles).where(schema.articles.c.id == article_id))
