"""The menus of commands that Telegram shows beside the text field."""

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.commands.rights import Who
from bot.commands.table import COMMANDS

_log = structlog.stdlib.get_logger(__name__)


async def publish_commands(bot: Bot, admins: frozenset[int]) -> None:
    """Tell Telegram the menus: everybody's, and the admins' in their private chats.

    One that Telegram refuses holds up no other: an admin who has not started the bot yet has no chat
    with it, and gets the menu when this is done again.

    https://core.telegram.org/bots/api#setmycommands
    """
    everybody = [
        BotCommand(command.name, command.help)
        for command in COMMANDS
        if command.who is not Who.INSTANCE_ADMIN
    ]
    everything = [BotCommand(command.name, command.help) for command in COMMANDS]
    await _publish(bot, everybody, BotCommandScopeDefault(), "everybody")
    await _publish(bot, everybody, BotCommandScopeAllPrivateChats(), "private chats")
    for admin in sorted(admins):
        await _publish(bot, everything, BotCommandScopeChat(admin), f"admin {admin}")


async def _publish(
    bot: Bot, commands: list[BotCommand], scope: BotCommandScope, whose: str
) -> None:
    try:
        await bot.set_my_commands(commands, scope=scope)
    except TelegramError as error:
        _log.info("a menu is not published yet", whose=whose, why=error.message)
