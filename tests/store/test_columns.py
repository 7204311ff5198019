"""What goes through a column comes back the same, or is refused."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select
from sqlalchemy.exc import StatementError

from bot.store import updates
from bot.store.columns import storable
from bot.store.database import Database
from bot.store.schema import updates as table

laws = settings(
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
instants = st.datetimes(
    min_value=datetime.fromisoformat("1900-01-02"),
    max_value=datetime.fromisoformat("2200-01-01"),
    timezones=st.builds(timezone, st.timedeltas(timedelta(hours=-14), timedelta(hours=14))),
)


@laws
@given(moment=instants)
def test_an_instant_comes_back_as_the_same_instant_in_utc(db: Database, moment: datetime) -> None:
    with db.write() as tx:
        tx.execute(delete(table))
        updates.keep(tx, 1, "{}", moment)
        kept = tx.scalars(select(table.c.received)).one()
    assert kept == moment
    assert kept.tzinfo is UTC or kept.utcoffset() == timedelta(0)


@laws
@given(moments=st.lists(instants, min_size=2, max_size=8, unique=True))
def test_instants_sort_as_instants(db: Database, moments: list[datetime]) -> None:
    with db.write() as tx:
        tx.execute(delete(table))
        for number, moment in enumerate(moments):
            updates.keep(tx, number, "{}", moment)
        kept = tx.scalars(select(table.c.received).order_by(table.c.received)).all()
    assert list(kept) == sorted(moments)


def test_a_naive_instant_is_refused(db: Database) -> None:
    naive = datetime(2026, 11, 21, 8, 0)  # noqa: DTZ001  (that is what the test is about)
    with pytest.raises(StatementError, match="needs a time zone"), db.write() as tx:
        updates.keep(tx, 1, "{}", naive)


@laws
@given(words=st.text(st.characters(categories=None)))
def test_any_text_can_be_kept_without_moving_a_character(db: Database, words: str) -> None:
    with db.write() as tx:
        tx.execute(delete(table))
        updates.keep(tx, 1, words, datetime(2026, 1, 1, tzinfo=UTC))
        kept = tx.scalars(select(table.c.payload)).one()
    assert kept == storable(words)
    assert len(kept) == len(words)


def test_only_what_no_database_keeps_is_replaced() -> None:
    assert storable("a\x00b\ud83dc\tÜ\U0001f600") == "a\ufffdb\ufffdc\tÜ\U0001f600"
