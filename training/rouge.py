"""ROUGE-1 and ROUGE-2 (Lin, 2004) of sentences and sets of them, as fast as training needs.

Tokens are those of the package rouge-score with stemming; F1 scores are in points of 100.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rouge_score.tokenizers import DefaultTokenizer

Tokens = list[str]
_TOKENIZER = DefaultTokenizer(use_stemmer=True)


def tokenize(text: str) -> Tokens:
    """The stemmed tokens of a text."""
    tokens: Tokens = _TOKENIZER.tokenize(text)
    return tokens


def rouge_of_sets(
    sentences: Sequence[Tokens], reference: Tokens, sets: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """F1 of every set of sentences: one row a set, the columns ROUGE-1 and ROUGE-2."""
    singles = _f1([[(t,) for t in s] for s in sentences], [(t,) for t in reference], sets)
    pairs = _f1([[*pairwise(s)] for s in sentences], [*pairwise(reference)], sets)
    return np.column_stack([singles, pairs])


def _f1(
    sentences: Sequence[Sequence[tuple[str, ...]]],
    reference: Sequence[tuple[str, ...]],
    sets: NDArray[np.bool_],
) -> NDArray[np.float64]:
    wanted = Counter(reference)
    column = {gram: number for number, gram in enumerate(wanted)}
    counts = np.zeros((len(sentences), max(1, len(column))))
    for row, grams in enumerate(sentences):
        for gram in grams:
            if gram in column:
                counts[row, column[gram]] += 1
    lengths = sets @ np.array([len(grams) for grams in sentences], dtype=np.float64)
    ceiling = np.array([*wanted.values()] or [0])
    hits = np.minimum(sets @ counts, ceiling).sum(axis=1)
    f1: NDArray[np.float64] = 200 * hits / np.maximum(lengths + len(reference), 1)
    return f1


def choose_oracle(sentences: Sequence[Tokens], reference: Tokens, most: int) -> tuple[int, ...]:
    """The greedy oracle (Nallapati et al., 2017): sentences that raise ROUGE-1 + ROUGE-2."""
    chosen: list[int] = []
    best = 0.0
    while len(chosen) < min(most, len(sentences)):
        sets = np.zeros((len(sentences), len(sentences)), dtype=np.bool_)
        sets[:, chosen] = True
        np.fill_diagonal(sets, val=True)
        totals = rouge_of_sets(sentences, reference, sets).sum(axis=1)
        if totals.max() <= best:
            break
        best = float(totals.max())
        chosen.append(int(totals.argmax()))
    return tuple(sorted(chosen))
