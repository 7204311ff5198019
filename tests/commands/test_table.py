import re
from typing import get_args

import pytest

from bot import buttons
from bot.commands.rights import Who
from bot.commands.table import COMMANDS, TAPS, Command, closest, find


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_fits_into_a_menu(command: Command) -> None:
    """https://core.telegram.org/bots/api#botcommand"""
    assert re.fullmatch(r"[a-z0-9_]{1,32}", command.name)
    assert 1 <= len(command.help) <= 256
    assert find(command.name) is command


def test_every_button_does_something() -> None:
    assert set(TAPS) == set(get_args(buttons.Action))


def test_what_changes_a_group_needs_its_admin_and_what_runs_the_bot_who_runs_it() -> None:
    rights = {command.name: command.who for command in COMMANDS}
    assert rights["subscribe"] is Who.CHAT_ADMIN
    assert {name for name, who in rights.items() if who is Who.INSTANCE_ADMIN} == {
        "addsource",
        "corrections",
        "removesource",
        "resummarize",
        "status",
    }


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("sumary", "summary"),
        ("subscirbe", "subscribe"),
        ("setings", "settings"),
        ("WHO", "who"),
        ("statu", "start"),
        ("stop", "unsubscribe"),
        ("News", "briefing"),
        ("unmute", "mute"),
        ("xyzzy", None),
    ],
)
def test_the_closest_public_command_is_found(name: str, like: str | None) -> None:
    assert closest(name) == like
