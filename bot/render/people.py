"""Who is in the news: cards, lists and questions."""

from datetime import UTC, datetime

from markupsafe import Markup

from bot.buttons import Action, ListActors, OpenPerson, OpenStory, OpenStoryPeople
from bot.model import (
    ActorLine,
    ActorList,
    ArticleHead,
    Buttons,
    Choice,
    NobodyFound,
    PersonCard,
    Rendered,
    WhoAnswer,
)
from bot.render.citations import date_if_old, dotted, outlet
from bot.render.dates import counted, short_date
from bot.render.keyboards import button, pages, rows
from bot.render.text import bold, how_many_fit, italic, join, message, one_line
from summarizer.model import Quote, Role

_SURE = 0.9
"""Statements of which text and speaker are this certain are shown."""

_STATEMENTS_ON_A_PAGE = 5
_MOST_ROLES = 3
_MOST_ALIASES = 5
_MOST_COMPANIONS = 5
_MOST_STORIES = 3
_MOST_CHOICES = 10
_MOST_BUTTONS = 4
_MOST_LINES = 12
_LONGEST_NAME = 80
_LONGEST_ROLE = 300
_NEVER = datetime(1, 1, 1, tzinfo=UTC)

_Origin = tuple[str | None, int | None]
"""The story, and the briefing, from which a card was opened."""


def who(
    answer: WhoAnswer,
    *,
    now: datetime,
    page: int = 0,
    story_id: str | None = None,
    briefing_id: int | None = None,
) -> Rendered:
    """The answer to ``/who NAME``, or to a tap on a name.

    Args:
        answer: a card, several that fit, or nobody.
        now: statements made more than a day ago show their date.
        page: which page of statements, from 0; the last where there are fewer.
        story_id: the story whose people *Back* returns to, if the card was opened from one.
        briefing_id: the briefing from which that story was opened.
    """
    match answer:
        case PersonCard():
            return _card(answer, now, page, (story_id, briefing_id))
        case Choice():
            return _choice(answer)
        case NobodyFound():
            return _nobody(answer)


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
        return message(title, "Nobody is named there yet.", buttons=back)

    def turn_to(page: int) -> Action:
        if story_id is None:
            return ListActors(page=page)
        return OpenStoryPeople(story_id=story_id, page=page, briefing_id=briefing_id)

    people, others = actors.people[:_MOST_LINES], actors.others[:_MOST_LINES]
    also_named = [f"{_shown_name(line.name)} ({line.article_count})" for line in others]
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


# --- a card -----------------------------------------------------------------------------------


