"""What each line of a scraped text is: body, heading, author line, or furniture of its page.

What a line is follows from three things: what it says (``wording``), how it is built (``shape``)
and where it stands (``body``).
"""

from summarizer.lines.body import classify_lines
from summarizer.lines.kinds import Line, LineKind
from summarizer.lines.shape import is_prose, reads_like_headline
from summarizer.lines.wording import is_agency, is_furniture

__all__ = [
    "Line",
    "LineKind",
    "classify_lines",
    "is_agency",
    "is_furniture",
    "is_prose",
    "reads_like_headline",
]
