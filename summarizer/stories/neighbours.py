"""How near the articles are that are most alike to one: what tells a story from much that is alike."""

import numpy as np

from summarizer.terms import Floats, Integers


class Neighbours:
    """The articles that are most alike to each of a window, in words.

    An article is a place, numbered from 0. When a neighbour leaves, the next one moves up; of more
    than are kept nothing is known, so an article that lost many is taken to have none so near.
    """

    # The third is asked for; the others wait for one to leave. Set by hand.
    _KEPT = 8

    def __init__(self) -> None:
        # Of each place, those most alike and how alike they are, the nearest last; -1 is nobody.
        self._places = np.zeros((0, self._KEPT), dtype=np.intp)
        self._cosines = np.zeros((0, self._KEPT))

    def add(self, place: int, cosines: Floats) -> None:
        """Take in the next article, given how alike each of those before it is, by place."""
        if place >= len(self._places):
            room = max(64, len(self._places)), self._KEPT
            self._places = np.concatenate([self._places, np.full(room, -1, dtype=np.intp)])
            self._cosines = np.concatenate([self._cosines, np.zeros(room)])
        kept = min(self._KEPT, place)
        if kept:
            nearest = np.argpartition(cosines, -kept)[-kept:]
            nearest = nearest[np.argsort(cosines[nearest], kind="stable")]
            self._places[place, -kept:], self._cosines[place, -kept:] = nearest, cosines[nearest]
        nearer = np.flatnonzero(cosines > self._cosines[:place, 0])
        self._put_first(nearer, place, cosines[nearer])

    def remove(self, place: int) -> None:
        """Let an article go."""
        rows, columns = np.nonzero(self._places == place)
        self._places[rows, columns] = self._places[rows, 0]
        self._cosines[rows, columns] = self._cosines[rows, 0]
        self._put_first(rows, -1, np.zeros(len(rows)))

    def cosines(self, rank: int) -> Floats:
        """By place: how alike the nearest article is (rank 1), the second …; 0 where there is none."""
        cosines: Floats = self._cosines[:, -rank]
        return cosines

    def _put_first(self, rows: Integers, place: int, cosines: Floats) -> None:
        """Put an article where the least near one stood, and then where it belongs."""
        self._places[rows, 0], self._cosines[rows, 0] = place, cosines
        order = np.argsort(self._cosines[rows], axis=1, kind="stable")
        for numbers in (self._places, self._cosines):
            numbers[rows] = np.take_along_axis(numbers[rows], order, axis=1)
