"""Editions: the news of a stretch of time, from which briefings and answers are cut."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.model import Edition
from bot.ranking import rank
from bot.store import articles, sources, stories
from bot.store.database import Tx

LONGEST_ON_THE_WAY = timedelta(hours=2)
"""What has been read stands in a story when the round of reading ends: minutes later, or after a
downtime. So long before ``read_since`` articles may have been read that no story told by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Which news an edition holds.

    Attributes:
        since: what counts as news from then on.
        read_since: only what was read from then on; None for all. An article may be read long
            after it was published, with a briefing between.
    """

    since: datetime
    read_since: datetime | None = None


def between(tx: Tx, stretch: Stretch, now: datetime, limit: int) -> Edition:
    """The news of a stretch up to now, most important story first, at most ``limit`` of them."""
    told_since = None if stretch.read_since is None else stretch.read_since - LONGEST_ON_THE_WAY
    contenders = stories.contenders(tx, stretch.since, now, told_since)
    first = [each.story_id for each in rank(contenders, now)[:limit]]
    return Edition(
        stories=stories.briefed(tx, first),
        article_count=articles.count_news(tx, stretch.since, stretch.read_since),
        source_count=len(sources.listed(tx)),
    )
