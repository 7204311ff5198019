"""Runs of three words, by which a summary tells that a sentence repeats another.

They are asked in two ways that are not the same. Before anything is chosen, two sentences are near
each other or not, whichever is the shorter (``choice``); while a summary grows, one sentence is held
against all that was told, of which it may take a little from each (``draft``), and must be stricter.
"""

from collections.abc import Sequence

Trigram = tuple[str, ...]


def trigrams_of(words: Sequence[str]) -> list[Trigram]:
    """All runs of three words in their order; a shorter text is one run."""
    return list(zip(words, words[1:], words[2:], strict=False)) or [tuple(words)]
