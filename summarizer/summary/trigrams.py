"""Runs of three words, by which a summary tells that a sentence repeats another.

Two questions are asked of them, with a bound each. Whether two sentences are near-duplicates, when
sets are weighed (``choice``): by the share of the shorter one. How much of a sentence was told, when
a summary grows (``draft``): by its share in all that was taken, a little of which may come from each
sentence, so that the bound is stricter.
"""

from collections.abc import Sequence

Trigram = tuple[str, ...]


def trigrams_of(words: Sequence[str]) -> list[Trigram]:
    """All runs of three words in their order; a shorter text is one run."""
    return list(zip(words, words[1:], words[2:], strict=False)) or [tuple(words)]
