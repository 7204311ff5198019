"""Stories: articles about one event put together, and kept together from day to day."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

import numpy as np

from summarizer.model import Document, Story
from summarizer.terms import (
    Floats,
    TermMatrix,
    content_stems,
    language_of,
    names_of,
    tfidf,
    words_of,
)

_LEAD = 3
_SAME_STORY = 0.2
_BEGINNING = datetime.min.replace(tzinfo=UTC)


def cluster(documents: Sequence[Document]) -> tuple[Story, ...]:
    """Put the articles about one story together; every article is in exactly one.

    The order of the documents does not matter, and nothing is remembered between calls.
    """
    unique = {document.article.id: document for document in sorted(documents, key=_key)}
    ordered = list(unique.values())
    matrix = tfidf([_features(document) for document in ordered])
    groups = _merge(_similar_pairs(matrix), len(ordered))
    stories = [_story([ordered[position] for position in group]) for group in groups]
    return tuple(sorted(stories, key=lambda story: (-len(story.article_ids), story.id)))


def _key(document: Document) -> tuple[str, str, str]:
    return document.article.id, document.article.title, document.article.text


def _features(document: Document) -> list[str]:
    article = document.article
    language = language_of(article.language)
    lead = [sentence.text for sentence in document.sentences[:_LEAD]]
    features: list[str] = []
    for text in [article.title, *lead]:
        features += content_stems(words_of(text), language)
        features += [f"name {name.lower()}" for name in names_of(text)]
    return features


def _similar_pairs(matrix: TermMatrix) -> dict[tuple[int, int], float]:
    pairs: dict[tuple[int, int], float] = {}
    for text in range(matrix.texts):
        row = np.zeros(matrix.texts)
        row[text] = 1
        similarities: Floats = matrix.similarities(row)
        for other in np.flatnonzero(similarities[:text] > 0.02):
            pairs[int(other), text] = float(similarities[other])
    return pairs


def _merge(pairs: dict[tuple[int, int], float], count: int) -> list[list[int]]:
    groups = {position: [position] for position in range(count)}
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), similarity in pairs.items():
        links[one][other] = links[other][one] = similarity
    while True:
        best = max(
            (
                (total / (len(groups[one]) * len(groups[other])), -one, -other)
                for one, row in links.items()
                for other, total in row.items()
                if one < other
            ),
            default=(0.0, 0, 0),
        )
        if best[0] < _SAME_STORY:
            return list(groups.values())
        keep, gone = -best[1], -best[2]
        groups[keep] += groups.pop(gone)
        for other, total in links.pop(gone).items():
            del links[other][gone]
            if other != keep:
                links[keep][other] = links[other][keep] = links[keep].get(other, 0.0) + total


def _story(documents: Sequence[Document]) -> Story:
    ordered = sorted(documents, key=lambda document: (_time(document), document.article.id))
    times = [article.published for article in (d.article for d in ordered) if article.published]
    return Story(
        id=sha256(ordered[0].article.id.encode()).hexdigest()[:12],
        headline=ordered[-1].article.title,
        article_ids=tuple(document.article.id for document in ordered),
        keywords=_keywords(ordered),
        first_seen=min(times, default=None),
        last_seen=max(times, default=None),
    )


def _time(document: Document) -> datetime:
    return document.article.published or _BEGINNING


def _keywords(documents: Sequence[Document]) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(set(_features(document)))
    return tuple(
        sorted(
            (w for w in counts if not w.startswith("name ")),
            key=lambda word: (-counts[word], word),
        )[:12]
    )


def assign(document: Document, stories: Sequence[Story]) -> Story | None:
    """The stored story that an article belongs to, with the article in it; None when it is new."""
    features = set(_features(document))
    best = max(
        stories,
        key=lambda story: (len(features.intersection(story.keywords)), story.id),
        default=None,
    )
    if best is None or len(features.intersection(best.keywords)) < 4:
        return None
    return best
