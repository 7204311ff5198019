"""Writing systems: whose letters a text has, marks that belong to a word, and letters in lower case."""

import re
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.scripts import IDEOGRAPHS, MARKS, lower, script_of


@pytest.mark.parametrize("mark", ["\u0301", "ि", "্", "ั", "\u200d"])
def test_what_is_written_with_a_letter_is_a_mark(mark: str) -> None:
    assert re.fullmatch(f"[{MARKS}]", mark)


@given(st.characters(categories=["L", "N", "P", "S", "Z"]))
def test_no_letter_figure_sign_or_blank_is_a_mark(character: str) -> None:
    assert not re.fullmatch(f"[{MARKS}]", character)


def test_ideographs_are_those_of_chinese_and_japanese() -> None:
    assert all(re.fullmatch(f"[{IDEOGRAPHS}]", character) for character in "橋は閉カ㐀")
    assert not re.search(f"[{IDEOGRAPHS}]", "bridge 다리 สะพาน")


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("LATIN", "Die Brücke ist gesperrt, sagte Владимир."),
        ("CYRILLIC", "Мост закрыт (Reuters), 2026"),
        ("DEVANAGARI", "पुल बंद"),
        ("ARABIC", "الجسر مغلق"),
        ("CJK", "旧桥周一关闭"),
        ("HIRAGANA", "首相は北京を訪問"),
        ("", "2026 – 3 %: 🌉 \u0301"),
        ("", ""),
    ],
)
def test_a_text_is_in_the_script_of_most_of_its_letters(script: str, text: str) -> None:
    assert script_of(text) == script


def test_a_kana_in_a_chinese_text_does_not_make_it_japanese() -> None:
    assert script_of("优の良品本周在北京开设新店，吸引了许多顾客") == "CJK"


@given(st.text())
@example("𗀀A")
def test_every_text_has_one_script_or_no_letter(text: str) -> None:
    assert bool(script_of(text)) == any(
        character.isalpha() and unicodedata.name(character, "") for character in text
    )


def test_a_megabyte_of_every_letter_there_is_has_its_script_told_at_once() -> None:
    text = "".join(map(chr, range(0x30000))) * 5
    began = time.process_time()
    assert script_of(text) == "CJK"
    assert time.process_time() - began < 5


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_lower_case_of_latin_has_as_many_characters(text: str) -> None:
    assert len(lower(text)) == len(text)
    assert not any(unicodedata.combining(character) for character in lower(text))
