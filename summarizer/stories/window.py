"""The articles of some days, and what each has in common with those before it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from math import log1p

import numpy as np
from numpy.typing import NDArray

from summarizer.model import Document
from summarizer.stories.neighbours import Neighbours
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
# What is shorter than this, in content words, counts as so long: hardly any text that was learnt
# from is shorter. Longer articles are more alike without telling one story.
_SHORTEST = 15
# Pairs less alike in words than this, or than such a share of what the third neighbours of both are
# to them, are never the same story; it keeps the comparison sparse. Of 0.02 to 0.06, and of 0 to
# 0.35, all the same on stories held out (within 0.2 B-cubed F1).
_LEAST_COSINE = 0.05
_LEAST_SHARE = 0.33
# How alike two articles of unrelated news are, which counts as so many articles of the window:
# few articles are judged by news at large, many by each other. The mean over ECB+, Multi-News and
# CNN/Daily Mail lies between 0.012 and 0.029; how many is set by hand.
_ORDINARY, _ORDINARY_ARTICLES = 0.012, 50


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evidence:
    """What one article has in common with others, one value for each of those.

    Attributes:
        article: the article's place in its window.
        others: the places of those before it that are alike enough to be of its story.
        cosines: how alike both are in words.
        nearest: how alike its nearest neighbour is to one of the two.
        nearest_other: how alike its nearest neighbour is to the other.
        rest: how alike all the window is to both, as a mean.
        names: how alike both are in names; in words where one has none.
        named: whether both have names.
        phrases: how many phrases they share, those that few others have counting most.
        longer, shorter: the logarithms of how many content words the longer and the shorter has.
        days: how many days lie between them; 0 where a date is unknown.
    """

    article: int
    others: Integers
    cosines: Floats
    nearest: Floats
    nearest_other: Floats
    rest: Floats
    names: Floats
    named: NDArray[np.bool_]
    phrases: Floats
    longer: Floats
    shorter: Floats
    days: Floats


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
        self._neighbours = Neighbours()
        self._named = np.zeros(0, dtype=bool)
        self._days, self._sizes, self._rests = np.zeros(0), np.zeros(0), np.zeros(0)
        self._places: list[int] = []
        self._turn = 0

    def add(self, article: Profile) -> Evidence:
        """Take an article in, and compare it with those that are there."""
        place = self._take(article)
        self._weigh(place)
        for _ in range(min(self._WEIGHED_ANEW, len(self._places))):
            self._turn = (self._turn + 1) % len(self._places)
            self._weigh(self._places[self._turn])
        return self._compare(place, *self._find_near(place))

    def add_all(self, articles: Iterable[Profile]) -> Iterator[Evidence]:
        """Take articles in, weigh all of them by all of them, and compare each with those before."""
        places = [self._take(article) for article in articles]
        for postings in (self._words, self._names):
            postings.seal()
        near = []
        for place in places:
            near.append(self._find_near(place))
            self._rests[place] = self._rest(place)
        # Weighed by the neighbours that all have in the end.
        return (self._compare(place, *found) for place, found in zip(places, near, strict=True))

    def remove(self, place: int) -> None:
        """Let an article go."""
        self._places.remove(place)
        for index in (self._words, self._names, self._phrases, self._neighbours):
            index.remove(place)

    def _find_near(self, place: int) -> tuple[Integers, Floats]:
        """Those before an article that may be of its story, and how alike they are in words."""
        cosines = self._words.cosines(place)
        self._neighbours.add(place, cosines)
        others = np.flatnonzero(cosines >= _LEAST_COSINE)
        return self._keep_near(place, others, cosines[others])

    def _keep_near(self, place: int, others: Integers, alike: Floats) -> tuple[Integers, Floats]:
        """Leave out those that are less alike than the third neighbours of both let expect."""
        third = self._neighbours.cosines(3)
        near = alike >= _LEAST_SHARE * np.minimum(third[others], third[place])
        return others[near], alike[near]

    def _compare(self, place: int, others: Integers, alike: Floats) -> Evidence:
        """Compare an article with others before it, given how alike they are in words."""
        others, alike = self._keep_near(place, others, alike)
        nearest = self._neighbours.cosines(1)
        named = self._named[others] & self._named[place]
        return Evidence(
            article=place,
            others=others,
            cosines=alike,
            nearest=np.full(len(others), nearest[place]),
            nearest_other=nearest[others],
            rest=np.sqrt(self._rests[others] * self._rests[place]),
            names=np.where(named, self._names.cosines(place)[others], alike),
            named=named,
            phrases=self._phrases.shared(place)[others],
            longer=np.maximum(self._sizes[others], self._sizes[place]),
            shorter=np.minimum(self._sizes[others], self._sizes[place]),
            days=np.nan_to_num(np.abs(self._days[others] - self._days[place])),
        )

    def _take(self, article: Profile) -> int:
        shares, stem = document_shares(article.language), language_of(article.language).stem
        place = self._words.add(article.words, shares, stem)
        self._names.add(article.names, shares, stem)
        self._phrases.add(article.phrases)
        self._places.append(place)
        if place >= len(self._days):
            room = max(64, len(self._days))
            self._named = np.append(self._named, np.zeros(room, dtype=bool))
            self._days, self._sizes, self._rests = (
                np.append(numbers, np.zeros(room))
                for numbers in (self._days, self._sizes, self._rests)
            )
        self._named[place] = len(article.names) >= _ENOUGH_NAMES
        self._days[place] = np.nan if article.day is None else article.day
        self._sizes[place] = log1p(max(article.words.total(), _SHORTEST))
        return place

    def _weigh(self, place: int) -> None:
        for postings in (self._words, self._names):
            postings.weigh(place)
        self._rests[place] = self._rest(place)

    def _rest(self, place: int) -> float:
        """How alike an article is to the others on average."""
        total = self._words.likeness_to_all(place) + _ORDINARY * _ORDINARY_ARTICLES
        return max(total, 0.0) / (len(self._places) - 1 + _ORDINARY_ARTICLES)
