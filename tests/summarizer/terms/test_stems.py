"""The stems of content words, language by language."""

import pytest

from summarizer.terms import content_stems, language_of, words_of


def test_content_stems_leave_out_stop_words() -> None:
    english = language_of("en")
    assert content_stems(words_of("The ministers were meeting"), english) == ("minist", "meet")


@pytest.mark.parametrize("code", ["en-GB", "EN", "en_US"])
def test_a_tag_names_its_language(code: str) -> None:
    assert language_of(code).stem("meeting") == "meet"


@pytest.mark.parametrize("code", ["xx", "", "tlh", "../en", "日本"])
def test_an_unknown_language_keeps_its_words_as_they_are(code: str) -> None:
    assert content_stems(["qapla", "batlh"], language_of(code)) == ("qapla", "batlh")


@pytest.mark.parametrize("code", ["de", "fr", "es", "uk", "el", "pl", "cs", "ar", "zh", "ja"])
def test_languages_of_sumy_have_stop_words(code: str) -> None:
    assert language_of(code).stop_words


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
