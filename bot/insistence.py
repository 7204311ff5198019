"""Writes that must not be lost: tried until the database takes them, or refuses for good."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

import structlog

from bot.errors import StoreError, StoreRefused

AGAIN = 1.0
"""Seconds until the database is tried again."""

MOST_REFUSALS = 3
"""So many refusals of one row are believed; a single one may be a race with another process."""

_Value = TypeVar("_Value")

_log = structlog.stdlib.get_logger(__name__)


async def insist(write: Callable[[], _Value], waits: str, **about: object) -> _Value:
    """Write to the store, off the event loop, as soon as it can be written.

    Args:
        write: one transaction.
        waits: what the log says while the database is out.
        about: what the log says of it besides.

    Raises:
        StoreRefused: the database does not take the row, however often it is asked.
    """
    refusals = 0
    while True:
        try:
            return await asyncio.to_thread(write)
        except StoreError as error:
            refusals += isinstance(error, StoreRefused)
            if refusals == MOST_REFUSALS:
                raise
            _log.error(waits, **about, why=str(error))
            await asyncio.sleep(AGAIN)
