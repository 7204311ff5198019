"""What was learnt from articles and their summaries: the numbers of ``weights/ranker.npz``.

``weights/ranker.toml`` says from what, and how well it did. ``python -m training`` writes both.
"""

from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from summarizer.ranker.trees import Trees, trees_of
from summarizer.resources import folder

# Stems and pairs of words are known by a hash alone, so that no text is in the file.
STEM_BUCKETS = 1 << 16
PAIR_BUCKETS = 1 << 17


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trained:
    """The numbers of the ranker.

    Attributes:
        stem_odds: how much likelier a stem of an article comes back in its summary than the
            average stem, as log-odds by stem bucket.
        stem_rarity: the negative logarithm of the share of articles that hold a stem, by bucket.
        word_weights: weights of the features of ``wording.word_features``, then a constant.
        phrase_weights: what the stems (first ``STEM_BUCKETS`` rows) and pairs of words (the other
            rows) of a sentence tell of it; the columns are two targets, see ``training``.
        sentences: trees over ``features``: the log-odds that a sentence belongs to a summary.
        sets: trees over ``choice.set_features``: the ROUGE of a set beside other sets, in points.
    """

    stem_odds: NDArray[np.float32]
    stem_rarity: NDArray[np.float32]
    word_weights: NDArray[np.float64]
    phrase_weights: NDArray[np.float32]
    sentences: Trees
    sets: Trees


@lru_cache(maxsize=1)
def load_trained() -> Trained:
    """The numbers that come with the package, read once."""
    with (folder("weights") / "ranker.npz").open("rb") as file:
        arrays = np.load(file, allow_pickle=False)
        return Trained(
            stem_odds=arrays["stem_odds"].astype(np.float32),
            stem_rarity=arrays["stem_rarity"].astype(np.float32),
            word_weights=arrays["word_weights"].astype(np.float64),
            phrase_weights=arrays["phrase_weights"].astype(np.float32),
            sentences=trees_of(arrays, "sentences"),
            sets=trees_of(arrays, "sets"),
        )


@lru_cache(maxsize=100_000)
def word_hash(word: str) -> int:
    """A number of 32 bits that is the same in every process."""
    return crc32(word.encode())


def stem_bucket(stem: str) -> int:
    """The row of a stem."""
    return word_hash(stem) % STEM_BUCKETS
