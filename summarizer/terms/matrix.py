"""Texts as TF-IDF vectors: a sparse matrix of texts by terms."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMatrix:
    """A sparse matrix of texts by terms, its rows of length 1 (or 0 without any term).

    Entry ``i`` says that text ``rows[i]`` holds term ``columns[i]`` with ``weights[i]``. Products
    with a vector cost time in the number of entries, so they grow linearly with the text.
    """

    rows: Integers
    columns: Integers
    weights: Floats
    texts: int
    terms: int

    def times(self, vector: Floats) -> Floats:
        """The product with a vector over terms: one number a text."""
        products = self.weights * vector[self.columns]
        return np.bincount(self.rows, products, self.texts).astype(np.float64, copy=False)

    def transposed_times(self, vector: Floats) -> Floats:
        """The product of the transpose with a vector over texts: one number a term."""
        products = self.weights * vector[self.rows]
        return np.bincount(self.columns, products, self.terms).astype(np.float64, copy=False)

    def similarities(self, vector: Floats) -> Floats:
        """The cosine of every text with a vector over texts, which mixes them."""
        mixture = self.transposed_times(vector)
        length = float(np.linalg.norm(mixture))
        return self.times(mixture) / length if length > 0 else np.zeros(self.texts)


def tfidf(texts: Sequence[Sequence[str]]) -> TermMatrix:
    """Weigh terms by frequency and rarity (Salton and Buckley, 1988), one row a text.

    Term frequencies are dampened, ``1 + log(tf)``; rarity is ``log(1 + n / df)``, which stays
    above 0 also for a term of every text.
    """
    number: dict[str, int] = {}
    columns = [number.setdefault(term, len(number)) for text in texts for term in text]
    rows = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    keys, counts = np.unique(
        rows * len(number) + np.array(columns, dtype=np.intp), return_counts=True
    )
    rows, column = keys // max(1, len(number)), keys % max(1, len(number))
    rarity = np.log1p(len(texts) / np.maximum(np.bincount(column, minlength=len(number)), 1))
    weights = (1 + np.log(counts)) * rarity[column]
    lengths = np.sqrt(np.bincount(rows, weights**2, len(texts)))
    return TermMatrix(
        rows=rows,
        columns=column,
        weights=weights / lengths[rows],
        texts=len(texts),
        terms=len(number),
    )
