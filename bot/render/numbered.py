"""Lines to choose from, each with the button of its number."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from bot.buttons import Action
from bot.model import Button, Buttons, Rendered
from bot.render.keyboards import button, pages, rows
from bot.render.text import join, message

_ON_A_PAGE = 8


def numbered(
    question: Markup,
    entries: Sequence[tuple[Markup, Action]],
    page: int,
    turn_to: Callable[[int], Action],
    back: Button,
) -> Rendered:
    """A page of numbered lines; a page that is not there (any more) is the last one.

    Args:
        question: stands above them.
        entries: each line, and what its button does.
        page: which page, from 0.
        turn_to: gives the action that opens a page.
        back: the last button.
    """
    count = max(1, -(-len(entries) // _ON_A_PAGE))
    page = min(page, count - 1)
    first = page * _ON_A_PAGE
    shown = entries[first : first + _ON_A_PAGE]
    return message(
        question if shown else "There is nothing on this card.",
        lines([line for line, _ in shown], first + 1),
        buttons=(
            *numbers([act for _, act in shown], first + 1),
            *pages(page, count, turn_to),
            (back,),
        ),
    )


def lines(shown: Sequence[Markup], first: int = 1) -> Markup:
    """``[1] …``, a line each."""
    return join(Markup("[{}] {}").format(number, line) for number, line in enumerate(shown, first))


def numbers(acts: Sequence[Action], first: int = 1) -> Buttons:
    """``[1] [2] …``, each for what the line of its number offers."""
    return rows((button(f"[{number}]", act) for number, act in enumerate(acts, first)), _ON_A_PAGE)
