"""Who may: asked of Telegram each time, and never where Telegram does not say so."""

from collections.abc import Mapping
from typing import Any

import pytest
from structlog.testing import capture_logs
from telegram import Message

from bot.commands.context import Asked, Services, asked_by_message
from bot.commands.rights import Right, Who, right
from tests.botapi.client import Server
from tests.commands.conftest import ADMIN

GROUP = -100
READER = 7
ANA = {"id": READER, "is_bot": False, "first_name": "Ana"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
"""Whom Telegram names as the sender of what an anonymous administrator writes."""


def asked(
    services: Services,
    kind: str = "supergroup",
    by: Mapping[str, Any] | None = ANA,
    **content: Any,
) -> Asked:
    """What somebody asks, as it comes from Telegram."""
    chat_id = READER if kind == "private" else GROUP
    message = Message.de_json(
        {
            "message_id": 1,
            "date": 1_790_000_000,
            "chat": {"id": chat_id, "type": kind},
            "from": by,
            "text": "/subscribe",
            **content,
        },
        services.bot,
    )
    return asked_by_message(message, "")


@pytest.mark.parametrize(
    ("status", "is_admin"),
    [
        ("creator", True),
        ("administrator", True),
        ("member", False),
        ("left", False),
        ("kicked", False),
    ],
)
async def test_in_a_group_its_admins_have_the_right_and_nobody_else(
    services: Services, telegram: Server, status: str, is_admin: bool
) -> None:
    telegram.group(GROUP, members={READER: status})
    expected = Right.HELD if is_admin else Right.LACKING
    assert await right(Who.CHAT_ADMIN, asked(services), services, services.bot) is expected
    assert await right(Who.ALL, asked(services), services, services.bot) is Right.HELD


async def test_whoever_is_no_admin_any_more_has_no_right_any_more(
    services: Services, telegram: Server
) -> None:
    telegram.group(GROUP, members={READER: "administrator"})
    assert await right(Who.CHAT_ADMIN, asked(services), services, services.bot) is Right.HELD
    telegram.control("member", chat_id=GROUP, user_id=READER, status="member")
    assert await right(Who.CHAT_ADMIN, asked(services), services, services.bot) is Right.LACKING


@pytest.mark.parametrize(
    "fault",
    [
        {"code": 400, "description": "Bad Request: member list is inaccessible"},
        {"code": 403, "description": "Forbidden: bot was kicked from the supergroup chat"},
        {"code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 9}},
        {"code": 502, "html": True},
        {"action": "garbage"},
        {"action": "reset"},
    ],
)
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_where_telegram_does_not_tell_who_somebody_is_the_right_is_not_known(
    services: Services, telegram: Server, fault: Mapping[str, Any]
) -> None:
    telegram.group(GROUP, members={READER: "creator"})
    telegram.faults({"method": "getChatMember", **fault})
    with capture_logs() as logs:
        held = await right(Who.CHAT_ADMIN, asked(services), services, services.bot)
    assert held is Right.UNCHECKED
    assert [(log["event"], log["chat"]) for log in logs] == [("member not looked up", GROUP)]


async def test_who_is_not_in_the_group_is_no_admin_of_it(
    services: Services, telegram: Server
) -> None:
    telegram.faults(
        {
            "method": "getChatMember",
            "code": 400,
            "description": "Bad Request: PARTICIPANT_ID_INVALID",
        }
    )
    assert await right(Who.CHAT_ADMIN, asked(services), services, services.bot) is Right.LACKING


async def test_in_a_private_chat_everybody_decides_without_a_question_to_telegram(
    services: Services, telegram: Server
) -> None:
    private = asked(services, "private")
    assert await right(Who.CHAT_ADMIN, private, services, services.bot) is Right.HELD
    assert "getChatMember" not in telegram.stats()["calls"]


async def test_an_anonymous_admin_writes_as_the_group_and_decides_for_it(
    services: Services, telegram: Server
) -> None:
    group = {"id": GROUP, "type": "supergroup", "title": "Readers"}
    anonymous = asked(services, by=ANONYMOUS, sender_chat=group)
    assert await right(Who.CHAT_ADMIN, anonymous, services, services.bot) is Right.HELD
    assert await right(Who.INSTANCE_ADMIN, anonymous, services, services.bot) is Right.LACKING


async def test_who_writes_as_a_channel_of_theirs_decides_for_no_group(
    services: Services, telegram: Server
) -> None:
    telegram.group(GROUP, members={READER: "creator"})
    channel = {"id": -200, "type": "channel", "title": "Mine"}
    as_channel = asked(
        services,
        by={"id": 136817688, "is_bot": True, "first_name": "Channel"},
        sender_chat=channel,
    )
    assert await right(Who.CHAT_ADMIN, as_channel, services, services.bot) is Right.LACKING


async def test_what_nobody_in_person_posts_in_a_channel_has_no_right(
    services: Services, telegram: Server
) -> None:
    telegram.group(GROUP, type="channel")
    post = asked(services, "channel", by=None)
    assert await right(Who.CHAT_ADMIN, post, services, services.bot) is Right.LACKING
    assert await right(Who.INSTANCE_ADMIN, post, services, services.bot) is Right.LACKING


@pytest.mark.parametrize("kind", ["private", "supergroup"])
async def test_whoever_runs_the_bot_is_named_in_its_settings_whatever_they_are_in_the_group(
    services: Services, telegram: Server, kind: str
) -> None:
    telegram.group(GROUP, members={READER: "creator", ADMIN: "member"})
    admin = asked(services, kind, by={"id": ADMIN, "is_bot": False, "first_name": "Op"})
    assert await right(Who.INSTANCE_ADMIN, admin, services, services.bot) is Right.HELD
    assert (
        await right(Who.INSTANCE_ADMIN, asked(services, kind), services, services.bot)
        is Right.LACKING
    )
