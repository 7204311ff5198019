"""Boosted regression trees as flat arrays: grown in training, only walked here."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Rows walked at a time: what they touch then stays in the processor's cache.
_ROWS = 256


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trees:
    """A sum of trees (Friedman, 2001); all nodes of all trees lie one after the other.

    A node sends a row to ``child`` when the row's ``feature`` is not over ``threshold``, to the
    node after ``child`` otherwise. A leaf is its own child, with an infinite threshold.

    Attributes:
        roots: the first node of every tree.
        feature: for every node, the column it looks at.
        threshold: for every node, the highest value that goes to ``child``.
        child: for every node, the first of its two children.
        value: for every node, what a leaf adds to the sum.
        depth: the most steps from a root to a leaf.
        start: the sum before the first tree.
    """

    roots: NDArray[np.int32]
    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    child: NDArray[np.int32]
    value: NDArray[np.float32]
    depth: int
    start: float

    def sum(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The sum of all trees for every row of a matrix of features."""
        parts = [self._walk(rows[at : at + _ROWS]) for at in range(0, len(rows), _ROWS)]
        return np.concatenate([np.zeros(0), *parts])

    def _walk(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        values, width = np.ascontiguousarray(rows).ravel(), rows.shape[1]
        nodes = np.repeat(self.roots[None, :], len(rows), axis=0)
        offsets = (np.arange(len(rows), dtype=np.int32) * width)[:, None]
        for _ in range(self.depth):
            seen = values.take(self.feature.take(nodes) + offsets)
            nodes = self.child.take(nodes) + (seen > self.threshold.take(nodes))
        sums: NDArray[np.float64] = self.value.take(nodes).sum(axis=1, dtype=np.float64)
        return sums + self.start

    def arrays(self, prefix: str) -> dict[str, Any]:
        """The arrays under names that begin with ``prefix``, as a file keeps them."""
        return {f"{prefix}.{name}": getattr(self, name) for name in self.__slots__}


def trees_of(arrays: Any, prefix: str) -> Trees:
    """Trees from a mapping of names to arrays, as ``Trees.arrays`` gave them."""
    found = {name: arrays[f"{prefix}.{name}"] for name in Trees.__slots__}
    found |= {"depth": int(found["depth"]), "start": float(found["start"])}
    return Trees(**found)
