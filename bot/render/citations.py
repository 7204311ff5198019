"""Verbatim sentences and the outlets they come from."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from markupsafe import Markup

from bot.model import ArticleHead, BriefedStory, Cited
from bot.render.dates import OLD, counted, short_date
from bot.render.text import italic, join, link, one_line, pieces, units

GAP = "[…]"
"""Stands where text of the same paragraph is left out."""

_LONGEST_SENTENCE = 8000
"""Two messages; what is longer is no sentence but a table or a page without full stops."""


def sentence_lines(sentences: Sequence[Cited]) -> Iterator[Markup]:
    """Each sentence whole: on a line, or on several where one message could not hold it.

    Where they come from more than one article, each ends in the mark of its own.
    """
    left_out = 0
    marks = _marks(sentences)
    for cited in sentences:
        if units(cited.text) > _LONGEST_SENTENCE:
            left_out += 1
            continue
        *others, last = pieces(cited.text)
        gap = f"{GAP} " if cited.gap_before else ""
        mark = link(f" [{marks[cited.head.id]}]", cited.head.url) if len(marks) > 1 else ""
        lines = [*map(Markup("{}").format, others), Markup("{}{}").format(last, mark)]
        yield Markup("{}{}").format(gap, lines[0])
        yield from lines[1:]
    if left_out:
        yield italic(f"{counted(left_out, 'sentence is', 'sentences are')} too long to show here.")


def outlets_of(shown: Sequence[Cited], story: BriefedStory, now: datetime) -> Markup:
    """Who wrote the sentences shown, when if long ago, how many report, and whether it is followed."""
    heads = {cited.head.id: cited.head for cited in shown}
    marks = _marks(shown)
    names = [
        Markup("{}{}").format(f"[{marks[head.id]}] " if len(marks) > 1 else "", _dated(head, now))
        for head in heads.values()
    ]
    followed = "followed" if story.followed else ""
    return dotted([*names, counted(story.independent, "outlet"), followed])


def _marks(sentences: Sequence[Cited]) -> dict[str, int]:
    """Article id -> number, in the order in which the sentences cite them."""
    order = dict.fromkeys(cited.head.id for cited in sentences)
    return {article_id: mark for mark, article_id in enumerate(order, 1)}


def _dated(head: ArticleHead, now: datetime) -> Markup:
    day = date_if_old(head, now)
    return Markup("{}, {}").format(outlet(head), day) if day else outlet(head)


def headline(story: BriefedStory) -> str:
    """The headline of the story's newest article; of what is only news of it, that it is so."""
    words = one_line(story.headline) or "Untitled"
    return f"Update: {words}" if story.update else words


def outlet(head: ArticleHead) -> Markup:
    """The outlet's name, linked to the article where that has an address."""
    return link(one_line(head.outlet, 80) or "Unnamed outlet", head.url)


def date_if_old(head: ArticleHead, now: datetime) -> str:
    """The day an article was published, if that was more than a day ago."""
    if head.published is None or now - head.published <= OLD:
        return ""
    return short_date(head.published)


def dotted(parts: Iterable[Markup | str]) -> Markup:
    """``VOA · 2 outlets · 1 Feb 2022``, without the parts that are empty."""
    return join((Markup("{}").format(part) for part in parts), " · ")
