import pytest

from summarizer.abilities import Abilities, abilities_of
from tests.summarizer.news import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_are_cleaned_and_summed_up_in_ten_languages_and_searched_for_people_in_one(
    language: str,
) -> None:
    assert abilities_of(language) == Abilities(
        summaries=True, context=True, boilerplate=True, people=language == "en"
    )


def test_a_tag_of_a_region_can_what_its_language_can() -> None:
    assert abilities_of("de-AT") == abilities_of("de")


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_without_spaces_every_character_may_count_as_a_word(language: str) -> None:
    assert abilities_of(language).summaries


@pytest.mark.parametrize("language", ["th", "th-TH", "lo", "km", "my"])
def test_where_words_are_not_set_apart_only_the_lead_is_given(language: str) -> None:
    assert abilities_of(language) == Abilities(
        summaries=False, context=False, boilerplate=False, people=False
    )


@pytest.mark.parametrize("language", ["und", "", "xx", "../en"])
def test_in_an_unknown_language_only_the_lead_is_given(language: str) -> None:
    assert abilities_of(language) == Abilities(
        summaries=False, context=False, boilerplate=False, people=False
    )
