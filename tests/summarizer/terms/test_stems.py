"""The stems of content words, language by language."""

from itertools import product
from string import ascii_lowercase

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


def test_no_code_of_two_letters_has_a_stemmer_that_fails() -> None:
    for first, second in product(ascii_lowercase, repeat=2):
        assert language_of(first + second).stem("bridge")


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("pl", ("kandydat", "kandydata", "kandydatem")),
        ("cs", ("most", "mostu", "mosty")),
        ("uk", ("мости", "мосту", "мостом")),
        ("ru", ("мосты", "мосту", "мостом")),
        ("de", ("brücke", "brücken")),
        ("el", ("γέφυρα", "γέφυρας")),
        ("nl", ("boot", "boten")),
        ("da", ("færge", "færger", "færgerne")),
        ("nb", ("ferge", "ferger", "fergene")),
        ("fi", ("talossa", "talosta")),
        ("hu", ("hajók", "hajóval")),
        ("ro", ("podul", "podului")),
    ],
)
def test_the_forms_of_a_word_have_one_stem(code: str, forms: tuple[str, ...]) -> None:
    assert len({language_of(code).stem(form) for form in forms}) == 1


@pytest.mark.parametrize("code", ["cs", "sk", "pl", "uk", "ru"])
def test_a_number_is_its_own_stem(code: str) -> None:
    assert language_of(code).stem("2022") == "2022"
