"""What was put right about people, and taking it back; for admins."""

from markupsafe import Markup

from bot.buttons import ListCorrections, ListRulings, WithdrawCorrection
from bot.model import Correction, CorrectionKind, CorrectionList, Rendered
from bot.render.cards import shown_name
from bot.render.citations import dotted
from bot.render.dates import short_date
from bot.render.keyboards import button, pages, yes_or_no
from bot.render.numbered import lines, numbers
from bot.render.text import bold, message, one_line

_STORIES = (button("About stories", ListRulings()),)


def corrections(made: CorrectionList) -> Rendered:
    """What was put right, newest first, each with a button that takes it back."""
    if not made.corrections:
        return message(
            "Nothing was put right about anybody.",
            "“Correct…” under a card of /who does that.",
            buttons=(_STORIES,),
        )
    return message(
        bold("Put right about people"),
        lines([_told(each) for each in made.corrections]),
        "A number takes it back.",
        buttons=(
            *numbers([WithdrawCorrection(number=each.number) for each in made.corrections]),
            *pages(made.page, made.pages, lambda at: ListCorrections(page=at)),
            _STORIES,
        ),
    )


def confirm_withdrawal(correction: Correction) -> Rendered:
    """The question before a correction is taken back, and what that brings back when."""
    return message(
        "Take this back?",
        _told(correction),
        _CONSEQUENCES[correction.kind],
        buttons=yes_or_no(
            "Take it back",
            WithdrawCorrection(number=correction.number, confirmed=True),
            ListCorrections(),
        ),
    )


def withdrawn(kind: CorrectionKind, unread: int) -> Rendered:
    """A correction holds no more; ``unread``: so many articles could not be read again just now."""
    later = kind is CorrectionKind.REMOVED or unread
    return message(
        bold("Taken back."),
        _LATER if later else "Cards and lists show it from now on.",
        buttons=((button("All corrections", ListCorrections()),),),
    )


_LATER = (
    "What is read from now on shows it. Articles read before show it once they are read again: with "
    "“briefing-bot rebuild --read-again” on the server, or /resummarize all and Publish."
)
_CONSEQUENCES = {
    CorrectionKind.REMOVED: _LATER,
    CorrectionKind.MERGED: "Each stands again under the name that its articles give.",
    CorrectionKind.PARTED: "The article speaks of the first one again.",
    CorrectionKind.STRUCK: "The article is read again, and its line comes back.",
}


def _told(correction: Correction) -> Markup:
    """``1 Feb 2022 · Joe Biden is also Joseph Biden · by 900``."""
    name = shown_name(correction.name or "somebody")
    where = "an article"
    if correction.head is not None:
        where = f"“{one_line(correction.head.title, 80)}” ({one_line(correction.head.outlet, 40)})"
    did = {
        CorrectionKind.REMOVED: "somebody was removed from cards",
        CorrectionKind.MERGED: f"{name} is {shown_name(correction.other or 'somebody else')}",
        CorrectionKind.PARTED: f"another {name} in {where}",
        CorrectionKind.STRUCK: f"a line of {name} struck, from {where}",
    }[correction.kind]
    by = "" if correction.made_by is None else f"by {correction.made_by}"
    return dotted([short_date(correction.made), did, by])
