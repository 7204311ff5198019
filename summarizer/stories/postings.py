"""An inverted index of TF-IDF vectors that grows: for each term, the articles that have it."""

from array import array
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.terms import Floats, Integers

# The stored frequencies of stems weigh as much as so many articles of the window: few articles
# are judged by what is rare in news at large, thousands by what is rare on these days. Set by hand.
_BACKGROUND = 500


class Postings:
    """The articles of a window by one kind of term; an article is a place, numbered from 0.

    A term weighs ``log(1 + count) * log(articles / articles with it)``, where the articles are
    those of the window and of news at large. An article's length changes with those it shares the
    window with; it is that of the last ``weigh`` or ``seal``.
    """

    def __init__(self) -> None:
        self._slots: dict[str, int] = {}
        # Of each place, the slots of its terms and how often it has each, dampened; a slot is the
        # number of a term.
        self._own: dict[int, tuple[Integers, Floats]] = {}
        self.added = 0
        # By slot: in what share of news at large the term occurs, in how many articles here, and
        # the sum of its counts over them, each divided by the article's length.
        self._shares, self._frequencies, self._centre = np.zeros(0), np.zeros(0), np.zeros(0)
        self._lengths = np.zeros(0)
        # The index: of those that were there when it was sealed, of those that came later, and
        # those that it does not have yet, for most come and are sealed at once.
        self._laid: _Laid | None = None
        self._late = _Late()
        self._waiting: list[int] = []

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
        self._make_room()
        self._frequencies[slots] += 1
        self._own[place] = slots, damped
        self._waiting.append(place)
        self._forget_blocks()
        return place

    def remove(self, place: int) -> None:
        """Let an article go."""
        self._index_waiting()
        slots, damped = self._own.pop(place)
        self._frequencies[slots] -= 1
        if self._lengths[place] > 0:
            self._centre[slots] -= damped / self._lengths[place]
        if self._laid is not None and self._laid.has(place):
            self._laid.remove(place)
        else:
            self._late.remove(place, slots)
        self._forget_blocks()

    def weigh(self, place: int) -> None:
        """Set an article's length by the articles there are now."""
        slots, damped = self._own[place]
        length = float(np.linalg.norm(damped * self._rarities(slots))) or 1.0
        before = self._lengths[place]
        self._centre[slots] += damped * (1 / length - (1 / before if before else 0.0))
        self._lengths[place] = length

    def seal(self) -> None:
        """Weigh all articles, and lay the index out for comparing many with each other."""
        self._centre[:] = 0.0
        self._lengths[:] = 0.0
        for place in self._own:
            self.weigh(place)
        self._laid = _Laid(self._own, self._rarities(np.arange(len(self._slots))))
        self._late = _Late()
        self._waiting.clear()

    def cosines(self, place: int) -> Floats:
        """The cosines of an article with those before it, by place.

        It costs time in the number of its terms' postings.
        """
        self._index_waiting()
        slots, damped = self._own[place]
        weights = damped * self._rarities(slots) ** 2
        sums = self._late.products(slots, weights, self.added)[:place]
        if self._laid is not None:
            found = self._laid.products(place, slots, weights)
            sums[: len(found)] += found
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

    def _index_waiting(self) -> None:
        for place in self._waiting:
            self._late.add(place, *self._own[place])
        self._waiting.clear()

    def _forget_blocks(self) -> None:
        if self._laid is not None:
            self._laid.forget_blocks()


class _Late:
    """For each slot, the articles that came one by one."""

    def __init__(self) -> None:
        self._places: dict[int, array[int]] = {}
        self._counts: dict[int, array[float]] = {}

    def add(self, place: int, slots: Integers, damped: Floats) -> None:
        for slot, count in zip(slots.tolist(), damped.tolist(), strict=True):
            self._places.setdefault(slot, array("q")).append(place)
            self._counts.setdefault(slot, array("d")).append(count)

    def remove(self, place: int, slots: Integers) -> None:
        for slot in slots.tolist():
            index = self._places[slot].index(place)
            del self._places[slot][index], self._counts[slot][index]

    def products(self, slots: Integers, weights: Floats, added: int) -> Floats:
        """The products of an article with these, by place; of the others 0."""
        if not self._places:
            return np.zeros(added)
        # The views are gone before the next article comes: an array that is viewed cannot grow.
        known = [
            (self._places[slot], self._counts[slot], weight)
            for slot, weight in zip(slots.tolist(), weights.tolist(), strict=True)
            if slot in self._places
        ]
        places = _join(np.frombuffer(own, dtype=np.int64) for own, _, _ in known)
        products = _join(np.frombuffer(counts) * weight for _, counts, weight in known)
        return np.bincount(places, products, added).astype(np.float64, copy=False)


