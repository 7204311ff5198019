"""The chat that asks is known from its first question on, and keeps what it chose."""

from datetime import time

from bot import subscriptions
from bot.commands.chats import chat_of
from bot.commands.context import Asked, Services
from bot.model import Address, ChatKind
from bot.subscriptions import Wish
from tests.commands.conftest import NOW


def asked(address: Address, title: str = "Readers") -> Asked:
    return Asked(
        address=address,
        kind=ChatKind.SUPERGROUP,
        title=title,
        user_id=7,
        language="de",
        words="",
        message_id=1,
    )


async def test_a_new_chat_has_the_zone_of_the_instance_and_no_briefing(services: Services) -> None:
    chat = await chat_of(services, asked(Address(chat_id=-5)))
    assert (chat.title, chat.kind, chat.language) == ("Readers", ChatKind.SUPERGROUP, "de")
    assert (chat.timezone, chat.timezone_chosen) == ("Europe/Madrid", False)
    assert (chat.slots, chat.next_due, chat.created) == ((), None, NOW)


async def test_a_known_chat_keeps_what_it_chose_under_its_new_title(services: Services) -> None:
    here = Address(chat_id=-5)
    await chat_of(services, asked(here))
    wish = subscriptions.read_subscription("9:30 Tokyo")
    assert isinstance(wish, Wish)
    subscriptions.subscribe(services.db, here, wish, NOW)
    chat = await chat_of(services, asked(here, title="All readers"))
    assert (chat.title, chat.slots, chat.timezone) == ("All readers", (time(9, 30),), "Asia/Tokyo")


async def test_every_topic_of_a_forum_is_a_chat_of_its_own(services: Services) -> None:
    topic = await chat_of(services, asked(Address(chat_id=-5, thread_id=3)))
    forum = await chat_of(services, asked(Address(chat_id=-5)))
    assert topic.address != forum.address
