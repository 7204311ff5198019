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
        # Each phrase of each article, and its place: in order of the phrases, but for the late ones.
        self._phrases, self._places = np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.intp)
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
            kept = self._places != place
            self._phrases, self._places = self._phrases[kept], self._places[kept]

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
        near = np.minimum(np.searchsorted(own, late), max(len(own) - 1, 0))
        hits = np.flatnonzero(own[near] == late) if len(own) else near[:0]
        starts = np.searchsorted(self._phrases, own)
        sizes = np.searchsorted(self._phrases, own, side="right") - starts
        having = sizes + np.bincount(near[hits], minlength=len(own))
        weights = np.where(having > _COMMON, 0, 1 / np.maximum(having - 1, 1))
        sizes[having > _COMMON] = 0
        places = np.append(self._places[_stretches(starts, sizes)], late_places[hits])
        told = np.append(np.repeat(weights, sizes), weights[near[hits]])
        earlier = places < place
        sums = np.bincount(places[earlier], told[earlier], place)
        return sums.astype(np.float64, copy=False)

    def _spread_late(self) -> tuple[Numbers, Integers]:
        sizes = [len(self._own[place]) for place in self._late]
        phrases = [np.zeros(0, dtype=np.uint32), *(self._own[place] for place in self._late)]
        return np.concatenate(phrases), np.repeat(np.array(self._late, dtype=np.intp), sizes)

    def _sort(self, late: Numbers, late_places: Integers) -> None:
        phrases = np.append(self._phrases, late)
        order = np.argsort(phrases, kind="stable")
        self._phrases = phrases[order]
        self._places = np.append(self._places, late_places)[order]
        self._late = []


def _stretches(starts: Integers, sizes: Integers) -> Integers:
    """The positions of stretches of an array, one after the other."""
    ends = np.cumsum(sizes)
    return np.arange(sizes.sum()) + np.repeat(starts - ends + sizes, sizes)
