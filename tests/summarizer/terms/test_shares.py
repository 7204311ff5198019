"""In how much of the news a stem occurs."""

import pytest

from summarizer.terms import document_shares, rarity


def test_common_stems_have_large_shares() -> None:
    shares = document_shares("en")
    assert shares["year"] > shares["minist"] > 0


def test_what_is_common_tells_little() -> None:
    shares = document_shares("en")
    assert 0 < rarity("year", shares) < rarity("minist", shares) < rarity("qapla", shares)


@pytest.mark.parametrize("code", ["en-GB", "EN", "en_US"])
def test_a_tag_names_its_language(code: str) -> None:
    assert document_shares(code) == document_shares("en")


@pytest.mark.parametrize("code", ["xx", "", "tlh", "../en", "日本"])
def test_of_a_language_that_was_not_counted_nothing_is_known(code: str) -> None:
    assert document_shares(code) == {}
