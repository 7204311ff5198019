"""Lines to choose from, a page at a time."""

import pytest
from markupsafe import Markup

from bot.buttons import Action, OpenProof, OpenStory
from bot.model import Rendered
from bot.render.keyboards import button
from bot.render.numbered import numbered
from tests.render.reading import check, labels_of, text_of

BACK = button("Back", OpenStory(story_id="s1f2e3d4c5b6"))


def act(place: int) -> Action:
    return OpenProof(story_id="s1f2e3d4c5b6", index=place)


def offer(count: int, page: int) -> Rendered:
    entries = [(Markup("Line {}").format(number), act(number)) for number in range(1, count + 1)]
    return numbered(Markup("Which one?"), entries, page, act, BACK)


def test_a_few_lines_stand_on_one_page_with_a_button_each() -> None:
    few = offer(3, 0)
    check(few)
    assert text_of(few) == "Which one?\n\n[1] Line 1\n[2] Line 2\n[3] Line 3"
    assert labels_of(few) == [["[1]", "[2]", "[3]"], ["Back"]]


def test_more_are_numbered_on_from_page_to_page() -> None:
    last = offer(18, 2)
    check(last)
    assert text_of(last) == "Which one?\n\n[17] Line 17\n[18] Line 18"
    assert labels_of(last) == [["[17]", "[18]"], ["‹", "3/3"], ["Back"]]
    assert labels_of(offer(18, 1))[1] == ["‹", "2/3", "›"]


@pytest.mark.parametrize("page", [2, 99])
def test_a_page_that_is_not_there_any_more_is_the_last_one(page: int) -> None:
    assert offer(9, page) == offer(9, 1)


def test_where_nothing_is_left_to_choose_it_says_so() -> None:
    nothing = offer(0, 1)
    check(nothing)
    assert text_of(nothing) == "There is nothing on this card."
    assert labels_of(nothing) == [["Back"]]
