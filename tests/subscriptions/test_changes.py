from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import subscriptions
from bot.errors import StoreUnavailable
from bot.model import EVERY_DAY, Address, Chat, ChatKind, Length, Profile
from bot.store import chats, ledger, outbox
from bot.store.database import Database
from bot.subscriptions import Wish
from tests.store.empty import open_empty
from tests.store.samples import post

NOW = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)  # a Saturday; 08:30 in Madrid
LATE = NOW.replace(hour=9, minute=0, second=5)  # the hour of a briefing at nine has just come
SATURDAY = 5
HERE = Address(chat_id=5)
PROFILE = Profile(title="Ana", kind=ChatKind.PRIVATE, language="en", timezone="UTC")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_empty(tmp_path / "store.db")
    subscriptions.ensure_chat(database, HERE, PROFILE, NOW)
    yield database
    database.close()


def stored(db: Database) -> Chat:
    with db.read() as tx:
        chat = chats.get(tx, HERE)
    assert chat is not None
    return chat


def subscribe(db: Database, words: str, now: datetime = NOW) -> Chat:
    wish = subscriptions.read_subscription(words)
    assert isinstance(wish, Wish), wish
    chat = subscriptions.subscribe(db, HERE, wish, now)
    assert chat == stored(db)
    return chat


def waiting(db: Database) -> int:
    with db.read() as tx:
        return ledger.balance(tx)["waiting"]


def queue(db: Database) -> None:
    with db.write() as tx:
        post(tx, "1", address=HERE, expires=NOW + timedelta(hours=6))


def test_a_new_chat_is_not_subscribed(db: Database) -> None:
    assert stored(db).slots == ()
    assert stored(db).next_due is None


def test_a_subscription_takes_effect_at_once_and_sends_nothing(db: Database) -> None:
    chat = subscribe(db, "8am Madrid")
    assert chat.slots == (time(8),)
    assert chat.timezone == "Europe/Madrid"
    assert chat.timezone_chosen
    assert chat.next_due == datetime(2026, 11, 22, 7, tzinfo=UTC)
    assert waiting(db) == 0


def test_who_names_no_hour_gets_eight_o_clock_or_keeps_the_hours_there_were(db: Database) -> None:
    assert subscribe(db, "Madrid").slots == (time(8),)
    subscribe(db, "7:15 18:30 Madrid")
    moved = subscribe(db, "Lisbon")
    assert (moved.slots, moved.timezone) == ((time(7, 15), time(18, 30)), "Europe/Lisbon")


def test_the_next_minute_is_soon_enough(db: Database) -> None:
    assert subscribe(db, "08:31 Madrid").next_due == NOW + timedelta(minutes=1)


def test_the_minute_that_is_passing_is_not_due_again(db: Database) -> None:
    now = NOW + timedelta(seconds=20)
    due = subscribe(db, "08:30 Madrid", now).next_due
    assert due == NOW + timedelta(days=1)


def test_without_a_place_the_zone_stays(db: Database) -> None:
    chat = subscribe(db, "")
    assert (chat.slots, chat.timezone, chat.timezone_chosen) == ((time(8),), "UTC", False)


def test_weekdays_stay_as_chosen_until_others_are_named(db: Database) -> None:
    subscribe(db, "weekdays 9")
    assert subscribe(db, "10").weekdays == {0, 1, 2, 3, 4}
    assert subscribe(db, "daily 10").weekdays == EVERY_DAY


def test_weekdays_decide_the_next_briefing(db: Database) -> None:
    due = subscribe(db, "Mon 9").next_due
    assert due == datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_unsubscribing_also_calls_off_what_waits(db: Database) -> None:
    subscribe(db, "9")
    queue(db)
    chat = subscriptions.unsubscribe(db, HERE, NOW)
    assert (chat.slots, chat.next_due) == ((), None)
    assert waiting(db) == 0


