from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from structlog.testing import capture_logs

from bot import insistence
from bot.delivery import draining, release_own
from bot.delivery.draining import IN_FLIGHT, LEASE
from bot.errors import StoreUnavailable
from bot.model import Address, Message
from bot.store import chats, claims, outbox
from bot.store.database import Database
from tests.delivery.conftest import NOW, Office, error

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")


class Killed(BaseException):
    """SIGKILL, as far as one line of the sender can tell."""


async def test_what_is_due_is_sent_once(office: Office) -> None:
    for chat in range(1, 21):
        office.put(chat)
    assert await office.drain() == 20
    assert await office.drain() == 0
    assert sorted(call["chat_id"] for call in office.wire.arrived) == list(range(1, 21))
    assert office.balance() == {"sent": 20}


async def test_a_briefing_goes_out_as_html_without_a_preview(office: Office) -> None:
    office.put(1)
    await office.drain()
    [sent] = office.wire.arrived
    assert sent["text"] == "<b>News</b> &amp; more"
    assert sent["parse_mode"] == "HTML"
    assert sent["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize(("thread_id", "named"), [(7, 7), (1, None), (None, None)])
async def test_a_topic_is_named_but_for_the_general_one(
    office: Office, thread_id: int | None, named: int | None
) -> None:
    office.put(-100, thread_id=thread_id)
    await office.drain()
    assert office.wire.arrived[0].get("message_thread_id") == named


async def test_flood_control_delays_only_its_chat_and_loses_nothing(office: Office) -> None:
    office.put(1)
    office.put(2)
    office.wire.fail_once(429, "Too Many Requests: retry after 30", retry_after=30)
    assert await office.drain() == 1
    assert office.balance() == {"sent": 1, "waiting": 1}
    office.clock.seconds += 31
    assert await office.drain() == 1
    assert office.balance() == {"sent": 2}
    assert {call["chat_id"] for call in office.wire.arrived} == {1, 2}


@pytest.mark.parametrize(
    ("code", "words"),
    [(403, "Forbidden: bot was blocked by the user"), (400, "Bad Request: chat not found")],
)
async def test_a_chat_that_is_gone_is_paused_and_kept(
    office: Office, code: int, words: str
) -> None:
    office.put(1)
    office.wire.fail_once(code, words)
    assert await office.drain() == 0
    assert office.balance() == {"paused": 1}
    assert not office.is_reachable(1)
    with office.db.write() as tx:
        outbox.resume_chat(tx, 1)
    assert await office.drain() == 1
    assert office.balance() == {"sent": 1}


async def test_a_group_that_moved_is_followed(office: Office) -> None:
    office.put(-5)
    office.wire.fail_once(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1005)
    assert await office.drain() == 1
    assert office.wire.arrived[0]["chat_id"] == -1005
    assert office.balance() == {"sent": 1}
    assert office.is_reachable(-1005)
    with office.db.read() as tx:
        assert chats.get(tx, Address(chat_id=-5)) is None


async def test_a_deleted_topic_rests_alone(office: Office) -> None:
    office.put(-100, thread_id=7)
    office.wire.fail_once(400, "Bad Request: TOPIC_DELETED")
    assert await office.drain() == 0
    office.put(-100, thread_id=8)
    office.clock.seconds += 1
    assert await office.drain() == 1
    assert office.balance() == {"failed": 1, "sent": 1}
    assert not office.is_reachable(-100, 7)
    assert office.is_reachable(-100, 8)


@pytest.mark.parametrize(
    "words", ["TOPIC_CLOSED", "not enough rights to send text messages to the chat"]
)
async def test_where_the_bot_may_not_write_for_now_a_briefing_waits_and_nobody_rests(
    office: Office, words: str
) -> None:
    office.put(-100, thread_id=7, expires=NOW + timedelta(hours=6))
    office.wire.fail_once(400, f"Bad Request: {words}")
    assert await office.drain() == 0
    assert office.is_reachable(-100, 7)
    office.clock.seconds += 600
    assert await office.drain() == 1


async def test_what_telegram_cannot_parse_is_sent_as_plain_text(office: Office) -> None:
    office.put(1)
    office.wire.fail_once(400, "Bad Request: can't parse entities: Unsupported start tag")
    assert await office.drain() == 1
    [sent] = office.wire.arrived
    assert sent["text"] == "News & more"
    assert "parse_mode" not in sent
    assert office.balance() == {"sent": 1}


async def test_a_message_nobody_can_send_fails_and_is_counted(office: Office) -> None:
    office.put(1)
    office.wire.fail_once(400, "Bad Request: message is too long")
    assert await office.drain() == 0
    assert office.balance() == {"failed": 1}
    assert office.is_reachable(1)


async def test_an_outage_is_outlived(office: Office) -> None:
    office.put(1)
    for _ in range(30):
        office.wire.fail_once(502, "Bad Gateway")
    for _ in range(30):
        assert await office.drain() == 0
        office.clock.seconds += 500
    assert await office.drain() == 1
    assert office.balance() == {"sent": 1}


async def test_what_may_have_arrived_is_sent_again_minutes_later_until_telegram_answers(
    office: Office,
) -> None:
    office.put(1, expires=NOW + timedelta(hours=6))
    office.wire.faults += [office.wire.take_and_hang] * 2
    for _ in range(60):
        await office.drain()
        office.clock.seconds += 1
    assert len(office.wire.arrived) == 1
    with capture_logs() as logs:
        for _ in range(60):
            office.clock.seconds += 60
            await office.drain()
    assert len(office.wire.arrived) == 3
    assert office.balance() == {"sent": 1}
    assert logs[-1]["event"] == "a message was sent again that may have arrived before"


async def test_what_telegram_never_answers_is_sent_a_few_times_until_it_is_no_news(
    office: Office,
) -> None:
    office.put(1, expires=NOW + timedelta(hours=6))
    office.wire.faults += [office.wire.take_and_hang] * 100
    for _ in range(7 * 12):
        await office.drain()
        office.clock.seconds += 300
    assert 5 <= len(office.wire.arrived) <= 14
    assert office.balance() == {"expired": 1}


async def test_what_is_late_expires_and_is_counted(office: Office) -> None:
    office.put(1, expires=NOW + timedelta(hours=6))
    office.clock.seconds += 6 * 3600
    assert await office.drain() == 0
    assert office.balance() == {"expired": 1}
    assert office.wire.calls == []


async def test_a_kill_between_claim_and_settle_loses_nothing_and_doubles_what_was_in_flight(
    office: Office,
) -> None:
    for chat in range(1, 51):
        office.put(chat)
    deaths = [0]

    def die(parameters: dict[str, Any]) -> None:
        deaths[0] += 1
        office.wire.arrived.append(parameters)
        raise Killed

    passing = [lambda _: None] * 10
    office.wire.faults += [*passing, *[die] * IN_FLIGHT]
    with pytest.raises(Killed):
        await office.drain()
    assert release_own(office.db, "me") >= 1
    await office.drain()
    assert office.balance() == {"sent": 50}
    assert {call["chat_id"] for call in office.wire.arrived} == set(range(1, 51))
    assert len(office.wire.arrived) - 50 <= deaths[0] <= IN_FLIGHT


async def test_a_database_that_is_locked_while_messages_are_in_flight_doubles_none(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insistence, "AGAIN", 0.01)
    settle, refusals = draining._settle, iter(range(6))

    def settle_sometimes(*args: Any) -> None:
        if next(refusals, None) is not None:
            raise StoreUnavailable("the database is locked")
        settle(*args)

    monkeypatch.setattr(draining, "_settle", settle_sometimes)
    for chat_id in range(1, 6):
        office.put(chat_id)
    assert await office.drain() == 5
    assert len(office.wire.arrived) == 5
    assert office.balance() == {"sent": 5}


async def test_what_was_sent_is_not_sent_again_when_the_database_is_out_for_longer_than_a_lease(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insistence, "AGAIN", 0.01)
    settle, refused = draining._settle, Counter[int]()

    def settle_late(db: Database, message: Message, *args: Any) -> None:
        refused[message.id] += 1
        if refused[message.id] <= 5 * message.id:  # the first is settled long before the others
            office.clock.seconds += LEASE.total_seconds()
            raise StoreUnavailable("the database is locked")
        settle(db, message, *args)

    monkeypatch.setattr(draining, "_settle", settle_late)
    for chat_id in range(1, IN_FLIGHT + 1):
        office.put(chat_id)
    assert await office.drain() == IN_FLIGHT
    assert len(office.wire.arrived) == IN_FLIGHT
    assert office.balance() == {"sent": IN_FLIGHT}


async def test_an_outcome_that_the_database_refuses_counts_as_failed_and_holds_nobody_up(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insistence, "AGAIN", 0.01)
    office.put(-5)
    for chat_id in range(1, 6):
        office.put(chat_id)
    refuse_changes_of(office, "UPDATE OF chat_id", "NEW.chat_id = -1005")
    office.wire.fail_once(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1005)
    with capture_logs() as logs:
        assert await office.drain() == 5
    assert office.balance() == {"sent": 5, "failed": 1}
    assert [log["event"] for log in logs if log["log_level"] == "error"] == [
        *["a message waits to be settled"] * 2,
        "a message failed for good",
    ]
    office.put(-5, part=1)
    assert await office.drain() == 1


async def test_what_cannot_even_be_counted_as_failed_is_sent_once_and_holds_up_no_other_chat(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insistence, "AGAIN", 0.01)
    for chat_id in range(1, 6):
        office.put(chat_id)
    refuse_changes_of(office, "UPDATE OF state", "NEW.chat_id = 3 AND NEW.settled IS NOT NULL")
    assert await office.drain() == 5
    assert office.balance() == {"sent": 4, "sending": 1}
    for _ in range(5):
        office.clock.seconds += LEASE.total_seconds() + 1
        assert await office.drain() == 0
    assert len(office.wire.arrived) == 5
    office.put(6)
    assert await office.drain() == 1


async def test_a_send_that_is_cut_off_leaves_the_message_to_its_lease(office: Office) -> None:
    def break_down(_: dict[str, Any]) -> None:
        raise Killed

    office.put(1)
    office.wire.faults.append(break_down)
    with pytest.raises(Killed):
        await office.drain()
    assert await office.drain() == 0
    office.clock.seconds += LEASE.total_seconds() + 1
    assert await office.drain() == 1


async def test_another_sender_waits_for_the_lease_of_a_dead_one(office: Office) -> None:
    office.put(1)
    with office.db.write() as tx:
        claims.claim(tx, NOW, limit=1, lease=LEASE, owner="dead")
    assert await office.drain() == 0
    office.clock.seconds += LEASE.total_seconds() + 1
    assert await office.drain() == 1


async def test_a_sender_asked_to_stop_claims_nothing_more(office: Office) -> None:
    for chat in range(1, 21):
        office.put(chat)
    sent = await office.drain(stopping=lambda: len(office.wire.arrived) >= 5)
    assert 5 <= sent <= 5 + IN_FLIGHT
    assert office.balance() == {"sent": sent, "waiting": 20 - sent}


async def test_a_crowded_group_is_put_back_and_holds_nobody_up(office: Office) -> None:
    for part in range(12):
        office.put(-100, part=part)
    for chat in range(1, 11):
        office.put(chat)
    sent = await office.drain()
    assert sent >= 13
    assert {call["chat_id"] for call in office.wire.arrived} == {-100, *range(1, 11)}
    for _ in range(60):
        office.clock.seconds += 1
        sent += await office.drain()
    assert sent == 22
    assert office.balance() == {"sent": 22}


def refuse_changes_of(office: Office, what: str, when: str) -> None:
    """Let the database take no such row of the outbox any more."""
    with office.db.write() as tx:
        tx.execute(
            text(
                f"CREATE TRIGGER refusal BEFORE {what} ON outbox WHEN {when} "
                "BEGIN SELECT RAISE(ABORT, 'not this row'); END"
            )
        )


_FAULTS = {
    "flood": lambda _: error(429, "Too Many Requests", retry_after=3),
    "gateway": lambda _: error(502, "Bad Gateway"),
    "blocked": lambda _: error(403, "Forbidden: bot was blocked by the user"),
    "markup": lambda _: error(400, "Bad Request: can't parse entities"),
    "long": lambda _: error(400, "Bad Request: message is too long"),
    "pass": lambda _: None,
}


@settings(deadline=None, max_examples=25)
@given(faults=st.lists(st.sampled_from(sorted(_FAULTS)), max_size=40))
async def test_whatever_happens_the_books_balance_and_nothing_is_doubled(
    tmp_path_factory: pytest.TempPathFactory, faults: list[str]
) -> None:
    office = Office(tmp_path_factory.mktemp("books"))
    office.wire.faults += [_FAULTS[name] for name in faults]
    for chat in range(1, 13):
        office.put(chat)
    for _ in range(20):
        await office.drain()
        assert sum(office.balance().values()) == 12
        office.clock.seconds += 400
        if "waiting" not in office.balance():
            break
    assert await office.drain() == 0
    arrived = [call["chat_id"] for call in office.wire.arrived]
    assert len(arrived) == len(set(arrived)) == office.balance().get("sent", 0)
    assert set(office.balance()) <= {"sent", "failed", "paused"}
    office.db.close()


@settings(deadline=None, max_examples=25)
@given(
    faults=st.lists(
        st.sampled_from(["flood", "gateway", "hangs", "arrives unanswered", "pass"]), max_size=40
    )
)
async def test_whatever_breaks_off_nothing_is_lost_and_only_what_was_unanswered_is_doubled(
    tmp_path_factory: pytest.TempPathFactory, faults: list[str]
) -> None:
    office = Office(tmp_path_factory.mktemp("doubts"))
    hanging = {"hangs": office.wire.hang, "arrives unanswered": office.wire.take_and_hang}
    office.wire.faults += [hanging.get(name) or _FAULTS[name] for name in faults]
    for chat in range(1, 13):
        office.put(chat, expires=NOW + timedelta(days=9))
    while office.balance().keys() != {"sent"}:
        await office.drain()
        office.clock.seconds += 3600
    assert office.balance() == {"sent": 12}
    assert {call["chat_id"] for call in office.wire.arrived} == set(range(1, 13))
    assert len(office.wire.arrived) - 12 <= faults.count("arrives unanswered")
    office.db.close()
