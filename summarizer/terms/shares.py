"""How common a stem is in the news of a language."""

from collections.abc import Mapping
from functools import lru_cache
from math import log

from summarizer.lexicon import primary_language
from summarizer.resources import read_tables


@lru_cache(maxsize=64)
def document_shares(code: str) -> Mapping[str, float]:
    """In what share of the news of a language each stem occurs; empty where it was not counted.

    The figures of ``weights/<lang>.frequencies.toml``; a stem that is missing there is rare.
    """
    bands = read_tables("weights", primary_language(code), "frequencies").get("shares", {})
    return {stem: float(share) for share, stems in bands.items() for stem in stems.split()}


# The share taken for a stem that was not counted, about that of the rarest half.
_UNCOUNTED = 0.003


def rarity(stem: str, shares: Mapping[str, float]) -> float:
    """How much a stem tells of an article, given ``document_shares``; above 0."""
    return -log(shares.get(stem, _UNCOUNTED))
