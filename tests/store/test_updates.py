"""Updates are kept until they are handled, each once."""

from datetime import timedelta

from bot.store import updates
from bot.store.database import Database
from bot.store.updates import Pending
from tests.store.samples import NOW


def test_an_update_is_kept_once_even_after_it_was_handled(db: Database) -> None:
    with db.write() as tx:
        assert updates.keep(tx, 5, '{"update_id": 5}', NOW)
        assert not updates.keep(tx, 5, '{"update_id": 5}', NOW)
        updates.done(tx, 5)
        assert not updates.keep(tx, 5, '{"update_id": 5}', NOW)
        assert updates.pending(tx) == ()


def test_what_was_not_handled_comes_back_in_order_with_its_attempts(db: Database) -> None:
    with db.write() as tx:
        for update_id in (7, 5, 6):
            updates.keep(tx, update_id, f'{{"update_id": {update_id}}}', NOW)
        updates.attempted(tx, 6)
        updates.done(tx, 7)
    with db.read() as tx:
        assert updates.pending(tx) == (
            Pending(update_id=5, payload={"update_id": 5}, attempts=0),
            Pending(update_id=6, payload={"update_id": 6}, attempts=1),
        )


def test_only_handled_updates_are_forgotten_in_time(db: Database) -> None:
    with db.write() as tx:
        for update_id in (1, 2, 3):
            received = NOW - timedelta(days=3) if update_id < 3 else NOW
            updates.keep(tx, update_id, "{}", received)
        updates.done(tx, 1)
        updates.done(tx, 3)
        assert updates.purge(tx, NOW - timedelta(days=2)) == 1
        assert updates.keep(tx, 1, "{}", NOW)
        assert not updates.keep(tx, 3, "{}", NOW)
        assert [kept.update_id for kept in updates.pending(tx)] == [1, 2]
