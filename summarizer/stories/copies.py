"""Copies of one text in several outlets, which are one report."""

from collections.abc import Sequence

from summarizer.model import Document
from summarizer.terms import words_of

# Runs of five words are rarely shared by texts that were written independently, apart from
# quotations; copies are often cut short, so the shorter text decides.
_SHINGLE = 5
_COPIED = 0.5


def count_independent(documents: Sequence[Document]) -> int:
    """Count the independent reports among articles.

    Articles of one outlet count once, and so do articles of which one has at least half of its
    runs of five words in common with another (shingles: Broder, 1997), as agency texts have.
    """
    groups = list(range(len(documents)))

    def root(position: int) -> int:
        while groups[position] != position:
            position = groups[position]
        return position

    for one, other in _same_report(documents):
        groups[root(other)] = root(one)
    return len({root(position) for position in range(len(documents))})


def _same_report(documents: Sequence[Document]) -> list[tuple[int, int]]:
    shingles = [_shingles(document) for document in documents]
    sources = [document.article.source.strip().casefold() for document in documents]
    return [
        (one, other)
        for other in range(len(documents))
        for one in range(other)
        if (sources[one] and sources[one] == sources[other])
        or _overlap(shingles[one], shingles[other]) >= _COPIED
    ]


def _overlap(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _shingles(document: Document) -> frozenset[tuple[str, ...]]:
    words = [word for sentence in document.sentences for word in words_of(sentence.text)]
    return frozenset(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))
