"""Who is due gets a briefing: made, queued and timed anew in one transaction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.briefing.composing import Occasion, Updates, compose, looks_back_to, shown_of
from bot.briefing.lettering import Letters, Template
from bot.model import Address, Briefing, Chat, Edition, Interest, Rendered
from bot.places import is_zone
from bot.slots import due_slot, local_time, next_due
from bot.store import briefings, chats, digests, editions, interests, outbox
from bot.store.briefings import Past
from bot.store.database import Database, Tx
from summarizer.model import Document

BATCH = 500
"""Chats of one transaction: the write lock is held some 0.2 s, and memory does not grow with their number."""

CANDIDATES = 40
"""Stories of an edition: four times the longest briefing, so that enough remain for a reader who was
shown the greatest of them before."""

_EXPIRED = Rendered(html="This briefing came too late to be news.")
"""Stands in the ledger for a briefing that was never made; it is counted, never sent."""

_log = structlog.stdlib.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """A chat whose hour has come, and what it knows already.

    Attributes:
        current: the chat due for the slot that counts, or None when its window has passed.
        missed: whether an earlier slot passed without a briefing.
        wanted: what it follows and mutes.
    """

    chat: Chat
    current: Chat | None
    missed: bool
    past: Past
    wanted: tuple[Interest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letter:
    """A briefing and its messages."""

    briefing: Briefing
    templates: tuple[Template, ...]


def issue_due(
    db: Database,
    now: datetime,
    *,
    hours: int,
    window: timedelta,
    story_window: timedelta,
    bot_name: str,
) -> int:
    """Make and queue the briefing of every chat that is due; give their number.

    A chat gets one briefing for each slot and local date, whatever happens to the clock or the
    process. After a downtime it gets the latest one whose window is still open, and what was missed
    before is counted as expired.

    Args:
        db: the store.
        now: the instant.
        hours: how far back a chat's first briefing looks.
        window: how late a briefing may be.
        story_window: how long a story goes on; what was shown of it is remembered for so long.
        bot_name: the bot's username, for links.
    """
    desk = _Desk(now=now, hours=hours, bot_name=bot_name)
    issued = 0
    while batch := _read_due(db, now, window, now - story_window):
        with db.read() as tx:
            desk.prepare(tx, batch)
        letters = [(due, desk.write(due)) for due in batch]
        issued += _queue(db, now, window, letters)
    if issued:
        _log.info("briefings queued", chats=issued)
    return issued


def preview(db: Database, reader: Chat, now: datetime, *, hours: int) -> Briefing:
    """The briefing of this moment, whatever was shown before; nothing is stored."""
    with db.read() as tx:
        stretch = editions.Stretch(since=now - timedelta(hours=hours))
        wanted = interests.of(tx, reader.address)
        edition = editions.between(tx, stretch, now, CANDIDATES, wanted)
    occasion = Occasion(
        slot=None,
        local_date=local_time(now, reader.timezone).date(),
        made_at=now,
        next_due=reader.next_due,
    )
    return compose(reader, edition, Past(), Updates({}), occasion)


class _Desk:
    """What the chats of one run share: news, what is new in stories, finished letters."""

    def __init__(self, *, now: datetime, hours: int, bot_name: str) -> None:
        self._now = now
        self._hours = hours
        self._letters = Letters(bot_name)
        self._news: dict[editions.Stretch, editions.News] = {}
        self._editions: dict[Address, Edition] = {}
        self._documents: dict[str, Document] = {}
        self._updates = Updates(self._documents)

    def prepare(self, tx: Tx, batch: Sequence[_Due]) -> None:
        """Load what the batch needs and no chat before it did."""
        needed: set[str] = set()
        self._editions = {due.chat.address: self._edition(tx, due) for due in batch}
        for due in batch:
            stories = self._editions[due.chat.address].stories
            known = (story for story in stories if shown_of(story, due.past.shown))
            needed |= {head.id for story in known for head in story.heads}
        self._documents.update(digests.documents_of(tx, needed - self._documents.keys()))

    def _edition(self, tx: Tx, due: _Due) -> Edition:
        stretch = looks_back_to(due.past.reached, self._now, self._hours)
        if stretch not in self._news:
            self._news[stretch] = editions.News(tx, stretch, self._now)
        return self._news[stretch].cut(tx, CANDIDATES, due.wanted)

    def write(self, due: _Due) -> _Letter | None:
        """The chat's briefing and its messages; None when its window has passed."""
        if due.current is None:
            return None
        slot, local_date = due_slot(due.current)
        occasion = Occasion(
            slot=slot,
            local_date=local_date,
            made_at=self._now,
            next_due=_next_due(due.chat, self._now),
        )
        edition = self._editions[due.chat.address]
        briefing = compose(due.chat, edition, due.past, self._updates, occasion)
        return _Letter(briefing=briefing, templates=self._letters.of(briefing))


