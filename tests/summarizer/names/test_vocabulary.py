"""What single words tell about names."""

import pytest

from summarizer.lexicon import load_lexicon
from summarizer.names.vocabulary import (
    gender_of_given_name,
    gender_of_noun,
    is_courtesy,
    is_role,
    is_role_or_plural,
    is_title,
    usual_country,
)

NAMES = load_lexicon("en").names


@pytest.mark.parametrize("noun", ["minister", "Minister", "businesswoman", "Gov.", "spokesman"])
def test_what_somebody_is_or_does_is_a_role(noun: str) -> None:
    assert is_role(noun, NAMES)


@pytest.mark.parametrize("noun", ["bridge", "Monday", "", "Herman", "Bergman", "human"])
def test_a_thing_or_a_surname_that_ends_like_a_role_is_none(noun: str) -> None:
    assert not is_role(noun, NAMES)


def test_the_plural_of_a_role_is_told_by_what_it_is_the_plural_of() -> None:
    assert is_role_or_plural("ministers", "minister", NAMES)
    assert is_role_or_plural("Ministers", "minister", NAMES)
    assert not is_role_or_plural("bridges", "bridge", NAMES)


@pytest.mark.parametrize("word", ["Mr.", "Mrs", "Ms."])
def test_a_polite_form_of_address_is_no_role(word: str) -> None:
    assert is_courtesy(word, NAMES)
    assert not is_courtesy("Minister", NAMES)


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Mr.", "man"),
        ("spokeswoman", "woman"),
        ("Spokesman", "man"),
        ("minister", None),
        ("", None),
    ],
)
def test_a_word_for_a_person_may_tell_the_gender(word: str, gender: str | None) -> None:
    assert gender_of_noun(word, NAMES) == gender


@pytest.mark.parametrize(("name", "gender"), [("Maria", "woman"), ("John", "man"), ("Zyx", None)])
def test_a_given_name_may_tell_the_gender(name: str, gender: str | None) -> None:
    assert gender_of_given_name(name, NAMES) == gender


def test_a_country_is_known_by_each_of_its_names() -> None:
    usual = usual_country("the United States", NAMES)
    assert usual is not None
    assert usual_country("U.S.", NAMES) == usual_country("the US", NAMES) == usual
    assert usual_country("Harbour Board", NAMES) is None
    assert usual_country("", NAMES) is None


@pytest.mark.parametrize(
    ("word", "lemma", "title"),
    [
        ("Mrs.", "mrs.", True),
        ("President", "president", True),
        ("Ministers", "minister", True),
        ("Maria", "maria", False),
        ("Bridge", "bridge", False),
    ],
)
def test_a_form_of_address_or_a_role_is_a_title_before_a_name(
    word: str, lemma: str, title: bool
) -> None:
    assert is_title(word, lemma, NAMES) is title


def test_a_role_that_is_a_given_name_too_is_part_of_the_name() -> None:
    both = next(name for name in sorted(NAMES.men | NAMES.women) if is_role(name, NAMES))

    assert not is_title(both, both, NAMES)
