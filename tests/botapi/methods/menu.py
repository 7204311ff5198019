"""The bot's command menu, by scope and language: https://core.telegram.org/bots/api#setmycommands."""

import json
import re
from typing import Any

from tests.botapi.errors import bad, refuse
from tests.botapi.params import JsonObject, Params
from tests.botapi.world import World

MAX_COMMANDS = 100
MAX_DESCRIPTION = 256


def set_my_commands(world: World, params: Params) -> bool:
    commands = params.json("commands", "commands") or []
    scope = _scope(params)
    if not isinstance(commands, list):
        raise bad("Expected an Array of BotCommand")
    for command in commands:
        _check_command(command)
    refuse(len(commands) > MAX_COMMANDS, "BOT_COMMANDS_TOO_MUCH")
    if "chat_id" in scope:
        world.chats.find(str(scope["chat_id"]))
    world.commands[_key(scope, params)] = commands
    return True


def delete_my_commands(world: World, params: Params) -> bool:
    return set_my_commands(world, Params({**params.values, "commands": ""}))


def get_my_commands(world: World, params: Params) -> list[JsonObject]:
    return world.commands.get(_key(_scope(params), params), [])


def _scope(params: Params) -> Any:
    return params.json("scope", "BotCommandScope") or {"type": "default"}


def _key(scope: JsonObject, params: Params) -> str:
    return json.dumps([scope, params.text("language_code")], sort_keys=True)


def _check_command(command: JsonObject) -> None:
    for key in ("command", "description"):
        refuse(key not in command, f"Can't parse BotCommand: Can't find field \"{key}\"")
    refuse(not re.fullmatch(r"/?[a-z0-9_]{1,32}", command["command"]), "BOT_COMMAND_INVALID")
    refuse(
        not 1 <= len(command["description"]) <= MAX_DESCRIPTION, "BOT_COMMAND_DESCRIPTION_INVALID"
    )
