"""Pieces: what stands after a word, cut wherever what was said may end."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.parse import Paragraph, Token
from summarizer.quotes.passages import Passage

STOPS = frozenset({".", "!", "?"})
QUOTES = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})
_MARKS = STOPS | QUOTES | {",", ";", ":", "—", "–", "-", "--", "(", ")", "…", "..."}
# Phrases that may be the narrator's though they stand after what was said.
_PHRASES = frozenset({
    "acl", "advcl", "advmod", "agent", "appos", "cc", "ccomp", "conj", "dep", "npadvmod", "nsubj",
    "nsubjpass", "parataxis", "prep", "relcl", "xcomp",
})  # fmt: skip

# No more tokens are cut after a word, so that time grows with the text alone.
_FARTHEST = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A few words that belong together, tokens ``start`` to ``end`` (half-open).

    Attributes:
        mark: what parts it from the words before: a mark, with "close" or "open" when quotation
            marks stand between as well; "cue" or "word" without one.
        passage: the passage that it opens, None when it opens none.
        last: whether the sentence ends with it.
    """

    start: int
    end: int
    mark: str
    passage: Passage | None
    last: bool

    @property
    def is_sentence(self) -> bool:
        """Whether the words before it are a whole sentence."""
        return self.mark.rpartition(" ")[2] in STOPS


class Pieces:
    """Cuts the sentences of a paragraph, never within quotation marks."""

    def __init__(self, paragraph: Paragraph, passages: Sequence[Passage]) -> None:
        self.paragraph = paragraph
        tokens = paragraph.tokens
        self._within = [_passage_of(token, passages) for token in tokens]
        first = _first_tokens(paragraph)
        self._opened = {
            first[token.index]
            for token in tokens
            if token.dep in _PHRASES and token.head < first[token.index]
        }

    def after(self, index: int, own: Collection[int]) -> Iterator[Piece]:
        """The pieces of a sentence after a token, and of the next, without a cue's own tokens."""
        tokens = self.paragraph.tokens
        starts, end = self._starts(index, own)
        for start, following in pairwise([*starts, end]):
            last = following - 1
            while last > start and (_is_mark(tokens[last]) or last in own):
                last -= 1
            yield Piece(
                start=start,
                end=last + 1,
                mark=self._mark(start, own),
                passage=self._within[start],
                last=following == end,
            )

    def _starts(self, index: int, own: Collection[int]) -> tuple[list[int], int]:
        """Where pieces start, and where the second sentence ends."""
        starts: list[int] = []
        stops = 0
        end = min(len(self._within), index + 1 + _FARTHEST)
        for place in range(index + 1, end):
            if place in own or not self._opens(place, own):
                continue
            if self._opens_sentence(place):
                stops += 1
            if stops > 1:
                return starts, place
            starts.append(place)
        return starts, end

    def _opens(self, place: int, own: Collection[int]) -> bool:
        tokens = self.paragraph.tokens
        if self._within[place] is not None:
            return self._within[place - 1] is not self._within[place]
        before = tokens[place - 1]
        if _is_mark(tokens[place]) or before.dep == "cc" or _is_joined(tokens, place):
            return False
        return _is_mark(before) or before.index in own or place in self._opened

    def _opens_sentence(self, place: int) -> bool:
        tokens = self.paragraph.tokens
        before = tokens[place - 1].text
        if before in QUOTES and place > 1:
            before = tokens[place - 2].text
        return before in STOPS or before.isspace()

    def _mark(self, start: int, own: Collection[int]) -> str:
        before = self.paragraph.tokens[start - 1]
        around = self.paragraph.tokens[start - 2].text if start > 1 else ""
        if self._within[start] is not None:
            return f"open {around if around in _MARKS else 'word'}"
        if before.text in QUOTES and around in _MARKS:
            return f"close {around}"
        if before.text in _MARKS:
            return before.text
        if before.text.isspace():
            return "."
        return "cue" if start - 1 in own else "word"


def _is_joined(tokens: Sequence[Token], place: int) -> bool:
    """Whether a hyphen ties a token to the word before it: "called" in "so-called"."""
    if place < 2 or tokens[place - 1].text != "-":
        return False
    parts = tokens[place - 2 : place + 1]
    return all(one.span.end == other.span.start for one, other in pairwise(parts))


def _is_mark(token: Token) -> bool:
    return token.text in _MARKS or token.text.isspace()


def _passage_of(token: Token, passages: Sequence[Passage]) -> Passage | None:
    start = token.span.start
    return next((p for p in passages if p.outer.start < start < p.outer.end), None)


def _first_tokens(paragraph: Paragraph) -> list[int]:
    """The first token of all that depends on each token."""
    first = list(range(len(paragraph.tokens)))
    waiting = [token.index for token in paragraph.tokens if token.head == token.index]
    ordered: list[int] = []
    while waiting:
        index = waiting.pop()
        ordered.append(index)
        waiting.extend(paragraph.tokens[index].children)
    for index in reversed(ordered):
        head = paragraph.tokens[index].head
        first[head] = min(first[head], first[index])
    return first
