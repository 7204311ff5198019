"""Editions: the news of a stretch of time, from which briefings and answers are cut."""

from datetime import datetime

from bot.model import Edition
from bot.ranking import rank
from bot.store import articles, sources, stories
from bot.store.database import Tx


def between(tx: Tx, since: datetime, now: datetime, limit: int) -> Edition:
    """The news between two instants, most important story first, at most ``limit`` of them."""
    return Edition(
        stories=rank(stories.briefed(tx, since, now, limit), now),
        article_count=len(articles.window_ids(tx, since)),
        source_count=len(sources.listed(tx)),
    )
