from datetime import UTC, datetime, timedelta

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.outcomes import LONGEST_WAIT, backoff, outcome_of
from bot.model import Moved, Outcome, Postponed, Refused

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)


def judge(error: TelegramError, *, attempts: int = 0, plain: bool = False) -> Outcome:
    return outcome_of(error, now=NOW, attempts=attempts, plain=plain, jitter=0.5)


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("asked", [7, timedelta(seconds=7)])
def test_flood_control_is_obeyed_and_is_no_attempt(asked: int | timedelta) -> None:
    assert judge(RetryAfter(asked)) == Postponed(
        until=NOW + timedelta(seconds=7), reason="flood control", counts=False
    )


def test_a_migrated_group_moves() -> None:
    assert judge(ChatMigrated(-100123)) == Moved(chat_id=-100123)


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("Forbidden: bot was blocked by the user"),
        Forbidden("Forbidden: bot was kicked from the supergroup chat"),
        BadRequest("Chat not found"),
        BadRequest("Bad Request: chat not found"),
        BadRequest("Bad Request: group chat was deactivated"),
    ],
)
def test_a_chat_that_nothing_reaches_is_gone(error: TelegramError) -> None:
    assert judge(error) == Refused(reason=error.message, chat_gone=True)


@pytest.mark.parametrize("words", ["Message thread not found", "TOPIC_DELETED"])
def test_a_deleted_topic_is_not_the_end_of_its_forum(words: str) -> None:
    assert judge(BadRequest(words)) == Refused(reason=words, chat_gone=False, topic_gone=True)


@pytest.mark.parametrize(
    "words",
    [
        "TOPIC_CLOSED",
        "Have no rights to send a message",
        "Not enough rights to send text messages to the chat",
        "CHAT_RESTRICTED",
    ],
)
def test_what_is_closed_may_be_opened_again_so_the_message_waits(words: str) -> None:
    outcome = judge(BadRequest(words))
    assert outcome == Postponed(until=NOW + timedelta(minutes=5), reason=words)


def test_markup_that_telegram_cannot_parse_is_sent_once_more_without_it() -> None:
    error = BadRequest("Can't parse entities: unexpected end tag at byte offset 3")
    first = judge(error)
    assert isinstance(first, Postponed)
    assert first.plain
    assert first.until == NOW
    assert judge(error, plain=True) == Refused(reason=error.message, chat_gone=False)


def test_another_bad_request_fails_at_once() -> None:
    assert judge(BadRequest("Message is too long")) == Refused(
        reason="Message is too long", chat_gone=False
    )


@pytest.mark.parametrize(
    "error",
    [
        NetworkError("Bad Gateway"),
        NetworkError("Internal Server Error (500)"),
        caused(NetworkError("Bad Gateway (502)"), TelegramError("Invalid server response")),
        caused(NetworkError("httpx.ConnectError: refused"), httpx.ConnectError("refused")),
        caused(TimedOut("Pool timeout"), httpx.PoolTimeout("occupied")),
        caused(TimedOut(), httpx.ConnectTimeout("slow")),
    ],
)
def test_what_certainly_did_not_arrive_is_tried_again_without_end(error: TelegramError) -> None:
    outcome = judge(error, attempts=1000)
    assert isinstance(outcome, Postponed)
    assert outcome.counts
    assert not outcome.doubtful
    assert outcome.until - NOW <= LONGEST_WAIT * 1.5


@pytest.mark.parametrize(
    "error",
    [
        caused(TimedOut(), httpx.ReadTimeout("slow")),
        caused(NetworkError("httpx.ReadError: reset"), httpx.ReadError("reset")),
        caused(NetworkError("httpx.RemoteProtocolError"), httpx.RemoteProtocolError("closed")),
        TelegramError("Invalid server response"),
        Conflict("another request"),
    ],
)
def test_what_may_have_arrived_is_tried_again_later_and_more_and_more_rarely(
    error: TelegramError,
) -> None:
    waits = []
    for attempts in (0, 1, 2, 1000):
        outcome = judge(error, attempts=attempts)
        assert isinstance(outcome, Postponed)
        assert outcome.counts
        assert outcome.doubtful
        waits.append(outcome.until - NOW)
    assert waits == [timedelta(minutes=minutes) for minutes in (5, 10, 20, 60)]


def test_a_refused_token_keeps_every_message() -> None:
    outcome = judge(InvalidToken("Unauthorized"))
    assert isinstance(outcome, Postponed)
    assert not outcome.counts


@given(
    attempts=st.integers(0, 10_000),
    jitter=st.floats(0, 1, exclude_max=True),
)
def test_the_backoff_grows_to_its_ceiling_and_stays_there(attempts: int, jitter: float) -> None:
    wait = backoff(attempts, jitter)
    assert timedelta(seconds=0.5) <= wait <= LONGEST_WAIT * 1.5
    assert wait <= backoff(attempts + 1, jitter)
