"""What a chat follows and mutes."""

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

from bot.buttons import BackToSettings, DropInterest, ListInterests, SetActorStance
from bot.model import Button, Choice, Interest, InterestKind, Rendered, Stance
from bot.render.keyboards import button, rows
from bot.render.people import choice
from bot.render.text import bold, italic, join, message, one_line

_LONGEST_LABEL: Final = 80

_EXAMPLES: Final = (
    "Write /follow or /mute with a name, an outlet or words, for example /follow Antony Blinken or "
    "/mute football. Every story and every card of a person has buttons for it, too."
)

_FOLLOWED: Final = {
    InterestKind.STORY: "This story comes first in the briefings here whenever it goes on.",
    InterestKind.ACTOR: "Stories about them come first in the briefings here.",
    InterestKind.OUTLET: "Stories that it tells come first in the briefings here.",
    InterestKind.WORDS: "Stories with {} in a headline come first in the briefings here.",
}
_MUTED: Final = {
    InterestKind.STORY: "This story is left out of the briefings here, and counted.",
    InterestKind.ACTOR: "Stories about them are left out of the briefings here, and counted.",
    InterestKind.OUTLET: "Stories that nobody else tells are left out of the briefings here, and "
    "counted.",
    InterestKind.WORDS: "Stories with {} in a headline are left out of the briefings here, and "
    "counted.",
}


def interest_list(interests: Mapping[int, Interest]) -> Rendered:
    """What a chat follows and mutes, each with a button that ends it; number -> interest."""
    if not interests:
        return message("Nothing is followed or muted here.", _EXAMPLES, buttons=(_settings(),))
    return message(
        _section("Followed", interests, Stance.FOLLOWED),
        _section("Muted", interests, Stance.MUTED),
        italic("Tap on one to end it."),
        _EXAMPLES,
        buttons=(
            *rows(
                (
                    button(f"✕ {interest.label}", DropInterest(number=number))
                    for number, interest in interests.items()
                ),
                2,
            ),
            _settings(),
        ),
    )


def interest_taken(
    interest: Interest, number: int, closest: Sequence[tuple[str, str]] = ()
) -> Rendered:
    """What is followed or muted from now on, what that means, and the way back.

    Args:
        interest: what is.
        number: the number under which it is kept.
        closest: (name, key) of those whose name the words may be, misspelt.
    """
    told, means = ("Followed", _FOLLOWED) if _is_followed(interest) else ("Muted", _MUTED)
    these = "this word" if len(interest.subject.split()) == 1 else "these words"
    names = (
        button(name, SetActorStance(key=key, stance=interest.stance)) for name, key in closest
    )
    return message(
        Markup("{}: {}").format(told, _called(interest)),
        means[interest.kind].format(these),
        "Nobody in the stored news is called so. Or did you mean one of these?" if closest else "",
        buttons=(
            *rows(names, 2),
            (
                button("Undo", DropInterest(number=number)),
                button("All of them", ListInterests()),
            ),
        ),
    )


def interest_to_choose(several: Choice, stance: Stance) -> Rendered:
    """Several are so called: which of them is to be followed or muted?"""
    return choice(several, lambda key: SetActorStance(key=key, stance=stance))


def interest_unclear() -> Rendered:
    """The words that are to be followed or muted say nothing."""
    return message("No story can be told by those words.", _EXAMPLES)


def too_many_interests(most: int) -> Rendered:
    """A chat follows and mutes as much as it may."""
    return message(
        f"{most} things are followed or muted here, which is as many as there can be.",
        "End one of them first.",
        buttons=((button("All of them", ListInterests()),),),
    )


def _section(title: str, interests: Mapping[int, Interest], stance: Stance) -> Markup:
    of_it = [each for each in interests.values() if each.stance is stance]
    if not of_it:
        return Markup()
    return join([bold(title), *(Markup("• {}").format(_called(each)) for each in of_it)])


def _called(interest: Interest) -> Markup:
    label = one_line(interest.label, _LONGEST_LABEL) or "…"
    if interest.kind is InterestKind.WORDS:
        return Markup("{} in headlines").format(bold(f"“{label}”"))
    return bold(label)


def _settings() -> tuple[Button, ...]:
    return (button("Settings", BackToSettings()),)


def _is_followed(interest: Interest) -> bool:
    return interest.stance is Stance.FOLLOWED
