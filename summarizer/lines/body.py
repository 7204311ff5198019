"""Where a line stands: in the densest run of prose, which is the body, or before or after it.

The body is the maximum subsequence of line scores, after Pasternack and Roth, "Extracting article
text from the web with maximum subsequence segmentation" (WWW 2009). All that stands before or
after it is furniture, whatever it says. A removed line never scores above zero, which keeps the
law that cleaning twice changes nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from summarizer.lexicon import Lexicon
from summarizer.lines.kinds import Line, LineKind
from summarizer.lines.shape import ends_sentence, is_prose, may_be_link
from summarizer.lines.wording import (
    Patterns,
    authors_of,
    fold,
    kind_by_words,
    names_people,
    patterns_of,
    spellings,
    tells_of,
)

# In characters of prose, found on the text of 80 news pages (99.6 % of 3,089 sentences kept, 15 %
# of 2,410 boilerplate lines). Half or double of any moves the first figure by 0.1 at most.
_FRAGMENT_COST = 5
_TRAILER_COST = 150
# A run of fragments costs no more than this, or a long list would cut an article in two.
_PATIENCE = 50
# An article may end in a list; a page's menus go on for longer. Without, 97.1 % are kept.
_LONGEST_LIST = 60


def classify_lines(lines: Sequence[str], *, title: str, lexicon: Lexicon) -> tuple[Line, ...]:
    """Say of each line of a normalised text what it is, in order."""
    patterns = patterns_of(lexicon)
    keys = [fold(line) for line in lines]
    titles = spellings(title)
    kinds = [
        LineKind.HEADLINE if key in titles else kind_by_words(line, key, patterns)
        for line, key in zip(lines, keys, strict=True)
    ]
    _drop_biographies(keys, kinds, patterns)
    start, end = _densest_run(list(_scores(lines, keys, kinds)))
    end += _list_length(lines[end:], kinds[end:])
    kinds[:start] = _place_before(lines[:start], kinds[:start], patterns)
    kinds[end:] = [_place_outside(kind) for kind in kinds[end:]]
    kinds[start:end] = _place_inside(lines[start:end], keys[start:end], kinds[start:end])
    return tuple(Line(text=line, kind=kind) for line, kind in zip(lines, kinds, strict=True))


def _drop_biographies(keys: Sequence[str], kinds: list[LineKind], patterns: Patterns) -> None:
    """Take lines that say who an author of the article is for furniture."""
    authors = {
        author
        for key, kind in zip(keys, kinds, strict=True)
        if kind is LineKind.BYLINE
        for author in authors_of(key, patterns)
    }
    for index, key in enumerate(keys):
        if tells_of(key, authors, patterns):
            kinds[index] = LineKind.FURNITURE


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
        elif repeated or may_be_link(line):
            yield 0
        else:
            yield len(line)
        patience = _PATIENCE


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
        lambda it: it[1] is LineKind.BODY and not ends_sentence(it[0]),
        zip(lines, kinds, strict=True),
    )
    return len(list(islice(items, _LONGEST_LIST)))


def _place_outside(kind: LineKind) -> LineKind:
    return LineKind.OUTSIDE if kind is LineKind.BODY else kind


def _place_before(
    lines: Sequence[str], kinds: Sequence[LineKind], patterns: Patterns
) -> list[LineKind]:
    return [
        LineKind.BYLINE
        if kind is LineKind.BODY and names_people(line, patterns)
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
