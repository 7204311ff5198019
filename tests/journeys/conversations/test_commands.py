"""Every command is answered, to those who may; everybody else is told so politely."""

from itertools import chain

import pytest

from bot.commands.rights import Who
from bot.commands.table import COMMANDS
from tests.botapi.waiting import wait_until
from tests.journeys.conversations.reader import Reader
from tests.journeys.conversations.stage import Stage

OF_ADMINS = [command.name for command in COMMANDS if command.who is Who.INSTANCE_ADMIN]
OF_ALL = [command.name for command in COMMANDS if command.who is not Who.INSTANCE_ADMIN]


@pytest.mark.parametrize("name", OF_ALL)
def test_everybody_gets_an_answer_to(name: str, reader: Reader) -> None:
    answer = reader.asks(f"/{name}")
    assert len(answer.text) > 20
    assert "went wrong" not in answer.text


@pytest.mark.parametrize("name", OF_ADMINS)
def test_a_stranger_is_politely_refused(name: str, reader: Reader) -> None:
    assert reader.asks(f"/{name} all").text == (
        "Only whoever runs this bot can do that.\n\n/help lists what you can do."
    )


def test_help_lists_the_commands_that_the_asker_may_use(reader: Reader, admin: Reader) -> None:
    of_reader, of_admin = reader.asks("/help").text, admin.asks("/help").text
    assert all(f"/{name}" in of_reader for name in OF_ALL)
    assert not any(f"/{name}" in of_reader for name in OF_ADMINS)
    assert all(f"/{name}" in of_admin for name in (*OF_ALL, *OF_ADMINS))


def test_the_menu_offers_the_public_commands(stage: Stage) -> None:
    for menu in stage.telegram.stats()["commands"].values():
        assert {entry["command"] for entry in menu} >= set(OF_ALL)


def test_an_admin_has_the_whole_menu_as_soon_as_the_bot_is_started(
    stage: Stage, admin: Reader
) -> None:
    def menu() -> set[str]:
        menus = stage.telegram.stats()["commands"]
        own = [menu for scope, menu in menus.items() if f'"chat_id": {admin.chat}' in scope]
        return {entry["command"] for entry in chain(*own)}

    admin.asks("/start")
    wait_until(lambda: menu() >= {*OF_ALL, *OF_ADMINS})


def test_an_unknown_command_is_answered_with_the_closest(reader: Reader) -> None:
    assert reader.asks("/sumary now").text == (
        "I do not know /sumary.\n\nDid you mean /summary? /help lists all commands."
    )
    assert reader.asks("/xyzzy").text == "I do not know /xyzzy.\n\n/help lists all commands."


def test_capitals_do_not_matter(reader: Reader) -> None:
    assert reader.asks("/HELP").text.startswith("What I can do")


def test_a_button_that_no_longer_means_anything_is_answered(stage: Stage, reader: Reader) -> None:
    shown, since = reader.asks("/settings"), stage.telegram.seq
    for data in ("", "zz:1", "s", "p:unknown", "rc:0:0:0", "h:99999999999999999999:1"):
        stage.telegram.control(
            "callback",
            user_id=reader.user,
            message_id=shown.message_id,
            data=data,
            force=True,
        )
    answers = stage.telegram.wait_for(since, 30, count=6, kind="callback_answer")
    assert {answer["text"] for answer in answers} == {
        "This button no longer works. Send the command again."
    }


def test_sources_are_listed_with_how_fresh_they_are(reader: Reader) -> None:
    text = reader.asks("/sources").text
    assert text.startswith("What I read: ")
    assert "seeds\n2 articles · newest " in text


def test_status_shows_health_and_a_balance(admin: Reader) -> None:
    text = admin.asks("/status").text
    assert "Articles: " in text
    assert "Messages due: " in text
    assert "does not balance" not in text
