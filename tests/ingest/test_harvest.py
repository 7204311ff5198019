"""Which items of a feed are news."""

from datetime import UTC, datetime, timedelta

from bot.ingest.harvest import MOST_AT_ONCE, select_fresh
from bot.model import Item, Source, SourceKind

_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def _source(last_success: datetime | None = None) -> Source:
    return Source(
        id=1,
        kind=SourceKind.FEED,
        address="a",
        title="t",
        next_check=_NOW,
        last_success=last_success,
    )


def _item(name: str, age: timedelta | None) -> Item:
    published = None if age is None else _NOW - age
    return Item(external_id=name, outlet="O", title="T", published=published)


def test_the_backlog_of_a_feed_is_no_news() -> None:
    items = [_item("new", timedelta(hours=3)), _item("old", timedelta(days=3))]

    assert [item.external_id for item in select_fresh(items, _source(), _NOW)] == ["new"]


def test_what_came_in_while_the_bot_was_away_is_read() -> None:
    items = [_item("missed", timedelta(days=5)), _item("older", timedelta(days=9))]
    source = _source(last_success=_NOW - timedelta(days=6))

    assert [item.external_id for item in select_fresh(items, source, _NOW)] == ["missed"]


def test_of_undated_items_the_first_are_news() -> None:
    items = [_item(str(number), None) for number in range(100)]

    assert len(select_fresh(items, _source(), _NOW)) == MOST_AT_ONCE
