"""What a line says: the words of bylines, furniture and trailers, from the language's lexicon."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from summarizer.lexicon import Lexicon
from summarizer.lines.kinds import LineKind
from summarizer.lines.shape import is_prose

# Furniture is short; longer lines are not matched, so time stays linear in the text's length.
_LONGEST_FURNITURE = 400
_LONGEST_BYLINE = 120
_DECORATION = " \t|•·●▪►»«<>*_–—-:;,[](){}…¿¡"
_PLAIN = str.maketrans({"“": '"', "”": '"', "’": None, "‘": None, "'": None})
_SENTENCE_END = re.compile(r"\w{3}[.!?]\"? ")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|@\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """What lines of a language say when they are no body text; the fields are the lexicon's."""

    furniture: re.Pattern[str]
    marks: tuple[tuple[str, re.Pattern[str]], ...]
    captions: re.Pattern[str]
    trailers: re.Pattern[str]
    bylines: re.Pattern[str]
    joints: re.Pattern[str]
    biographies: re.Pattern[str]
    agencies: re.Pattern[str]
    given_names: frozenset[str]


def is_agency(line: str, lexicon: Lexicon) -> bool:
    """Whether a line is nothing but the name of a news agency."""
    return bool(patterns_of(lexicon).agencies.fullmatch(fold(line)))


def is_furniture(sentence: str, lexicon: Lexicon) -> bool:
    """Whether a sentence says what only page furniture says ("Sign up for our newsletter.")."""
    return _fits_furniture(fold(sentence), patterns_of(lexicon))


@lru_cache(maxsize=32)
def patterns_of(lexicon: Lexicon) -> Patterns:
    """The patterns of a lexicon, compiled once."""
    lines = lexicon.lines
    return Patterns(
        furniture=_any_of(lines.furniture),
        marks=tuple((part, re.compile(mark)) for part, mark in lines.marks.items()),
        captions=_any_of(lines.captions),
        trailers=_any_of(lines.trailers),
        bylines=_any_of(lines.bylines),
        joints=re.compile(rf"\s*(?:{_any_of(lines.joints).pattern})\s*"),
        biographies=_any_of(lines.biographies),
        agencies=_any_of(lines.agencies),
        given_names=lexicon.names.men | lexicon.names.women,
    )


def _any_of(expressions: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in sorted(expressions)) or r"(?!)")


def fold(line: str) -> str:
    """Fold a line to what patterns and comparisons see: lower case, no apostrophes, undecorated."""
    return line.lower().translate(_PLAIN).strip(_DECORATION)


def spellings(title: str) -> frozenset[str]:
    """Fold a title with and without the name of the site behind it ("Title | Site")."""
    whole = " ".join(title.split())
    cuts = (whole.rpartition(joint)[0] for joint in (" | ", " - ", " – ", " — "))
    return frozenset(fold(each) for each in (whole, *cuts)) - {""}


def kind_by_words(line: str, key: str, patterns: Patterns) -> LineKind:
    """What the words of a line, and the same folded, tell of it; BODY when they tell nothing."""
    if not any(map(str.isalpha, key)) or _ADDRESS.fullmatch(key):
        return LineKind.FURNITURE
    if patterns.trailers.fullmatch(key) and not is_prose(line):
        return LineKind.TRAILER
    if patterns.agencies.fullmatch(key) or _is_byline(line, key, patterns):
        return LineKind.BYLINE
    return LineKind.FURNITURE if _fits_furniture(key, patterns) else LineKind.BODY


def _fits_furniture(key: str, patterns: Patterns) -> bool:
    if len(key) > _LONGEST_FURNITURE:
        return False
    for part, mark in patterns.marks:
        found = mark.search(key) if part in key else None
        if found and not _SENTENCE_END.search(key, 0, found.start()):
            return True
    return bool(patterns.captions.search(key) or patterns.furniture.fullmatch(key))


def _is_byline(line: str, key: str, patterns: Patterns) -> bool:
    opening = patterns.bylines.match(key)
    if opening is None or len(line) > _LONGEST_BYLINE or is_prose(line):
        return False
    author = line.strip(_DECORATION)[opening.end() :].split()
    return bool(author) and all(word[:1].isupper() for word in author[:2])


def authors_of(key: str, patterns: Patterns) -> list[str]:
    """The names, of two words and more, that stand behind the "By" of a folded author line."""
    opening = patterns.bylines.match(key)
    names = patterns.joints.split(key[opening.end() :]) if opening else []
    return [name for name in names if " " in name]


def tells_of(key: str, authors: Iterable[str], patterns: Patterns) -> bool:
    """Whether a folded line opens by saying who one of the authors is."""
    return any(
        key.startswith(author) and patterns.biographies.match(key, len(author)) is not None
        for author in authors
    )


def names_people(line: str, patterns: Patterns) -> bool:
    """Whether a line is nothing but names: two and more, or one that opens with a given name."""
    if len(line) > _LONGEST_BYLINE:
        return False
    names = [part.split() for part in patterns.joints.split(line) if part.strip()]
    if not all(2 <= len(name) <= 4 and all(map(_is_name_part, name)) for name in names):
        return False
    return len(names) > 1 or bool(names and names[0][0].lower() in patterns.given_names)


def _is_name_part(word: str) -> bool:
    return word[:1].isupper() and word.strip(".").replace("-", "").replace("’", "").isalpha()
