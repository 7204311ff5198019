"""Verbatim sentences and the outlets they come from."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from markupsafe import Markup

from bot.model import ArticleHead, BriefedStory, Cited
from bot.render.dates import OLD, counted, short_date
from bot.render.text import join, link, one_line, pieces, units

GAP = "[…]"
"""Stands where text of the same paragraph is left out."""

_LONGEST_SENTENCE = 8000
"""Two messages; what is longer is no sentence but a table or a page without full stops."""


def sentence_lines(sentences: Sequence[Cited]) -> Iterator[Markup]:
    """Each sentence whole: on a line, or on several where one message could not hold it."""
    left_out = 0
    for cited in sentences:
        if units(cited.text) > _LONGEST_SENTENCE:
            left_out += 1
            continue
        first, *others = pieces(cited.text)
        yield Markup("{}{}").format(f"{GAP} " if cited.gap_before else "", first)
        yield from map(Markup("{}").format, others)
    if left_out:
        yield Markup("<i>{} too long to show here.</i>").format(
            counted(left_out, "sentence is", "sentences are")
        )


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


def outlets_of(shown: Sequence[Cited], story: BriefedStory, now: datetime) -> Markup:
    """Who wrote the sentences shown, when that was long ago, and how many outlets report."""
    heads = {cited.head.id: cited.head for cited in shown} or {
        head.id: head for head in story.heads[:1]
    }
    names = {head.outlet: outlet(head) for head in heads.values()}
    dates = dict.fromkeys(date_if_old(head, now) for head in heads.values())
    return dotted([*names.values(), counted(story.independent, "outlet"), *dates])
