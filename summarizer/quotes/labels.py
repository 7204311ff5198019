"""Labels: names with a colon that tell who speaks the rest of a paragraph.

In transcripts ("WALLACE: Will he come?") the rest is speech, with or without quotation marks; in
headlines ("Keller: Bridge stays closed") it is a report.
"""

import re
from dataclasses import dataclass

from summarizer.model import Span
from summarizer.parse import Paragraph
from summarizer.quotes.speakers import Resolver, Speaker

_LABEL = re.compile(r"[\"“]?\s*(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}):\s+")
_EDGES = ' \t\r\n"“”'
# A headline is shorter.
_LONGEST_HEADLINE = 25
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label and the rest of its paragraph.

    Attributes:
        speaker: who is named.
        rest: what follows it.
        spoken: whether the rest is speech, as in a transcript, and not a report.
    """

    speaker: Speaker
    rest: Span
    spoken: bool


def find_label(text: str, number: int, paragraph: Paragraph, resolver: Resolver) -> Label | None:
    """The label that the paragraph so numbered opens with, if it names somebody in the cast."""
    found = _LABEL.match(text, paragraph.span.start, paragraph.span.end)
    if found is None:
        return None
    name = found["name"]
    speaker = resolver.resolve_label(
        number, Span(start=found.start("name"), end=found.end("name"))
    )
    rest = _stripped(text, found.end(), paragraph.span.end)
    words = len(rest.of(text).split())
    if speaker is None or words < _SHORTEST:
        return None
    spoken = name.isupper() and speaker.character.kind == "person"
    if not spoken and (number > 0 or words > _LONGEST_HEADLINE):
        return None
    return Label(speaker=speaker, rest=rest, spoken=spoken)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start=start, end=end)
