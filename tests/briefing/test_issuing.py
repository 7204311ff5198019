from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.briefing import issue_due, preview
from bot.buttons import OpenStory, decode
from bot.model import (
    Address,
    Chat,
    ChatKind,
    Interest,
    InterestKind,
    Length,
    Message,
    Profile,
    Sent,
    SourceKind,
    Stance,
    newcomer,
)
from bot.slots import next_due
from bot.store import briefings, chats, claims, interests, ledger, outbox, personal_data
from bot.store.database import Database, open_database
from tests.briefing.news import NOW, document, publish, reader
from tests.store.empty import open_empty

WINDOW = timedelta(hours=6)
DAY = timedelta(days=1)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_empty(tmp_path / "store.db")
    yield database
    database.close()


def tick(db: Database, now: datetime, story_window: timedelta = 14 * DAY) -> int:
    return issue_due(
        db, now, hours=24, window=WINDOW, story_window=story_window, bot_name="news_bot"
    )


def save(db: Database, *readers: Chat) -> None:
    with db.write() as tx:
        for chat in readers:
            chats.save(tx, chat)


def stored(db: Database, chat_id: int = 5) -> Chat:
    with db.read() as tx:
        chat = chats.get(tx, Address(chat_id=chat_id))
    assert chat is not None
    return chat


def deliver(db: Database, now: datetime) -> list[Message]:
    """Send all that waits, without a Telegram."""
    taken: list[Message] = []
    while True:
        with db.write() as tx:
            claimed = claims.claim(tx, now, limit=50, lease=timedelta(seconds=30), owner="me")
            for message in claimed:
                claims.settle(tx, message.id, Sent(message_id=message.id), now)
        if not claimed:
            return taken
        taken += claimed


def balance(db: Database) -> dict[str, int]:
    with db.read() as tx:
        return {state: count for state, count in ledger.balance(tx).items() if count}


def test_who_is_due_gets_one_briefing_and_the_next_hour(db: Database) -> None:
    publish(db, [[document(1)], [document(2)]], NOW - timedelta(hours=2))
    save(db, reader())
    assert tick(db, NOW) == 1
    assert tick(db, NOW) == 0
    assert stored(db).next_due == NOW + DAY
    [message] = deliver(db, NOW)
    assert "Bridge 1 in Oslo closed" in message.html
    assert "Bridge 2 in Turin closed" in message.html
    assert message.expires == NOW + WINDOW


def test_each_reader_of_a_batch_gets_what_it_follows_and_not_what_it_mutes(db: Database) -> None:
    publish(db, [[document(1)], [document(2)]], NOW - timedelta(hours=2))
    save(db, *(reader(chat_id=number) for number in (5, 6, 7)))
    turin = Interest(
        kind=InterestKind.WORDS, subject="turin", label="Turin", stance=Stance.FOLLOWED
    )
    with db.write() as tx:
        interests.save(tx, Address(chat_id=5), turin, NOW)
        interests.save(tx, Address(chat_id=6), replace(turin, stance=Stance.MUTED), NOW)
    assert tick(db, NOW) == 3
    told = {message.address.chat_id: message.html for message in deliver(db, NOW)}
    assert told[5].index("Turin") < told[5].index("Oslo")
    assert "followed" in told[5]
    assert "Turin" not in told[6]
    assert "1 muted story left out" in told[6]
    assert told[7].index("Oslo") < told[7].index("Turin")
    assert "followed" not in told[7]
    with db.read() as tx:
        kept = [briefings.get(tx, number) for number in (1, 2, 3)]
    assert [each.muted_count for each in kept if each] == [0, 1, 0]
    assert [[s.followed for s in each.stories] for each in kept if each] == [
        [True, False],
        [False],
        [False, False],
    ]


def test_nobody_is_due_before_the_hour(db: Database) -> None:
    save(db, reader())
    assert tick(db, NOW - timedelta(seconds=1)) == 0
    assert balance(db) == {}


def test_the_buttons_lead_back_to_the_stored_briefing(db: Database) -> None:
    publish(db, [[document(1)]], NOW - timedelta(hours=2))
    save(db, reader())
    tick(db, NOW)
    [message] = deliver(db, NOW)
    actions = [decode(b.data) for row in message.buttons for b in row if b.data is not None]
    [opened] = [action for action in actions if isinstance(action, OpenStory)]
    with db.read() as tx:
        sent = briefings.get(tx, opened.briefing_id or 0)
    assert sent is not None
    assert opened.story_id == sent.stories[0].story_id


def test_a_delivered_story_does_not_return_the_next_day(db: Database) -> None:
    publish(db, [[document(1)]], NOW - timedelta(hours=2))
    save(db, reader())
    tick(db, NOW)
    deliver(db, NOW)
    tick(db, NOW + DAY)
    [message] = deliver(db, NOW + DAY)
    assert "No new articles since yesterday’s briefing." in message.html


