"""What is left alone, and for how long."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.ingest import resting
from bot.ingest.resting import Resting
from bot.model import Trouble, Unreadable

_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_HOUR = timedelta(hours=1)
_SILENT = Unreadable(trouble=Trouble.TIMED_OUT)


def test_what_is_left_alone_rests_until_its_time_and_says_why() -> None:
    known = Resting()
    known.leave("a", _SILENT, _NOW + _HOUR)

    assert known.trouble_of("a", _NOW) == _SILENT
    assert known.trouble_of("a", _NOW + _HOUR) is None
    assert known.trouble_of("b", _NOW) is None


def test_the_oldest_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resting, "_MOST", 2)
    known = Resting()
    for name in "abc":
        known.leave(name, _SILENT, _NOW + _HOUR)

    assert [known.trouble_of(name, _NOW) for name in "abc"] == [None, _SILENT, _SILENT]
