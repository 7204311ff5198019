"""The card of an actor: roles, statements, company, stories; each line with its proof."""

from collections.abc import Sequence
from datetime import UTC, datetime

from markupsafe import Markup

from bot.buttons import (
    ListActors,
    OpenCorrecting,
    OpenLine,
    OpenPerson,
    OpenStatements,
    OpenStory,
    OpenStoryPeople,
    SetActorStance,
)
from bot.model import (
    ArticleHead,
    Button,
    Buttons,
    PersonCard,
    Rendered,
    Stance,
    line_mark,
    shown_quotes,
)
from bot.render.citations import date_if_old, dotted, outlet
from bot.render.dates import counted, short_date
from bot.render.keyboards import button, pages, rows, stances
from bot.render.text import bold, how_many_fit, italic, join, message, one_line
from summarizer.model import Quote, Role

_STATEMENTS_ON_A_PAGE = 5
_MOST_ROLES = 3
_MOST_ALIASES = 5
_MOST_COMPANIONS = 5
_MOST_STORIES = 3
_MOST_BUTTONS = 4
_LONGEST_NAME = 80
_LONGEST_ROLE = 300
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_JUST_SAID = frozenset({
    "according", "add", "added", "adding", "adds", "said", "say", "saying", "says", "tell", "telling", "tells",
    "told",
})  # fmt: skip
"""Verbs that tell nothing of a report beyond that it was said."""

Origin = tuple[str | None, int | None]
"""The story, and the briefing, from which a card was opened."""


