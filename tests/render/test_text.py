"""Text as Telegram counts, cuts and joins it."""

from itertools import accumulate

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from bot.render.text import (
    MAX_UNITS,
    Block,
    bold,
    how_many_fit,
    in_blocks,
    join,
    link,
    measure,
    message,
    one_line,
    pack,
    parsed,
    pieces,
    sendable,
    units,
)
from tests.botapi.entities import utf16_length
from tests.botapi.markup import parse_html


@given(st.text())
def test_a_text_is_as_long_as_telegram_counts_it(text: str) -> None:
    assert units(text) == utf16_length(text)


@given(st.lists(st.text()))
def test_the_sizes_of_parts_add_up_to_that_of_the_whole(texts: list[str]) -> None:
    parts = [bold(text) for text in texts]
    *_, whole = accumulate(map(measure, parts), initial=measure(Markup("")))
    assert whole == measure(join(parts, ""))
    assert whole.entities == len(texts)


@given(st.text())
def test_whatever_is_marked_up_is_read_as_it_was_written(text: str) -> None:
    assert parsed(bold(text)) == text


@given(st.text(), st.integers(2, 50))
@example("🌉" * 30, 3)
@example("a" * 60, 2)
@example("no space at all: 🌉🌉🌉🌉🌉🌉🌉🌉🌉🌉", 5)
def test_pieces_are_the_whole_text_and_none_is_too_long(text: str, most: int) -> None:
    cut = list(pieces(text, most))
    assert "".join(cut) == sendable(text)
    assert all(units(piece) <= most for piece in cut)
    assert all(cut) or cut == [""]


def test_a_text_is_cut_at_a_space_where_it_has_one() -> None:
    assert list(pieces("the old bridge is closed", 12)) == ["the old ", "bridge is ", "closed"]


@given(st.text(), st.integers(3, 40))
@example("𐀀0", 3)
def test_a_line_is_one_line_and_no_longer_than_asked(text: str, most: int) -> None:
    line = one_line(text, most)
    assert units(line) <= most
    assert len(line.splitlines()) <= 1
    assert line == line.strip()


def test_a_line_that_is_too_long_says_so() -> None:
    assert one_line("Ferry strike ends after nine days", 20) == "Ferry strike ends…"
    assert one_line("Ferry  strike\nends", 20) == "Ferry strike ends"


def test_a_name_cannot_write_the_rest_of_the_line_backwards() -> None:
    assert one_line("Ana \u202eziuR\u2066") == "Ana ziuR"
    assert one_line("مارينا") == "مارينا"


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a",
        "http://news.example:8080/a?b=c#d",
        "https://münchen.example/straße",
    ],
)
def test_a_web_address_becomes_a_link(url: str) -> None:
    text, entities = parse_html(link("Post <1>", url))
    assert text == "Post <1>"
    assert [entity["type"] for entity in entities] == ["text_link"]


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "ftp://news.example/a",
        "javascript:alert(1)",
        "https://user:password@news.example/",
        "https://localhost/a",
        "https://127.0.0.1/a",
        'https://news.example/"onclick',
        "https://news.example/a b",
        "https://news.example/\u202etxt",
        "https://news.example/" + "a" * 1000,
    ],
)
def test_whatever_else_is_called_an_address_is_shown_without_a_link(url: str | None) -> None:
    assert link("Post & Co", url) == "Post &amp; Co"


def test_parts_that_are_empty_leave_no_gap() -> None:
    assert join([Markup("a"), Markup(""), Markup("b")]) == "a\nb"
    assert message("a", "", bold("b")).html == "a\n\n<b>b</b>"


def test_a_message_can_always_be_sent() -> None:
    assert message("half a character: \ud83c").html.encode() == b"half a character: ?"


def test_as_many_items_fit_as_a_message_holds_whole() -> None:
    item = Markup("x") * 1000
    assert how_many_fit([item] * 9, Markup("")) == 4
    assert how_many_fit([item] * 9, Markup("y") * 1000) == 3
    assert how_many_fit([item] * 2, Markup("")) == 2
    assert how_many_fit([bold("x")] * 150, Markup("")) == 100
    assert how_many_fit([], Markup("y") * MAX_UNITS) == 0


LINES = st.lists(st.text(st.characters(categories=["L", "Zs"]), min_size=1, max_size=3000))


@given(LINES)
def test_blocks_hold_every_line_in_order_and_each_fits_a_message(texts: list[str]) -> None:
    lines = [Markup("{}").format(text) for text in texts]
    blocks = list(in_blocks(lines, "key"))
    assert join(block.html for block in blocks) == join(lines)
    assert all(measure(block.html).fits and block.key == "key" for block in blocks)


@given(LINES)
def test_messages_hold_every_block_in_order_and_none_could_take_the_next(
    texts: list[str],
) -> None:
    blocks = [Block(html=Markup("{}").format(text)) for text in texts]
    packed = pack(blocks)
    assert [block for part in packed for block in part] == blocks
    wholes = [join((block.html for block in part), "\n\n") for part in packed]
    assert all(measure(whole).fits for whole in wholes)
    for whole, after in zip(wholes, packed[1:], strict=False):
        assert not measure(join([whole, after[0].html], "\n\n")).fits
