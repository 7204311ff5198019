"""Putting right what is wrong about a story, and taking that back; for admins."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.buttons import (
    JoinStories,
    ListCloseStories,
    ListCorrections,
    ListItsArticles,
    ListRulings,
    OpenRuling,
    OpenStory,
    TakeOut,
    WithdrawRuling,
)
from bot.model import (
    Amended,
    ArticleHead,
    BriefedStory,
    Buttons,
    CloseStory,
    Rendered,
    RulingList,
    ToldRuling,
)
from bot.render.citations import dotted, headline, outlet
from bot.render.dates import counted, short_date
from bot.render.keyboards import button, pages, yes_or_no
from bot.render.numbered import lines, numbered, numbers
from bot.render.text import bold, message, one_line

_TOLD_ANEW = "The sentences of these stories are chosen anew."
_LONGEST_TITLE = 100


# --- choosing what is wrong -------------------------------------------------------------------


def ruling_on(story: BriefedStory) -> Rendered:
    """What can be put right about a story."""
    story_id = story.story_id
    take_out = button("Take an article out", ListItsArticles(story_id=story_id))
    return message(
        Markup("What is wrong with {}?").format(bold(headline(story))),
        "What you put right holds for all that is read later. /corrections lists it and takes it "
        "back.",
        buttons=(
            *(((take_out,),) if len(story.heads) > 1 else ()),
            (button("Join with…", ListCloseStories(story_id=story_id)),),
            (button("Back", OpenStory(story_id=story_id)),),
        ),
    )


def articles_to_take_out(story: BriefedStory, page: int) -> Rendered:
    """The articles of a story, newest first, each with a button that takes it out."""
    story_id = story.story_id
    return numbered(
        Markup("Which article tells another story than {}?").format(bold(headline(story))),
        [(_line(head), TakeOut(story_id=story_id, article_id=head.id)) for head in story.heads],
        page,
        lambda at: ListItsArticles(story_id=story_id, page=at),
        button("Back", OpenRuling(story_id=story_id)),
    )


def confirm_taking_out(story: BriefedStory, head: ArticleHead) -> Rendered:
    """The question before an article leaves its story."""
    return message(
        Markup("Take this article out of {}?").format(bold(headline(story))),
        _line(head),
        "It gets a story of its own, and never comes back to these articles. Join that with "
        "another story if it belongs there.",
        buttons=yes_or_no(
            "Take it out",
            TakeOut(story_id=story.story_id, article_id=head.id, confirmed=True),
            ListItsArticles(story_id=story.story_id),
        ),
    )


def stories_to_join(story: BriefedStory, close: Sequence[CloseStory]) -> Rendered:
    """Which stories may be the same as one, the closest first."""
    story_id = story.story_id
    which = Markup("Which of these is the same story as {}?")
    question = which if close else Markup("No story of these days is close to {}.")
    return message(
        question.format(bold(headline(story))),
        lines([_close(each) for each in close]),
        buttons=(
            *numbers([JoinStories(story_id=story_id, into=each.story_id) for each in close]),
            (button("Back", OpenRuling(story_id=story_id)),),
        ),
    )


def confirm_joining(story: BriefedStory, other: BriefedStory) -> Rendered:
    """The question before two stories become one."""
    return message(
        Markup("Are {} and {} one story?").format(bold(headline(story)), bold(headline(other))),
        f"Their {counted(len(story.heads) + len(other.heads), 'article')} then stay together.",
        buttons=yes_or_no(
            "One story",
            JoinStories(story_id=story.story_id, into=other.story_id, confirmed=True),
            ListCloseStories(story_id=story.story_id),
        ),
    )


# --- what was done ----------------------------------------------------------------------------


def amended(done: Amended) -> Rendered:
    """Stories are others now, and are told anew."""
    return message(
        bold("Done."),
        "Its sentences are chosen anew." if len(done.stories) == 1 else _TOLD_ANEW,
        buttons=(
            *((button(title, OpenStory(story_id=each)),) for each, title in done.stories),
            *_all_rulings(),
        ),
    )


def not_amended() -> Rendered:
    """A worker failed, or others wrote all the time."""
    return message(
        "The stories could not be changed just now, and stand as they did.",
        "Tap again in a minute; the log says why.",
        buttons=_all_rulings(),
    )


# --- taking back ------------------------------------------------------------------------------


def rulings(made: RulingList) -> Rendered:
    """What was put right, newest first, each with a button that takes it back."""
    people = (button("About people", ListCorrections()),)
    if not made.rulings:
        return message(
            "Nothing was put right about any story.",
            "“Correct…” under a story does that.",
            buttons=(people,),
        )
    return message(
        bold("Put right about stories"),
        lines([_told(each) for each in made.rulings]),
        "A number takes it back.",
        buttons=(
            *numbers([WithdrawRuling(number=each.number) for each in made.rulings]),
            *pages(made.page, made.pages, lambda at: ListRulings(page=at)),
            people,
        ),
    )


def confirm_ruling_withdrawal(ruling: ToldRuling) -> Rendered:
    """The question before it is taken back."""
    return message(
        "Take this back?",
        _told(ruling),
        "The two stories are two again."
        if ruling.together
        else "The article goes back to its story.",
        buttons=yes_or_no(
            "Take it back", WithdrawRuling(number=ruling.number, confirmed=True), ListRulings()
        ),
    )


def _told(ruling: ToldRuling) -> Markup:
    """``1 Feb 2022 · “A” (VOA) is one story with “B” (Tribune) · by 900``."""
    one, other = _named(ruling.one), _named(ruling.other)
    did = f"{one} is one story with {other}" if ruling.together else f"{one} is not of {other}"
    by = "" if ruling.made_by is None else f"by {ruling.made_by}"
    return dotted([short_date(ruling.made), did, by])


def _named(head: ArticleHead | None) -> str:
    if head is None:
        return "an article that is gone"
    return f"“{one_line(head.title, 80)}” ({one_line(head.outlet, 40)})"


def _close(story: CloseStory) -> Markup:
    articles = counted(story.article_count, "article")
    return dotted([one_line(story.headline, _LONGEST_TITLE), articles])


def _line(head: ArticleHead) -> Markup:
    day = short_date(head.published) if head.published else ""
    return dotted([one_line(head.title, _LONGEST_TITLE), outlet(head), day])


def _all_rulings() -> Buttons:
    return ((button("All corrections", ListRulings()),),)
