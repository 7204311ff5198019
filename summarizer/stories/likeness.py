"""How likely two articles tell the same story: from their words, names, numbers and dates."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log, log1p

import numpy as np

from summarizer.model import Document
from summarizer.terms import (
    Floats,
    Integers,
    TermMatrix,
    content_stems,
    document_shares,
    language_of,
    names_of,
    numbers_of,
    unit_rows,
    words_of,
)

_LEAD = 3
# News tells the event first; what comes after these sentences is background of other stories.
_SENTENCES = 25
# The title and the lead tell what an article is about (on ECB+, title and three sentences
# alone do better than whole texts), so their words count double or more.
_TITLE_COUNT = 2
# Two articles with so many names each are compared by them; texts without capitals have none.
_ENOUGH_NAMES = 3
# The stored frequencies of stems weigh as much as so many articles of the batch: few articles
# are judged by what is rare in news at large, thousands by what is rare on these days.
_BACKGROUND = 500
# Pairs less alike in words than this are never the same story; it keeps the comparison sparse.
_LEAST_COSINE = 0.05

# The log-odds of two articles telling the same story: a logistic regression (C = 10) over all
# pairs of ECB+ and of the Multi-News mixture, both sets weighing the same.
_INTERCEPT = -7.57
_WORDS, _LEADS, _NAMES, _NUMBERS, _NAMED = 10.43, 3.16, 7.31, 2.38, -1.17
# What a day between two articles takes from the log-odds, and for how many days at most. Set by
# hand, for no labelled set has dates: news of one event comes within days, yet a story that
# runs for weeks with the same actors stays one.
_DAY = 0.08
_DAYS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an article is compared by.

    Attributes:
        words: how often each content stem occurs, the title's counted double.
        lead: the same for title and first sentences alone.
        names: the same for words that look like names, in lower case.
        numbers: the same for numbers.
        day: when it was published, in days; None when unknown.
        language: its language.
    """

    words: Counter[str]
    lead: Counter[str]
    names: Counter[str]
    numbers: Counter[str]
    day: float | None
    language: str


def profile(document: Document) -> Profile:
    """Count what tells one story from another in an article's title and first sentences."""
    article = document.article
    language = language_of(article.language)
    lead = [article.title] * _TITLE_COUNT + [s.text for s in document.sentences[:_LEAD]]
    texts = lead + [sentence.text for sentence in document.sentences[_LEAD:_SENTENCES]]
    stems = [content_stems(words_of(text), language) for text in texts]
    published = article.published
    return Profile(
        words=Counter(chain.from_iterable(stems)),
        lead=Counter(chain.from_iterable(stems[: len(lead)])),
        names=Counter(name.lower() for text in texts for name in names_of(text)),
        numbers=Counter(number for text in texts for number in numbers_of(text)),
        day=published.timestamp() / 86_400 if published else None,
        language=article.language,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """For one article, the earlier ones it may share a story with, and how probably."""

    article: int
    others: Integers
    probabilities: Floats


def compare(profiles: Sequence[Profile]) -> Iterator[Likeness]:
    """Compare every article with those before it that share words with it."""
    words = _Postings(_weigh(profiles, [p.words for p in profiles]))
    leads = _Postings(_weigh(profiles, [p.lead for p in profiles]))
    names = _Postings(_weigh(profiles, [p.names for p in profiles]))
    numbers = _Postings(_weigh(profiles, [p.numbers for p in profiles]))
    named = np.array([len(p.names) >= _ENOUGH_NAMES for p in profiles])
    days = np.array([np.nan if p.day is None else p.day for p in profiles])
    for article in range(len(profiles)):
        cosines = words.cosines(article)
        others = np.flatnonzero(cosines[:article] >= _LEAST_COSINE)
        alike = cosines[others]
        both_named = named[others] & named[article]
        evidence = (
            _INTERCEPT
            + _WORDS * np.sqrt(alike)
            + _LEADS * leads.cosines(article)[others]
            + _NAMES * np.where(both_named, names.cosines(article)[others], alike)
            + _NUMBERS * numbers.cosines(article)[others]
            + _NAMED * both_named
            - _DAY * np.minimum(np.nan_to_num(np.abs(days[others] - days[article])), _DAYS)
        )
        yield Likeness(article=article, others=others, probabilities=1 / (1 + np.exp(-evidence)))


def _weigh(profiles: Sequence[Profile], counts: Sequence[Mapping[str, int]]) -> TermMatrix:
    """TF-IDF vectors; rarity is that in these articles and in news at large."""
    frequency = Counter(term for count in counts for term in count)
    number = {term: position for position, term in enumerate(frequency)}
    total = len(counts) + _BACKGROUND
    rows: list[int] = []
    columns: list[int] = []
    weights: list[float] = []
    for row, (own, count) in enumerate(zip(profiles, counts, strict=True)):
        shares, stem = document_shares(own.language), language_of(own.language).stem
        for term, times in count.items():
            seen = frequency[term] + _BACKGROUND * (shares.get(stem(term), 0.0) if shares else 0.0)
            rows.append(row)
            columns.append(number[term])
            weights.append(log1p(times) * log((total + 1) / (seen + 0.5)))
    return unit_rows(rows, columns, weights, len(counts), len(number))


class _Postings:
    """An inverted index of vectors: for each term, the articles that have it."""

    def __init__(self, matrix: TermMatrix) -> None:
        self._articles = matrix.texts
        order = np.argsort(matrix.columns, kind="stable")
        self._rows, self._weights = matrix.rows[order], matrix.weights[order]
        self._starts = np.searchsorted(matrix.columns[order], np.arange(matrix.terms + 1))
        self._own = np.searchsorted(matrix.rows, np.arange(matrix.texts + 1))
        self._terms, self._own_weights = matrix.columns, matrix.weights

    def cosines(self, article: int) -> Floats:
        """The cosines of one article with all, at the cost of the postings of its terms."""
        own = slice(self._own[article], self._own[article + 1])
        terms, weights = self._terms[own], self._own_weights[own]
        starts, sizes = self._starts[terms], self._starts[terms + 1] - self._starts[terms]
        # The positions of all postings of all its terms, one term after the other.
        ends = np.cumsum(sizes)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - ends + sizes, sizes)
        products = self._weights[places] * np.repeat(weights, sizes)
        return np.bincount(self._rows[places], products, self._articles).astype(
            np.float64, copy=False
        )
