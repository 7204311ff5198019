"""What is kept no longer than promised: news stays, and all that stands around it goes in time."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from bot.store import articles, briefings, interests, ledger, personal_data, revisions, updates
from bot.store.database import Database, Tx

UPDATES_KEPT = timedelta(days=2)
"""Telegram keeps an update for a day (Bot API, "Getting updates"), so ids older never come again."""

MESSAGES_KEPT = timedelta(days=14)
"""The rows of a briefing's messages say whether it arrived whole. That is settled within hours; they
stay for whoever looks into a trouble."""

BRIEFINGS_KEPT = timedelta(days=90)
"""The buttons under a message lead back to its briefing for so long; then to that of the day."""

UNREACHABLE_KEPT = timedelta(days=90)
"""A reader who blocked the bot finds the subscription again within this time."""

REVISIONS_KEPT = timedelta(days=90)
"""The buttons under what a re-summarise found work for so long; one never finished goes as well."""

PAGES_KEPT = timedelta(days=90)
"""A page that somebody asked about and that no source brought: its buttons work for so long."""

INTERESTS_KEPT = timedelta(days=90)
"""A story that is no more cannot be followed; one that only rests comes back sooner."""

ROWS_OF_A_WRITE = 5_000
PAGES_OF_A_WRITE = 500
REVISIONS_OF_A_WRITE = 1
CHATS_OF_A_WRITE = 50
"""So many are dropped in one transaction: the write lock is held some 0.2 s."""

_log = structlog.stdlib.get_logger(__name__)


def tidy(db: Database, now: datetime) -> None:
    """Delete what has outlived its purpose."""
    with db.write() as tx:
        updates.purge(tx, now - UPDATES_KEPT)
        interests.purge_gone(tx, now - INTERESTS_KEPT)
    _purge(db, ledger.purge, now - MESSAGES_KEPT, ROWS_OF_A_WRITE)
    _purge(db, briefings.purge, now - BRIEFINGS_KEPT, ROWS_OF_A_WRITE)
    _purge(db, revisions.purge, now - REVISIONS_KEPT, REVISIONS_OF_A_WRITE)
    _purge(db, articles.purge_pages, now - PAGES_KEPT, PAGES_OF_A_WRITE)
    unreachable = now - UNREACHABLE_KEPT
    gone = _purge(db, personal_data.purge_unreachable, unreachable, CHATS_OF_A_WRITE)
    if gone:
        _log.info("unreachable chats deleted", chats=gone)


def _purge(
    db: Database, purge: Callable[[Tx, datetime, int], int], before: datetime, batch: int
) -> int:
    """Drop all that is older, a batch in each transaction, so that nobody waits long; how many."""
    total = 0
    while True:
        with db.write() as tx:
            dropped = purge(tx, before, batch)
        total += dropped
        if dropped < batch:
            return total
