"""When a source is read again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.intervals import next_check, next_try
from bot.model import Source, SourceKind, Trouble, Unreadable

_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_SILENT = Unreadable(trouble=Trouble.TIMED_OUT)


def _source(kind: SourceKind = SourceKind.FEED, failures: int = 0, source_id: int = 13) -> Source:
    return Source(
        id=source_id, kind=kind, address="a", title="t", next_check=_NOW, failures=failures
    )


def test_a_source_that_answers_is_read_often() -> None:
    assert next_check(_source(), _NOW, None) == _NOW + timedelta(minutes=15)
    assert next_check(_source(SourceKind.FOLDER), _NOW, None) == _NOW + timedelta(minutes=1)


def test_a_source_that_fails_is_read_ever_more_rarely_up_to_once_a_day() -> None:
    waits = [next_check(_source(failures=count), _NOW, _SILENT) - _NOW for count in range(9)]

    assert waits[0] == timedelta(minutes=30)
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(days=1)


def test_a_feed_that_is_gone_is_looked_for_once_a_day() -> None:
    gone = Unreadable(trouble=Trouble.GONE)

    assert next_check(_source(), _NOW, gone) == _NOW + timedelta(days=1)


def test_a_server_that_asks_to_wait_is_obeyed() -> None:
    busy = Unreadable(trouble=Trouble.REFUSED, retry_after=timedelta(days=3))

    assert next_check(_source(), _NOW, busy) == _NOW + timedelta(days=3)
    assert next_try(_NOW, busy) == _NOW + timedelta(days=3)


@pytest.mark.parametrize(
    ("trouble", "hours"),
    [(Trouble.TIMED_OUT, 1), (Trouble.UNREACHABLE, 1), (Trouble.NO_ARTICLE, 24)],
)
def test_a_page_is_tried_again_when_its_trouble_may_have_passed(
    trouble: Trouble, hours: int
) -> None:
    assert next_try(_NOW, Unreadable(trouble=trouble)) == _NOW + timedelta(hours=hours)


@settings(deadline=None, max_examples=50)
@given(
    kind=st.sampled_from(SourceKind),
    failures=st.integers(0, 10_000),
    source_id=st.integers(1, 10**12),
    trouble=st.none() | st.builds(Unreadable, trouble=st.sampled_from(Trouble)),
)
def test_a_source_is_always_read_again_within_two_days(
    kind: SourceKind, failures: int, source_id: int, trouble: Unreadable | None
) -> None:
    source = _source(kind, failures, source_id)

    assert _NOW < next_check(source, _NOW, trouble) < _NOW + timedelta(days=2)
