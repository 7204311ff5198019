"""Why a story stands where it does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import render
from bot.buttons import OpenStory, decode
from bot.ranking import Standing, contender_of, explain
from tests.render.reading import labels_of, text_of
from tests.render.samples import NOW, STORY

FIRST = Standing(story=STORY, why=explain(contender_of(STORY), NOW), place=1, among=3, hours=24)


def test_a_story_says_why_it_stands_where_it_does() -> None:
    answer = render.why(FIRST, briefing_id=7)
    assert text_of(answer).startswith(
        f"{STORY.headline}\n\n"
        "No. 1 of 3 stories of the last 24 hours\n"
        "2 independent reports\n"
        f"{len(STORY.heads)} articles, copies included\n"
        "The newest is 2 hours old\n\n"
    )
    back = decode(answer.buttons[0][0].data or "")
    assert back == OpenStory(story_id=STORY.story_id, briefing_id=7)


def test_a_story_that_is_not_listed_says_so() -> None:
    text = text_of(render.why(replace(FIRST, place=None)))
    assert "Not among the first of the last 24 hours" in text


def test_it_says_what_of_it_is_followed() -> None:
    followed = replace(FIRST.why, followed=True)
    answer = replace(FIRST, why=followed, follows=("Inés Roca", "wheat <b>"))
    assert "\nFollowed: Inés Roca and wheat <b>\n" in text_of(render.why(answer))
    assert "Followed:" not in text_of(render.why(FIRST))


@pytest.mark.parametrize(
    ("age", "told"),
    [
        (timedelta(minutes=20), "less than an hour"),
        (timedelta(hours=47), "47 hours"),
        (timedelta(days=3, hours=5), "3 days"),
        (timedelta(days=30), "30 days or more"),
    ],
)
def test_the_age_is_told_in_hours_or_days(age: timedelta, told: str) -> None:
    text = text_of(render.why(replace(FIRST, why=replace(FIRST.why, age=age))))
    assert f"The newest is {told} old" in text


def test_it_is_asked_for_under_the_card() -> None:
    card = render.story_card(STORY, now=NOW, briefing_id=7, correcting=True)
    assert labels_of(card)[2] == ["Why this?", "Correct…"]
