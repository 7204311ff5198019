"""The numbers that come with the package: small, said what from, without a word of text."""

import tomllib
from importlib import resources

import numpy as np

from summarizer.ranker.trained import load_trained, stem_bucket, word_hash

WEIGHTS = resources.files("summarizer") / "weights"
SIX_MEGABYTES = 6_000_000


def test_the_numbers_are_small_and_are_numbers() -> None:
    assert len((WEIGHTS / "ranker.npz").read_bytes()) < SIX_MEGABYTES
    with (WEIGHTS / "ranker.npz").open("rb") as file:
        arrays = np.load(file, allow_pickle=False)
        assert {arrays[name].dtype.kind for name in arrays.files} <= {"f", "i"}


def test_beside_them_stands_what_they_were_learnt_from() -> None:
    about = tomllib.loads((WEIGHTS / "ranker.toml").read_text(encoding="utf-8"))
    assert about["articles"] > 1000
    assert len(about["sha256"]) == 64
    assert about["figures"]["R1"] > about["figures"]["Lead-3 R1"]


def test_they_are_read_once() -> None:
    assert load_trained() is load_trained()


def test_a_word_has_the_same_number_in_every_process() -> None:
    assert word_hash("bridge") == 1_769_475_999
    assert 0 <= stem_bucket("bridg") < len(load_trained().stem_odds)
