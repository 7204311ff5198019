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
# Set by hand.
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
    """The phrases of the articles of a window; an article is a place, numbered from 0.

    They are sorted in several runs, each more than twice as long as the next, and those that came
    last are not sorted yet: an article's phrases are sorted again only as often as the runs double
    (the logarithmic method of Bentley and Saxe, "Decomposable searching problems", 1980).
    """

    def __init__(self) -> None:
        self._own: dict[int, Numbers] = {}
        self._added = 0
        self._runs: list[_Run] = []
        self._late: list[int] = []

    def add(self, phrases: Numbers) -> int:
        """Take in an article's phrases as ``phrases_of`` gives them, and give its place."""
        place, self._added = self._added, self._added + 1
        self._own[place] = phrases
        self._late.append(place)
        return place

    def remove(self, place: int) -> None:
        """Let an article go."""
        own = self._own.pop(place)
        if place in self._late:
            self._late.remove(place)
        else:
            for run in self._runs:
                run.remove(place, own)

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
        having = np.bincount(near, minlength=len(own))
        found = [(run, *_find(own, run.phrases)) for run in self._runs]
        for run, known, at in found:
            having[known] += run.sizes[at]
        shared = (having > 1) & (having <= _COMMON)
        weights = np.where(shared, 1 / np.maximum(having - 1, 1), 0)
        places, told = [late_places[hits]], [weights[near]]
        for run, known, at in found:
            rare = shared[known]
            places.append(run.places_of(at[rare]))
            told.append(np.repeat(weights[known[rare]], run.sizes[at[rare]]))
        return _sum_before(place, np.concatenate(places), np.concatenate(told))

    def _spread_late(self) -> tuple[Numbers, Integers]:
        sizes = [len(self._own[place]) for place in self._late]
        phrases = [np.zeros(0, dtype=np.uint32), *(self._own[place] for place in self._late)]
        return np.concatenate(phrases), np.repeat(np.array(self._late, dtype=np.intp), sizes)

    def _sort(self, late: Numbers, late_places: Integers) -> None:
        run = _Run(late, late_places)
        while self._runs and len(self._runs[-1]) <= 2 * len(run):
            run = self._runs.pop().merged_with(run)
        self._runs.append(run)
        self._late = []


class _Run:
    """Phrases in ascending order, each once, with the places that have it.

    Attributes:
        phrases: the phrases.
        sizes: for each phrase, how many places have it.
    """

    def __init__(self, phrases: Numbers, places: Integers) -> None:
        order = np.argsort(phrases, kind="stable")
        phrases = phrases[order]
        firsts = np.flatnonzero(np.append(True, phrases[1:] != phrases[:-1]))
        self.phrases = phrases[firsts]
        self.sizes = np.diff(np.append(firsts, len(phrases)))
        # Of each phrase the places stand together, from its start on.
        self._starts, self._places = firsts, places[order]

    def __len__(self) -> int:
        return len(self._places)

    def places_of(self, at: Integers) -> Integers:
        """The places that have the phrases at these positions, one phrase after the other."""
        return self._places[_stretches(self._starts[at], self.sizes[at])]

    def remove(self, place: int, own: Numbers) -> None:
        """Let an article go that has these phrases; nothing changes when it is not here."""
        _, at = _find(own, self.phrases)
        everywhere = _stretches(self._starts[at], self.sizes[at])
        here = self._places[everywhere] == place
        lost = np.repeat(at, self.sizes[at])[here]
        self._places[everywhere[here]] = self._places[self._starts[lost] + self.sizes[lost] - 1]
        self.sizes[lost] -= 1

    def merged_with(self, later: "_Run") -> "_Run":
        """One run of both; sorting takes linear time where there are two sorted parts."""
        runs = (self, later)
        return _Run(
            np.concatenate([np.repeat(run.phrases, run.sizes) for run in runs]),
            np.concatenate([run.places_of(np.arange(len(run.phrases))) for run in runs]),
        )


def _sum_before(place: int, places: Integers, told: Floats) -> Floats:
    """What was told of each place before this one."""
    earlier = places < place
    sums = np.bincount(places[earlier], told[earlier], place)
    return sums.astype(np.float64, copy=False)


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
