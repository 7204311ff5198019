"""The bot comes and goes: blocked, removed, let in again, and in a group that gets another id."""

from datetime import timedelta
from typing import Any

import pytest
from telegram import ChatMemberAdministrator, ChatMemberRestricted, ChatMemberUpdated, Message

from bot import subscriptions
from bot.commands import membership
from bot.commands.context import Services
from bot.model import Address, Chat, ChatKind, Profile
from bot.store import chats, ledger
from bot.store.database import Database
from bot.subscriptions import Wish
from tests.botapi.client import Server
from tests.commands.conftest import NOW
from tests.store.samples import post

READER = 7
GROUP = -5
BOT_USER = {"id": 1000, "is_bot": True, "first_name": "Briefing"}
CHATS = {
    "private": {"id": READER, "type": "private", "first_name": "Ana"},
    "group": {"id": GROUP, "type": "group", "title": "Readers"},
    "supergroup": {"id": GROUP, "type": "supergroup", "title": "Readers"},
    "channel": {"id": GROUP, "type": "channel", "title": "Harbour"},
}
_RIGHTS = {
    name: True
    for rank in (ChatMemberAdministrator, ChatMemberRestricted)
    for name in rank.__slots__
    if name.startswith("can_")
}
_DETAILS: dict[str, dict[str, Any]] = {
    "administrator": {**_RIGHTS, "is_anonymous": False},
    "kicked": {"until_date": 0},
    "restricted": {**_RIGHTS, "is_member": True, "until_date": 0},
}


def change(kind: str, old: str, new: str, **details: Any) -> ChatMemberUpdated:
    """The bot's status in a chat changes."""

    def member(status: str) -> dict[str, Any]:
        return {"user": BOT_USER, "status": status, **_DETAILS.get(status, {})}

    event = ChatMemberUpdated.de_json(
        {
            "chat": CHATS[kind],
            "from": {"id": READER, "is_bot": False, "first_name": "Ana", "language_code": "de"},
            "date": 1_790_000_000,
            "old_chat_member": member(old),
            "new_chat_member": {**member(new), **details},
        },
        None,
    )
    assert event is not None
    return event


def subscribe(db: Database, address: Address) -> None:
    """Somebody wants a briefing at eight, and one waits to be sent."""
    kind = ChatKind.PRIVATE if address.chat_id > 0 else ChatKind.GROUP
    profile = Profile(title="", kind=kind, language="en", timezone="UTC")
    subscriptions.ensure_chat(db, address, profile, NOW)
    wish = subscriptions.read_subscription("8:00 Madrid")
    assert isinstance(wish, Wish)
    subscriptions.subscribe(db, address, wish, NOW)
    with db.write() as tx:
        post(tx, f"{address}", address=address, expires=NOW + timedelta(hours=6))


def stored(db: Database, address: Address) -> Chat | None:
    with db.read() as tx:
        return chats.get(tx, address)


def balance(db: Database) -> dict[str, int]:
    with db.read() as tx:
        return {state: number for state, number in ledger.balance(tx).items() if number}


@pytest.mark.parametrize("new", ["kicked", "left"])
@pytest.mark.parametrize(("kind", "chat_id"), [("private", READER), ("supergroup", GROUP)])
async def test_where_the_bot_is_out_everything_rests_and_is_kept(
    services: Services, kind: str, chat_id: int, new: str
) -> None:
    here = Address(chat_id=chat_id)
    subscribe(services.db, here)
    await membership.change(services, change(kind, "member", new))
    chat = stored(services.db, here)
    assert chat is not None
    assert chat.unreachable_since == NOW
    assert chat.slots
    assert balance(services.db) == {"paused": 1}


async def test_every_topic_of_a_group_rests_and_comes_back(services: Services) -> None:
    topics = [Address(chat_id=GROUP, thread_id=thread) for thread in (None, 7)]
    for topic in topics:
        subscribe(services.db, topic)
    await membership.change(services, change("supergroup", "administrator", "kicked"))
    assert all(chat and chat.unreachable_since for chat in map_stored(services.db, topics))
    await membership.change(services, change("supergroup", "kicked", "member"))
    assert all(chat and not chat.unreachable_since for chat in map_stored(services.db, topics))


def map_stored(db: Database, addresses: list[Address]) -> list[Chat | None]:
    return [stored(db, address) for address in addresses]


