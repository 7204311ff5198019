"""Words, stems, names and TF-IDF vectors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.terms import (
    content_stems,
    document_shares,
    language_of,
    names_of,
    tfidf,
    words_of,
)


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


def test_content_stems_leave_out_stop_words() -> None:
    english = language_of("en")
    assert content_stems(words_of("The ministers were meeting"), english) == ("minist", "meet")


@pytest.mark.parametrize("code", ["en-GB", "EN", "en_US"])
def test_a_tag_names_its_language(code: str) -> None:
    assert language_of(code).stem("meeting") == "meet"
    assert document_shares(code) == document_shares("en")


@pytest.mark.parametrize("code", ["xx", "", "tlh", "../en", "日本"])
def test_an_unknown_language_keeps_its_words_as_they_are(code: str) -> None:
    assert content_stems(["qapla", "batlh"], language_of(code)) == ("qapla", "batlh")
    assert document_shares(code) == {}


@pytest.mark.parametrize("code", ["de", "fr", "es", "uk", "el", "pl", "cs", "ar", "zh", "ja"])
def test_languages_of_sumy_have_stop_words(code: str) -> None:
    assert language_of(code).stop_words


def test_common_stems_have_large_shares() -> None:
    shares = document_shares("en")
    assert shares["year"] > shares["minist"] > 0


def test_names_are_capitalised_words_inside_a_sentence() -> None:
    text = "Yesterday Ada Okoro’s party won. Voters in Lagos cheered."
    assert names_of(text) == ("Ada", "Okoro", "Lagos")


def test_what_a_text_begins_with_is_no_name() -> None:
    assert names_of("Ada won") == names_of(" Ada won") == names_of("“Ada won") == ()
    assert names_of("so Ada won") == ("Ada",)


def test_a_dot_after_an_initial_ends_no_sentence() -> None:
    assert "Senate" in names_of("A vote in the U.S. Senate")


words = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=6)


@settings(deadline=None, max_examples=50)
@given(st.lists(words, max_size=8))
def test_rows_have_length_one_unless_a_text_is_empty(texts: list[list[str]]) -> None:
    matrix = tfidf(texts)
    lengths = np.bincount(matrix.rows, matrix.weights**2, len(texts))
    assert lengths == pytest.approx([1.0 if text else 0.0 for text in texts])


def test_similarity_is_the_cosine_with_a_mixture_of_texts() -> None:
    matrix = tfidf([["bridge", "opens"], ["bridge", "opens"], ["rain"]])
    first = np.array([1.0, 0.0, 0.0])
    assert matrix.similarities(first) == pytest.approx([1.0, 1.0, 0.0])


def test_nothing_is_similar_to_no_text() -> None:
    assert tfidf([["a"], []]).similarities(np.array([0.0, 1.0])).tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("pl", ("kandydat", "kandydata", "kandydatem")),
        ("cs", ("most", "mostu", "mosty")),
        ("uk", ("мости", "мосту", "мостом")),
        ("ru", ("мосты", "мосту", "мостом")),
        ("de", ("brücke", "brücken")),
    ],
)
def test_the_forms_of_a_word_have_one_stem(code: str, forms: tuple[str, ...]) -> None:
    assert len({language_of(code).stem(form) for form in forms}) == 1


@pytest.mark.parametrize("code", ["cs", "sk", "pl", "uk", "ru"])
def test_a_number_is_its_own_stem(code: str) -> None:
    assert language_of(code).stem("2022") == "2022"


def test_russian_has_the_stop_words_of_our_lexicon() -> None:
    assert "который" in language_of("ru").stop_words
