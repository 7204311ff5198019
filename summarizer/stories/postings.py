"""An inverted index of TF-IDF vectors that grows: for each term, the articles that have it."""

from array import array
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.terms import Floats, Integers

# The stored frequencies of stems weigh as much as so many articles of the window: few articles
# are judged by what is rare in news at large, thousands by what is rare on these days.
_BACKGROUND = 500


class Postings:
    """The articles of a window by one kind of term; an article is a place, numbered from 0.

    A term weighs ``log(1 + count) * log(articles / articles with it)``, where the articles are
    those of the window and of news at large. An article's length changes with those it shares the
    window with; it is that of the last ``weigh`` or ``seal``.
    """

    def __init__(self) -> None:
        self._slots: dict[str, int] = {}
        # By slot, the number of a term: the places that have it, and how often, dampened.
        self.places: list[array[int]] = []
        self.counts: list[array[float]] = []
        self._own: dict[int, tuple[Integers, Floats]] = {}
        self.added = 0
        # By slot: in what share of news at large the term occurs, in how many articles here, and
        # the sum of its counts over them, each divided by the article's length.
        self._shares, self._frequencies, self._centre = np.zeros(0), np.zeros(0), np.zeros(0)
        self._lengths = np.zeros(0)
        self._sealed: _Sealed | None = None

    def add(
        self, counts: Mapping[str, int], shares: Mapping[str, float], stem: Callable[[str], str]
    ) -> int:
        """Take in an article's terms, and give its place; it has no length yet."""
        place, self.added = self.added, self.added + 1
        known = self._slots
        for term in counts:
            if term not in known:
                self._open_slot(term, shares.get(stem(term), 0.0) if shares else 0.0)
        slots = np.array([known[term] for term in counts], dtype=np.intp)
        damped = np.log1p(np.array(list(counts.values()), dtype=np.float64))
        for slot, count in zip(slots.tolist(), damped.tolist(), strict=True):
            self.places[slot].append(place)
            self.counts[slot].append(count)
        self._make_room()
        self._frequencies[slots] += 1
        self._own[place] = slots, damped
        self._sealed = None
        return place

    def remove(self, place: int) -> None:
        """Let an article go."""
        slots, damped = self._own.pop(place)
        self._frequencies[slots] -= 1
        if self._lengths[place] > 0:
            self._centre[slots] -= damped / self._lengths[place]
        for slot in slots.tolist():
            index = self.places[slot].index(place)
            del self.places[slot][index], self.counts[slot][index]
        self._sealed = None

    def weigh(self, place: int) -> None:
        """Set an article's length by the articles there are now."""
        slots, damped = self._own[place]
        length = float(np.linalg.norm(damped * self._rarities(slots))) or 1.0
        before = self._lengths[place]
        self._centre[slots] += damped * (1 / length - (1 / before if before else 0.0))
        self._lengths[place] = length

    def seal(self) -> None:
        """Weigh all articles, and lay the index out for comparing many; undone by a change."""
        self._centre[:] = 0.0
        self._lengths[:] = 0.0
        for place in self._own:
            self.weigh(place)
        self._sealed = _Sealed(self, self._rarities(np.arange(len(self._slots))))

    def cosines(self, place: int) -> Floats:
        """The cosines of an article with those before it, by place.

        It costs time in the number of its terms' postings.
        """
        slots, damped = self._own[place]
        weights = damped * self._rarities(slots) ** 2
        if self._sealed is not None:
            sums = self._sealed.sums(place, slots, weights)
        else:
            sums = self._sums(slots, weights)[:place]
        lengths = self._lengths[:place] * self._lengths[place]
        cosines: Floats = np.divide(sums, lengths, out=np.zeros_like(sums), where=lengths > 0)
        return cosines

    def likeness_to_all(self, place: int) -> float:
        """The sum of the cosines of an article with all others."""
        slots, damped = self._own[place]
        if not self._lengths[place]:
            return 0.0
        weights = damped * self._rarities(slots) ** 2
        own = float(np.dot(weights, damped)) / float(self._lengths[place]) ** 2
        everybody = float(np.dot(weights, self._centre[slots]))
        return everybody / float(self._lengths[place]) - own

    def _open_slot(self, term: str, share: float) -> None:
        slot = self._slots[term] = len(self._slots)
        self.places.append(array("q"))
        self.counts.append(array("d"))
        if slot >= len(self._shares):
            room = max(1024, slot)
            self._shares, self._frequencies, self._centre = (
                np.append(numbers, np.zeros(room))
                for numbers in (self._shares, self._frequencies, self._centre)
            )
        self._shares[slot] = share

    def _make_room(self) -> None:
        if self.added > len(self._lengths):
            self._lengths = np.append(self._lengths, np.zeros(max(64, len(self._lengths))))

    def _rarities(self, slots: Integers) -> Floats:
        seen = self._frequencies[slots] + _BACKGROUND * self._shares[slots]
        rarities: Floats = np.log((len(self._own) + _BACKGROUND + 1) / (seen + 0.5))
        return rarities

    def _sums(self, slots: Integers, weights: Floats) -> Floats:
        # The views are gone before the next article comes: an array that is viewed cannot grow.
        places = [np.frombuffer(self.places[slot], dtype=np.int64) for slot in slots.tolist()]
        products = [
            np.frombuffer(self.counts[slot]) * weight
            for slot, weight in zip(slots.tolist(), weights.tolist(), strict=True)
        ]
        sums = np.bincount(_join(places), _join(products), self.added)
        return sums.astype(np.float64, copy=False)


