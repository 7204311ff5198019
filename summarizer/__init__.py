"""News read, summarised, grouped into stories and searched for people, by extraction alone.

Text goes in, frozen values come out; every sentence, role and quote is a span of its article.
The functions are resolved on first use (PEP 562), so that reading a text loads no parser.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from summarizer.model import (
    METHODS,
    Actor,
    Article,
    Budget,
    Document,
    Found,
    Mention,
    Nobody,
    Quote,
    Role,
    Sentence,
    Several,
    Span,
    Story,
    Summary,
)

if TYPE_CHECKING:
    from summarizer.people import find_actor, merge_actors, whos_who
    from summarizer.sentences import read
    from summarizer.stories import assign, cluster
    from summarizer.summary import summarize

_ROOMS = {
    "read": "sentences",
    "summarize": "summary",
    "cluster": "stories",
    "assign": "stories",
    "whos_who": "people",
    "merge_actors": "people",
    "find_actor": "people",
}

__all__ = [
    "METHODS",
    "Actor",
    "Article",
    "Budget",
    "Document",
    "Found",
    "Mention",
    "Nobody",
    "Quote",
    "Role",
    "Sentence",
    "Several",
    "Span",
    "Story",
    "Summary",
    "assign",
    "cluster",
    "find_actor",
    "merge_actors",
    "read",
    "summarize",
    "whos_who",
]


def __getattr__(name: str) -> object:
    room = _ROOMS.get(name)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{room}"), name)
