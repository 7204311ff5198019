"""What the command line does without Telegram, once."""

import asyncio
from collections.abc import Callable, Sequence

from bot import briefing, render
from bot.analysis import Analyst
from bot.app.parts import utc_now
from bot.ingest import collect
from bot.ingest.fetch import Fetcher
from bot.model import Address, ChatKind, Profile, Rendered, newcomer
from bot.settings import Settings
from bot.store.database import Database
from bot.subscriptions import people


async def ingest_once(
    settings: Settings,
    db: Database,
    addresses: Sequence[str],
    progress: Callable[[int, int, str], None],
) -> collect.Collected:
    """Read sources once, now; they stay sources of the instance.

    But for those that the settings do not name and whose first reading finds no news there: whoever
    mistypes an address would be told of it for ever.
    """
    are_named_here = set(addresses).isdisjoint(settings.sources)
    async with Fetcher(settings.fetch_allow) as fetcher:
        analyst = Analyst(settings.workers)
        try:
            collected = await collect.collect_all(
                db,
                fetcher,
                analyst,
                addresses,
                utc_now,
                revive=are_named_here,
                story_window=settings.story_window,
                progress=progress,
            )
        finally:
            await asyncio.to_thread(analyst.close)
    if are_named_here:
        for source in collected.wrong:
            await asyncio.to_thread(collect.drop_source, db, source.id)
    return collected


def issue_once(settings: Settings, db: Database, bot_name: str = "") -> int:
    """Queue the briefings that are due now; the running bot, or the next one, sends them."""
    return briefing.issue_due(
        db,
        utc_now(),
        hours=settings.briefing_hours,
        window=settings.briefing_window,
        story_window=settings.story_window,
        bot_name=bot_name,
    )


def preview_today(settings: Settings, db: Database) -> tuple[Rendered, ...]:
    """What a reader who chose nothing would get now; nothing is stored or sent."""
    now = utc_now()
    profile = Profile(title="", kind=ChatKind.PRIVATE, language="en", timezone=settings.timezone)
    reader = newcomer(Address(chat_id=0), profile, now)
    today = briefing.preview(db, reader, now, hours=settings.briefing_hours)
    return render.briefing(today, bot_name="")


async def rebuild_once(
    settings: Settings,
    db: Database,
    progress: Callable[[int, int, str], None],
    *,
    read_again: bool,
) -> tuple[int, int]:
    """Build the index of people anew, from what is stored of them or from the articles themselves.

    Args:
        settings: of this instance.
        db: the store.
        progress: told how many of how many articles are done.
        read_again: read every article again, as it was found.

    Returns:
        The number of articles that are stored, and of those that could not be read again.
    """

    def told(done: int, total: int) -> None:
        progress(done, total, "articles")

    failures = 0
    if read_again:
        with Analyst(settings.workers) as analyst:
            failures = await collect.read_all_again(db, analyst, told)
    return await asyncio.to_thread(people.rebuild_index, db, told), failures
