import pytest

from bot import render
from bot.model import Rendered, Trouble, Unreadable
from tests.render.reading import check, text_of


@pytest.mark.parametrize("trouble", Trouble)
@pytest.mark.parametrize("subject", ["page", "feed", "file", "text"])
def test_every_trouble_says_why_and_what_to_do(trouble: Trouble, subject: render.Subject) -> None:
    message = render.unreadable(Unreadable(trouble=trouble, detail="/secret/path"), subject)
    check(message)
    why, advice = text_of(message).split("\n\n")
    assert why.startswith(f"I couldn’t read that {subject} (")
    assert advice.endswith(".")
    assert "secret" not in text_of(message)


def test_a_login_is_answered_as_people_need_it() -> None:
    assert text_of(render.unreadable(Unreadable(trouble=Trouble.NEEDS_LOGIN))) == (
        "I couldn’t read that page (it asks for a login).\n\n"
        "Paste its text here and reply to it with /summary."
    )


def test_a_file_that_is_too_large_is_told_how_large_one_may_be() -> None:
    text = text_of(render.unreadable(Unreadable(trouble=Trouble.TOO_LARGE), "file"))
    assert "(it is larger than 1 MB)" in text


@pytest.mark.parametrize("why", render.Refusal)
def test_every_refusal_is_polite_and_says_what_to_do(why: render.Refusal) -> None:
    message = render.refused(why)
    check(message)
    assert len(text_of(message).split("\n\n")) == 2


def test_whoever_started_the_bot_learns_how_to_be_its_admin() -> None:
    message = render.no_admins(12)
    check(message)
    assert "put BOT_ADMINS=12 into .env" in text_of(message)


def test_an_unknown_command_is_answered_with_the_closest() -> None:
    assert text_of(render.unknown_command("/brefing now", "briefing")) == (
        "I do not know /brefing.\n\nDid you mean /briefing? /help lists all commands."
    )
    assert "Did you mean" not in text_of(render.unknown_command("/xyzzy", None))


def test_help_lists_commands_and_those_of_admins_apart() -> None:
    text = text_of(render.help_card([("who", "people")], [("status", "health")]))
    assert "/who — people" in text
    assert "runs this bot\n\n/status — health" in text
    assert "runs this bot" not in text_of(render.help_card([("who", "people")]))


@pytest.mark.parametrize(
    "message",
    [render.error(), render.reading(), render.reading("file"), render.too_long("name", 200)],
)
def test_short_answers_are_messages(message: object) -> None:
    assert isinstance(message, Rendered)
    check(message)


def test_an_answer_to_a_tap_fits_into_200_characters() -> None:
    assert 0 < len(render.OLD_BUTTON) <= 200
