"""Rows of buttons."""

from collections.abc import Callable, Iterable

from bot.buttons import Action, encode
from bot.model import Button, Buttons, Stance
from bot.render.text import one_line, sendable

_LONGEST_LABEL = 40
"""About what a phone shows of a button as wide as the message."""


def button(label: str, action: Action) -> Button:
    """A button that does ``action``; an empty label would be refused."""
    return Button(label=sendable(one_line(label, _LONGEST_LABEL)) or "…", data=encode(action))


def chosen(label: str, is_chosen: bool) -> str:
    """The label of one of several choices."""
    return f"✓ {label}" if is_chosen else label


def stances(stance: Stance, choose: Callable[[Stance], Action]) -> tuple[Button, ...]:
    """*Follow* and *Mute*; a tap on the one that is chosen takes it back."""
    return tuple(
        button(
            chosen(label, stance is offered),
            choose(Stance.NEITHER if stance is offered else offered),
        )
        for label, offered in (("Follow", Stance.FOLLOWED), ("Mute", Stance.MUTED))
    )


def rows(buttons: Iterable[Button], width: int) -> Buttons:
    """Buttons side by side, ``width`` in a row."""
    row = list(buttons)
    return tuple(tuple(row[at : at + width]) for at in range(0, len(row), width))


def pages(page: int, count: int, turn_to: Callable[[int], Action]) -> Buttons:
    """``‹  2/5  ›``; ``turn_to`` gives the action that opens a page.

    The middle button opens the page that is shown, which changes nothing.
    """
    if count < 2:
        return ()
    row = [button(f"{page + 1}/{count}", turn_to(page))]
    if page > 0:
        row.insert(0, button("‹", turn_to(page - 1)))
    if page + 1 < count:
        row.append(button("›", turn_to(page + 1)))
    return (tuple(row),)


def yes_or_no(label: str, yes: Action, no: Action) -> Buttons:
    """Under a question: what does it, and the way back."""
    return ((button(label, yes), button("Back", no)),)
