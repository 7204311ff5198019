"""The words of a text, in many scripts."""

import pytest

from summarizer.terms import words_of


def test_words_are_lower_case_and_keep_their_apostrophes() -> None:
    assert words_of("The Senate’s vote, 51-49, isn't final.") == [
        "the", "senate's", "vote", "51", "49", "isn't", "final",
    ]  # fmt: skip


def test_every_character_is_a_word_where_a_script_has_no_spaces() -> None:
    assert words_of("東京 2024") == ["東", "京", "2024"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("पुल सोमवार को बंद रहेगा।", ["पुल", "सोमवार", "को", "बंद", "रहेगा"]),
        ("সেতুটি সোমবার বন্ধ থাকবে।", ["সেতুটি", "সোমবার", "বন্ধ", "থাকবে"]),
        ("பாலம் திங்களன்று மூடப்படும்.", ["பாலம்", "திங்களன்று", "மூடப்படும்"]),
        ("پل دوشنبه بسته می‌شود.", ["پل", "دوشنبه", "بسته", "می‌شود"]),
    ],
)
def test_a_letter_and_its_marks_are_of_one_word(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_a_turkish_capital_keeps_its_word_whole() -> None:
    assert words_of("İstanbul’da köprü açıldı") == ["istanbul'da", "köprü", "açıldı"]
