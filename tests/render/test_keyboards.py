"""Buttons, and how they stand in rows."""

from hypothesis import given
from hypothesis import strategies as st

from bot.buttons import OpenProof, OpenStory, decode
from bot.model import Button
from bot.render.keyboards import button, chosen, pages, rows, yes_or_no

STORY = OpenStory(story_id="s1f2e3d4c5b6")


def open_page(page: int) -> OpenProof:
    return OpenProof(story_id="s1f2e3d4c5b6", index=page)


@given(st.text())
def test_every_label_can_be_sent_and_read_on_a_phone(label: str) -> None:
    shown = button(label, STORY).label
    assert shown.strip()
    assert shown.encode()
    assert len(shown.encode("utf-16-le")) // 2 <= 40


def test_a_button_knows_what_it_does() -> None:
    assert decode(button("Open", STORY).data or "") == STORY


def test_what_is_chosen_bears_a_tick() -> None:
    assert [chosen("Short", True), chosen("Long", False)] == ["✓ Short", "Long"]


@given(st.integers(0, 30), st.integers(1, 8))
def test_rows_hold_every_button_in_order_and_only_the_last_may_be_short(
    count: int, width: int
) -> None:
    given_buttons = [
        Button(label=str(number), url="https://news.example") for number in range(count)
    ]
    laid = rows(given_buttons, width)
    assert [each for row in laid for each in row] == given_buttons
    assert all(len(row) == width for row in laid[:-1])
    assert all(0 < len(row) <= width for row in laid)


def test_pages_lead_to_their_neighbours() -> None:
    [row] = pages(1, 3, open_page)
    assert [each.label for each in row] == ["‹", "2/3", "›"]
    assert [decode(each.data or "") for each in row] == [open_page(0), open_page(1), open_page(2)]
    assert [each.label for each in pages(0, 3, open_page)[0]] == ["1/3", "›"]
    assert [each.label for each in pages(2, 3, open_page)[0]] == ["‹", "3/3"]
    assert pages(0, 1, open_page) == ()


def test_a_question_has_its_answer_and_the_way_back() -> None:
    [row] = yes_or_no("Delete", STORY, open_page(0))
    assert [each.label for each in row] == ["Delete", "Back"]
