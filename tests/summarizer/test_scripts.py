"""Writing systems: marks that belong to a word, and letters in lower case."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.scripts import IDEOGRAPHS, MARKS, lower


@pytest.mark.parametrize("mark", ["\u0301", "ि", "্", "ั", "\u200d"])
def test_what_is_written_with_a_letter_is_a_mark(mark: str) -> None:
    assert re.fullmatch(f"[{MARKS}]", mark)


@given(st.characters(categories=["L", "N", "P", "S", "Z"]))
def test_no_letter_figure_sign_or_blank_is_a_mark(character: str) -> None:
    assert not re.fullmatch(f"[{MARKS}]", character)


def test_ideographs_are_those_of_chinese_and_japanese() -> None:
    assert all(re.fullmatch(f"[{IDEOGRAPHS}]", character) for character in "橋は閉カ㐀")
    assert not re.search(f"[{IDEOGRAPHS}]", "bridge 다리 สะพาน")


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_lower_case_of_latin_has_as_many_characters(text: str) -> None:
    assert len(lower(text)) == len(text)
    assert not any(unicodedata.combining(character) for character in lower(text))
