"""Opening a database, and the transactions in which everything is read and written."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.schema import Table

from bot.errors import StoreRefused, StoreUnavailable
from bot.store import upgrade

Tx = Connection
"""An open transaction; it commits when its ``with`` ends well and rolls back otherwise."""

_Value = TypeVar("_Value")

BUSY_SECONDS: Final = 5
"""How long a writer waits for another process of the same SQLite file."""

_APPLICATION: Final = 0x62726965
"""Marks a SQLite file as ours ("brie") for ``file`` and other tools."""

_SQLITE_PRAGMAS: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA temp_store = MEMORY",
)


class Database:
    """A store that is open; safe to share between threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # Waiting here is fair and wakes at once; SQLite's own waiting polls.
        self._turn = threading.Lock() if engine.dialect.name == "sqlite" else None

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self._engine.dialect.name

    @property
    def place(self) -> str:
        """Where the data lie, without a password."""
        return place(self._engine.url)

    @contextmanager
    def read(self) -> Iterator[Tx]:
        """A transaction that only reads, and sees one moment of the data throughout.

        Raises:
            StoreUnavailable: when the database cannot be read.
        """
        with speaking_of(self._engine.url), self._engine.connect() as connection:
            if self.dialect == "postgresql":
                connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Tx]:
        """A transaction that may write; on SQLite the only one at that moment.

        Raises:
            StoreUnavailable: when the database is locked for too long, or cannot be written.
            StoreRefused: when what is to be written contradicts what is stored.
        """
        with self._own_turn(), speaking_of(self._engine.url), self._engine.connect() as connection:
            connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _own_turn(self) -> Iterator[None]:
        if self._turn is None:
            yield
            return
        if not self._turn.acquire(timeout=4 * BUSY_SECONDS):
            raise StoreUnavailable(f"another thread holds the database: {self.place}")
        try:
            yield
        finally:
            self._turn.release()


def open_database(url: str, *, migrate: bool = True) -> Database:
    """Open the store at a database URL, and bring its schema up to date.

    Args:
        url: ``sqlite:///path/to/file.db`` or ``postgresql+psycopg://user:password@host/name``.
        migrate: False leaves an older schema as it is and complains of it.

    Raises:
        ValueError: when the URL is malformed or names another kind of database.
        StoreUnavailable: when the database is locked, read-only, unreachable or damaged.
        SchemaOutdated: when the schema is of another version and is not to be, or cannot be,
            migrated here.
    """
    address = parse_url(url)
    engine = _engine(address)
    database = Database(engine)
    try:
        if database.dialect == "sqlite":
            _prepare_file(engine)
        with database.write() as tx:
            upgrade.prepare(tx, migrate=migrate)
    except BaseException:
        database.close()
        raise
    return database


def migrate(url: str) -> tuple[str | None, str]:
    """Bring the schema at ``url`` up to date, whatever its kind; for ``briefing-bot migrate``.

    Returns:
        The revision it had (None: it was empty) and the one it has now.

    Raises:
        ValueError: when the URL is malformed.
        StoreUnavailable: when the database cannot be written.
        SchemaOutdated: when a newer version of this product made the schema.
    """
    engine = _engine(parse_url(url))
    database = Database(engine)
    try:
        if database.dialect == "sqlite":
            _prepare_file(engine)
        with database.write() as tx:
            return upgrade.upgrade(tx)
    finally:
        database.close()


def parse_url(url: str) -> URL:
    """The parts of a database URL.

    Raises:
        ValueError: when it is malformed or names a database this store does not speak; the
            message never holds the URL, which may carry a password.
    """
    try:
        address = make_url(url)
        driver = address.get_dialect().driver
    except (ArgumentError, NoSuchModuleError, ValueError):
        raise ValueError("not a database URL") from None
    if address.get_backend_name() == "sqlite" and driver == "pysqlite":
        if address.database in {None, "", ":memory:"}:
            raise ValueError("SQLite needs a file: sqlite:///path/to/file.db")
        return address
    if address.get_backend_name() == "postgresql" and driver == "psycopg":
        return address
    raise ValueError("only sqlite:/// and postgresql+psycopg:// databases are supported")


def place(url: URL) -> str:
    """Where a database lies, in words for an operator; without user and password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    port = f":{url.port}" if url.port else ""
    return f"{url.host or 'local socket'}{port}/{url.database or ''}"


def insert(tx: Tx, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An ``INSERT`` that can say ``ON CONFLICT``, in the words of the transaction's database."""
    return sqlite.insert(table) if tx.dialect.name == "sqlite" else postgresql.insert(table)


def batches(values: Iterable[_Value], size: int = 500) -> Iterator[list[_Value]]:
    """The values in lists that are short enough for one ``IN (…)`` on every database."""
    rest = iter(values)
    while batch := list(islice(rest, size)):
        yield batch


@contextmanager
def speaking_of(url: URL) -> Iterator[None]:
    """Turn what a driver says of a database that fails into one clear line.

    Raises:
        StoreUnavailable: for a database that is locked, read-only, unreachable or damaged.
        StoreRefused: for a row that it does not take.
            Mistakes in a statement stay what they are.
    """
    try:
        yield
    except PoolTimeoutError:
        raise StoreUnavailable(f"too many at once for the database: {place(url)}") from None
    except (IntegrityError, DataError) as error:
        # PostgreSQL's further lines show the row, which may be somebody's.
        reason = str(error.orig).partition("\n")[0].rstrip(".")
        raise StoreRefused(f"the database does not take it ({reason}): {place(url)}") from error
    except DBAPIError as error:
        if not _is_outage(error):
            raise
        reason = " ".join(str(error.orig).split()).rstrip(".")
        raise StoreUnavailable(f"the database cannot be used ({reason}): {place(url)}") from error


def _is_outage(error: DBAPIError) -> bool:
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        mistakes = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE}
        return code not in mistakes and isinstance(error, DatabaseError)
    return isinstance(error, OperationalError | InterfaceError)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "postgresql":
        return create_engine(
            url, pool_pre_ping=True, connect_args=_patience(url, "connect_timeout")
        )
    engine = create_engine(url, connect_args=_patience(url, "timeout"))
    event.listen(engine, "connect", _set_up_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _patience(url: URL, option: str) -> dict[str, int]:
    # A number in the URL itself goes before ours.
    return {} if option in url.query else {option: BUSY_SECONDS}


def _set_up_connection(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own BEGIN comes late and never says IMMEDIATE; `_begin` says it instead.
    connection.isolation_level = None
    for pragma in _SQLITE_PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    # A writer takes the lock first: one that reads first and writes later can be refused midway.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare_file(engine: Engine) -> None:
    if not str(engine.url.database).startswith("file:"):
        folder = Path(str(engine.url.database)).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable(
                f"the database's folder cannot be made ({error.strerror}): {folder}"
            ) from error
    with speaking_of(engine.url), engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        # SQLite lets a writer begin on a read-only file; only a write tells.
        connection.exec_driver_sql(f"PRAGMA application_id = {_APPLICATION}")
        connection.exec_driver_sql("BEGIN")
