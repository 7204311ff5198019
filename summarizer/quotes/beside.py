"""The name that the words alone tie to a verb of saying, where the parser lost its subject."""

from collections.abc import Mapping, Sequence

from summarizer.names import Name
from summarizer.parse import Token

_MARKS = frozenset({"”", '"', "''"})
_ENDS = _MARKS | {".", "!", "?", ":", ";", "“", "\n"}
_STOPS = frozenset({".", "!", "?", "\n"})
_BETWEEN = frozenset({"ADV", "AUX", "PART"})
_OBJECTS = frozenset({"pobj", "poss", "dobj", "compound", "nmod"})
# How many tokens may stand between a name and the verb, and in a title before a name.
_FARTHEST = 25
_TITLE = 5


def name_beside(tokens: Sequence[Token], names: Sequence[Name], verb: int) -> int | None:
    """The number of the name that says, by its place: "…," said Lee; Lee also said; Lee, 40, said.

    Names that only tell whose or which something is ("Obama's adviser") do not count.
    """
    places = {
        index: number
        for number, name in reversed(list(enumerate(names)))
        if _stands_for_itself(tokens, name)
        for index in range(name.start, name.end)
    }
    after = _skip_title(tokens, verb + 1, places)
    if after in places and (not verb or _closes(tokens[verb - 1])):
        return places[after]
    before = _last_word_before(tokens, verb, places)
    if before in places:
        return places[before]
    if before >= 0 and tokens[before].text in {",", ")"}:
        return _interrupted(tokens, names, places, before)
    return None


def _stands_for_itself(tokens: Sequence[Token], name: Name) -> bool:
    if name.possessive or name.collective:
        return False
    after = tokens[name.end] if name.end < len(tokens) else None
    return after is None or after.pos not in {"NOUN", "PROPN"} or after.head < name.end


def _last_word_before(tokens: Sequence[Token], verb: int, places: Mapping[int, int]) -> int:
    index = verb - 1
    while index >= 0 and index not in places and tokens[index].pos in _BETWEEN:
        index -= 1
    return index


def _interrupted(
    tokens: Sequence[Token], names: Sequence[Name], places: dict[int, int], comma: int
) -> int | None:
    """The name that an insertion parts from its verb: "Lee, who …, said", "Lee (R-Ohio) said"."""
    for index in range(comma - 1, max(-1, comma - _FARTHEST), -1):
        if tokens[index].text in _ENDS:
            return None
        number = places.get(index)
        if number is None or names[number].end != index + 1:
            continue
        parted = index + 1 < comma and tokens[index + 1].text in {",", "("}
        apposed = index + 1 == comma
        if (parted or apposed) and tokens[names[number].head].dep not in _OBJECTS:
            return number
    return None


def _closes(token: Token) -> bool:
    """Whether a verb after a token may come before its subject: "…," said Lee; "Said Lee: …"."""
    return token.text in _MARKS | _STOPS or token.text == ","


def _skip_title(tokens: Sequence[Token], index: int, places: dict[int, int]) -> int:
    """The first token of the name that a phrase of capitalised words begins with, or holds."""
    for place in range(index, min(len(tokens), index + _TITLE)):
        if place in places or not tokens[place].text[:1].isupper():
            return place
    return index
