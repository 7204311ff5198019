"""An admin parts and joins stories, and takes it back; nobody else may."""

from tests.journeys.conversations.reader import Answer, Reader
from tests.journeys.conversations.stage import HEADLINE, Stage

TITLE = "US, Russia hold their ground"


def take_out_and_show(card: Answer) -> Answer:
    articles = card.taps("Correct…").taps("Take an article out")
    assert f"[2] {TITLE}" in articles.text
    asked = articles.taps("[2]")
    assert asked.text.startswith(f"Take this article out of {HEADLINE}?")
    return asked.taps("Take it out")


def test_nobody_else_is_offered_to_correct_a_story_or_may(reader: Reader, admin: Reader) -> None:
    assert "Correct…" not in reader.asks("/briefing").taps("1").labels
    of_admin = admin.asks("/briefing").taps("1")
    assert "Only whoever runs this bot" in of_admin.notice("Correct…", by=reader)
    articles = of_admin.taps("Correct…").taps("Take an article out")
    assert "Only whoever runs this bot" in articles.notice("[1]", by=reader)
    assert "2 outlets · 2 articles" in reader.asks("/briefing").taps("1").text


def test_a_story_is_parted_joined_again_and_both_are_taken_back(
    stage: Stage, admin: Reader
) -> None:
    card = admin.asks("/briefing").taps("1")
    done = take_out_and_show(card)
    assert done.text.startswith("Done.")
    assert sorted(done.labels) == sorted(
        [HEADLINE, next(label for label in done.labels if label.startswith(TITLE)),
         "All corrections"]
    )  # fmt: skip
    parted = stage.newcomer().asks("/briefing")
    assert "2 stories from 2 articles" in parted.text

    close = done.taps(TITLE).taps("Correct…")
    assert close.labels == ["Join with…", "Back"]
    close = close.taps("Join with…")
    assert f"[1] {HEADLINE} · 1 article" in close.text
    asked = close.taps("[1]")
    assert "Their 2 articles then stay together." in asked.text
    assert asked.taps("One story").text.startswith("Done.")
    assert "1 story from 2 articles" in stage.newcomer().asks("/briefing").text

    made = admin.asks("/corrections").taps("About stories")
    assert made.text.count(HEADLINE) == 2
    assert "is one story with" in made.text
    assert "is not of" in made.text
    asked = made.taps("[1]")
    assert "two again" in asked.text
    assert asked.taps("Take it back").text.startswith("Done.")
    assert "2 stories from 2 articles" in stage.newcomer().asks("/briefing").text
    asked = admin.asks("/corrections").taps("About stories").taps("[1]")
    assert "The article goes back" in asked.text
    asked.taps("Take it back")
    assert admin.asks("/briefing").taps("1").text == card.text
    made = admin.asks("/corrections").taps("About stories")
    assert made.text.startswith("Nothing was put right about any story.")
