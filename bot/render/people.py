"""Who is in the news: lists and questions."""

from collections.abc import Callable, Sequence
from datetime import datetime

from markupsafe import Markup

from bot.buttons import Action, ListActors, OpenPerson, OpenStory, OpenStoryPeople
from bot.model import (
    ActorLine,
    ActorList,
    Buttons,
    Choice,
    NobodyFound,
    PersonCard,
    Rendered,
    Stance,
    TextActors,
    WhoAnswer,
)
from bot.render.cards import Origin, person_card, shown_name
from bot.render.citations import dotted
from bot.render.dates import counted
from bot.render.keyboards import button, pages, rows
from bot.render.text import bold, how_many_fit, italic, join, message, one_line
from summarizer.lexicon import primary_language
from summarizer.parse import PARSED_LANGUAGES

_MOST_CHOICES = 10
_MOST_LINES = 12
_MOST_IN_TEXT = 20
_NOBODY_TODAY = (
    "Nobody is named in the news of the last hours. /who with a name looks in all that is stored; "
    "/sources shows what is read and how fresh it is."
)
_ENGLISH_ONLY = "I find people, and what they said, in English texts only."


def who(
    answer: WhoAnswer,
    *,
    now: datetime,
    page: int = 0,
    origin: Origin = (None, None),
    stance: Stance = Stance.NEITHER,
    correcting: bool = False,
) -> Rendered:
    """The answer to ``/who NAME``, or to a tap on a name.

    Args:
        answer: a card, several that fit, or nobody; without a name, who was there once.
        now: statements made more than a day ago show their date.
        page: which page of statements, from 0; the last where there are fewer.
        origin: the story whose people *Back* returns to, if the card was opened from one, and the
            briefing from which that story was opened.
        stance: whether what the actor is in is followed or muted here.
        correcting: offer to put right what is wrong, which only some may.
    """
    match answer:
        case PersonCard():
            return person_card(
                answer, now=now, page=page, origin=origin, stance=stance, correcting=correcting
            )
        case Choice():
            return choice(answer, lambda key: OpenPerson(key=key))
        case NobodyFound(name=""):
            return nobody_there()
        case NobodyFound():
            return nobody(answer, lambda key: OpenPerson(key=key))


def actor_list(actors: ActorList, *, briefing_id: int | None = None) -> Rendered:
    """The main actors of the day, or of one story, a line each."""
    story_id = actors.of_story
    title = bold("People in the news")
    back: Buttons = ()
    if story_id is not None:
        title = Markup("People in: {}").format(
            bold(one_line(actors.headline or "") or "this story")
        )
        back = ((button("Back", OpenStory(story_id=story_id, briefing_id=briefing_id)),),)
    if not actors.people and not actors.others:
        return message(
            title, "Nobody is named in it." if story_id else _NOBODY_TODAY, buttons=back
        )

    def turn_to(page: int) -> Action:
        if story_id is None:
            return ListActors(page=page)
        return OpenStoryPeople(story_id=story_id, page=page, briefing_id=briefing_id)

    people, others = actors.people[:_MOST_LINES], actors.others[:_MOST_LINES]
    also_named = [f"{shown_name(line.name)} ({line.article_count})" for line in others]
    cards = (
        button(line.name, OpenPerson(key=line.key, story_id=story_id, briefing_id=briefing_id))
        for line in (*people, *others)
    )
    turn = pages(actors.page, actors.pages, turn_to)
    return message(
        title,
        join(map(_actor_line, people)),
        Markup("Also named: {}").format(dotted(also_named)) if others else "",
        buttons=(*rows(cards, 2), *turn, *back),
    )


def people_in_text(found: TextActors) -> Rendered:
    """Who is in a text that somebody sent; whoever has a card has a button."""
    title = Markup("People in: {}").format(bold(one_line(found.title) or "this text"))
    if not found.people and not found.others:
        is_read = primary_language(found.language) in PARSED_LANGUAGES
        return message(title, "Nobody is named there." if is_read else _ENGLISH_ONLY)
    lines = [_line_in_text(line) for line in found.people[:_MOST_IN_TEXT]]
    fitting = how_many_fit(lines, join([title, _also_named(found.others), _left(99)], "\n\n"))
    known = [line for line in (*found.people, *found.others) if line.key in found.known]
    cards = (button(line.name, OpenPerson(key=line.key)) for line in known[:_MOST_LINES])
    return message(
        title,
        join(lines[:fitting]),
        _left(len(found.people) - fitting),
        _also_named(found.others),
        buttons=rows(cards, 2),
    )


def _line_in_text(line: ActorLine) -> Markup:
    role = f" — {one_line(line.role, 150)}" if line.role else ""
    return Markup("{}{}").format(bold(shown_name(line.name)), role)


def _left(people: int) -> Markup:
    return italic(f"+{people} more") if people > 0 else Markup()


def _also_named(others: Sequence[ActorLine]) -> Markup:
    named = [shown_name(line.name) for line in others[:_MOST_LINES]]
    return Markup("Also named: {}").format(dotted(named)) if named else Markup()


# --- which of these, and who else ---------------------------------------------------------------


def choice(several: Choice, opens: Callable[[str], Action], about: Markup | str = "") -> Rendered:
    """Several fit a name: which of these?

    Args:
        several: who fits.
        opens: what a tap on the one with a key does.
        about: what is asked of them.
    """
    lines = several.lines[:_MOST_CHOICES]
    return message(
        Markup("Which {}?").format(bold(shown_name(several.name))),
        about,
        join(map(_actor_line, lines)),
        buttons=rows((button(line.name, opens(line.key)) for line in lines), 1),
    )


def nobody(
    missed: NobodyFound, opens: Callable[[str], Action], about: Markup | str = ""
) -> Rendered:
    """Nobody is called so, and who may be meant; arguments as of ``choice``."""
    closest = missed.closest[:_MOST_CHOICES]
    return message(
        Markup("Nobody called {} in the stored news.").format(bold(shown_name(missed.name))),
        about if closest else "",
        "The closest names:" if closest else "/who alone lists who is in the news.",
        buttons=rows((button(name, opens(key)) for name, key in closest), 2),
    )


def nobody_there() -> Rendered:
    """A button leads to somebody of whom nothing is stored any more."""
    return message("Nothing is stored of them any more.", "/who lists who is in the news.")


def _actor_line(line: ActorLine) -> Markup:
    role = f" — {one_line(line.role, 150)}" if line.role else ""
    articles = counted(line.article_count, "article")
    return Markup("{}{} · {}").format(bold(shown_name(line.name)), role, articles)