def test_a_story_that_went_on_returns_with_what_is_new(db: Database) -> None:
    first, second = document(1), document(1, chapter=6)
    publish(db, [[first]], NOW - timedelta(hours=2))
    save(db, reader(length=Length.LONG))
    tick(db, NOW)
    deliver(db, NOW)
    publish(db, [[first, second]], NOW + timedelta(hours=5))
    tick(db, NOW + DAY)
    [message] = deliver(db, NOW + DAY)
    assert "Vento6" in message.html
    assert "Vento0" not in message.html


@pytest.mark.parametrize("minutes", [-90, -10, 10, 600])
def test_what_was_published_before_the_hour_and_told_after_it_comes_the_next_day(
    db: Database, minutes: int
) -> None:
    """However long it took to read an article, or to put it in its story, it is told once."""
    publish(db, [[document(1)]], NOW - timedelta(hours=2), SourceKind.FEED)
    save(db, reader())
    tick(db, NOW)
    [first] = deliver(db, NOW)
    late = document(2, published=NOW - timedelta(minutes=100))
    publish(db, [[document(1)], [late]], NOW + timedelta(minutes=minutes), SourceKind.FEED)
    tick(db, NOW + DAY)
    [second] = deliver(db, NOW + DAY)
    tick(db, NOW + 2 * DAY)
    [third] = deliver(db, NOW + 2 * DAY)
    assert ["Turin" in message.html for message in (first, second, third)] == [False, True, False]
    assert "1 story from 1 article" in second.html


def test_news_older_than_some_days_is_none_whenever_it_is_read(db: Database) -> None:
    publish(db, [[document(1)]], NOW - timedelta(hours=2), SourceKind.FEED)
    save(db, reader())
    tick(db, NOW)
    deliver(db, NOW)
    old = document(2, published=NOW - timedelta(days=4))
    publish(db, [[document(1)], [old]], NOW + timedelta(hours=3), SourceKind.FEED)
    tick(db, NOW + DAY)
    [message] = deliver(db, NOW + DAY)
    assert "Turin" not in message.html


def test_what_was_shown_is_remembered_for_as_long_as_stories_go_on(db: Database) -> None:
    first, second = document(1), document(1, chapter=6)
    publish(db, [[first]], NOW - timedelta(hours=2))
    save(db, reader(length=Length.LONG))
    tick(db, NOW, 40 * DAY)
    deliver(db, NOW)
    later = NOW + 30 * DAY
    publish(db, [[first, second]], later - timedelta(hours=2))
    save(db, replace(stored(db), next_due=later))
    tick(db, later, 40 * DAY)
    [message] = deliver(db, later)
    assert "Vento6" in message.html
    assert "Vento0" not in message.html


def test_what_was_never_delivered_was_never_shown(db: Database) -> None:
    publish(db, [[document(1)]], NOW - timedelta(hours=2))
    save(db, reader(slots=(time(8), time(9))))
    tick(db, NOW)
    with db.write() as tx:
        outbox.cancel_chat(tx, Address(chat_id=5))
    tick(db, NOW + timedelta(hours=1))
    [message] = deliver(db, NOW + timedelta(hours=1))
    assert "Bridge 1 in Oslo closed" in message.html


def test_after_a_downtime_there_is_one_catch_up_and_the_rest_is_counted(db: Database) -> None:
    publish(db, [[document(1)]], NOW + 3 * DAY)
    save(db, reader())
    late = NOW + 3 * DAY + timedelta(hours=2)
    assert tick(db, late) == 1
    assert balance(db) == {"expired": 1, "waiting": 1}
    with db.read() as tx:
        [made] = personal_data.stored_on(tx, 5)["briefings"]
    assert (made["slot"], made["local_date"]) == ("08:00", "2026-11-24")
    assert stored(db).next_due == NOW + 4 * DAY


def test_a_briefing_whose_window_has_passed_expires_and_is_counted(db: Database) -> None:
    save(db, reader())
    assert tick(db, NOW + WINDOW + timedelta(minutes=1)) == 0
    assert balance(db) == {"expired": 1}
    assert stored(db).next_due == NOW + DAY


def test_a_clock_that_goes_back_doubles_nothing(db: Database) -> None:
    save(db, reader())
    assert tick(db, NOW + timedelta(minutes=5)) == 1
    # A reader changes a setting while the clock is wrong, and so is due again.
    save(db, replace(stored(db), next_due=NOW))
    assert tick(db, NOW - timedelta(minutes=5)) == 0
    assert tick(db, NOW + timedelta(minutes=6)) == 0
    assert balance(db) == {"waiting": 1}
    assert stored(db).next_due == NOW + DAY


def test_who_unsubscribed_meanwhile_gets_nothing(db: Database) -> None:
    save(db, reader(), replace(reader(chat_id=6), slots=(), next_due=None))
    assert tick(db, NOW) == 1


