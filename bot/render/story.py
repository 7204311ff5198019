"""The card of a story, and the proof of one of its sentences."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from markupsafe import Markup

from bot.buttons import (
    OpenBriefing,
    OpenProof,
    OpenRuling,
    OpenStory,
    OpenStoryPeople,
    OpenTimeline,
    OpenWhy,
    SetStoryStance,
)
from bot.model import ArticleHead, BriefedStory, Cited, Proof, Rendered, Stance
from bot.render.citations import GAP, date_if_old, dotted, headline, outlet
from bot.render.dates import counted, short_date
from bot.render.evidence import evidence
from bot.render.keyboards import button, pages, stances
from bot.render.text import (
    bold,
    folded,
    how_many_fit,
    italic,
    join,
    link,
    message,
    one_line,
    units,
)

_MOST_SENTENCES = 5
_MOST_OTHERS = 15
_MOST_DIFFERENCES = 2
_LONGEST_DIFFERING = 300
"""UTF-16 units: of two pairs, so much of each sentence leaves room for the story itself."""
_EARLIER = italic("Earlier days are left out.")
_LONGEST_TITLE = 100


def story_card(
    story: BriefedStory,
    *,
    now: datetime,
    briefing_id: int | None = None,
    new: Collection[int] = (),
    stance: Stance = Stance.NEITHER,
    correcting: bool = False,
) -> Rendered:
    """A story in up to five sentences, each marked with its source.

    Args:
        story: what is told.
        now: articles more than a day older show their date.
        briefing_id: the briefing that *Back* returns to.
        new: the places of sentences that are new since the reader was told the story before.
        stance: whether it is followed or muted here.
        correcting: whether the reader may put right what is wrong.
    """
    shown = story.sentences[:_MOST_SENTENCES]
    cited = {sentence.head.id: sentence.head for sentence in shown}
    marks = {article_id: mark for mark, article_id in enumerate(cited, 1)}
    heading = bold(headline(story))
    others = [head for head in story.heads if head.id not in cited]
    outlets = _outlets(story, [*cited.values()], others, now)
    sentences = [
        _marked(sentence, marks[sentence.head.id], is_new=at in new)
        for at, sentence in enumerate(shown)
    ]
    differing = _differing(story.differences)
    beside = join([heading, *differing, outlets, _more(len(shown))], "\n\n")
    fitting = how_many_fit(sentences, beside)
    proof_button = button("Proof", OpenProof(story_id=story.story_id, briefing_id=briefing_id))
    people = button("People", OpenStoryPeople(story_id=story.story_id, briefing_id=briefing_id))
    back = button(
        "Back" if briefing_id is not None else "Today’s briefing",
        OpenBriefing(briefing_id=briefing_id, story_id=story.story_id),
    )
    days = button("Timeline", OpenTimeline(story_id=story.story_id, briefing_id=briefing_id))
    why = button("Why this?", OpenWhy(story_id=story.story_id, briefing_id=briefing_id))
    right = button("Correct…", OpenRuling(story_id=story.story_id))
    watch = stances(
        stance,
        lambda to: SetStoryStance(story_id=story.story_id, stance=to, briefing_id=briefing_id),
    )
    top = [
        *([proof_button] if shown else []),
        people,
        *([days] if len(story.timeline) > 1 else []),
    ]
    return message(
        heading,
        *sentences[:fitting],
        _more(len(shown) - fitting),
        *differing,
        outlets,
        buttons=(tuple(top), watch, (why, *([right] if correcting else [])), (back,)),
    )


def timeline(story: BriefedStory, *, briefing_id: int | None = None) -> Rendered:
    """A story day by day, newest last; of a long one the last days that fit.

    Args:
        story: what is told.
        briefing_id: the briefing from which the story was opened.
    """
    heading = bold(headline(story))
    days = [_day(day, told) for day, told in reversed(story.timeline)]
    fitting = how_many_fit(days, join([heading, _EARLIER], "\n\n"))
    back = button("Back", OpenStory(story_id=story.story_id, briefing_id=briefing_id))
    if not fitting:
        return message(heading, italic("No day of this story can be told."), buttons=((back,),))
    return message(
        heading,
        _EARLIER if fitting < len(days) else Markup(),
        *reversed(days[:fitting]),
        buttons=((back,),),
    )


def proof(
    p: Proof,
    *,
    story_id: str,
    index: int,
    total: int,
    briefing_id: int | None = None,
    timezone: str = "UTC",
) -> Rendered:
    """A sentence, in bold, in the paragraph it stands in, and where and when that was read.

    Args:
        p: the sentence with its paragraph.
        story_id: the story on whose card the sentence stands.
        index: which sentence of the card, from 0.
        total: how many sentences the card has.
        briefing_id: the briefing from which the story was opened.
        timezone: the reader's, for hours.
    """
    turn = pages(
        index,
        total,
        lambda at: OpenProof(story_id=story_id, index=at, briefing_id=briefing_id),
    )
    back = button("Back", OpenStory(story_id=story_id, briefing_id=briefing_id))
    return message(*evidence(p, timezone), buttons=(*turn, (back,)))


def story_gone() -> Rendered:
    """A button or link leads to a story that is no longer stored."""
    return message("That story is no longer stored.", "/briefing shows the news of today.")


# --- the parts of a card ----------------------------------------------------------------------


def _marked(sentence: Cited, mark: int, *, is_new: bool) -> Markup:
    """``New: […] The sentence. [1]``."""
    return Markup("{}{}{} {}").format(
        Markup("<b>New:</b> ") if is_new else "",
        f"{GAP} " if sentence.gap_before else "",
        sentence.text,
        link(f"[{mark}]", sentence.head.url),
    )


def _more(sentences: int) -> Markup:
    """What is said of the sentences that one message does not hold."""
    if not sentences:
        return Markup()
    return italic(f"+{counted(sentences, 'more sentence')}, too long for one message")


def _differing(differences: Sequence[tuple[Cited, Cited]]) -> list[Markup]:
    """Where outlets count the same differently: both sentences, side by side, and no verdict."""
    pairs = [
        join([bold("Outlets differ"), *(_attributed(cited) for cited in pair)])
        for pair in differences
        if all(units(cited.text) <= _LONGEST_DIFFERING for cited in pair)
    ]
    return pairs[:_MOST_DIFFERENCES]


def _attributed(cited: Cited) -> Markup:
    return Markup("{} — {}").format(cited.text, outlet(cited.head))


def _day(day: date, cited: Cited) -> Markup:
    return join([italic(short_date(day)), _attributed(cited)])


def _outlets(
    story: BriefedStory, cited: Sequence[ArticleHead], others: Sequence[ArticleHead], now: datetime
) -> Markup:
    """Every report, those that are cited with their mark, folded away."""
    lines = [
        *(
            Markup("[{}] {}").format(mark, _report(head, now))
            for mark, head in enumerate(cited, 1)
        ),
        *(_report(head, now) for head in others[:_MOST_OTHERS]),
    ]
    hidden = len(others) - _MOST_OTHERS
    if hidden > 0:
        lines.append(Markup("+{}").format(counted(hidden, "more article")))
    articles = counted(len(story.heads), "article")
    extent = f"{_extent(story)} · {articles}"
    return folded(join([Markup("{}").format(extent), *lines]))


def _extent(story: BriefedStory) -> str:
    """How many outlets report, and how many of them in their own words."""
    outlets = len({one_line(head.outlet).casefold() or head.id for head in story.heads})
    if outlets <= story.independent:
        return counted(story.independent, "outlet")
    return f"{counted(outlets, 'outlet')}, {counted(story.independent, 'independent report')}"


def _report(head: ArticleHead, now: datetime) -> Markup:
    return dotted([outlet(head), date_if_old(head, now), one_line(head.title, _LONGEST_TITLE)])