class _Laid:
    """For each slot, the articles that were there together, one slot after the other.

    Terms of many articles are kept apart (``_Common``).
    """

    # A term of more than this share of the articles is cheaper to multiply than to look up. Set by
    # hand, and so is the size of a block: they change the time, and no more than the rounding.
    _COMMON = 0.05

    def __init__(self, own: Mapping[int, tuple[Integers, Floats]], rarities: Floats) -> None:
        lengths = [len(slots) for slots, _ in own.values()]
        all_slots = _join(slots for slots, _ in own.values())
        order = np.argsort(all_slots, kind="stable")
        self._places = np.repeat(np.array(list(own), dtype=np.intp), lengths)[order]
        self._counts = _join(damped for _, damped in own.values())[order]
        self._sizes = np.bincount(all_slots, minlength=len(rarities))
        self._starts = np.cumsum(self._sizes) - self._sizes
        # Where the terms of each place stand.
        indexes = np.empty_like(order)
        indexes[order] = np.arange(len(order))
        ends = np.cumsum(lengths).tolist()
        self._indexes = {
            place: indexes[end - length : end]
            for place, length, end in zip(own, lengths, ends, strict=True)
        }
        self._added = max(own, default=-1) + 1
        is_common = self._sizes > max(_Common.BLOCK, self._COMMON * len(own))
        # By slot: the row of a common term, -1 of others.
        self._rows = np.where(is_common, np.cumsum(is_common) - 1, -1)
        self._common = self._lay_common(np.flatnonzero(is_common), rarities)

    def has(self, place: int) -> bool:
        return place in self._indexes

    def remove(self, place: int) -> None:
        self._counts[self._indexes.pop(place)] = 0.0
        self._common.remove(place)

    def products(self, place: int, slots: Integers, weights: Floats) -> Floats:
        """The products of an article with those of these before it, by place."""
        known = slots < len(self._starts)
        known_slots, known_weights = slots[known], weights[known]
        rows = self._rows[known_slots]
        rare = rows < 0
        starts = self._starts[known_slots[rare]]
        own = self._indexes.get(place)
        sizes = self._sizes[known_slots[rare]] if own is None else own[rare] - starts
        ends = np.cumsum(sizes)
        total = int(ends[-1]) if len(ends) else 0
        found = np.arange(total) + np.repeat(starts - ends + sizes, sizes)
        products = self._counts[found] * np.repeat(known_weights[rare], sizes)
        before = min(place, self._added)
        sums = np.bincount(self._places[found], products, before)
        return sums + self._common.products(place, rows[~rare], known_weights[~rare])[:before]

    def forget_blocks(self) -> None:
        """Multiply each article by itself from now on, for what is rare has changed."""
        self._common.squares = None

    def _lay_common(self, slots: Integers, rarities: Floats) -> "_Common":
        counts = np.zeros((len(slots), self._added), dtype=np.float32)
        for row, slot in enumerate(slots.tolist()):
            own = slice(self._starts[slot], self._starts[slot] + self._sizes[slot])
            counts[row, self._places[own]] = self._counts[own]
        return _Common(counts, rarities[slots])


class _Common:
    """Terms of many articles, a row each: a matrix that is multiplied.

    Attributes:
        squares: the square of each term's rarity, for multiplying a block of articles at a time;
            None when it is no longer that of the index.
    """

    BLOCK = 128

    def __init__(self, counts: NDArray[np.float32], rarities: Floats) -> None:
        self._counts = counts
        self.squares: NDArray[np.float32] | None = (rarities**2).astype(np.float32)
        self._block = -1
        self._products: NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)

    def remove(self, place: int) -> None:
        self._counts[:, place] = 0.0

    def products(self, place: int, rows: Integers, weights: Floats) -> Floats:
        """The products of an article with others, by place; at least of those before it."""
        if self.squares is None:
            products = weights.astype(np.float32) @ self._counts[rows]
        else:
            products = self._of_block(*divmod(place, self.BLOCK), self.squares)
        return products.astype(np.float64)

    def _of_block(self, block: int, row: int, squares: NDArray[np.float32]) -> NDArray[np.float32]:
        if block != self._block:
            end = (block + 1) * self.BLOCK
            own = self._counts[:, block * self.BLOCK : end].T * squares
            self._block, self._products = (
                block,
                np.asarray(own @ self._counts[:, :end], np.float32),
            )
        products: NDArray[np.float32] = self._products[row]
        return products


def _join(parts: Iterable[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])