def _card(card: PersonCard, now: datetime, page: int, origin: _Origin) -> Rendered:
    statements = _statements(card)
    page_count = max(1, -(-len(statements) // _STATEMENTS_ON_A_PAGE))
    page = min(page, page_count - 1)
    shown = statements[page * _STATEMENTS_ON_A_PAGE :][:_STATEMENTS_ON_A_PAGE]
    on_page = [_statement(quote, card, now) for quote in shown]
    above = join([_name(card), _roles(card), bold("Said") if on_page else Markup()], "\n\n")
    below = join([_companions(card), _stories(card)])
    fitting = how_many_fit(on_page, join([above, _hidden(len(on_page)), below], "\n\n"))
    return message(
        above,
        *on_page[:fitting],
        _hidden(len(on_page) - fitting),
        "" if statements else "No statement of theirs is quoted in the stored news.",
        below,
        buttons=(
            *_turn(card.key, page, page_count, origin),
            *_onward(card),
            *_back_to_list(origin),
        ),
    )


def _name(card: PersonCard) -> Markup:
    aliases = [one_line(alias, _LONGEST_NAME) for alias in card.actor.aliases[:_MOST_ALIASES]]
    also = f"  (also: {', '.join(aliases)})" if aliases else ""
    return Markup("{}{}").format(bold(_shown_name(card.actor.name)), also)


def _shown_name(name: str) -> str:
    return one_line(name, _LONGEST_NAME) or "…"


def _roles(card: PersonCard) -> Markup:
    """What each outlet calls the actor, as worded and dated, newest first, never blended."""
    worded: dict[tuple[str, str], Markup] = {}
    for role in sorted(card.actor.roles, key=lambda role: _published(role, card), reverse=True):
        head = card.heads.get(role.article_id)
        if head is not None:
            worded.setdefault((role.text.casefold(), head.outlet), _dated_role(role, head))
    hidden = len(worded) - _MOST_ROLES
    more = f"+{hidden} more" if hidden > 0 else ""
    return dotted([*[*worded.values()][:_MOST_ROLES], more])


def _dated_role(role: Role, head: ArticleHead) -> Markup:
    day = f", {short_date(head.published)}" if head.published else ""
    return Markup("{} ({}{})").format(one_line(role.text, _LONGEST_ROLE), outlet(head), day)


def _published(part: Role | Quote, card: PersonCard) -> datetime:
    head = card.heads.get(part.article_id)
    return (head and head.published) or _NEVER


def _statements(card: PersonCard) -> list[Quote]:
    """The statements that are sure, direct ones first, each kind newest first.

    A passage quoted inside a reported statement is shown with that statement only. What stands in
    an article that is not at hand could not be checked, and is not shown.
    """
    sure = [q for q in card.actor.quotes if q.confidence >= _SURE and q.article_id in card.heads]
    by_article: dict[str, list[Quote]] = {}
    for quote in sure:
        by_article.setdefault(quote.article_id, []).append(quote)
    outer = [q for q in sure if not any(_holds(other, q) for other in by_article[q.article_id])]
    newest_first = sorted(outer, key=lambda quote: _published(quote, card), reverse=True)
    return sorted(newest_first, key=lambda quote: not quote.direct)


def _holds(outer: Quote, inner: Quote) -> bool:
    within = outer.span.start <= inner.span.start and inner.span.end <= outer.span.end
    return within and outer.span != inner.span


def _statement(quote: Quote, card: PersonCard, now: datetime) -> Markup:
    head = card.heads[quote.article_id]
    worded = f"“{quote.text}”" if quote.direct else quote.text
    via = f" via {one_line(quote.via, _LONGEST_NAME)}" if quote.via else ""
    source = dotted([outlet(head), date_if_old(head, now)])
    return Markup("{}{} — {}").format(worded, via, source)


def _hidden(statements: int) -> Markup:
    if not statements:
        return Markup()
    return italic(f"+{counted(statements, 'more statement')}, too long for this message")


def _companions(card: PersonCard) -> Markup:
    named = [
        f"{_shown_name(name)} ({shared})" for name, _, shared in card.companions[:_MOST_COMPANIONS]
    ]
    return Markup("With: {}").format(dotted(named)) if named else Markup()


def _stories(card: PersonCard) -> Markup:
    headlines = [one_line(headline, 120) for _, headline in card.stories[:_MOST_STORIES]]
    hidden = len(card.stories) - _MOST_STORIES
    more = f"+{hidden} more" if hidden > 0 else ""
    return Markup("In: {}").format(dotted([*headlines, more])) if headlines else Markup()


# --- lists ------------------------------------------------------------------------------------


def _choice(choice: Choice) -> Rendered:
    lines = choice.lines[:_MOST_CHOICES]
    return message(
        Markup("Which {}?").format(bold(_shown_name(choice.name))),
        join(map(_actor_line, lines)),
        buttons=rows((button(line.name, OpenPerson(key=line.key)) for line in lines), 1),
    )


def _nobody(nobody: NobodyFound) -> Rendered:
    closest = nobody.closest[:_MOST_CHOICES]
    return message(
        Markup("Nobody called {} in the stored news.").format(bold(_shown_name(nobody.name))),
        "The closest names:" if closest else "/who alone lists who is in the news.",
        buttons=rows((button(name, OpenPerson(key=key)) for name, key in closest), 2),
    )


def _actor_line(line: ActorLine) -> Markup:
    role = f" — {one_line(line.role, 150)}" if line.role else ""
    articles = counted(line.article_count, "article")
    return Markup("{}{} · {}").format(bold(_shown_name(line.name)), role, articles)


# --- ways onward ------------------------------------------------------------------------------


def _turn(key: str, page: int, count: int, origin: _Origin) -> Buttons:
    story_id, briefing_id = origin
    return pages(
        page,
        count,
        lambda at: OpenPerson(key=key, page=at, story_id=story_id, briefing_id=briefing_id),
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


def _back_to_list(origin: _Origin) -> Buttons:
    story_id, briefing_id = origin
    if story_id is None:
        return ((button("All people", ListActors()),),)
    return ((button("Back", OpenStoryPeople(story_id=story_id, briefing_id=briefing_id)),),)
