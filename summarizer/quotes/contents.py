"""The words of a statement: from the tokens of a cue's content to a span of the text."""

from collections.abc import Iterable, Sequence

from summarizer.model import Span
from summarizer.parse import Paragraph, Token
from summarizer.quotes.passages import Passage

_MARKS = frozenset({'"', "“", "”", "„", "«", "»", "''", "``", "'", "‘", "’"})
_EDGES = frozenset({",", ";", ":", ".", "—", "–", "-", "--", "…"}) | _MARKS
_OPENERS = frozenset({"that", "and", "but", "while", "although", "though", "whereas"})


def content_span(paragraph: Paragraph, content: Sequence[int]) -> Span | None:
    """The longest unbroken piece of a content, without marks at its edges and without "that"."""
    pieces = list(_pieces(paragraph.tokens, content))
    if not pieces:
        return None
    first, last = max(pieces, key=lambda piece: piece[1] - piece[0])
    return _trimmed(paragraph.tokens, first, last)


def _pieces(tokens: Sequence[Token], content: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Runs of tokens; missing marks do not break one."""
    start = previous = None
    for index in content:
        if previous is None or start is None:
            start = previous = index
            continue
        if any(tokens[missing].pos != "PUNCT" for missing in range(previous + 1, index)):
            yield start, previous
            start = index
        previous = index
    if start is not None and previous is not None:
        yield start, previous


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    while first <= last and (
        tokens[first].text in _EDGES
        or tokens[first].text.lower() in _OPENERS
        or _is_space(tokens[first])
    ):
        first += 1
    while last >= first and (tokens[last].text in _EDGES or _is_space(tokens[last])):
        last -= 1
    if first > last:
        return None
    return Span(start=tokens[first].span.start, end=tokens[last].span.end)


def _is_space(token: Token) -> bool:
    return token.text.isspace()


def with_passages(span: Span, passages: Iterable[Passage]) -> Span:
    """A span widened to hold, whole and with their marks, the passages it cuts."""
    start, end = span.start, span.end
    for passage in passages:
        if (
            passage.span.start <= start < passage.span.end
            or passage.span.start < end <= passage.span.end
        ):
            start, end = min(start, passage.outer.start), max(end, passage.outer.end)
    return Span(start=start, end=end)


def overlap(one: Span, other: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def is_quoted(text: str, span: Span, passages: Sequence[Passage]) -> bool:
    """Whether a span holds no word outside the given passages."""
    position = span.start
    for passage in passages:
        if passage.outer.start > position and _has_words(text[position : passage.outer.start]):
            return False
        position = max(position, passage.outer.end)
    return not (position < span.end and _has_words(text[position : span.end]))


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
