"""Opening a store, and what a reader and a writer may rely on."""

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError, ProgrammingError

from bot.errors import StoreRefused, StoreUnavailable
from bot.store import chats, database
from bot.store.database import Database, open_database
from tests.store.samples import make_chat


def only_line(raised: pytest.ExceptionInfo[BaseException]) -> str:
    message = str(raised.value)
    assert message
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "mysql://user:hunter2@localhost/news",
        "postgresql+asyncpg://user:hunter2@localhost/news",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite+aiosqlite:///news.db",
        "postgresql+psycopg://user:hunter2@localhost:port/news",
    ],
)
def test_a_malformed_url_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError, match=r"database|SQLite|supported") as raised:
        open_database(url)
    assert "hunter2" not in only_line(raised)


def test_a_sqlite_file_gets_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "news.db"
    open_database(f"sqlite:///{path}").close()
    assert path.is_file()


def test_what_is_written_is_there_when_opened_again(url: str) -> None:
    first = open_database(url)
    with first.write() as tx:
        chats.save(tx, make_chat())
    first.close()
    second = open_database(url)
    with second.read() as tx:
        assert chats.get(tx, make_chat().address) == make_chat()
    second.close()


def test_a_transaction_that_fails_leaves_nothing(db: Database) -> None:
    def write_and_fail() -> None:
        with db.write() as tx:
            chats.save(tx, make_chat())
            raise KeyError("on the way")

    with pytest.raises(KeyError):
        write_and_fail()
    with db.read() as tx:
        assert chats.count(tx) == 0


def test_a_reader_sees_one_moment_throughout(db: Database) -> None:
    with db.read() as reading:
        assert chats.count(reading) == 0
        with db.write() as writing:
            chats.save(writing, make_chat())
        assert chats.count(reading) == 0
    with db.read() as reading:
        assert chats.count(reading) == 1


def test_writers_of_many_threads_wait_for_each_other(db: Database) -> None:
    def write(chat_id: int) -> None:
        with db.write() as tx:
            chats.save(tx, make_chat(chat_id))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(1, 21)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with db.read() as tx:
        assert chats.count(tx) == 20


def test_a_mistaken_statement_is_not_taken_for_an_outage(db: Database) -> None:
    with pytest.raises((OperationalError, ProgrammingError)), db.read() as tx:
        tx.execute(text("SELECT nothing FROM nowhere"))


def test_a_row_that_the_database_does_not_take_is_said_in_one_line(db: Database) -> None:
    with pytest.raises(StoreRefused) as raised, db.write() as tx:
        tx.execute(text("INSERT INTO names VALUES ('a', 1, 'b', 'c')"))
    assert "does not take it" in only_line(raised)


def test_a_file_locked_by_another_process_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    store = open_database(f"sqlite:///{path}?timeout=0.05")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StoreUnavailable) as raised, store.write():
            pass
        assert "locked" in only_line(raised)
        assert str(path) in str(raised.value)
        with pytest.raises(StoreUnavailable):
            open_database(f"sqlite:///{path}?timeout=0.05")
        with store.read() as tx:
            assert chats.count(tx) == 0
    finally:
        other.close()
        store.close()


def test_a_read_only_file_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    open_database(f"sqlite:///{path}").close()
    with pytest.raises(StoreUnavailable) as raised:
        open_database(f"sqlite:///file:{path}?mode=ro&uri=true")
    assert "readonly" in only_line(raised)


def test_a_folder_that_cannot_be_made_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreUnavailable) as raised:
        open_database(f"sqlite:///{tmp_path}/file/news.db")
    assert "folder" in only_line(raised)


def test_a_path_that_is_a_folder_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable) as raised:
        open_database(f"sqlite:///{tmp_path}")
    only_line(raised)


def test_a_file_that_is_no_database_is_said_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 200)
    with pytest.raises(StoreUnavailable) as raised:
        open_database(f"sqlite:///{path}")
    assert "not a database" in only_line(raised)
    assert path.read_text().startswith("Dear reader")


def test_a_server_out_of_reach_is_said_without_the_password() -> None:
    with pytest.raises(StoreUnavailable) as raised:
        open_database("postgresql+psycopg://ana:hunter2@127.0.0.1:1/news?connect_timeout=2")
    assert "127.0.0.1:1/news" in only_line(raised)
    assert "hunter2" not in str(raised.value)


def test_values_come_in_batches_that_hold_all_of_them() -> None:
    assert list(database.batches(range(5), size=2)) == [[0, 1], [2, 3], [4]]
    assert list(database.batches([])) == []
