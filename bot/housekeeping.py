"""What is kept no longer than promised: handled updates, chats that have long been unreachable."""

from datetime import datetime, timedelta

import structlog

from bot.store import personal_data, updates
from bot.store.database import Database

UPDATES_KEPT = timedelta(days=2)
"""Telegram keeps an update for a day (Bot API, "Getting updates"), so ids older never come again."""

UNREACHABLE_KEPT = timedelta(days=90)
"""A reader who blocked the bot finds the subscription again within this time."""

_log = structlog.stdlib.get_logger(__name__)


def tidy(db: Database, now: datetime) -> None:
    """Delete what has outlived its purpose."""
    with db.write() as tx:
        updates.purge(tx, now - UPDATES_KEPT)
        gone = personal_data.purge_unreachable(tx, now - UNREACHABLE_KEPT)
    if gone:
        _log.info("unreachable chats deleted", chats=gone)
