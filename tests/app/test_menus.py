from telegram import Bot

from bot.app.menus import publish_commands
from bot.commands.rights import Who
from bot.commands.table import COMMANDS
from tests.botapi.client import Server

STRANGER, ADMIN = 5, 7
"""Two admins; the first never wrote to the bot, so Telegram knows no chat with it."""


def menu(telegram: Server, **scope: object) -> list[str]:
    _, answer = telegram.api("getMyCommands", **({"scope": scope} if scope else {}))
    return [command["command"] for command in answer["result"]]


async def test_an_admin_who_never_started_the_bot_holds_up_nobodys_menu(
    telegram: Server, bot: Bot
) -> None:
    telegram.users([ADMIN])
    await publish_commands(bot, frozenset({STRANGER, ADMIN}))
    public = [command.name for command in COMMANDS if command.who is not Who.INSTANCE_ADMIN]
    assert menu(telegram) == public
    assert menu(telegram, type="all_private_chats") == public
    assert menu(telegram, type="chat", chat_id=ADMIN) == [command.name for command in COMMANDS]
    assert menu(telegram, type="chat", chat_id=STRANGER) == []


async def test_a_menu_that_telegram_did_not_take_is_published_the_next_time(
    telegram: Server, bot: Bot
) -> None:
    telegram.users([ADMIN])
    telegram.faults({"method": "setMyCommands", "action": "error", "code": 502, "times": 3})
    await publish_commands(bot, frozenset({ADMIN}))
    assert menu(telegram) == []
    await publish_commands(bot, frozenset({ADMIN}))
    assert "who" in menu(telegram)
