import pytest

from summarizer.lexicon import Lexicon, LineLexicon, load_lexicon


def test_english_knows_how_an_author_line_opens() -> None:
    assert load_lexicon("en").lines.bylines


def test_a_lexicon_is_loaded_once() -> None:
    assert load_lexicon("en") is load_lexicon("en")


@pytest.mark.parametrize("tag", ["EN", "en-GB", "en_US", " en "])
def test_a_tag_with_region_or_case_names_the_same_language(tag: str) -> None:
    assert load_lexicon(tag) is load_lexicon("en")


@pytest.mark.parametrize("language", ["xx", "", "../en", "en.toml", "🙂", "\x00", "e/n"])
def test_an_unknown_language_has_an_empty_lexicon(language: str) -> None:
    lexicon = load_lexicon(language)
    assert isinstance(lexicon, Lexicon)
    assert lexicon.lines == LineLexicon()
    assert not lexicon.sentences.unfinished


def test_the_words_after_which_a_sentence_goes_on_are_lower_case() -> None:
    words = load_lexicon("en").sentences
    assert all(word.islower() for word in words.unfinished | words.hours | words.days)
