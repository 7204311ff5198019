import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from bot.console import paint_message, paint_text
from bot.console.paint import paint_asked


def printed(content: RenderableType, *, width: int = 60, terminal: bool = False) -> str:
    """What a terminal of a width shows; without colours unless it is one that has them."""
    file = io.StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
        legacy_windows=False,
        _environ={},
    )
    console.print(content)
    return file.getvalue()


def test_buttons_stand_in_brackets_a_row_a_line() -> None:
    shown = printed(paint_message(paint_text("Hello"), [["People", "Settings"], ["Back"]]))
    *_, first, second = (line.strip() for line in shown.splitlines())
    assert first == "[ People ] [ Settings ]"
    assert second == "[ Back ]"


def test_a_row_of_buttons_breaks_between_two_of_them() -> None:
    labels = ["the North Atlantic Treaty", "the State Department", "Russia"]
    shown = printed(paint_message(paint_text("Hello"), [labels]), width=40)
    lines = [line.strip() for line in shown.splitlines()[3:]]
    assert lines == ["[ the North Atlantic Treaty ]", "[ the State Department ] [ Russia ]"]


def test_a_link_is_followed_by_its_address() -> None:
    shown = printed(paint_text('<a href="https://example.org/a?b=1&amp;c=2">VOA</a> · 2 outlets'))
    assert shown.split() == ["VOA", "<https://example.org/a?b=1&c=2>", "·", "2", "outlets"]


def test_a_link_into_the_bot_is_left_to_its_button() -> None:
    shown = printed(paint_text('<a href="https://t.me/briefing_bot?start=p_1">Ada Vento</a>'))
    assert shown.strip() == "Ada Vento"


def test_markup_of_the_terminal_in_news_is_shown_as_it_is() -> None:
    words = "[bold]Prices[/bold] rise [/] :smile: [link=x]"
    shown = printed(paint_message(paint_text(words), [[words]], words), width=80)
    assert shown.count(words) == 3
    assert words in printed(paint_asked(words))


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x9b31m", "\x07", "\x08\x08", "\r"])
def test_news_cannot_steer_the_terminal(hostile: str) -> None:
    message = paint_message(paint_text(f"before{hostile}after"), [[f"a{hostile}b"]])
    shown = printed(message) + printed(paint_asked(f"{hostile}?"))
    assert not set(hostile) & set(shown) - set("[2J31m")
    assert "before" in shown


@pytest.mark.parametrize("width", [20, 40, 80, 300])
def test_nothing_is_wider_than_the_terminal_or_than_one_reads_well(width: int) -> None:
    html = "<b>Bridge closed</b>\n" + "A sentence of many words. " * 20
    shown = printed(paint_message(paint_text(html), [["People"] * 9]), width=width)
    shown += printed(paint_asked("Who " * 60), width=width)
    assert max(map(len, shown.splitlines())) <= min(width, 88)


def test_colours_and_hyperlinks_come_only_where_there_are_colours() -> None:
    message = paint_message(
        paint_text('<b>News</b> <a href="https://example.org">VOA</a>'), [["A"]]
    )
    assert "\x1b" not in printed(message)
    assert "\x1b]8;" in printed(message, terminal=True)


def test_a_terminal_of_ascii_gets_a_frame_of_ascii() -> None:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding="ascii", errors="replace")
    Console(file=file, width=40).print(paint_message(paint_text("“Zürich” opens"), [["›"]]))
    file.flush()
    shown = raw.getvalue().decode("ascii")
    assert "Z?rich" in shown
    assert shown.startswith("+--")


@settings(deadline=None, max_examples=50)
@given(st.text(), st.lists(st.lists(st.text(min_size=1), min_size=1)), st.integers(10, 200))
def test_whatever_the_text_it_is_painted(html: str, labels: list[list[str]], width: int) -> None:
    assert printed(paint_message(paint_text(html), labels, html), width=width, terminal=True)
