"""Summaries: an ordered subset of the sentences of some articles, within a budget."""

from collections.abc import Collection, Iterator, Sequence
from heapq import heapify, heappop, heappush

import numpy as np

from summarizer.coherence import needs_previous
from summarizer.model import Budget, Document, Sentence, Summary
from summarizer.salience import METHODS, score
from summarizer.terms import Corpus, Floats, gather, words_of

__all__ = ["METHODS", "UnknownMethodError", "summarize"]

# A sentence that says so much of what was said is a repetition: the share of its content stems
# that one shown sentence has. Found on development articles, where copies of agency reports
# differ in a few words.
_REPEATED = 0.7
_SHORTEST_REPETITION = 4


class UnknownMethodError(ValueError):
    """There is no such method; the message lists those there are."""

    def __init__(self, method: str) -> None:
        super().__init__(f"no method is called {method!r}; there are {', '.join(METHODS)}")


def summarize(
    documents: Sequence[Document],
    budget: Budget,
    *,
    method: str = "news",
    known: Collection[Sentence] | Collection[str] = (),
) -> Summary:
    """Choose the sentences that tell most, each understandable and none told twice.

    Args:
        documents: one article, or several about one story.
        budget: how much may be chosen; it is never exceeded.
        method: one of ``METHODS``; it rates the sentences, everything else is common to all.
        known: what the reader has been shown; it is left out, and so is what repeats it.

    Returns:
        Sentences of the documents in reading order, document by document as given.

    Raises:
        UnknownMethodError: when ``method`` is not in ``METHODS``.
    """
    if method not in METHODS:
        raise UnknownMethodError(method)
    corpus = gather(documents)
    scores = score(corpus, method)
    shown = _Shown(budget)
    shown.learn([item.text if isinstance(item, Sentence) else item for item in known])
    chosen = sorted(_choose(corpus, scores, shown))
    return Summary(
        sentences=tuple(corpus.sentences[position] for position in chosen),
        scores=tuple(float(scores[position]) for position in chosen),
    )


class _Shown:
    """What is left of the budget, and what has been said so far."""

    def __init__(self, budget: Budget) -> None:
        self._sentences = budget.sentences
        self._words = budget.words
        self._trigrams: set[tuple[str, ...]] = set()

    def learn(self, texts: Sequence[str]) -> None:
        for text in texts:
            self._trigrams.update(_trigrams(words_of(text)))

    def fits(self, texts: Sequence[str]) -> bool:
        words = sum(len(text.split()) for text in texts)
        return (self._sentences is None or len(texts) <= self._sentences) and (
            self._words is None or words <= self._words
        )

    def repeats(self, words: Sequence[str]) -> bool:
        grams = _trigrams(words)
        return sum(gram in self._trigrams for gram in grams) > 0.25 * len(grams)

    def take(self, text: str, words: Sequence[str]) -> None:
        if self._sentences is not None:
            self._sentences -= 1
        if self._words is not None:
            self._words -= len(text.split())
        self._trigrams.update(_trigrams(words))


def _trigrams(words: Sequence[str]) -> list[tuple[str, ...]]:
    if len(words) < 3:
        return [tuple(words)] if words else []
    return list(zip(words, words[1:], words[2:], strict=False))


def _choose(corpus: Corpus, scores: Floats, shown: _Shown) -> set[int]:
    """Greedily take the best sentence that fits, together with those it needs."""
    needs = [need for document in corpus.documents for need in needs_previous(document)]
    chosen: set[int] = set()
    waiting = [(-_worth(scores, unit), unit[-1]) for unit in _units(needs)]
    heapify(waiting)
    while waiting:
        worth, position = heappop(waiting)
        if position in chosen:
            continue
        unit = [member for member in _unit(needs, position) if member not in chosen]
        now = -_worth(scores, unit)
        if now < worth:
            heappush(waiting, (now, position))
            continue
        texts = [corpus.sentences[member].text for member in unit]
        if not shown.fits(texts) or any(shown.repeats(corpus.words[member]) for member in unit):
            continue
        for member, text in zip(unit, texts, strict=True):
            shown.take(text, corpus.words[member])
            chosen.add(member)
        if position + 1 < len(needs) and needs[position + 1]:
            heappush(waiting, (-float(scores[position + 1]), position + 1))
    return chosen


def _units(needs: Sequence[bool]) -> Iterator[list[int]]:
    return (_unit(needs, position) for position in range(len(needs)))


def _unit(needs: Sequence[bool], position: int) -> list[int]:
    """A sentence after all those it needs, directly or through another one."""
    first = position
    while needs[first]:
        first -= 1
    return list(range(first, position + 1))


def _worth(scores: Floats, unit: Sequence[int]) -> float:
    return float(np.mean(scores[unit]))