def test_unsubscribing_is_done_whole_or_not_at_all(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = subscribe(db, "9")
    queue(db)

    def break_off(*_: object) -> None:
        raise StoreUnavailable("the disk is full")

    monkeypatch.setattr(chats, "save", break_off)
    with pytest.raises(StoreUnavailable):
        subscriptions.unsubscribe(db, HERE, NOW)
    assert stored(db) == before
    assert waiting(db) == 1


def test_each_change_recomputes_the_next_briefing(db: Database) -> None:
    subscribe(db, "9")
    assert subscriptions.set_hour(db, HERE, time(10), NOW).next_due == NOW.replace(
        hour=10, minute=0
    )
    moved = subscriptions.set_zone(db, HERE, "Asia/Tokyo", NOW)
    assert moved.next_due == datetime(2026, 11, 22, 1, tzinfo=UTC)
    assert moved.timezone_chosen
    sunday_off = subscriptions.toggle_weekday(db, HERE, 6, NOW)
    assert sunday_off.next_due == datetime(2026, 11, 23, 1, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Mars/Gale_Crater", "Europe", "../../etc/passwd", ""])
def test_a_zone_that_nobody_knows_changes_nothing(db: Database, zone: str) -> None:
    before = subscribe(db, "9 Madrid")
    assert subscriptions.set_zone(db, HERE, zone, NOW) == before


def test_hours_are_added_and_taken_out_but_never_all_and_never_four(db: Database) -> None:
    subscribe(db, "9")
    for hour in (10, 11, 12):
        subscriptions.toggle_hour(db, HERE, time(hour), NOW)
    assert stored(db).slots == (time(9), time(10), time(11))
    for hour in (9, 10, 11):
        subscriptions.toggle_hour(db, HERE, time(hour), NOW)
    assert stored(db).slots == (time(11),)


def test_the_last_weekday_stays(db: Database) -> None:
    subscribe(db, "Mon 9")
    assert subscriptions.toggle_weekday(db, HERE, 0, NOW).weekdays == {0}
    assert subscriptions.toggle_weekday(db, HERE, 1, NOW).weekdays == {0, 1}


def test_length_and_silence_are_kept(db: Database) -> None:
    assert subscriptions.set_length(db, HERE, Length.LONG, NOW).length is Length.LONG
    assert subscriptions.set_silent(db, HERE, True, NOW).silent
    assert not subscriptions.set_silent(db, HERE, False, NOW).silent


def test_a_pause_ends_by_itself_at_the_next_hour_after_it(db: Database) -> None:
    subscribe(db, "9")
    paused = subscriptions.pause(db, HERE, 7, NOW)
    assert paused.paused_until == NOW + timedelta(days=7)
    assert paused.next_due == datetime(2026, 11, 28, 9, tzinfo=UTC)
    resumed = subscriptions.pause(db, HERE, 0, NOW)
    assert resumed.paused_until is None
    assert resumed.next_due == datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_who_comes_back_gets_the_next_hour_and_no_backlog(db: Database) -> None:
    subscribe(db, "9")
    queue(db)
    subscriptions.go_away(db, HERE.chat_id, NOW)
    assert stored(db).unreachable_since == NOW
    assert waiting(db) == 0
    later = NOW + timedelta(days=20)
    subscriptions.come_back(db, HERE.chat_id, later)
    assert stored(db).unreachable_since is None
    assert stored(db).next_due == later.replace(hour=9, minute=0)
    with db.write() as tx:
        assert outbox.expire(tx, later) == 1


# What may happen to a chat between its hour and the tick of the clock that makes the briefing.
_BETWEEN: dict[str, Callable[[Database], object]] = {
    "another length": lambda db: subscriptions.set_length(db, HERE, Length.LONG, LATE),
    "no sound": lambda db: subscriptions.set_silent(db, HERE, True, LATE),
    "another hour": lambda db: subscriptions.set_hour(db, HERE, time(7), LATE),
    "one more hour": lambda db: subscriptions.toggle_hour(db, HERE, time(21), LATE),
    "another zone": lambda db: subscriptions.set_zone(db, HERE, "Asia/Tokyo", LATE),
    "other days": lambda db: subscriptions.toggle_weekday(db, HERE, SATURDAY, LATE),
    "the same again": lambda db: subscribe(db, "9", LATE),
    "/start": lambda db: subscriptions.come_back(db, HERE.chat_id, LATE),
}


@settings(deadline=None, max_examples=25)
@given(happened=st.lists(st.sampled_from(sorted(_BETWEEN)), max_size=5))
def test_a_briefing_that_is_due_stays_due_whatever_is_changed_before_it_is_made(
    tmp_path_factory: pytest.TempPathFactory, happened: list[str]
) -> None:
    db = open_empty(tmp_path_factory.mktemp("law") / "store.db")
    subscriptions.ensure_chat(db, HERE, PROFILE, NOW)
    due = subscribe(db, "9").next_due
    for change in happened:
        _BETWEEN[change](db)
    assert stored(db).next_due == due
    assert due is not None
    with db.write() as tx:
        assert [chat.address for chat in chats.due(tx, LATE, 10)] == [HERE]
    db.close()


@pytest.mark.parametrize(
    "refuse",
    [
        lambda db: subscriptions.pause(db, HERE, 1, LATE),
        lambda db: subscriptions.unsubscribe(db, HERE, LATE),
    ],
    ids=["pause", "unsubscribe"],
)
def test_who_wants_none_is_not_sent_the_one_that_is_due(
    db: Database, refuse: Callable[[Database], Chat]
) -> None:
    subscribe(db, "9")
    refuse(db)
    with db.write() as tx:
        assert chats.due(tx, LATE, 10) == ()
    later = stored(db).next_due
    assert later is None or later > LATE


def test_who_subscribes_after_a_long_absence_gets_no_backlog(db: Database) -> None:
    subscribe(db, "9")
    subscriptions.go_away(db, HERE.chat_id, NOW)
    later = NOW + timedelta(days=20)
    assert subscribe(db, "9", later).next_due == later.replace(hour=9, minute=0)


def test_who_subscribes_again_gets_what_was_held_back_and_is_still_news(db: Database) -> None:
    subscribe(db, "9")
    queue(db)
    subscriptions.go_away(db, HERE.chat_id, NOW)
    subscribe(db, "10", NOW + timedelta(hours=1))
    assert waiting(db) == 1


def test_coming_back_writes_nothing_for_a_chat_that_was_not_away(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = subscribe(db, "9")
    monkeypatch.delattr(Database, "write")
    subscriptions.come_back(db, HERE.chat_id, LATE)
    subscriptions.come_back(db, 404, LATE)
    assert stored(db) == before


def test_a_group_that_moves_keeps_its_choices(db: Database) -> None:
    chat = subscribe(db, "9 Berlin")
    subscriptions.move(db, 5, -1005)
    with db.read() as tx:
        moved = chats.get(tx, Address(chat_id=-1005))
    assert moved == replace(chat, address=Address(chat_id=-1005), kind=ChatKind.SUPERGROUP)


def test_forgetting_says_what_it_deleted(db: Database) -> None:
    subscribe(db, "9")
    assert subscriptions.forget(db, 5)["chats"] == 1
    with db.read() as tx:
        assert chats.get(tx, HERE) is None


def test_a_chat_that_is_not_stored_cannot_be_changed(db: Database) -> None:
    with pytest.raises(LookupError):
        subscriptions.set_silent(db, Address(chat_id=404), True, NOW)