def _read_due(db: Database, now: datetime, window: timedelta, remembered: datetime) -> list[_Due]:
    with db.write() as tx:
        waiting = chats.due(tx, now, BATCH)
    for chat in waiting:
        if not is_zone(chat.timezone):
            _log.warning("a zone unknown here", chat=chat.address.chat_id, zone=chat.timezone)
    with db.read() as tx:
        addresses = [chat.address for chat in waiting]
        pasts = briefings.pasts(tx, addresses, remembered)
        wanted = interests.of_chats(tx, addresses)
    return [
        _judge(chat, now, window, pasts.get(chat.address, Past()), wanted.get(chat.address, ()))
        for chat in waiting
    ]


def _judge(
    chat: Chat, now: datetime, window: timedelta, past: Past, wanted: tuple[Interest, ...]
) -> _Due:
    latest = _latest_due(chat, now, now - window)
    current = None if latest is None else replace(chat, next_due=latest)
    return _Due(
        chat=chat, current=current, missed=latest != chat.next_due, past=past, wanted=wanted
    )


def _latest_due(chat: Chat, now: datetime, earliest: datetime) -> datetime | None:
    """The last instant up to now at which the chat was due, if its window is still open."""
    if chat.next_due is not None and chat.next_due >= earliest:
        latest, after = chat.next_due, chat.next_due
    else:
        latest, after = None, earliest - timedelta(microseconds=1)
    while (instant := next_due(chat.slots, chat.weekdays, chat.timezone, after)) is not None:
        if instant > now:
            break
        latest = after = instant
    return latest


def _queue(
    db: Database, now: datetime, window: timedelta, letters: Sequence[tuple[_Due, _Letter | None]]
) -> int:
    """Write a batch down at once: briefings, messages and next hours, or nothing of it."""
    with db.write() as tx:
        still_due = {chat.address: chat for chat in chats.due(tx, now, BATCH)}
        # Somebody may have changed, paused or served a chat meanwhile; the next tick sees it.
        valid = [each for each in letters if still_due.get(each[0].chat.address) == each[0].chat]
        missed = [_missed_part(due.chat, now) for due, _ in valid if due.missed]
        made = [(due, letter) for due, letter in valid if letter is not None]
        ids = briefings.add(tx, [letter.briefing for _, letter in made])
        parts = [
            part
            for (due, letter), briefing_id in zip(made, ids, strict=True)
            if briefing_id is not None and due.current is not None
            for part in _parts(due.current, letter, briefing_id, window)
        ]
        outbox.add(tx, [*missed, *parts])
        hours = {due.chat.address: _next_due(due.chat, now) for due, _ in valid}
        chats.reschedule(tx, hours)
        outbox.expire(tx, now)
    return sum(briefing_id is not None for briefing_id in ids)


def _parts(
    chat: Chat, letter: _Letter, briefing_id: int, window: timedelta
) -> Iterator[outbox.Part]:
    for part, template in enumerate(letter.templates):
        yield outbox.Part(
            key=_key(chat, part),
            address=chat.address,
            briefing_id=briefing_id,
            part=part,
            rendered=template.stamped(briefing_id),
            silent=chat.silent,
            not_before=letter.briefing.made_at,
            expires=None if chat.next_due is None else chat.next_due + window,
        )


def _missed_part(chat: Chat, now: datetime) -> outbox.Part:
    return outbox.Part(
        key=_key(chat, 0),
        address=chat.address,
        briefing_id=None,
        part=0,
        rendered=_EXPIRED,
        silent=True,
        not_before=now,
        expires=now,
    )


def _key(chat: Chat, part: int) -> str:
    """The unique key of a message: (chat, slot, local date, part)."""
    slot, local_date = due_slot(chat)
    thread = chat.address.thread_id or 0
    return f"{chat.address.chat_id}:{thread}:{local_date:%Y-%m-%d}:{slot:%H:%M}:{part}"


def _next_due(chat: Chat, now: datetime) -> datetime | None:
    return next_due(chat.slots, chat.weekdays, chat.timezone, now)
