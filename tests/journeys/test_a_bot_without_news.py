"""A bot that reads nothing, has no admin and may fetch nothing private says so, and how to go on."""

from tests.botapi.client import Server
from tests.journeys.conftest import BotFactory

READER = 1


def test_each_question_says_what_is_missing_and_who_can_mend_it(
    telegram: Server, bot: BotFactory
) -> None:
    bot()
    answers = {
        words: telegram.ask(number, words, count=2 if "http" in words else 1).text
        for number, words in enumerate(
            (
                "/summary",
                "/briefing",
                "/who",
                "/sources",
                "/status",
                "/summary http://127.0.0.1:8080/admin",
                "/start",
            ),
            start=READER,
        )
    }
    assert answers["/summary"].startswith("There is no news yet, because nothing is read yet.")
    assert "No sources yet; an admin can add one with /addsource." in answers["/briefing"]
    assert answers["/who"].startswith("People in the news\n\nNobody is named in the news")
    assert answers["/sources"].startswith("Nothing is read yet.")
    assert "BOT_ADMINS=5" in answers["/status"]  # the number of the one who asked
    assert "(it is not on the public web)" in answers["/summary http://127.0.0.1:8080/admin"]
    assert "Step 1 of 3" in answers["/start"]
    assert telegram.stats()["lint"] == {}
