"""The kinds of line of a scraped text."""

from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """What a line of a scraped text is, and so why it was kept or not."""

    BODY = "body"
    HEADING = "heading"  # inside the body, yet no sentence: a subheading, an item of a list
    HEADLINE = "headline"
    BYLINE = "byline"
    FURNITURE = "furniture"  # says what only page furniture says
    TRAILER = "trailer"  # opens a block of links or comments
    REPEATED = "repeated"  # stands in the body before
    OUTSIDE = "outside"  # before or after the body


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank, and what it was taken for."""

    text: str
    kind: LineKind
