import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs
from telegram import Bot, Update
from typing_extensions import override

from bot.errors import StoreUnavailable
from bot.inbox import MOST_TRIES, Inbox, Turns, is_addressed
from bot.store import updates
from bot.store.database import Database, Tx
from tests.store.empty import open_empty

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)
BOT_ID = 1000
ANNA = {"id": 7, "is_bot": False, "first_name": "Anna"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Anna"}
GROUP = {"id": -5, "type": "group", "title": "Readers"}


class KnownBot(Bot):
    """A bot that knows who it is without asking Telegram."""

    @property
    @override
    def id(self) -> int:
        return BOT_ID

    @property
    @override
    def username(self) -> str:
        return "Briefing_bot"


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_empty(tmp_path / "inbox.db")
    yield database
    database.close()


@pytest.fixture
def inbox(db: Database) -> Inbox:
    inbox = Inbox(db, lambda: NOW)
    inbox.bot = KnownBot("1000:test")
    return inbox


def make_update(number: int, *, chat: dict[str, Any] = PRIVATE, **message: Any) -> Update:
    content = {"message_id": number, "date": 1_790_000_000, "chat": chat, "from": ANNA, **message}
    update = Update.de_json({"update_id": number, "message": content}, KnownBot("1000:test"))
    assert update is not None
    return update


def kept(db: Database) -> list[int]:
    with db.read() as tx:
        return [pending.update_id for pending in updates.pending(tx)]


async def test_an_update_is_stored_before_it_is_queued(inbox: Inbox, db: Database) -> None:
    await inbox.put(make_update(1, text="/start"))
    assert kept(db) == [1]
    assert inbox.qsize() == 1


async def test_an_update_that_comes_twice_is_queued_once(inbox: Inbox) -> None:
    await inbox.put(make_update(1, text="/start"))
    await inbox.put(make_update(1, text="/start"))
    assert inbox.qsize() == 1


async def test_an_update_that_was_handled_is_not_handled_again(inbox: Inbox, db: Database) -> None:
    await inbox.put(make_update(1, text="/start"))
    await Turns(db).process_update(await inbox.get(), asyncio.sleep(0))
    assert kept(db) == []
    await inbox.put(make_update(1, text="/start"))
    assert inbox.qsize() == 0


async def test_what_a_killed_process_left_is_queued_at_the_next_start(
    inbox: Inbox, db: Database
) -> None:
    await inbox.put(make_update(1, text="/subscribe 08:00 Madrid"))
    later = Inbox(db, lambda: NOW)
    later.bot = inbox.bot
    assert await later.recover() == 1
    update = await later.get()
    assert isinstance(update, Update)
    assert update.message is not None
    assert update.message.text == "/subscribe 08:00 Madrid"


async def test_a_backlog_longer_than_one_look_is_queued_whole(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "MOST_PENDING", 2)
    for number in range(1, 6):
        await inbox.put(make_update(number, text="/start"))
    later = Inbox(inbox._db, lambda: NOW)
    later.bot = inbox.bot
    assert await later.recover() == 5
    left = [await later.get() for _ in range(5)]
    assert [update.update_id for update in left if isinstance(update, Update)] == [1, 2, 3, 4, 5]


async def test_an_update_that_always_kills_its_handler_is_given_up(
    inbox: Inbox, db: Database
) -> None:
    await inbox.put(make_update(1, text="/summary"))
    for _ in range(MOST_TRIES):
        await begin_and_die(db, await inbox.get())
        await inbox.recover()
    assert inbox.empty()
    assert kept(db) == []


async def test_what_waits_behind_an_update_that_kills_its_handler_is_not_given_up(
    inbox: Inbox, db: Database
) -> None:
    await inbox.put(make_update(1, text="/summary"))
    await inbox.put(make_update(2, text="/subscribe 08:00 Madrid"))
    for _ in range(MOST_TRIES):
        await begin_and_die(db, await inbox.get(), await inbox.get())
        await inbox.recover()
    assert kept(db) == [2]
    assert inbox.qsize() == 1


async def test_talk_in_a_group_that_is_not_meant_for_the_bot_is_not_stored(
    inbox: Inbox, db: Database
) -> None:
    await inbox.put(make_update(1, chat=GROUP, text="the bot is an administrator here"))
    assert kept(db) == []
    assert inbox.qsize() == 0


def test_a_command_and_a_reply_to_the_bot_are_meant_for_it() -> None:
    reply = {
        "message_id": 1,
        "date": 1_790_000_000,
        "chat": GROUP,
        "from": {"id": BOT_ID, "is_bot": True, "first_name": "Briefing"},
        "text": "a briefing",
    }
    bot = KnownBot("1000:test")
    assert is_addressed(make_update(1, chat=GROUP, text="/who"), bot)
    assert is_addressed(make_update(2, chat=GROUP, text="/who@briefing_bot Okoro"), bot)
    assert is_addressed(make_update(3, chat=GROUP, caption="/summary"), bot)
    assert is_addressed(make_update(4, chat=GROUP, text="thanks", reply_to_message=reply), bot)
    assert is_addressed(make_update(5, text="anything in a private chat"), bot)


@pytest.mark.parametrize(
    "text", ["/ban@other_bot he is rude", "/who@other_bot", "and/or", "hello"]
)
def test_what_is_said_to_others_is_not_meant_for_it(text: str) -> None:
    assert not is_addressed(make_update(1, chat=GROUP, text=text), KnownBot("1000:test"))


async def test_one_persons_updates_are_handled_in_their_order(db: Database) -> None:
    turns, order = Turns(db), []

    async def handle(number: int, seconds: float) -> None:
        await asyncio.sleep(seconds)
        order.append(number)

    await asyncio.gather(
        turns.process_update(make_update(1, text="slow"), handle(1, 0.2)),
        turns.process_update(make_update(2, text="quick"), handle(2, 0)),
    )
    assert order == [1, 2]


async def test_a_slow_answer_does_not_hold_up_another_chat(db: Database) -> None:
    turns, order = Turns(db), []

    async def handle(name: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        order.append(name)

    await asyncio.gather(
        turns.process_update(make_update(1, text="slow"), handle("slow", 0.3)),
        turns.process_update(make_update(2, chat=GROUP, text="/who"), handle("quick", 0)),
    )
    assert order == ["quick", "slow"]


async def test_an_update_waits_for_a_database_that_cannot_be_written(
    inbox: Inbox, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.insistence.AGAIN", 0.01)
    monkeypatch.setattr(db, "write", fail_twice(db))
    with capture_logs() as logs:
        await inbox.put(make_update(1, text="/start"))
    assert inbox.qsize() == 1
    assert [log["event"] for log in logs] == ["an update waits for the database"] * 2


async def test_a_handled_update_is_forgotten_as_soon_as_the_database_can_be_written(
    inbox: Inbox, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.insistence.AGAIN", 0.01)
    await inbox.put(make_update(1, text="/start"))
    monkeypatch.setattr(db, "write", fail_twice(db))
    await Turns(db).process_update(await inbox.get(), asyncio.sleep(0))
    assert kept(db) == []


async def test_an_update_that_the_database_refuses_is_answered_all_the_same(
    inbox: Inbox, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.insistence.AGAIN", 0.01)
    refuse_update(db, 1, "INSERT")
    with capture_logs() as logs:
        await inbox.put(make_update(1, text="/start"))
        await inbox.put(make_update(2, text="/start"))
    assert inbox.qsize() == 2
    assert [log["event"] for log in logs] == [
        *["an update waits for the database"] * 2,
        "an update cannot be kept",
    ]


async def test_an_update_whose_handling_cannot_be_noted_holds_up_none_of_the_same_person(
    inbox: Inbox, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.insistence.AGAIN", 0.01)
    turns, answered = Turns(db), []

    async def handle(number: int) -> None:
        answered.append(number)

    for number in (1, 2):
        await inbox.put(make_update(number, text="/start"))
    refuse_update(db, 1, "UPDATE")
    await asyncio.gather(
        turns.process_update(await inbox.get(), handle(1)),
        turns.process_update(await inbox.get(), handle(2)),
    )
    assert answered == [1, 2]
    assert kept(db) == [1]


async def test_one_person_who_asks_a_hundred_times_holds_up_nobody(db: Database) -> None:
    turns, answered = Turns(db), asyncio.Event()

    async def handle_slowly() -> None:
        await asyncio.sleep(60)

    async def handle_quickly() -> None:
        answered.set()

    theirs, others = make_update(1, text="/summary"), make_update(2, chat=GROUP, text="/who")
    many = [
        asyncio.ensure_future(turns.process_update(theirs, handle_slowly())) for _ in range(100)
    ]
    other = asyncio.ensure_future(turns.process_update(others, handle_quickly()))
    await asyncio.wait_for(answered.wait(), 5)
    await turns.end(0.1)
    await asyncio.gather(*many, other, return_exceptions=True)


async def test_an_end_lets_handlers_end_and_keeps_what_it_cuts_off(
    inbox: Inbox, db: Database
) -> None:
    turns, ended = Turns(db), []

    async def handle(name: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        ended.append(name)

    for number in (1, 2, 3):
        chat = {**GROUP, "id": -number}
        await inbox.put(make_update(number, chat=chat, text="/who"))
    quick, slow, late = [await inbox.get() for _ in range(3)]
    running = [
        asyncio.ensure_future(turns.process_update(quick, handle("quick", 0.2))),
        asyncio.ensure_future(turns.process_update(slow, handle("slow", 60))),
    ]
    await asyncio.sleep(0.05)
    await turns.end(1)
    running.append(asyncio.ensure_future(turns.process_update(late, handle("late", 0))))
    await asyncio.gather(*running, return_exceptions=True)
    assert ended == ["quick"]
    assert kept(db) == [2, 3]


async def begin_and_die(db: Database, *queued: object) -> None:
    """Handle updates in a process that is killed as soon as it has begun the first."""
    turns, begun = Turns(db), asyncio.Event()

    async def handle() -> None:
        begun.set()
        await asyncio.sleep(60)

    handlers = [asyncio.ensure_future(turns.process_update(each, handle())) for each in queued]
    await asyncio.wait_for(begun.wait(), 5)
    for handler in handlers:
        handler.cancel()
    await asyncio.gather(*handlers, return_exceptions=True)


def refuse_update(db: Database, number: int, what: str) -> None:
    """Let the database take no such change of an update any more."""
    with db.write() as tx:
        tx.execute(
            text(
                f"CREATE TRIGGER refusal BEFORE {what} ON updates WHEN NEW.id = {number} "
                "BEGIN SELECT RAISE(ABORT, 'not this row'); END"
            )
        )


def fail_twice(db: Database) -> Callable[[], AbstractContextManager[Tx]]:
    """The database's ``write`` that another process twice does not let in."""
    write, failures = db.write, iter([1, 2])

    def write_sometimes() -> AbstractContextManager[Tx]:
        if next(failures, None):
            raise StoreUnavailable("the database is locked")
        return write()

    return write_sometimes
