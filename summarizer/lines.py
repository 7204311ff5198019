"""What each line of a scraped text is: body, heading, author line, or furniture of its page.

What a line is follows from three things: what it says (patterns of the language's lexicon), how
it is built (prose ends a sentence, a menu does not) and where it stands. The body is the densest
run of prose: the maximum subsequence of line scores, after Pasternack and Roth, "Extracting
article text from the web with maximum subsequence segmentation" (WWW 2009). All that stands
before or after it is furniture, whatever it says. A removed line never scores above zero, which
keeps the law that cleaning twice changes nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice, takewhile

from summarizer.lexicon import Lexicon


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


def classify_lines(lines: Sequence[str], *, title: str, lexicon: Lexicon) -> tuple[Line, ...]:
    """Say of each line of a normalised text what it is, in order."""
    patterns = _patterns(lexicon)
    keys = [_key(line) for line in lines]
    titles = _spellings(title)
    kinds = [
        LineKind.HEADLINE if key in titles else _kind_of(line, key, patterns)
        for line, key in zip(lines, keys, strict=True)
    ]
    start, end = _densest_run(list(_scores(lines, keys, kinds)))
    end += _list_length(lines[end:], kinds[end:])
    kinds[:start] = _place_before(lines[:start], kinds[:start], patterns)
    kinds[end:] = [_place_outside(kind) for kind in kinds[end:]]
    kinds[start:end] = _place_inside(lines[start:end], keys[start:end], kinds[start:end])
    return tuple(Line(text=line, kind=kind) for line, kind in zip(lines, kinds, strict=True))


# --- what a line says -----------------------------------------------------------------------

# Furniture is short; longer lines are not matched, so time stays linear in the text's length.
_LONGEST_FURNITURE = 400
_LONGEST_BYLINE = 120
_DECORATION = " \t|•·●▪►»«<>*_–—-:;,[](){}…¿¡"
_PLAIN = str.maketrans({"“": '"', "”": '"', "’": None, "‘": None, "'": None})
_SENTENCE_END = re.compile(r"\w{3}[.!?]\"? ")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|@\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    furniture: re.Pattern[str]
    marks: tuple[tuple[str, re.Pattern[str]], ...]
    captions: re.Pattern[str]
    trailers: re.Pattern[str]
    bylines: re.Pattern[str]
    joints: re.Pattern[str]
    agencies: re.Pattern[str]
    given_names: frozenset[str]


def is_agency(line: str, lexicon: Lexicon) -> bool:
    """Whether a line is nothing but the name of a news agency."""
    return bool(_patterns(lexicon).agencies.fullmatch(_key(line)))


def is_furniture(sentence: str, lexicon: Lexicon) -> bool:
    """Whether a sentence says what only page furniture says ("Sign up for our newsletter.")."""
    return _fits_furniture(_key(sentence), _patterns(lexicon))


@lru_cache(maxsize=32)
def _patterns(lexicon: Lexicon) -> _Patterns:
    lines = lexicon.lines
    return _Patterns(
        furniture=_any_of(lines.furniture),
        marks=tuple((part, re.compile(mark)) for part, mark in lines.marks.items()),
        captions=_any_of(lines.captions),
        trailers=_any_of(lines.trailers),
        bylines=_any_of(lines.bylines),
        joints=re.compile(rf"\s*(?:{_any_of(lines.joints).pattern})\s*"),
        agencies=_any_of(lines.agencies),
        given_names=lexicon.names.men | lexicon.names.women,
    )


def _any_of(expressions: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in sorted(expressions)) or r"(?!)")


def _key(line: str) -> str:
    """Fold a line to what patterns and comparisons see: lower case, no apostrophes, undecorated."""
    return line.lower().translate(_PLAIN).strip(_DECORATION)


def _spellings(title: str) -> frozenset[str]:
    """Fold a title with and without the name of the site behind it ("Title | Site")."""
    whole = " ".join(title.split())
    cuts = (whole.rpartition(joint)[0] for joint in (" | ", " - ", " – ", " — "))
    return frozenset(_key(each) for each in (whole, *cuts)) - {""}


def _kind_of(line: str, key: str, patterns: _Patterns) -> LineKind:
    if not any(map(str.isalpha, key)) or _ADDRESS.fullmatch(key):
        return LineKind.FURNITURE
    if patterns.trailers.fullmatch(key) and not is_prose(line):
        return LineKind.TRAILER
    if patterns.agencies.fullmatch(key) or _is_byline(line, key, patterns):
        return LineKind.BYLINE
    return LineKind.FURNITURE if _fits_furniture(key, patterns) else LineKind.BODY


def _fits_furniture(key: str, patterns: _Patterns) -> bool:
    if len(key) > _LONGEST_FURNITURE:
        return False
    for part, mark in patterns.marks:
        found = mark.search(key) if part in key else None
        if found and not _SENTENCE_END.search(key, 0, found.start()):
            return True
    return bool(patterns.captions.search(key) or patterns.furniture.fullmatch(key))


def _is_byline(line: str, key: str, patterns: _Patterns) -> bool:
    opening = patterns.bylines.match(key)
    if opening is None or len(line) > _LONGEST_BYLINE or is_prose(line):
        return False
    author = line.strip(_DECORATION)[opening.end() :].split()
    return bool(author) and all(word[:1].isupper() for word in author[:2])


def _names_people(line: str, patterns: _Patterns) -> bool:
    """Whether a line is nothing but names: two and more, or one that opens with a given name."""
    if len(line) > _LONGEST_BYLINE:
        return False
    names = [part.split() for part in patterns.joints.split(line) if part.strip()]
    if not all(2 <= len(name) <= 4 and all(map(_is_name_part, name)) for name in names):
        return False
    return len(names) > 1 or bool(names and names[0][0].lower() in patterns.given_names)


def _is_name_part(word: str) -> bool:
    return word[:1].isupper() and word.strip(".").replace("-", "").replace("’", "").isalpha()


# --- how a line is built ----------------------------------------------------------------------

_CLOSERS = " \"'”’»›)]}）」』*"
_STOPS = ".。।۔։።"
_CALLS = "!?！？؟፧"
_COLONS = (":", "：")
_ELLIPSES = ("...", "…", ". . .")
# Below this length a cut sentence is as often a link, and "Name:" a label, as it is body.
_SHORT = 40
# Without a stop, a line this long is prose all the same (and in scripts that have no stop).
_LONG = 120


def is_prose(line: str) -> bool:
    """Whether a line ends like a sentence or leads up to one, or is too long for anything else."""
    return _ends_sentence(line) or _leads_up(line)


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith((*_STOPS, *_CALLS, "…")) or len(line) >= _LONG


def _leads_up(line: str) -> bool:
    """Whether a line announces a quotation or a list ("He said:"), and is no mere label."""
    return line.endswith(_COLONS) and " " in line


def reads_like_headline(line: str) -> bool:
    """Whether a line has the length of a headline and does not end like a statement."""
    ends_sentence = line.rstrip(_CLOSERS).endswith(tuple(_STOPS))
    return 20 <= len(line) <= 150 and not ends_sentence and len(line.split()) != 1


# --- where a line stands ----------------------------------------------------------------------

# In characters of prose, found on the text of 80 news pages (99.6 % of 3,089 sentences kept, 15 %
# of 2,410 boilerplate lines). Half or double of any moves the first figure by 0.1 at most.
_FRAGMENT_COST = 5
_TRAILER_COST = 150
# A run of fragments costs no more than this, or a long list would cut an article in two.
_PATIENCE = 50
# An article may end in a list; a page's menus go on for longer. Without, 97.1 % are kept.
_LONGEST_LIST = 60


def _scores(lines: Sequence[str], keys: Sequence[str], kinds: Sequence[LineKind]) -> Iterator[int]:
    """How much each line speaks for standing in the body, in characters of prose."""
    seen: set[str] = set()
    patience = _PATIENCE
    for line, key, kind in zip(lines, keys, kinds, strict=True):
        repeated = key in seen
        seen.add(key)
        if kind is LineKind.TRAILER:
            yield -_TRAILER_COST
        elif kind is not LineKind.BODY or not is_prose(line):
            cost = min(patience, _FRAGMENT_COST)
            patience -= cost
            yield -cost
            continue
        elif repeated or _may_be_link(line):
            yield 0
        else:
            yield len(line)
        patience = _PATIENCE


def _may_be_link(line: str) -> bool:
    ending = line.rstrip(_CLOSERS)
    return len(line) < _SHORT and ending.endswith((*_ELLIPSES, *_COLONS))


def _densest_run(scores: Sequence[int]) -> tuple[int, int]:
    """Give the shortest run with the greatest sum, as (start, end); the whole if none is above 0."""
    best, total, opened = 0, 0, 0
    run = (0, len(scores))
    for index, score in enumerate(scores):
        if total <= 0:
            total, opened = 0, index
        total += score
        if total > best:
            best, run = total, (opened, index + 1)
    return run


def _list_length(lines: Sequence[str], kinds: Sequence[LineKind]) -> int:
    """Count the lines right after the body that may be the items of a list that ends it."""
    items = takewhile(
        lambda it: it[1] is LineKind.BODY and not _ends_sentence(it[0]),
        zip(lines, kinds, strict=True),
    )
    return len(list(islice(items, _LONGEST_LIST)))


def _place_outside(kind: LineKind) -> LineKind:
    return LineKind.OUTSIDE if kind is LineKind.BODY else kind


def _place_before(
    lines: Sequence[str], kinds: Sequence[LineKind], patterns: _Patterns
) -> list[LineKind]:
    return [
        LineKind.BYLINE
        if kind is LineKind.BODY and _names_people(line, patterns)
        else _place_outside(kind)
        for line, kind in zip(lines, kinds, strict=True)
    ]


def _place_inside(
    lines: Sequence[str], keys: Sequence[str], kinds: Sequence[LineKind]
) -> list[LineKind]:
    """Tell headings from sentences, and drop repeated lines and the links under a trailer."""
    placed: list[LineKind] = []
    seen: set[str] = set()
    linking = False
    has_prose = _keeps_prose(lines, keys, kinds)
    for line, key, kind in zip(lines, keys, kinds, strict=True):
        fragment = has_prose and not is_prose(line)
        linking = kind is LineKind.TRAILER or (linking and fragment)
        if kind is not LineKind.BODY:
            placed.append(kind)
        elif linking:
            placed.append(LineKind.OUTSIDE)
        elif key in seen:
            placed.append(LineKind.REPEATED)
        else:
            placed.append(LineKind.HEADING if fragment else LineKind.BODY)
        seen.add(key)
    return placed


def _keeps_prose(lines: Sequence[str], keys: Sequence[str], kinds: Sequence[LineKind]) -> bool:
    """Whether a sentence stays; one that is dropped says nothing about the lines that stay."""
    first = {key: index for index, key in reversed(list(enumerate(keys)))}
    return any(
        kinds[index] is LineKind.BODY and is_prose(lines[index]) for index in first.values()
    )
