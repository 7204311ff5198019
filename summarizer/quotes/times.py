"""Times: words that tell when something was said."""

from summarizer.parse import Paragraph

_TIMES = frozenset({"DATE", "TIME"})


def is_time(paragraph: Paragraph, index: int) -> bool:
    """Whether a token is part of a date or time of day: "Thursday" in "said on Thursday"."""
    return any(
        entity.start <= index < entity.end and entity.label in _TIMES
        for entity in paragraph.entities
    )
