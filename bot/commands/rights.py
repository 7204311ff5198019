"""Who may: anybody, the admins of this group, or the admins of the instance.

Command menus are no authorisation (Bot API, ``BotCommandScope``), so the right of the person who
asks is checked here, each time.
"""

from enum import Enum, auto

import structlog
from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, TelegramError

from bot.commands.context import Asked, Services
from bot.model import ChatKind

_NO_MEMBER = "participant"
"""In what Telegram answers of somebody who is not in the chat: ``PARTICIPANT_ID_INVALID`` and
``USER_NOT_PARTICIPANT`` (https://core.telegram.org/method/channels.getParticipant)."""

_log = structlog.stdlib.get_logger(__name__)


class Who(Enum):
    """Who may use a command or a button."""

    ALL = auto()
    CHAT_ADMIN = auto()
    INSTANCE_ADMIN = auto()


class Right(Enum):
    """Whether somebody has a right."""

    HELD = auto()
    LACKING = auto()
    UNCHECKED = auto()
    """Telegram does not tell just now, or not while the bot is no admin itself."""


async def right(who: Who, asked: Asked, services: Services, bot: Bot) -> Right:
    """Whether the person who asks has the right."""
    match who:
        case Who.ALL:
            return Right.HELD
        case Who.INSTANCE_ADMIN:
            return _right(holds=asked.user_id in services.admins)
        case Who.CHAT_ADMIN if asked.kind is ChatKind.PRIVATE or asked.as_chat:
            return Right.HELD
        case Who.CHAT_ADMIN if not asked.user_id:
            return Right.LACKING
        case Who.CHAT_ADMIN:
            return await _right_of_member(asked, bot)


async def _right_of_member(asked: Asked, bot: Bot) -> Right:
    try:
        member = await bot.get_chat_member(asked.address.chat_id, asked.user_id)
    except TelegramError as error:
        if isinstance(error, BadRequest) and _NO_MEMBER in error.message.casefold():
            return Right.LACKING
        _log.warning("member not looked up", chat=asked.address.chat_id, error=str(error))
        return Right.UNCHECKED
    return _right(holds=member.status in {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR})


def _right(*, holds: bool) -> Right:
    return Right.HELD if holds else Right.LACKING