async def test_a_member_that_is_restricted_and_out_counts_as_out(services: Services) -> None:
    here = Address(chat_id=GROUP)
    subscribe(services.db, here)
    muted = change("supergroup", "member", "restricted", can_send_messages=False)
    await membership.change(services, muted)
    chat = stored(services.db, here)
    assert chat is not None
    assert chat.unreachable_since is None
    await membership.change(
        services, change("supergroup", "restricted", "restricted", is_member=False)
    )
    chat = stored(services.db, here)
    assert chat is not None
    assert chat.unreachable_since == NOW


async def test_who_lets_the_bot_in_again_gets_what_is_still_news_and_no_greeting(
    services: Services, telegram: Server
) -> None:
    telegram.users([READER])
    here = Address(chat_id=READER)
    subscribe(services.db, here)
    await membership.change(services, change("private", "member", "kicked"))
    await membership.change(services, change("private", "kicked", "member"))
    chat = stored(services.db, here)
    assert chat is not None
    assert chat.unreachable_since is None
    assert chat.next_due is not None
    assert chat.next_due > NOW
    assert balance(services.db) == {"waiting": 1}
    assert telegram.messages() == []


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_a_group_is_greeted_when_the_bot_joins_and_asked_for_its_hour(
    services: Services, telegram: Server, kind: str
) -> None:
    telegram.group(GROUP, type=kind, members={READER: "creator"})
    await membership.change(services, change(kind, "left", "member"))
    [greeting] = telegram.messages(kind="send")
    assert greeting["chat_id"] == GROUP
    assert greeting.get("reply_to") is None
    assert "At what hour" in greeting["text"]
    chat = stored(services.db, Address(chat_id=GROUP))
    assert chat is not None
    assert (chat.title, chat.kind, chat.language) == ("Readers", ChatKind(kind), "de")
    assert chat.timezone == "Europe/Madrid"
    assert chat.slots == ()


@pytest.mark.parametrize(("old", "new"), [("member", "administrator"), ("restricted", "member")])
async def test_a_new_rank_in_a_group_is_no_reason_to_greet(
    services: Services, telegram: Server, old: str, new: str
) -> None:
    telegram.group(GROUP, members={READER: "creator"})
    await membership.change(services, change("supergroup", old, new))
    assert telegram.messages() == []


async def test_a_channel_is_not_written_to(services: Services, telegram: Server) -> None:
    telegram.group(GROUP, type="channel", bot="administrator")
    await membership.change(services, change("channel", "left", "administrator"))
    assert telegram.messages() == []
    assert stored(services.db, Address(chat_id=GROUP)) is None


async def test_a_group_where_the_bot_may_not_write_is_known_all_the_same(
    services: Services, telegram: Server
) -> None:
    telegram.group(GROUP, members={READER: "creator"})
    telegram.faults(
        {
            "method": "sendMessage",
            "code": 400,
            "description": "Bad Request: not enough rights to send text messages to the chat",
        }
    )
    await membership.change(services, change("supergroup", "left", "member"))
    assert stored(services.db, Address(chat_id=GROUP)) is not None


async def test_a_chat_nobody_knows_may_come_and_go(services: Services) -> None:
    await membership.change(services, change("private", "member", "kicked"))
    await membership.change(services, change("private", "kicked", "member"))
    assert stored(services.db, Address(chat_id=READER)) is None


def moved(services: Services, **content: Any) -> Message:
    return Message.de_json(
        {"message_id": 1, "date": 1_790_000_000, "chat": CHATS["group"], **content}, services.bot
    )


async def test_a_group_that_moves_takes_everything_along_also_when_it_is_told_twice(
    services: Services,
) -> None:
    subscribe(services.db, Address(chat_id=GROUP))
    for _ in range(2):
        await membership.migrate(services, moved(services, migrate_to_chat_id=-1005))
    chat = stored(services.db, Address(chat_id=-1005))
    assert chat is not None
    assert chat.slots
    assert chat.kind is ChatKind.SUPERGROUP
    assert stored(services.db, Address(chat_id=GROUP)) is None
    assert balance(services.db) == {"waiting": 1}


async def test_the_new_group_that_tells_where_it_comes_from_moves_nothing(
    services: Services,
) -> None:
    subscribe(services.db, Address(chat_id=GROUP))
    await membership.migrate(services, moved(services, migrate_from_chat_id=-4))
    assert stored(services.db, Address(chat_id=GROUP)) is not None
