"""A summary in the making: the best sentence that fits is taken, and the rest weighed again."""

from collections.abc import Collection, Sequence
from heapq import heapify, heappop, heappush
from math import inf, nextafter

from summarizer.model import Budget
from summarizer.summary.trigrams import Trigram, trigrams_of
from summarizer.terms import Corpus, Floats, words_of

# The share of a sentence's trigrams that may have been shown in the same summary (after the
# trigram blocking of Paulus et al., 2018, which allows none); best on CNN/Daily Mail and
# Multi-News among 0, 0.1, 0.25 and 0.5.
_REPEATED = 0.1
# The same for what the reader has been shown before: there only (nearly) the same sentence is
# blocked, since whole trigrams ("the president of") come back in every article of a story.
# Set by hand.
_KNOWN = 0.5
# A sentence that needs more than three others is not taken before they are: it would seldom be
# worth their place, and texts in which every sentence needs the last one stay linear. Set by hand.
_LONGEST_UNIT = 4


class Draft:
    """The sentences taken so far, and what they leave of the budget.

    Args:
        corpus: the articles.
        needs: for every sentence, whether it may be shown only with the one before it.
        scores: for every sentence, how much it tells.
        budget: how much may be taken.
        told: what a sentence loses when everything in it has been told, in units of the scores.
    """

    def __init__(
        self,
        corpus: Corpus,
        needs: Sequence[bool],
        scores: Floats,
        budget: Budget,
        told: float = 0.0,
    ) -> None:
        self._corpus = corpus
        self._needs = needs
        self._scores = scores
        self._told = told
        self._sentences = budget.sentences
        self._words = budget.words
        self.chosen: dict[int, float] = {}
        self._lowest = inf
        self._stems: set[str] = set()
        self._trigrams: set[Trigram] = set()
        self._known: set[Trigram] = set()

    def skip(self, texts: Sequence[str]) -> None:
        """Count texts as shown before."""
        for text in texts:
            self._known.update(trigrams_of(words_of(text)))

    def barred(self) -> frozenset[int]:
        """The positions of what has been shown before."""
        return frozenset(
            position
            for position, words in enumerate(self._corpus.words)
            if self._known and _share(trigrams_of(words), self._known) > _KNOWN
        )

    def take_set(self, positions: Collection[int]) -> None:
        """Take sentences that were chosen as a whole; the best first, after those it needs."""
        left = set(positions)
        while left:
            units = [self._unit(position) for position in sorted(left)]
            best = max(units, key=self._worth)
            self._take(best, self._worth(best))
            left.difference_update(best)

    def fill(self) -> dict[int, float]:
        """Take the best sentences that fit, each with those it needs; scores by position.

        Greedy with late evaluation (Minoux, 1978): worth only falls while others are taken, but
        for the sentence after one taken, which may need it and is weighed again.
        """
        units = (self._unit(position) for position in range(len(self._needs)))
        waiting = [(-self._worth(unit), unit[-1]) for unit in units if len(unit) <= _LONGEST_UNIT]
        heapify(waiting)
        while waiting and self._sentences != 0:
            worth, position = heappop(waiting)
            unit = self._unit(position)
            now = -self._worth(unit)
            if position in self.chosen or not self._fits(unit):
                continue
            if now > worth:
                heappush(waiting, (now, position))
                continue
            self._take(unit, -worth)
            if position + 1 < len(self._needs) and self._needs[position + 1]:
                heappush(waiting, (-self._worth([position + 1]), position + 1))
        return self.chosen

    def _unit(self, position: int) -> list[int]:
        """A sentence after those it needs, directly or through another, that are not taken."""
        first = position
        while self._needs[first] and first - 1 not in self.chosen:
            first -= 1
            if position - first >= _LONGEST_UNIT:
                break
        return list(range(first, position + 1))

    def _worth(self, unit: Sequence[int]) -> float:
        worths = [self._scores[p] - self._told * self._told_share(p) for p in unit]
        return float(sum(worths)) / len(unit)

    def _told_share(self, position: int) -> float:
        stems = set(self._corpus.stems[position])
        return len(stems & self._stems) / max(1, len(stems))

    def _fits(self, unit: Sequence[int]) -> bool:
        """Whether the budget has room for all of the unit, and nothing in it is a repetition."""
        words = sum(_length(self._corpus, position) for position in unit)
        return (
            (self._sentences is None or len(unit) <= self._sentences)
            and (self._words is None or words <= self._words)
            and not any(self._repeats(position) for position in unit)
        )

    def _repeats(self, position: int) -> bool:
        trigrams = trigrams_of(self._corpus.words[position])
        return (
            _share(trigrams, self._trigrams) > _REPEATED or _share(trigrams, self._known) > _KNOWN
        )

    def _take(self, unit: Sequence[int], worth: float) -> None:
        for position in unit:
            self._lowest = min(worth, nextafter(self._lowest, -inf))
            self.chosen[position] = self._lowest
            self._stems.update(self._corpus.stems[position])
            self._trigrams.update(trigrams_of(self._corpus.words[position]))
            if self._sentences is not None:
                self._sentences -= 1
            if self._words is not None:
                self._words -= _length(self._corpus, position)


def _length(corpus: Corpus, position: int) -> int:
    return len(corpus.sentences[position].text.split())


def _share(trigrams: Sequence[Trigram], shown: Collection[Trigram]) -> float:
    return sum(trigram in shown for trigram in trigrams) / len(trigrams)
