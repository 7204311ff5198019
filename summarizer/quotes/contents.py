"""The words of a statement: from the tokens of a cue's content to a span of the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.model import Span
from summarizer.parse import Paragraph, Token
from summarizer.quotes.cues import Cue
from summarizer.quotes.passages import Passage
from summarizer.quotes.verbs import FINITE

_MARKS = frozenset({'"', "“", "”", "„", "«", "»", "''", "``", "'", "‘", "’"})
_EDGES = frozenset({",", ";", ":", ".", "—", "–", "-", "--", "…"}) | _MARKS
_ENDS = frozenset({".", "!", "?", ";", "\n"})
# The most words that a clause has before a cue within it.
_LONGEST_START = 25
# A longer subject holds clauses of its own.
_LONGEST_SUBJECT = 15
# Nor has a cue more words after its verb where what is said goes on after it.
_LONGEST_ASIDE = 8
_OPENERS = frozenset({"that", "and", "but", "while", "although", "though", "whereas"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The tokens of a content, ``first`` to ``last``, as far as the parser sees it.

    Attributes:
        core: what heads it; nothing before it is doubtful.
    """

    first: int
    core: int
    last: int


def content_stretch(paragraph: Paragraph, cue: Cue) -> Stretch | None:
    """A cue's content; of one that something else than the cue interrupts, the longest piece."""
    pieces = list(_pieces(paragraph.tokens, cue.content))
    if not pieces:
        return None
    first, last = max(pieces, key=lambda piece: piece[1] - piece[0])
    if cue.form == "inserted" and pieces[0][1] < cue.verb < pieces[-1][0]:
        told = cue.head is not None and cue.head < cue.verb
        first, last = pieces[0] if told else (pieces[0][0], pieces[-1][1])
    elif cue.form == "clause" and cue.verb < first:
        first = _resumed_start(paragraph, cue, first)
    inside = cue.head is not None and first <= cue.head <= last
    return Stretch(first=first, core=cue.head if inside and cue.head else first, last=last)


def _resumed_start(paragraph: Paragraph, cue: Cue, first: int) -> int:
    """Where a clause begins that goes on after the cue: "The museum, he said, would open"."""
    tokens = paragraph.tokens
    if cue.subject is None or first < 1 or tokens[first - 1].text != ",":
        return first
    if first - 2 != cue.verb and not _is_cut_off(tokens, cue.verb, first):
        return first
    own = min(paragraph.subtree(cue.subject)[0], cue.verb)
    if own < 2 or tokens[own - 1].text != ",":
        return first
    start = own - 1
    while start > 0 and tokens[start - 1].text not in _ENDS:
        start -= 1
    return start if own - start <= _LONGEST_START else first


def _is_cut_off(tokens: Sequence[Token], verb: int, first: int) -> bool:
    """Whether a clause lacks its subject for a cue with a few words: ", he said on Friday, was"."""
    aside = tokens[verb + 1 : first - 1]
    told = any(token.tag in FINITE or token.text in _ENDS | {","} for token in aside)
    return tokens[first].tag in FINITE and len(aside) <= _LONGEST_ASIDE and not told


def cue_span(paragraph: Paragraph, cue: Cue) -> Span:
    """The words of a cue within its content: its verb and its subject."""
    tokens = paragraph.tokens
    own = [cue.verb]
    subject = [] if cue.subject is None else paragraph.subtree(cue.subject)
    together = range(min([cue.verb, *subject]), max([cue.verb, *subject]) + 1)
    if len(subject) <= _LONGEST_SUBJECT and not set(together).intersection(cue.content):
        own.extend(subject)
    return Span(start=tokens[min(own)].span.start, end=tokens[max(own)].span.end)


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


def trimmed_span(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    """Tokens as a span, without marks at the edges and without "that"."""
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
    first, last = _with_single_marks(tokens, first, last)
    return Span(start=tokens[first].span.start, end=tokens[last].span.end)


def _with_single_marks(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Tokens with a single mark at either edge whose other one stands among them."""
    opened = closed = 0
    for token in tokens[first : last + 1]:
        if _opens_single(tokens, token):
            opened += 1
        elif _closes_single(tokens, token) and opened:
            opened -= 1
        elif _closes_single(tokens, token):
            closed += 1
    if closed and first and _opens_single(tokens, tokens[first - 1]):
        first -= 1
    if opened and last + 1 < len(tokens) and _closes_single(tokens, tokens[last + 1]):
        last += 1
    return first, last


def _opens_single(tokens: Sequence[Token], mark: Token) -> bool:
    apart = not mark.index or tokens[mark.index - 1].span.end < mark.span.start
    return apart and mark.text in {"'", "‘"}


def _closes_single(tokens: Sequence[Token], mark: Token) -> bool:
    apart = not mark.index or tokens[mark.index - 1].span.end < mark.span.start
    return not apart and mark.text in {"'", "’"} and mark.tag != "POS"


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


def is_covered(text: str, span: Span, others: Iterable[Span]) -> bool:
    """Whether a span holds no word outside the others."""
    position = span.start
    for other in sorted(other for other in others if other.start < span.end):
        if other.start > position and _has_words(text[position : other.start]):
            return False
        position = max(position, other.end)
    return not (position < span.end and _has_words(text[position : span.end]))


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