def test_paused_and_unreachable_chats_are_left_alone(db: Database) -> None:
    save(
        db,
        replace(reader(chat_id=1), paused_until=NOW + DAY),
        replace(reader(chat_id=2), unreachable_since=NOW - DAY),
    )
    assert tick(db, NOW) == 0
    assert balance(db) == {}


def test_a_chat_whose_zone_is_unknown_here_stops_nobody_and_gets_its_briefing_too(
    db: Database,
) -> None:
    moved = replace(reader(chat_id=1), timezone="Mars/Gale_Crater")
    save(db, moved, reader(chat_id=2))
    with capture_logs() as logs:
        assert tick(db, NOW) == 2
    assert logs[0]["zone"] == "Mars/Gale_Crater"
    assert tick(db, NOW) == 0
    assert stored(db, 1).next_due == NOW + timedelta(hours=1)  # its eight o'clock is that of UTC
    assert stored(db, 2).next_due == NOW + DAY


def test_without_sources_the_briefing_says_so(db: Database) -> None:
    save(db, reader())
    tick(db, NOW)
    [message] = deliver(db, NOW)
    assert "/addsource" in message.html


def test_a_silent_chat_gets_a_silent_message(db: Database) -> None:
    save(db, replace(reader(), silent=True))
    tick(db, NOW)
    assert [message.silent for message in deliver(db, NOW)] == [True]


def test_more_chats_than_a_batch_all_get_theirs(db: Database) -> None:
    publish(db, [[document(1)]], NOW - timedelta(hours=2))
    save(db, *(reader(chat_id=number) for number in range(1, 1203)))
    assert tick(db, NOW) == 1202
    assert balance(db) == {"waiting": 1202}


def test_a_preview_shows_the_day_and_stores_nothing(db: Database) -> None:
    publish(db, [[document(1)]], NOW - timedelta(hours=2))
    save(db, reader())
    tick(db, NOW)
    deliver(db, NOW)
    profile = Profile(title="", kind=ChatKind.PRIVATE, language="en", timezone="Europe/Madrid")
    for chat in (stored(db), newcomer(Address(chat_id=0), profile, NOW)):
        told = preview(db, chat, NOW, hours=24)
        assert [each.story_id for each in told.stories] == ["sa1-0"]
        assert told.id is None
    assert balance(db) == {"sent": 1}


def instants(chat: Chat, after: datetime, until: datetime) -> list[datetime]:
    found: list[datetime] = []
    moment: datetime | None = after
    while moment is not None:
        moment = next_due(chat.slots, chat.weekdays, chat.timezone, moment)
        if moment is None or moment > until:
            break
        found.append(moment)
    return found


def made(db: Database) -> Counter[tuple[time | None, date]]:
    with db.read() as tx:
        stored_on = personal_data.stored_on(tx, 5)["briefings"]
    return Counter((row["slot"], row["local_date"]) for row in stored_on)


# Nights when clocks change, and one when they do not.
_STARTS = (
    datetime(2026, 3, 28, 12, tzinfo=UTC),
    datetime(2026, 10, 24, 12, tzinfo=UTC),
    datetime(2026, 4, 4, 3, tzinfo=UTC),
    datetime(2026, 6, 1, tzinfo=UTC),
)
_ZONES = ("Europe/Madrid", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia", "UTC")


@settings(deadline=None, max_examples=25)
@given(
    start=st.sampled_from(_STARTS),
    zone=st.sampled_from(_ZONES),
    slots=st.sets(
        st.integers(0, 47).map(lambda half: time(half // 2, half % 2 * 30)), min_size=1, max_size=3
    ),
    steps=st.lists(st.integers(-120, 350), min_size=5, max_size=40),
)
def test_any_ticks_and_restarts_yield_one_briefing_for_each_hour_and_date(
    tmp_path_factory: pytest.TempPathFactory,
    start: datetime,
    zone: str,
    slots: set[time],
    steps: Sequence[int],
) -> None:
    file = tmp_path_factory.mktemp("law") / "store.db"
    chat = reader(slots=tuple(sorted(slots)), timezone=zone)
    db = open_empty(file)
    save(db, replace(chat, next_due=next_due(chat.slots, chat.weekdays, zone, start)))
    now = latest = start
    issued, expected = 0, 0
    for step in steps:
        now += timedelta(minutes=step)
        if step % 7 == 0:
            db.close()
            db = open_database(f"sqlite:///{file}")
        issued += tick(db, now)
        if now > latest:
            # Ticks are never further apart than the window, so each gap is owed its last hour.
            gap = instants(chat, latest, now)
            expected += bool(gap) and now - gap[-1] <= WINDOW
            latest = now
    assert all(count == 1 for count in made(db).values())
    assert issued == sum(made(db).values()) == expected
    db.close()