def person_card(
    card: PersonCard,
    *,
    now: datetime,
    page: int,
    origin: Origin,
    stance: Stance,
    correcting: bool,
) -> Rendered:
    """A card; each role and statement ends in the number of the button that proves it.

    Args:
        card: of whom.
        now: statements made more than a day ago show their date.
        page: which page of statements, from 0; the last where there are fewer.
        origin: where it was opened from.
        stance: whether what the actor is in is followed or muted here.
        correcting: offer to put right what is wrong.
    """
    statements = _statements(card)
    page_count = max(1, -(-len(statements) // _STATEMENTS_ON_A_PAGE))
    page = min(page, page_count - 1)
    every_role = _every_role(card)
    roles = every_role[:_MOST_ROLES]
    shown = statements[page * _STATEMENTS_ON_A_PAGE :][:_STATEMENTS_ON_A_PAGE]
    numbers = range(len(roles) + 1, len(roles) + len(shown) + 1)
    on_page = [
        _statement(quote, number, card, now) for number, quote in zip(numbers, shown, strict=True)
    ]
    titles = _role_line(card, roles, len(every_role) - len(roles))
    above = join([_name(card), titles, bold("Said") if on_page else Markup()], "\n\n")
    below = join([_companions(card), _stories(card)])
    fitting = how_many_fit(on_page, join([above, hidden(numbers), below], "\n\n"))
    return message(
        above,
        *on_page[:fitting],
        hidden(numbers[fitting:]),
        "" if statements else "No statement of theirs is quoted in the stored news.",
        below,
        buttons=(
            *_proofs(card, [*roles, *shown], page, origin),
            *_turn(card.key, page, page_count, origin),
            *_more(card, origin, statements=bool(statements), correcting=correcting),
            _stances(card.key, stance, origin),
            *_onward(card),
            *_back_to_list(origin),
        ),
    )


def shown_name(name: str) -> str:
    """A name on one line, however long."""
    return one_line(name, _LONGEST_NAME) or "…"


def worded(quote: Quote) -> str:
    """A statement, in quotation marks where it is one word for word, and who passed it on.

    One that is reported comes with its verb, for "denied" and "called for" tell as much as what
    follows; but for those that tell nothing beyond that it was said.
    """
    text = f"“{quote.text}”" if quote.direct else quote.text
    if not quote.direct and quote.verb and quote.verb.lower() not in _JUST_SAID:
        text = f"{one_line(quote.verb, _LONGEST_NAME)}: {text}"
    return f"{text} via {one_line(quote.via, _LONGEST_NAME)}" if quote.via else text


def shown_lines(card: PersonCard) -> list[Role | Quote]:
    """All lines of a card: every role and statement that one of its pages shows."""
    return [*_every_role(card), *_statements(card)]


def hidden(numbers: Sequence[int]) -> Markup:
    """What is said of the statements that one message does not hold: which buttons show them."""
    if not numbers:
        return Markup()
    shown_by = " ".join(f"[{number}]" for number in numbers)
    more = counted(len(numbers), "more statement")
    return italic(f"+{more}, too long for this message: {shown_by}")


def proof_button(number: int, action: OpenLine) -> Button:
    """The button that shows the line with a number in its article."""
    return button(f"[{number}]", action)


# --- the parts --------------------------------------------------------------------------------


def _name(card: PersonCard) -> Markup:
    aliases = [one_line(alias, _LONGEST_NAME) for alias in card.actor.aliases[:_MOST_ALIASES]]
    also = f"  (also: {', '.join(aliases)})" if aliases else ""
    return Markup("{}{}").format(bold(shown_name(card.actor.name)), also)


def _every_role(card: PersonCard) -> list[Role]:
    """What each outlet calls the actor, each wording once, newest first."""
    told: dict[tuple[str, str], Role] = {}
    for role in sorted(card.actor.roles, key=lambda role: _published(role, card), reverse=True):
        head = card.heads.get(role.article_id)
        if head is not None:
            told.setdefault((role.text.casefold(), head.outlet), role)
    return [*told.values()]


def _role_line(card: PersonCard, roles: Sequence[Role], left: int) -> Markup:
    """Roles as worded and dated, never blended, and how many are left out."""
    lines = (
        _role(role, number, card.heads[role.article_id]) for number, role in enumerate(roles, 1)
    )
    return dotted([*lines, f"+{left} more" if left > 0 else ""])


def _role(role: Role, number: int, head: ArticleHead) -> Markup:
    day = f", {short_date(head.published)}" if head.published else ""
    worded = one_line(role.text, _LONGEST_ROLE)
    return Markup("{} ({}{}) [{}]").format(worded, outlet(head), day, number)


def _published(part: Role | Quote, card: PersonCard) -> datetime:
    head = card.heads.get(part.article_id)
    return (head and head.published) or _NEVER


def _statements(card: PersonCard) -> list[Quote]:
    """The statements that are shown, direct ones first, each kind newest first.

    What stands in an article that is not at hand could not be checked, and is not shown.
    """
    shown = [q for q in shown_quotes(card.actor.quotes) if q.article_id in card.heads]
    newest_first = sorted(shown, key=lambda quote: _published(quote, card), reverse=True)
    return sorted(newest_first, key=lambda quote: not quote.direct)


def _statement(quote: Quote, number: int, card: PersonCard, now: datetime) -> Markup:
    head = card.heads[quote.article_id]
    source = dotted([outlet(head), date_if_old(head, now)])
    return Markup("{} — {} [{}]").format(worded(quote), source, number)


def _companions(card: PersonCard) -> Markup:
    named = [
        f"{shown_name(name)} ({shared})" for name, _, shared in card.companions[:_MOST_COMPANIONS]
    ]
    return Markup("With: {}").format(dotted(named)) if named else Markup()


def _stories(card: PersonCard) -> Markup:
    headlines = [one_line(headline, 120) for _, headline in card.stories[:_MOST_STORIES]]
    left = len(card.stories) - _MOST_STORIES
    more = f"+{left} more" if left > 0 else ""
    return Markup("In: {}").format(dotted([*headlines, more])) if headlines else Markup()


# --- ways onward ------------------------------------------------------------------------------


def _proofs(card: PersonCard, lines: Sequence[Role | Quote], page: int, origin: Origin) -> Buttons:
    story_id, briefing_id = origin
    return rows(
        (
            proof_button(
                number,
                OpenLine(
                    key=card.key,
                    mark=line_mark(line),
                    page=page,
                    story_id=story_id,
                    briefing_id=briefing_id,
                ),
            )
            for number, line in enumerate(lines, 1)
        ),
        _STATEMENTS_ON_A_PAGE + _MOST_ROLES,
    )


def _turn(key: str, page: int, count: int, origin: Origin) -> Buttons:
    story_id, briefing_id = origin
    return pages(
        page,
        count,
        lambda at: OpenPerson(key=key, page=at, story_id=story_id, briefing_id=briefing_id),
    )


def _more(card: PersonCard, origin: Origin, *, statements: bool, correcting: bool) -> Buttons:
    story_id, briefing_id = origin
    every = OpenStatements(key=card.key, story_id=story_id, briefing_id=briefing_id)
    right = button("Correct…", OpenCorrecting(key=card.key))
    all_statements = button("All statements", every)
    return rows([*([all_statements] if statements else []), *([right] if correcting else [])], 2)


def _stances(key: str, stance: Stance, origin: Origin) -> tuple[Button, ...]:
    story_id, briefing_id = origin
    return stances(
        stance,
        lambda to: SetActorStance(key=key, stance=to, story_id=story_id, briefing_id=briefing_id),
    )


def _onward(card: PersonCard) -> Buttons:
    companions = [
        button(name, OpenPerson(key=key)) for name, key, _ in card.companions[:_MOST_BUTTONS]
    ]
    stories = [
        button(headline, OpenStory(story_id=story_id, fresh=True))
        for story_id, headline in card.stories[:_MOST_STORIES]
    ]
    return (*rows(companions, 2), *rows(stories, 1))


def _back_to_list(origin: Origin) -> Buttons:
    story_id, briefing_id = origin
    if story_id is None:
        return ((button("All people", ListActors()),),)
    return ((button("Back", OpenStoryPeople(story_id=story_id, briefing_id=briefing_id)),),)
