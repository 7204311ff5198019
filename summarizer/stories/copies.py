"""Copies of one text in several outlets, which are one report."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

from summarizer.model import Document
from summarizer.terms import words_of

# Runs of five words are seldom shared by texts that were written independently, apart from
# quotations, which everybody has from the same press release: they count only for an article
# that has little else. All three are set by hand.
_SHINGLE = 5
_COPIED = 0.5
_QUOTATION = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“”]*[“”]")
_LITTLE = 20
_END = datetime.max.replace(tzinfo=UTC)


def count_independent(documents: Sequence[Document]) -> int:
    """Count the outlets that report independently of each other.

    An article is a copy when at least half of its runs of five words (shingles: Broder, 1997),
    quotations left out, stand in one longer article, or in one as long that came first, as with
    agency texts; a copy stays one with an introduction of its own, cut, or corrected. Of the
    others, those of one outlet count once; an outlet without a name is one of its own.
    """
    shingles = {document.article.id: _shingles(document) for document in documents}
    holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    outlets: set[tuple[str, str]] = set()
    for document in sorted(documents, key=lambda document: _origin_first(document, shingles)):
        own = shingles[document.article.id]
        shared = Counter(holder for shingle in own for holder in holders.get(shingle, ()))
        if shared and max(shared.values()) >= _COPIED * len(own):
            continue
        for shingle in own:
            holders[shingle].append(document.article.id)
        source = document.article.source.strip().casefold()
        outlets.add((source, "" if source else document.article.id))
    return len(outlets)


def _origin_first(
    document: Document, shingles: dict[str, frozenset[tuple[str, ...]]]
) -> tuple[int, datetime, str]:
    article = document.article
    return -len(shingles[article.id]), article.published or _END, article.id


def _shingles(document: Document) -> frozenset[tuple[str, ...]]:
    text = " ".join(sentence.text for sentence in document.sentences)
    own = _runs(_QUOTATION.sub(" ", text))
    return own if len(own) >= _LITTLE else _runs(text)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = words_of(text)
    return frozenset(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))
