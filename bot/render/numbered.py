"""Lines to choose from, each with the button of its number."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from bot.buttons import Action
from bot.model import Button, Rendered
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
    shown = list(enumerate(entries[page * _ON_A_PAGE :][:_ON_A_PAGE], page * _ON_A_PAGE + 1))
    return message(
        question if shown else "There is nothing on this card.",
        join(Markup("[{}] {}").format(number, line) for number, (line, _) in shown),
        buttons=(
            *rows((button(f"[{number}]", act) for number, (_, act) in shown), _ON_A_PAGE),
            *pages(page, count, turn_to),
            (back,),
        ),
    )
