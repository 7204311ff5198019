"""A chat gets one briefing for a slot and date, and only what arrived counts as shown."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from bot.model import (
    Address,
    BriefedStory,
    Chat,
    LedgerState,
    Length,
    Outcome,
    Refused,
    Sent,
    SourceKind,
)
from bot.store import (
    articles,
    briefings,
    chats,
    claims,
    ledger,
    personal_data,
    sources,
    stories,
)
from bot.store.database import Database, Tx
from summarizer.model import Span
from tests.store.samples import (
    LEASE,
    NOW,
    TEXT,
    keep,
    make_briefing,
    make_chat,
    make_digest,
    make_story,
    post,
)

CHAT = make_chat()


def add_story(tx: Tx) -> BriefedStory:
    """A story of one article that shows two sentences."""
    feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
    digest = make_digest()
    articles.add(tx, digest, source_id=feed, external_id="1", raw=TEXT, now=NOW)
    summary = tuple(("a1", sentence.span, 1.0) for sentence in digest.sentences[:2])
    kept = replace(make_story("s1", (digest,)), summary=summary)
    stories.change(tx, [kept], (), 0)
    story = stories.get(tx, "s1")
    assert story is not None
    return story


def brief(tx: Tx, chat: Chat = CHAT, parts: int = 1) -> int:
    """A briefing of one story, with its messages in the outbox."""
    chats.save(tx, chat)
    briefing_id = keep(tx, make_briefing(chat, (add_story(tx),)))
    assert briefing_id is not None
    for part in range(parts):
        post(tx, f"{briefing_id}:{part}", briefing_id=briefing_id, part=part)
    return briefing_id


def send_next(tx: Tx, outcome: Outcome | None = None) -> None:
    [message] = claims.claim(tx, NOW, limit=4, lease=LEASE, owner="me")
    claims.settle(tx, message.id, outcome or Sent(message_id=message.id), NOW)


def shown(tx: Tx, address: Address, since: datetime) -> tuple[tuple[str, Span], ...]:
    past = briefings.pasts(tx, [address], since).get(address, briefings.Past())
    return tuple(sorted(past.shown))


def test_a_briefing_comes_back_as_it_was_made(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, CHAT)
        made = make_briefing(CHAT, (add_story(tx),))
        briefing_id = keep(tx, made)
        assert briefing_id is not None
        assert briefings.get(tx, briefing_id) == replace(made, id=briefing_id)
        assert briefings.get(tx, briefing_id + 1) is None


def test_there_is_one_for_a_chat_a_slot_and_a_local_date(db: Database) -> None:
    with db.write() as tx:
        assert keep(tx, make_briefing(CHAT)) is not None
        assert keep(tx, make_briefing(CHAT, made_at=NOW + LEASE)) is None
        others = [
            make_briefing(CHAT, slot=time(20, 0)),
            make_briefing(CHAT, day=date(2026, 11, 22)),
            make_briefing(make_chat(8)),
            make_briefing(make_chat(7, thread_id=5)),
            make_briefing(CHAT, slot=None),
            make_briefing(CHAT, slot=None),
        ]
        ids = {keep(tx, other) for other in others}
        assert None not in ids
        assert len(ids) == len(others)


def test_only_a_briefing_that_arrived_whole_counts_as_shown(db: Database) -> None:
    with db.write() as tx:
        brief(tx, parts=2)
        assert shown(tx, CHAT.address, NOW) == ()
        send_next(tx)
        assert shown(tx, CHAT.address, NOW) == ()
        send_next(tx)
        assert shown(tx, CHAT.address, NOW) == (("a1", Span(start=0, end=46)),)
        assert shown(tx, CHAT.address, NOW + LEASE) == ()
        assert shown(tx, Address(chat_id=8), NOW) == ()


def test_a_briefing_with_a_part_that_failed_was_not_shown(db: Database) -> None:
    with db.write() as tx:
        brief(tx, parts=2)
        send_next(tx, Refused(reason="bad markup", chat_gone=False))
        send_next(tx)
        assert ledger.balance(tx)[LedgerState.SENT] == 1
        assert shown(tx, CHAT.address, NOW) == ()


@pytest.mark.parametrize(("length", "sentences"), [(Length.SHORT, 1), (Length.LONG, 2)])
def test_sentences_behind_a_button_were_not_shown(
    db: Database, length: Length, sentences: int
) -> None:
    with db.write() as tx:
        brief(tx, replace(CHAT, length=length))
        send_next(tx)
        assert len(shown(tx, CHAT.address, NOW)) == sentences


def test_a_briefing_of_a_forgotten_chat_is_gone(db: Database) -> None:
    with db.write() as tx:
        briefing_id = brief(tx)
        personal_data.forget(tx, 7)
        assert briefings.get(tx, briefing_id) is None
        assert shown(tx, CHAT.address, NOW) == ()


def test_old_briefings_are_forgotten_and_their_messages_stay_counted(db: Database) -> None:
    with db.write() as tx:
        briefing_id = brief(tx)
        send_next(tx)
        assert briefings.purge(tx, NOW, 10) == 0
        assert briefings.purge(tx, NOW + LEASE, 10) == 1
        assert briefings.get(tx, briefing_id) is None
        assert ledger.balance(tx)[LedgerState.SENT] == 1
