import pytest

from summarizer.lexicon import lexicon_languages, load_lexicon, primary_language


def test_english_knows_how_an_author_line_opens() -> None:
    assert load_lexicon("en").lines.bylines


def test_a_lexicon_is_loaded_once() -> None:
    assert load_lexicon("en") is load_lexicon("en")


@pytest.mark.parametrize("tag", ["EN", "en-GB", "en_US", " en "])
def test_a_tag_with_region_or_case_names_the_same_language(tag: str) -> None:
    assert load_lexicon(tag) is load_lexicon("en")


@pytest.mark.parametrize("language", ["xx", "", "../en", "en.toml", "🙂", "\x00", "e/n"])
def test_an_unknown_language_knows_only_what_all_pages_have(language: str) -> None:
    lexicon = load_lexicon(language)
    assert lexicon.lines.furniture
    assert not lexicon.lines.trailers
    assert not lexicon.sentences.unfinished
    assert not lexicon.words.function


def test_the_words_after_which_a_sentence_goes_on_are_lower_case() -> None:
    words = load_lexicon("en").sentences
    assert all(word.islower() for word in words.unfinished | words.hours | words.days)


def test_there_are_ten_languages() -> None:
    assert lexicon_languages() == ("cs", "de", "en", "es", "fr", "it", "pl", "pt", "ru", "uk")


@pytest.mark.parametrize("language", lexicon_languages())
def test_every_language_has_words_of_every_kind_that_summaries_need(language: str) -> None:
    lexicon = load_lexicon(language)
    assert lexicon.words.function
    assert lexicon.lines.bylines
    assert lexicon.lines.marks
    assert lexicon.sentences.unfinished
    assert lexicon.speech.saying
    assert lexicon.context.openers
    assert lexicon.context.nominals


@pytest.mark.parametrize("language", lexicon_languages())
def test_words_are_lower_case_and_abbreviations_end_in_a_full_stop(language: str) -> None:
    lexicon = load_lexicon(language)
    words = (
        lexicon.words.function
        | lexicon.context.openers
        | lexicon.context.nominals
        | lexicon.context.time_words
        | lexicon.speech.forms
        | lexicon.sentences.ordinal_nouns
    )
    assert all(word == word.lower() for word in words)
    abbreviations = lexicon.sentences.unfinished | lexicon.sentences.units
    assert all(word == word.lower() and word.endswith((".", "-u")) for word in abbreviations)


def test_a_tag_is_reduced_to_its_language() -> None:
    assert [primary_language(tag) for tag in ("de-AT", "pt_BR", "EN", "")] == [
        "de",
        "pt",
        "en",
        "",
    ]
