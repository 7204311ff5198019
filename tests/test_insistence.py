"""What must be written is written as soon as the database takes it; what it never takes, never."""

from collections.abc import Callable

import pytest
from structlog.testing import capture_logs

from bot.errors import StoreError, StoreRefused, StoreUnavailable
from bot.insistence import MOST_REFUSALS, insist

LOCKED = StoreUnavailable("the database is locked")
REFUSED = StoreRefused("the database does not take it")


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.insistence.AGAIN", 0)


def failing(*errors: StoreError) -> Callable[[], str]:
    left = iter(errors)

    def write() -> str:
        for error in left:
            raise error
        return "written"

    return write


async def test_what_is_taken_at_once_is_written_once_and_not_told_of() -> None:
    with capture_logs() as logs:
        assert await insist(failing(), "a row waits") == "written"
    assert logs == []


async def test_an_outage_of_any_length_is_waited_for_and_told_of_each_time() -> None:
    with capture_logs() as logs:
        assert await insist(failing(*[LOCKED] * 50), "a row waits", row=7) == "written"
    assert len(logs) == 50
    assert logs[0] == {
        "event": "a row waits",
        "row": 7,
        "why": "the database is locked",
        "log_level": "error",
    }


async def test_a_refusal_that_passes_loses_nothing() -> None:
    assert await insist(failing(*[REFUSED] * (MOST_REFUSALS - 1)), "a row waits") == "written"


async def test_a_refusal_that_stays_is_given_up_also_when_the_database_is_out_in_between() -> None:
    with pytest.raises(StoreRefused):
        await insist(failing(*[REFUSED, LOCKED] * MOST_REFUSALS), "a row waits")


async def test_a_mistake_is_not_tried_again() -> None:
    tries = []

    def write() -> None:
        tries.append(1)
        raise ValueError("a stored instant needs a time zone")

    with pytest.raises(ValueError, match="time zone"):
        await insist(write, "a row waits")
    assert len(tries) == 1