class _Sealed:
    """All postings laid out for comparing many articles, exactly.

    Terms of many articles are a dense matrix, which is multiplied for a block of articles at a
    time; the others are two long arrays, one term after the other.
    """

    _BLOCK = 128
    # A term of more than this share of the articles is cheaper to multiply than to look up.
    _COMMON = 0.05

    def __init__(self, postings: "Postings", rarities: Floats) -> None:
        sizes = np.array([len(own) for own in postings.places], dtype=np.intp)
        self._starts = np.cumsum(sizes) - sizes
        self._places = _join(np.frombuffer(own, dtype=np.int64) for own in postings.places)
        self._counts = _join(np.frombuffer(own) for own in postings.counts)
        self._added = postings.added
        # Slot and place in one number: ascending, so that a place is found in a slot's stretch.
        self._keys = np.repeat(np.arange(len(sizes)), sizes) * self._added + self._places
        common = np.flatnonzero(sizes > max(self._BLOCK, self._COMMON * self._added))
        self._is_common = np.zeros(len(sizes), dtype=bool)
        self._is_common[common] = True
        self._dense = np.zeros((self._added, len(common)), dtype=np.float32)
        for column, slot in enumerate(common.tolist()):
            own = slice(self._starts[slot], self._starts[slot] + sizes[slot])
            self._dense[self._places[own], column] = self._counts[own]
        self._squares = (rarities[common] ** 2).astype(np.float32)
        self._block = -1
        self._products: NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)

    def sums(self, place: int, slots: Integers, weights: Floats) -> Floats:
        """The products of an article with those before it, by place."""
        rare = ~self._is_common[slots]
        slots, weights = slots[rare], weights[rare]
        starts = self._starts[slots]
        sizes = np.searchsorted(self._keys, slots * self._added + place) - starts
        ends = np.cumsum(sizes)
        total = int(ends[-1]) if len(ends) else 0
        found = np.arange(total) + np.repeat(starts - ends + sizes, sizes)
        products = self._counts[found] * np.repeat(weights, sizes)
        sums = np.bincount(self._places[found], products, place)
        return sums + self._common(place)

    def _common(self, place: int) -> Floats:
        block, row = divmod(place, self._BLOCK)
        if block != self._block:
            end = (block + 1) * self._BLOCK
            own = self._dense[block * self._BLOCK : end] * self._squares
            self._block, self._products = block, np.asarray(own @ self._dense[:end].T, np.float32)
        common: Floats = self._products[row, :place].astype(np.float64)
        return common


def _join(parts: Iterable[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])
