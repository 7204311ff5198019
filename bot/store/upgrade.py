"""Bringing the schema of an open database up to date, with Alembic."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from bot.errors import SchemaOutdated

_SCRIPTS: Final = Path(__file__).parent / "migrations"

_LOCK: Final = 0x62726965
"""Any number that other users of the same PostgreSQL server will not pick: "brie"."""


def prepare(connection: Connection, *, migrate: bool) -> None:
    """Make sure that the schema is the one this version works with.

    An empty database is filled; an older SQLite file is upgraded in place. An older PostgreSQL
    database is not: other processes of the older version may still work on it.

    Args:
        connection: in a transaction that may write.
        migrate: False changes nothing.

    Raises:
        SchemaOutdated: when the schema is of another version and stays so.
    """
    config = configuration(connection)
    current, newest = _current(connection), _newest(config)
    if current == newest:
        return
    _refuse_unknown(config, current)
    in_place = connection.dialect.name == "sqlite" or current is None
    if not (migrate and in_place):
        raise SchemaOutdated(
            f"the database has schema {current or 'none'}, this version needs {newest}: "
            "run briefing-bot migrate"
        )
    upgrade(connection)


def upgrade(connection: Connection) -> tuple[str | None, str]:
    """Run every migration that is missing, in the transaction of ``connection``.

    Returns:
        The revision before, None for an empty database, and after.

    Raises:
        SchemaOutdated: when a newer version of this product made the schema.
    """
    config = configuration(connection)
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    current, newest = _current(connection), _newest(config)
    _refuse_unknown(config, current)
    if current != newest:
        command.upgrade(config, "head")
    return current, newest


def configuration(connection: Connection) -> Config:
    """What Alembic's commands need to work on an open transaction."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _newest(config: Config) -> str:
    head = ScriptDirectory.from_config(config).get_current_head()
    if head is None:
        raise SchemaOutdated("this installation has no migrations: install it again")
    return head


def _refuse_unknown(config: Config, current: str | None) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise SchemaOutdated(
            f"a newer version made this database (schema {current}): update briefing-bot"
        )
