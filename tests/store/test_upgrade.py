"""Migrations make exactly the tables of the schema, on both databases."""

from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, insert, inspect, text

from bot.errors import SchemaOutdated
from bot.model import SourceKind
from bot.store import ledger, sources, ungrouped, upgrade
from bot.store.database import Database, migrate, open_database
from bot.store.schema import articles, metadata
from bot.store.schema import ledger as ledger_table
from tests.store.samples import NOW, post

NEWEST = "0005"


def is_ours(_object: Any, name: str | None, kind: str, *_more: Any) -> bool:
    """Leaves out the full-text index, which each database makes in its own way."""
    if kind == "table":
        return name is not None and not name.startswith("search")
    return name not in {"search", "ix_digests_search"}


def test_the_migrated_schema_is_the_schema(db: Database) -> None:
    with db.write() as tx:
        context = MigrationContext.configure(tx, opts={"include_object": is_ours})
        assert compare_metadata(context, metadata) == []


def test_every_migration_can_be_taken_back(db: Database) -> None:
    with db.write() as tx:
        command.downgrade(upgrade.configuration(tx), "base")
    with db.read() as tx:
        assert set(inspect(tx).get_table_names()) <= {"alembic_version"}
    with db.write() as tx:
        assert upgrade.upgrade(tx) == (None, NEWEST)


def test_an_empty_database_is_filled_unless_told_not_to(url: str) -> None:
    with pytest.raises(SchemaOutdated, match="run briefing-bot migrate"):
        open_database(url, migrate=False)
    assert migrate(url) == (None, NEWEST)
    assert migrate(url) == (NEWEST, NEWEST)
    open_database(url, migrate=False).close()


def test_a_database_of_a_newer_version_is_left_alone(url: str) -> None:
    migrate(url)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SchemaOutdated, match="newer version"):
        open_database(url)
    with pytest.raises(SchemaOutdated, match="newer version"):
        migrate(url)
    engine.dispose()


def test_an_older_server_is_migrated_only_on_request(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(url)
    monkeypatch.setattr(upgrade, "_newest", lambda _config: "9999")
    if url.startswith("sqlite"):
        open_database(url).close()
    else:
        with pytest.raises(SchemaOutdated, match="run briefing-bot migrate"):
            open_database(url)


def test_news_that_an_older_version_left_ungrouped_is_noted(url: str) -> None:
    database = open_database(url)
    with database.write() as tx:
        command.downgrade(upgrade.configuration(tx), "0001")
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
        for number, source_id in enumerate((feed, None)):
            tx.execute(
                articles.insert().values(
                    id=f"a{number}", source_id=source_id, content_hash=str(number), outlet="Post",
                    title="", language="en", seen=NOW, counts_from=NOW, raw="",
                )
            )  # fmt: skip
        upgrade.upgrade(tx)
        assert [note.article_id for note in ungrouped.listed(tx)] == ["a0"]
    database.close()


def test_messages_of_an_older_version_are_booked_as_due(url: str) -> None:
    database = open_database(url)
    with database.write() as tx:
        for key in ("sent", "waiting"):
            post(tx, key)
        tx.execute(insert(ledger_table).values(state="expired", messages=5))
        command.downgrade(upgrade.configuration(tx), "0003")
        assert ledger.due(tx) == 0
        upgrade.upgrade(tx)
        assert ledger.due(tx) == sum(ledger.balance(tx).values()) == 7
    database.close()
