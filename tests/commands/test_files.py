"""A file that somebody asked for arrives where it was asked for, or it is said that it did not."""

import pytest

from bot.commands.context import Asked, Services
from bot.commands.files import hand_over
from bot.model import Address, ChatKind
from tests.botapi.client import Server

READER = 7
FORUM = -100


def asked(address: Address) -> Asked:
    return Asked(
        address=address,
        kind=ChatKind.PRIVATE if address.chat_id > 0 else ChatKind.SUPERGROUP,
        title="Ana",
        user_id=READER,
        language="en",
        words="",
        message_id=1,
    )


async def test_a_file_is_sent_to_whoever_asked(services: Services, telegram: Server) -> None:
    telegram.users([READER])
    await hand_over(services, asked(Address(chat_id=READER)), "data.json", b"{}")
    [sent] = telegram.messages(kind="send")
    assert (sent["chat_id"], sent["method"]) == (READER, "sendDocument")


async def test_in_a_forum_it_arrives_in_the_topic(services: Services, telegram: Server) -> None:
    telegram.group(FORUM, is_forum=True, topics={3: "News"}, members={READER: "creator"})
    topic = Address(chat_id=FORUM, thread_id=3)
    await hand_over(services, asked(topic), "data.json", b"{}")
    [sent] = telegram.messages(kind="send")
    assert sent["thread_id"] == 3


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_a_file_that_telegram_does_not_take_is_told_of(
    services: Services, telegram: Server
) -> None:
    telegram.users([READER])
    telegram.faults(
        {
            "method": "sendDocument",
            "code": 400,
            "description": "Bad Request: file must be non-empty",
        }
    )
    await hand_over(services, asked(Address(chat_id=READER)), "data.json", b"{}")
    [told] = telegram.messages(kind="send")
    assert told["method"] == "sendMessage"
    assert "file" in told["text"].lower()
