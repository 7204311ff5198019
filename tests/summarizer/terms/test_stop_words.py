"""Words that tell nothing of what a text is about."""

import subprocess
import sys

import pytest

from summarizer.terms.stop_words import stop_words_of


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("da", "ikke"),
        ("de", "nicht"),
        ("el", "και"),
        ("en", "not"),
        ("fi", "mutta"),
        ("hu", "hogy"),
        ("nb", "ikke"),
        ("nl", "niet"),
        ("no", "ikke"),
        ("ro", "pentru"),
        ("ru", "который"),
        ("sv", "inte"),
        ("uk", "який"),
    ],
)
def test_the_commonest_words_of_a_language_are_stop_words(code: str, word: str) -> None:
    assert word in stop_words_of(code)


@pytest.mark.parametrize("code", ["fr", "es", "pl", "cs", "ar", "he", "sk", "zh", "ja", "ko"])
def test_languages_of_sumy_have_stop_words(code: str) -> None:
    assert stop_words_of(code)


@pytest.mark.parametrize("code", ["xx", "", "tlh", "../en", "日本", "tr", "nn"])
def test_a_language_without_a_list_has_none(code: str) -> None:
    assert stop_words_of(code) == frozenset()


def test_the_lists_of_spacy_are_read_without_loading_it() -> None:
    program = (
        "import sys; from summarizer.terms.stop_words import stop_words_of; "
        "assert stop_words_of('nl'); assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
