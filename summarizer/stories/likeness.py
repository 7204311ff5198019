"""How likely two articles tell the same story: from their words, names, phrases and dates."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import log1p, sqrt

import numpy as np

from summarizer.model import Document
from summarizer.stories.phrases import Numbers, Phrases, phrases_of
from summarizer.stories.postings import Postings
from summarizer.terms import (
    Floats,
    Integers,
    content_stems,
    document_shares,
    language_of,
    names_of,
    words_of,
)

# News tells the event first; what comes after these sentences is background of other stories.
# Set by hand, and so are the three that follow.
_SENTENCES = 25
# The title tells what an article is about, so its words count double.
_TITLE_COUNT = 2
# Two articles with so many names each are compared by them; texts without capitals have none.
_ENOUGH_NAMES = 3
# Pairs less alike in words than this are never the same story; it keeps the comparison sparse.
_LEAST_COSINE = 0.02
# How alike two articles of unrelated news are, which counts as so many articles of the window:
# few articles are judged by news at large, many by each other. The mean over ECB+, Multi-News and
# CNN/Daily Mail lies between 0.012 and 0.029; the others are set by hand.
_ORDINARY, _ORDINARY_ARTICLES = 0.012, 50
_SMOOTHING = 0.02

# The log-odds of two articles telling the same story: a logistic regression (C = 10) over all
# pairs of ECB+ and of both Multi-News mixtures, each alone and among 500 articles of CNN and the
# Daily Mail, all six weighing the same. What counts most is how much more alike two articles are
# than each is to the rest of the news, after the local scaling of Zelnik-Manor and Perona (2004)
# and the hubness correction of Conneau et al. (2018): it brought 2.5 points of B-cubed F1. Phrases
# that few others have brought 0.9 (the mean of the six, stories held out), and told all that
# numbers, the lead and the plain cosine did. Latent semantic analysis of 15,000 articles added 0.1.
_INTERCEPT = -3.80
_RATIO, _NAMES, _PHRASES, _NAMED, _LONGER = 6.33, 4.07, 1.60, 1.81, -1.32
# A pair with these log-odds is surely one story, and with their negative surely two. Set by hand.
SUREST = 4.0
# Articles so alike are copies, which tell one story even when all the news there is does: where
# nothing else is told, they are not more alike than the rest. Set by hand.
_COPIES = 0.95
# Longer articles are more alike without telling one story; what is shorter than this, in content
# words, counts as so long: hardly any text that was learnt from is shorter.
_SHORTEST = 60
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
        names: the same for words that look like names, in lower case.
        phrases: its pairs of neighbouring content words, as numbers.
        day: when it was published, in days; None when unknown.
        language: its language.
    """

    words: Counter[str]
    names: Counter[str]
    phrases: Numbers
    day: float | None
    language: str


def profile(document: Document) -> Profile:
    """Count what tells one story from another in an article's title and first sentences."""
    article = document.article
    language = language_of(article.language)
    sentences = [sentence.text for sentence in document.sentences[:_SENTENCES]]
    texts = [article.title] * _TITLE_COUNT + sentences
    stems = [content_stems(words_of(text), language) for text in texts]
    published = article.published
    return Profile(
        words=Counter(chain.from_iterable(stems)),
        names=Counter(name.lower() for text in texts for name in names_of(text)),
        phrases=phrases_of(stems),
        day=published.timestamp() / 86_400 if published else None,
        language=article.language,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """For one article, others it may share a story with, and the log-odds that it does.

    Pairs that are surely two stories are left out.
    """

    article: int
    others: Integers
    log_odds: Floats


class Window:
    """The articles of some days, as what one more is compared with.

    An article is a place, a number from 0 on; the place of one that left is not used again.
    What an article weighs depends on all others, so it is weighed anew now and then: by
    ``add_all`` at once, by ``add`` a few at a time.
    """

    # So many with each article that comes, in under a millisecond. Set by hand.
    _WEIGHED_ANEW = 8

    def __init__(self) -> None:
        self._words, self._names, self._phrases = Postings(), Postings(), Phrases()
        self._named = np.zeros(0, dtype=bool)
        self._days, self._sizes, self._ordinary_roots = np.zeros(0), np.zeros(0), np.zeros(0)
        self._places: list[int] = []
        self._turn = 0

    def add(self, article: Profile) -> int:
        """Take an article in, and give its place."""
        place = self._take(article)
        for _ in range(min(self._WEIGHED_ANEW, len(self._places))):
            self._turn = (self._turn + 1) % len(self._places)
            self._weigh(self._places[self._turn])
        self._weigh(place)
        return place

    def add_all(self, articles: Sequence[Profile]) -> None:
        """Take articles in, and weigh all of them by all of them."""
        for article in articles:
            self._take(article)
        for postings in (self._words, self._names):
            postings.seal()
        for place in self._places:
            self._ordinary_roots[place] = self._ordinary_root(place)

    def remove(self, place: int) -> None:
        """Let an article go."""
        self._places.remove(place)
        for index in (self._words, self._names, self._phrases):
            index.remove(place)

    def compare(self, place: int) -> Likeness:
        """Compare an article with those before it that share words with it."""
        cosines = self._words.cosines(place)
        ordinary = self._ordinary_roots[:place] * self._ordinary_roots[place]
        told = (
            _INTERCEPT
            + _RATIO * np.log((np.sqrt(cosines) + _SMOOTHING) / (ordinary + _SMOOTHING))
            + _PHRASES * np.log1p(self._phrases.shared(place))
            + _LONGER * np.maximum(self._sizes[:place], self._sizes[place])
        )
        # Most pairs are surely two stories whatever names they have.
        others = np.flatnonzero((cosines >= _LEAST_COSINE) & (told + _NAMED + _NAMES > -SUREST))
        alike = cosines[others]
        named = self._named[others] & self._named[place]
        log_odds = (
            told[others]
            + _NAMES * np.where(named, self._names.cosines(place)[others], alike)
            + _NAMED * named
        )
        log_odds = np.where(alike >= _COPIES, np.maximum(log_odds, SUREST), log_odds)
        apart = np.nan_to_num(np.abs(self._days[others] - self._days[place]))
        log_odds -= _DAY * np.minimum(apart, _DAYS)
        likely = log_odds > -SUREST
        return Likeness(article=place, others=others[likely], log_odds=log_odds[likely])

    def _take(self, article: Profile) -> int:
        shares, stem = document_shares(article.language), language_of(article.language).stem
        place = self._words.add(article.words, shares, stem)
        self._names.add(article.names, shares, stem)
        self._phrases.add(article.phrases)
        self._places.append(place)
        if place >= len(self._days):
            room = max(64, len(self._days))
            self._named = np.append(self._named, np.zeros(room, dtype=bool))
            self._days, self._sizes, self._ordinary_roots = (
                np.append(numbers, np.zeros(room))
                for numbers in (self._days, self._sizes, self._ordinary_roots)
            )
        self._named[place] = len(article.names) >= _ENOUGH_NAMES
        self._days[place] = np.nan if article.day is None else article.day
        self._sizes[place] = log1p(max(article.words.total(), _SHORTEST))
        return place

    def _weigh(self, place: int) -> None:
        for postings in (self._words, self._names):
            postings.weigh(place)
        self._ordinary_roots[place] = self._ordinary_root(place)

    def _ordinary_root(self, place: int) -> float:
        """The fourth root of how alike an article is to the others on average."""
        total = self._words.likeness_to_all(place) + _ORDINARY * _ORDINARY_ARTICLES
        return sqrt(sqrt(max(total, 0.0) / (len(self._places) - 1 + _ORDINARY_ARTICLES)))
