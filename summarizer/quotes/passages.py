"""Passages in quotation marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.model import Span
from summarizer.parse import Paragraph

_MARK = re.compile(r'[“”„«»"]')
_DOUBLED = re.compile("''")
# A mark before a letter opens, one after a full stop or comma closes; any other is an apostrophe.
_SINGLE = re.compile(r"(?<!\w)['‘](?=[^\W\d_])|(?<=[.,?!…])['’](?!\w)")
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_OUTER = " \t\r\n\u00a0,"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What stands between two quotation marks.

    Attributes:
        span: the words, without the marks and a comma before the closing one.
        outer: the same with the marks.
        closed: whether a closing mark was found; without one it goes on in the next paragraph.
        opens_paragraph: whether nothing stands before it in its paragraph.
        is_sentence: whether it begins as a sentence does.
    """

    span: Span
    outer: Span
    closed: bool
    opens_paragraph: bool
    is_sentence: bool

    def is_title(self, text: str) -> bool:
        """Whether it names a work or a programme: "Sean Hannity Show"."""
        words = [word for word in self.span.of(text).split() if len(word) > 3]
        return bool(words) and all(word[0].isupper() for word in words)

    def words(self, text: str) -> int:
        """How many words stand in it."""
        return len(self.span.of(text).split())


def find_typed_passages(text: str, paragraph: Paragraph) -> tuple[Passage, ...]:
    """What stands between doubled apostrophes, as typewriters have it: ''Good morning.''."""
    marks = list(_DOUBLED.finditer(text, paragraph.span.start, paragraph.span.end))
    return tuple(
        passage
        for opening, closing in zip(marks[::2], marks[1::2], strict=False)
        for passage in _passage(
            text, paragraph, Span(start=opening.start(), end=closing.end()), closing
        )
    )


def find_passages(text: str, paragraphs: Sequence[Paragraph]) -> tuple[tuple[Passage, ...], ...]:
    """The quoted passages of each paragraph.

    A passage that its paragraph does not close runs to the end of the paragraph when the next
    one opens with a mark, as long quotations do, or when its own mark is plainly an opening one.
    """
    opens = [_opens_with_mark(text, paragraph) for paragraph in paragraphs]
    return tuple(
        tuple(_passages(text, paragraph, followed))
        for paragraph, followed in zip(paragraphs, [*opens[1:], False], strict=True)
    )


def _opens_with_mark(text: str, paragraph: Paragraph) -> bool:
    found = _MARK.match(text, paragraph.span.start, paragraph.span.end)
    return found is not None and found.group() not in _CLOSING


def _passages(text: str, paragraph: Paragraph, followed: bool) -> Iterator[Passage]:
    start, end = paragraph.span.start, paragraph.span.end
    if not _MARK.search(text, start, end) and not _DOUBLED.search(text, start, end):
        yield from _single_passages(text, paragraph)
        return
    opening: re.Match[str] | None = None
    for mark in _MARK.finditer(text, paragraph.span.start, paragraph.span.end):
        if opening is None:
            opening = None if mark.group() in _CLOSING else mark
        elif _opens_anew(opening.group(), mark.group()):
            opening = mark
        else:
            yield from _passage(text, paragraph, Span(start=opening.start(), end=mark.end()), mark)
            opening = None
    if opening is not None and (followed or opening.group() in _OPENING):
        yield from _passage(
            text, paragraph, Span(start=opening.start(), end=paragraph.span.end), None
        )


def _opens_anew(before: str, mark: str) -> bool:
    """Whether a mark opens although another did before it; after „ the mark “ closes."""
    return mark in _OPENING and before in _OPENING and (before, mark) != ("„", "“")


def _single_passages(text: str, paragraph: Paragraph) -> Iterator[Passage]:
    """What stands between single marks, as British papers have it: ‘Good morning,’ he said."""
    opening: re.Match[str] | None = None
    for mark in _SINGLE.finditer(text, paragraph.span.start, paragraph.span.end):
        if mark.end() < len(text) and text[mark.end()].isalpha():
            opening = mark
        elif opening is not None:
            outer = Span(start=opening.start(), end=mark.end())
            yield from _passage(text, paragraph, outer, mark)
            opening = None


def _passage(
    text: str, paragraph: Paragraph, outer: Span, closing: re.Match[str] | None
) -> Iterator[Passage]:
    opening = _DOUBLED.match(text, outer.start)
    start = opening.end() if opening else outer.start + 1
    end = closing.start() if closing else outer.end
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    if start < end:
        before = text[paragraph.span.start : outer.start]
        yield Passage(
            span=Span(start=start, end=end),
            outer=outer,
            closed=closing is not None,
            opens_paragraph=not before.strip(),
            is_sentence=text[start].isupper(),
        )
