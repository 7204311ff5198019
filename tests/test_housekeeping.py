from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.housekeeping import UNREACHABLE_KEPT, UPDATES_KEPT, tidy
from bot.model import Address
from bot.store import chats, updates
from bot.store.database import Database, open_database
from tests.store.samples import NOW, make_chat


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_database(f"sqlite:///{tmp_path}/old.db")
    yield database
    database.close()


def test_handled_updates_are_forgotten_after_their_time_and_unhandled_ones_never(
    db: Database,
) -> None:
    with db.write() as tx:
        for number in (1, 2):
            updates.keep(tx, number, "{}", NOW)
        updates.done(tx, 1)
    tidy(db, NOW + UPDATES_KEPT)
    with db.write() as tx:
        assert not updates.keep(tx, 1, "{}", NOW)  # still known: Telegram may send it again
    tidy(db, NOW + UPDATES_KEPT + timedelta(seconds=1))
    with db.write() as tx:
        assert updates.keep(tx, 1, "{}", NOW)
        assert [pending.update_id for pending in updates.pending(tx)] == [1, 2]


def test_a_chat_that_stays_unreachable_is_deleted_after_its_time(db: Database) -> None:
    with db.write() as tx:
        chats.save(tx, replace(make_chat(1), unreachable_since=NOW))
        chats.save(tx, make_chat(2))
    tidy(db, NOW + UNREACHABLE_KEPT)
    with db.read() as tx:
        assert chats.get(tx, Address(chat_id=1)) is not None
    tidy(db, NOW + UNREACHABLE_KEPT + timedelta(seconds=1))
    with db.read() as tx:
        assert chats.get(tx, Address(chat_id=1)) is None
        assert chats.get(tx, Address(chat_id=2)) is not None
