"""Briefings: one for each chat, slot and local date, and what of them was really shown."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import lru_cache
from typing import Any

from sqlalchemy import Row, Text, delete, func, select, type_coerce, update

from bot.model import Address, BriefedStory, Briefing, LedgerState, Length
from bot.store import chats, citations, schema
from bot.store.addresses import address_of, columns_of
from bot.store.database import Tx, batches, insert
from summarizer.model import Span

_B = schema.briefings.c
_O = schema.outbox.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What a chat was told before.

    Attributes:
        reached: when the last briefing that reached it was made, None if none did.
        shown: (article id, span) of each sentence it was shown.
        told: ids of all articles that the stories it was shown had then.
    """

    reached: datetime | None = None
    shown: frozenset[tuple[str, Span]] = frozenset()
    told: frozenset[str] = frozenset()


def add(tx: Tx, made: Sequence[Briefing]) -> tuple[int | None, ...]:
    """Keep briefings of different chats.

    Returns:
        The id of each; None when its chat has one for this slot and local date already.
    """
    if not made:
        return ()
    last = tx.scalar(select(func.max(_B.id))) or 0
    tx.execute(insert(tx, schema.briefings).on_conflict_do_nothing(), [_row(b) for b in made])
    ids = {}
    for batch in batches(made):
        query = select(_B.id, _B.chat_id, _B.thread_id).where(
            _B.id > last, _B.chat_id.in_([briefing.chat.address.chat_id for briefing in batch])
        )
        for row in tx.execute(query):
            ids[address_of(row)] = int(row.id)
    return tuple(ids.get(briefing.chat.address) for briefing in made)


def get(tx: Tx, briefing_id: int) -> Briefing | None:
    """A briefing as it was made, its chat as it is now; None when either is gone."""
    row = tx.execute(select(schema.briefings).where(_B.id == briefing_id)).one_or_none()
    return None if row is None else _briefing(tx, row)


def pasts(
    tx: Tx, addresses: Collection[Address], since: datetime, before: int | None = None
) -> dict[Address, Past]:
    """What each chat was told by briefings made since an instant.

    Only briefings whose every message Telegram has taken count, and of each story only the
    sentences that stand in the message itself.

    Args:
        tx: a transaction.
        addresses: of the chats.
        since: the instant.
        before: the id of a briefing; only those made before it count.
    """
    found: dict[Address, Past] = {}
    earlier = [] if before is None else [_B.id < before]
    for batch in batches(addresses):
        # As text: chats are told the same, and reading each briefing anew took most of the time.
        packed = type_coerce(_B.stories, Text).label("packed")
        query = select(_B.chat_id, _B.thread_id, _B.made_at, packed, _B.length).where(
            _B.chat_id.in_([address.chat_id for address in batch]),
            _B.made_at >= since,
            _B.delivered.is_not(None),
            *earlier,
        )
        for row in tx.execute(query.order_by(_B.made_at, _B.id)):
            address = address_of(row)
            known = found.get(address, Past())
            own = _told_by(row.packed, row.length)
            found[address] = Past(
                reached=row.made_at, shown=known.shown | own.shown, told=known.told | own.told
            )
    return found


@lru_cache(maxsize=1024)
def _told_by(packed: str, length: str) -> Past:
    """What one briefing told."""
    told, most = json.loads(packed), Length(length).sentences
    return Past(
        shown=frozenset(
            (article_id, Span(start=start, end=end))
            for story in told
            for article_id, start, end in story["shown"][:most]
        ),
        told=frozenset(article_id for story in told for article_id in story["articles"]),
    )


def mark_delivered(tx: Tx, briefing_id: int, now: datetime) -> None:
    """Count a briefing as shown if every message of it has been sent."""
    unsent = select(_O.id).where(_O.briefing_id == briefing_id, _O.state != LedgerState.SENT)
    complete = update(schema.briefings).where(_B.id == briefing_id, ~unsent.exists())
    tx.execute(complete.values(delivered=now))


def purge(tx: Tx, before: datetime, most: int) -> int:
    """Forget briefings made before an instant, ``most`` at a time.

    Returns:
        How many were forgotten; fewer than ``most`` when none is left.
    """
    # Ids rise with time: looking at the lowest alone reads no more than it forgets.
    oldest = select(_B.id, _B.made_at).order_by(_B.id).limit(most).cte("oldest")
    gone = select(oldest.c.id).where(oldest.c.made_at < before)
    forgotten = delete(schema.briefings).where(_B.id.in_(gone)).returning(_B.id)
    return len(tx.scalars(forgotten).all())


def _row(briefing: Briefing) -> dict[str, Any]:
    chat = briefing.chat
    return {
        **columns_of(chat.address),
        "slot": None if briefing.slot is None else briefing.slot.isoformat("minutes"),
        "local_date": briefing.local_date,
        "made_at": briefing.made_at,
        "next_due": briefing.next_due,
        "length": chat.length,
        "article_count": briefing.article_count,
        "muted_count": briefing.muted_count,
        "quiet_reason": briefing.quiet_reason,
        "stories": [_pack(story) for story in briefing.stories],
    }


def _pack(story: BriefedStory) -> dict[str, Any]:
    return {
        "id": story.story_id,
        "headline": story.headline,
        "independent": story.independent,
        "articles": [head.id for head in story.heads],
        "update": story.update,
        "followed": story.followed,
        "shown": [[c.head.id, c.span.start, c.span.end] for c in story.sentences],
    }


def _outline(packed: dict[str, Any]) -> citations.Outline:
    return citations.Outline(
        story_id=packed["id"],
        headline=packed["headline"],
        independent=packed["independent"],
        article_ids=packed["articles"],
        shown=[(a, Span(start=start, end=end)) for a, start, end in packed["shown"]],
    )


def _stories(tx: Tx, packed: Sequence[dict[str, Any]]) -> tuple[BriefedStory, ...]:
    filled = citations.fill(tx, [_outline(story) for story in packed])
    return tuple(
        # Briefings made before anything could be followed do not say so.
        replace(told, update=story["update"], followed=story.get("followed", False))
        for told, story in zip(filled, packed, strict=True)
    )


def _briefing(tx: Tx, row: Row[*tuple[Any, ...]]) -> Briefing | None:
    chat = chats.get(tx, address_of(row))
    if chat is None:
        return None
    return Briefing(
        id=row.id,
        chat=chat,
        slot=None if row.slot is None else time.fromisoformat(row.slot),
        local_date=row.local_date,
        made_at=row.made_at,
        stories=_stories(tx, row.stories),
        article_count=row.article_count,
        quiet_reason=row.quiet_reason,
        next_due=row.next_due,
        muted_count=row.muted_count,
    )
