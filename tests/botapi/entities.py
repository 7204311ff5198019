"""Spans of a message's text: https://core.telegram.org/bots/api#messageentity."""

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import NotRequired, TypedDict

MAX_ENTITIES = 100
_OPAQUE = ("code", "pre", "text_link")
_QUOTES = {"blockquote", "expandable_blockquote"}
_AUTOMATIC = re.compile(
    r"(?P<url>https?://[^\s<>\"]+)"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)(?!\w)"
    r"|(?<!\w)(?P<mention>@\w{4,32})"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d]\w*)"
)


class Entity(TypedDict):
    """A kind and a span; ``offset`` and ``length`` count UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: NotRequired[str]
    language: NotRequired[str]
    custom_emoji_id: NotRequired[str]


def utf16_length(text: str) -> int:
    """Return the length of ``text`` in UTF-16 code units, Telegram's measure."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def overlap(a: Entity, b: Entity) -> bool:
    """Tell whether two entities share a code unit."""
    return a["offset"] < b["offset"] + b["length"] and b["offset"] < a["offset"] + a["length"]


def find_entities(text: str, taken: Iterable[Entity] = ()) -> list[Entity]:
    """Find what Telegram finds by itself: URLs, commands, mentions and hashtags.

    Nothing is found inside code and links, which ``taken`` may hold.
    """
    opaque = [entity for entity in taken if entity["type"] in _OPAQUE]
    found: list[Entity] = [
        {
            "type": match.lastgroup or "",
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match[0]),
        }
        for match in _AUTOMATIC.finditer(text)
    ]
    return [entity for entity in found if not any(overlap(entity, other) for other in opaque)]


def lint_entities(entities: Sequence[Entity]) -> list[str]:
    """Name what Telegram accepts but silently changes.

    That is nesting which the documentation rules out, and entities past the hundredth.
    """
    notes = []
    if len(entities) > MAX_ENTITIES:
        notes.append(f"{len(entities)} entities: Telegram keeps {MAX_ENTITIES}")
    for a, b in itertools.combinations(entities, 2):
        if _may_not_nest({a["type"], b["type"]}) and overlap(a, b):
            notes.append(f"{a['type']} and {b['type']} overlap at {b['offset']}")
    return notes


def _may_not_nest(kinds: set[str]) -> bool:
    return bool(kinds & {"code", "pre"}) or kinds <= _QUOTES or kinds == {"text_link"}
