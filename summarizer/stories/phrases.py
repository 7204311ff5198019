"""Which articles share phrases that few others have: what outlets that tell one event quote alike.

A phrase is two content words that stand side by side. There are hundreds an article, nearly all of
them in no other one, so they are kept as numbers in two long arrays rather than one by one.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from summarizer.terms import Floats, Integers

Numbers = NDArray[np.uint32]

# Phrases that came since the arrays were sorted are looked through one by one; so many take less
# than a millisecond.
_UNSORTED = 1 << 15
# A phrase of more articles than this says too little to be looked up; it bounds the time of one.
_COMMON = 100


def phrases_of(sentences: Iterable[Sequence[str]]) -> Numbers:
    """The phrases of sentences, given the stems of their content words; ascending, each once.

    A number of 32 bits stands for a phrase; of a million, some 230 share theirs with another.
    """
    found = {
        crc32(f"{one} {other}".encode()) for stems in sentences for one, other in pairwise(stems)
    }
    return np.array(sorted(found), dtype=np.uint32)


class Phrases:
    """The phrases of the articles of a window; an article is a place, numbered from 0."""

    def __init__(self) -> None:
        self._own: dict[int, Numbers] = {}
        self._added = 0
        # Those that were sorted: each phrase once, and of the first one the places from the first
        # start to the second, and so on.
        self._phrases, self._starts = np.zeros(0, dtype=np.uint32), np.zeros(1, dtype=np.intp)
        self._places = np.zeros(0, dtype=np.intp)
        self._late: list[int] = []

    def add(self, phrases: Numbers) -> int:
        """Take in an article's phrases as ``phrases_of`` gives them, and give its place."""
        place, self._added = self._added, self._added + 1
        self._own[place] = phrases
        self._late.append(place)
        return place

    def remove(self, place: int) -> None:
        """Let an article go."""
        del self._own[place]
        if place in self._late:
            self._late.remove(place)
        else:
            kept = np.flatnonzero(self._places != place)
            self._places = self._places[kept]
            self._starts = np.searchsorted(kept, self._starts)

    def shared(self, place: int) -> Floats:
        """For the articles before this one, by place: how many phrases both have.

        A phrase counts less the more articles have it: one divided by the number of the others,
        and nothing when those are a hundred.
        """
        own = self._own[place]
        late, late_places = self._spread_late()
        if len(late) > _UNSORTED:
            self._sort(late, late_places)
            late, late_places = late[:0], late_places[:0]
        hits, near = _find(late, own)
        known, at = _find(own, self._phrases)
        starts = self._starts[at]
        sizes = self._starts[at + 1] - starts
        having = np.bincount(near, minlength=len(own))
        having[known] += sizes
        shared = (having > 1) & (having <= _COMMON)
        weights = np.where(shared, 1 / np.maximum(having - 1, 1), 0)
        sizes[~shared[known]] = 0
        places = np.append(self._places[_stretches(starts, sizes)], late_places[hits])
        told = np.append(np.repeat(weights[known], sizes), weights[near])
        earlier = places < place
        sums = np.bincount(places[earlier], told[earlier], place)
        return sums.astype(np.float64, copy=False)

    def _spread_late(self) -> tuple[Numbers, Integers]:
        sizes = [len(self._own[place]) for place in self._late]
        phrases = [np.zeros(0, dtype=np.uint32), *(self._own[place] for place in self._late)]
        return np.concatenate(phrases), np.repeat(np.array(self._late, dtype=np.intp), sizes)

    def _sort(self, late: Numbers, late_places: Integers) -> None:
        phrases = np.append(np.repeat(self._phrases, np.diff(self._starts)), late)
        order = np.argsort(phrases, kind="stable")
        self._places = np.append(self._places, late_places)[order]
        phrases = phrases[order]
        is_first = np.append(True, phrases[1:] != phrases[:-1])
        self._phrases = phrases[is_first]
        self._starts = np.append(np.flatnonzero(is_first), len(phrases))
        self._late = []


def _stretches(starts: Integers, sizes: Integers) -> Integers:
    """The positions of stretches of an array, one after the other."""
    ends = np.cumsum(sizes)
    return np.arange(sizes.sum()) + np.repeat(starts - ends + sizes, sizes)


def _find(wanted: Numbers, ascending: Numbers) -> tuple[Integers, Integers]:
    """The positions of the numbers that are among others, and where they stand there."""
    if not len(ascending):
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    at = np.minimum(np.searchsorted(ascending, wanted), len(ascending) - 1)
    found = np.flatnonzero(ascending[at] == wanted)
    return found, at[found]
