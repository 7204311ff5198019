"""Who may: anybody, the admins of this group, or the admins of the instance.

Command menus are no authorisation (Bot API, ``BotCommandScope``), so the right of the person who
asks is checked here, each time.
"""

from enum import Enum, auto

import structlog
from telegram import Bot
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from bot.commands.context import Asked, Services
from bot.model import ChatKind

_log = structlog.stdlib.get_logger(__name__)


class Who(Enum):
    """Who may use a command or a button."""

    ALL = auto()
    CHAT_ADMIN = auto()
    INSTANCE_ADMIN = auto()


async def may(who: Who, asked: Asked, services: Services, bot: Bot) -> bool:
    """Whether the person who asks has the right."""
    match who:
        case Who.ALL:
            return True
        case Who.INSTANCE_ADMIN:
            return asked.user_id in services.admins
        case Who.CHAT_ADMIN:
            return asked.kind is ChatKind.PRIVATE or await _is_chat_admin(asked, bot)


async def _is_chat_admin(asked: Asked, bot: Bot) -> bool:
    if asked.as_chat:
        return True
    try:
        member = await bot.get_chat_member(asked.address.chat_id, asked.user_id)
    except TelegramError as error:
        _log.warning("member not looked up", chat=asked.address.chat_id, error=str(error))
        return False
    return member.status in {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR}
