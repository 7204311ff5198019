"""Putting right what is wrong about somebody; for admins."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.buttons import (
    Action,
    ListAlike,
    ListCorrections,
    ListLines,
    ListTheirArticles,
    MergePeople,
    OpenCorrecting,
    OpenPerson,
    PartPerson,
    RemovePerson,
    StrikeLine,
)
from bot.model import (
    ActorLine,
    ArticleHead,
    Buttons,
    PersonCard,
    Rendered,
    line_mark,
)
from bot.render.cards import shown_lines, shown_name, worded
from bot.render.citations import dotted, outlet
from bot.render.dates import counted, short_date
from bot.render.keyboards import button, rows, yes_or_no
from bot.render.numbered import numbered
from bot.render.text import bold, code, join, message, one_line
from summarizer.model import Role

_LONGEST_LINE = 250


# --- choosing what is wrong -------------------------------------------------------------------


def correcting(card: PersonCard) -> Rendered:
    """What can be put right about somebody."""
    key = card.key
    return message(
        Markup("What is wrong about {}?").format(bold(shown_name(card.actor.name))),
        "What you put right holds for all that is read later. /corrections lists it and takes it "
        "back.",
        buttons=(
            (button("A line is wrong", ListLines(key=key)),),
            (button("An article means somebody else", ListTheirArticles(key=key)),),
            (button("The same person as…", ListAlike(key=key)),),
            (button("Remove from cards", RemovePerson(key=key)),),
            (button("Back", OpenPerson(key=key)),),
        ),
    )


def lines_to_strike(card: PersonCard, page: int) -> Rendered:
    """The roles and statements of a card, each with a button that strikes it."""
    lines = shown_lines(card)
    told = [
        _line(line.text if isinstance(line, Role) else worded(line), card.heads[line.article_id])
        for line in lines
    ]
    acts = [StrikeLine(key=card.key, mark=line_mark(line)) for line in lines]
    return numbered(
        Markup("Which line of {} is wrong?").format(bold(shown_name(card.actor.name))),
        list(zip(told, acts, strict=True)),
        page,
        lambda at: ListLines(key=card.key, page=at),
        button("Back", OpenCorrecting(key=card.key)),
    )


def articles_to_part(card: PersonCard, page: int) -> Rendered:
    """The articles that name somebody, each with a button that says it means a namesake."""
    heads = sorted(card.heads.values(), key=lambda head: (head.published or head.seen, head.id))
    entries: list[tuple[Markup, Action]] = [
        (_line(head.title, head), PartPerson(key=card.key, article_id=head.id))
        for head in reversed(heads)
    ]
    return numbered(
        Markup("Which article means another {}?").format(bold(shown_name(card.actor.name))),
        entries,
        page,
        lambda at: ListTheirArticles(key=card.key, page=at),
        button("Back", OpenCorrecting(key=card.key)),
    )


def whom_to_merge(card: PersonCard, others: Sequence[ActorLine]) -> Rendered:
    """Whom somebody may be the same as, and how to name anybody else."""
    name = shown_name(card.actor.name)
    offered = [button(other.name, MergePeople(key=card.key, into=other.key)) for other in others]
    return message(
        Markup("Who else is {}?").format(bold(name)) if others else "Nobody has a name like that.",
        Markup("Anybody else: {}").format(code(f"/corrections {name} = another name")),
        buttons=(*rows(offered, 2), (button("Back", OpenCorrecting(key=card.key)),)),
    )


def confirm_merge(card: PersonCard, other: PersonCard) -> Rendered:
    """The question before two people become one."""
    return message(
        Markup("Are {} and {} one person?").format(
            bold(shown_name(card.actor.name)), bold(shown_name(other.actor.name))
        ),
        join(_who(each) for each in (card, other)),
        buttons=yes_or_no(
            "One person",
            MergePeople(key=card.key, into=other.key, confirmed=True),
            OpenCorrecting(key=card.key),
        ),
    )


def confirm_removal(card: PersonCard) -> Rendered:
    """The question before somebody is taken off all cards."""
    return message(
        Markup("Remove {} from all cards and lists?").format(bold(shown_name(card.actor.name))),
        "Their roles and statements are deleted and stay away, whatever is read later. Articles "
        "and summaries stay as their publishers wrote them, with the name in them.",
        buttons=yes_or_no(
            "Remove", RemovePerson(key=card.key, confirmed=True), OpenCorrecting(key=card.key)
        ),
    )


# --- what was done ----------------------------------------------------------------------------


def removed(articles: int) -> Rendered:
    """Somebody is on no card any more."""
    return message(
        bold("Removed."),
        f"{counted(articles, 'article')} named them; no card or list does any more.",
        buttons=_undo(),
    )


def merged(card: PersonCard) -> Rendered:
    """Two people are one."""
    articles = counted(len(card.actor.article_ids), "article")
    return message(
        bold("Merged."),
        Markup("{} now stands for both, in {}.").format(shown_name(card.actor.name), articles),
        buttons=((button("Card", OpenPerson(key=card.key)),), *_undo()),
    )


def parted(card: PersonCard, namesake_key: str) -> Rendered:
    """An article speaks of a namesake."""
    return message(
        bold("Parted."),
        Markup("That article now speaks of another {}.").format(shown_name(card.actor.name)),
        buttons=(
            (
                button("This one", OpenPerson(key=card.key)),
                button("The other one", OpenPerson(key=namesake_key)),
            ),
            *_undo(),
        ),
    )


def struck(key: str) -> Rendered:
    """A line stands on no card any more."""
    return message(
        bold("Struck."),
        "That line will not come back when the article is read again.",
        buttons=(
            (button("Another line", ListLines(key=key)), button("Card", OpenPerson(key=key))),
            *_undo(),
        ),
    )


def nothing_to_correct() -> Rendered:
    """It was done before, or is no longer there."""
    return message("There is nothing to put right there any more.", "/corrections lists what was.")


# --- the parts --------------------------------------------------------------------------------


def _line(text: str, head: ArticleHead) -> Markup:
    day = short_date(head.published) if head.published else ""
    return dotted([one_line(text, _LONGEST_LINE), outlet(head), day])


def _who(card: PersonCard) -> Markup:
    role = one_line(card.actor.roles[0].text, _LONGEST_LINE) if card.actor.roles else ""
    articles = counted(len(card.actor.article_ids), "article")
    return dotted([shown_name(card.actor.name), role, articles])


def _undo() -> Buttons:
    return ((button("All corrections", ListCorrections()),),)
