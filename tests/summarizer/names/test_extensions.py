"""What the parser left out of a person's name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.lexicon import load_lexicon
from summarizer.names.extensions import (
    can_widen,
    extend,
    is_verb_before,
    nickname_length,
    touches,
)
from summarizer.parse import Token, parse
from tests.summarizer.speech import SAID, document_of, entity_in, people_in

NAMES = load_lexicon("en").names
WORDS = st.sampled_from(
    [
        "Ana", "Rojo", "de", "van", "bin", "Mi-sol", "“La Jefa”", "Jr.", ",", "-", "Dupont-Laurent",
        "Minister", "“", "”", "Said", ":", "the", "spoke", "Portugal", "'CJ'", "III",
    ]
)  # fmt: skip


def tokens_of(text: str) -> tuple[Token, ...]:
    (paragraph,) = parse(document_of(text))
    return paragraph.tokens


def extended(text: str, part: str) -> str:
    """A part of a text, of whole tokens, with what belongs to the name that it is part of."""
    paragraph, entity = entity_in(text, part)
    tokens = paragraph.tokens
    start, end = extend(tokens, entity.start, entity.end, NAMES)
    return text[tokens[start].span.start : tokens[end - 1].span.end]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Rafid Hossain Talukar", "Talukar"),
        ("Mohammed bin Salman", "Mohammed"),
        ("Khalid bin al-Faisal", "Khalid"),
        ("Ursula von der Leyen", "Ursula von der"),
        ("Johan de Vries", "Vries"),
        ("Anke van den Heuvel", "Anke"),
        ("Anke van den Heuvel", "Anke van"),
        ("Han Mi-sol", "Han Mi"),
        ("Anne Dupont-Laurent", "Anne"),
        ("Ana “La Jefa” Rojo", "Ana"),
        ("Ana “La Jefa” Rojo", "Rojo"),
        ("Martin Keller Jr.", "Martin Keller"),
        ("Martin Keller, Jr.", "Martin Keller"),
        ("Martin Keller III", "Martin Keller"),
        ("Ana Rojo", "Ana Rojo"),
    ],
)
def test_a_name_goes_on_over_what_belongs_to_it(name: str, part: str) -> None:
    assert extended(f"Later {name} left the yard.", part) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mayor Ana Rojo left the yard.", "Ana Rojo"),
        ("Said Ana Rojo: it is over.", "Ana Rojo"),
        ("Ana Rojo, Eva Novak and others left.", "Ana Rojo"),
        ("Ana Rojo “sometimes” left.", "Ana Rojo"),
        ("Portugal Ana Rojo left.", "Ana Rojo"),
        ("Ana Rojo de la Harbour left.", "Ana Rojo de la Harbour"),
        ("Ana Rojo el left.", "Ana Rojo"),
    ],
)
def test_titles_verbs_countries_and_others_are_no_part_of_it(text: str, name: str) -> None:
    assert extended(text, "Ana Rojo") == name


@pytest.mark.parametrize(
    ("text", "word", "may"),
    [
        ("Tavi Okolo left.", "Okolo", True),
        ("Minister Okolo left.", "Minister", False),
        ("Portugal left.", "Portugal", False),
        ("The Tavi Institute left.", "Institute", False),
        ("Democrats left.", "Democrats", False),
        ("The NATO left.", "NATO", False),
        ("Tavi spoke.", "spoke", False),
    ],
)
def test_a_word_may_be_part_of_a_name_unless_it_is_known_for_something_else(
    text: str, word: str, may: bool
) -> None:
    token = next(token for token in tokens_of(text) if token.text == word)

    assert can_widen(token, NAMES) is may


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Ana “Jefa” Rojo left.", 3),
        ("Ana “La Jefa” Rojo left.", 4),
        ("Ana “La Jefa” left.", 0),
        ("Ana “La, Jefa” Rojo left.", 0),
        ("Ana “we were all of one mind there” Rojo left.", 0),
        ("“La Jefa” Rojo left.", 0),
    ],
)
def test_a_nickname_of_a_few_words_stands_in_marks_inside_a_name(text: str, length: int) -> None:
    tokens = tokens_of(text)
    opening = next(token.index for token in tokens if token.text == "“")

    assert nickname_length(tokens, opening) == length
    assert nickname_length(tokens, len(tokens) - 1) == 0


def test_a_capitalised_verb_stands_before_a_name_only_where_a_mark_follows_the_name() -> None:
    tokens = tokens_of("Said Ana Rojo: it is over.")

    assert is_verb_before(tokens, 0, 3)
    assert not is_verb_before(tokens, 0, 2)
    assert not is_verb_before(tokens, 1, 3)
    assert not is_verb_before(tokens, 0, len(tokens))


def test_tokens_touch_where_no_space_parts_them() -> None:
    tokens = tokens_of("Ana left.")

    assert [touches(tokens, index) for index in (1, 2)] == [False, True]


@given(words=st.lists(WORDS, min_size=1, max_size=14))
@settings(deadline=None, max_examples=30)
def test_a_name_only_grows_and_stays_in_its_text(words: list[str]) -> None:
    tokens = tokens_of("Eva " + " ".join(words))

    for token in tokens:
        start, end = extend(tokens, token.index, token.index + 1, NAMES)
        assert 0 <= start <= token.index < end <= len(tokens)


@pytest.mark.parametrize(
    "name",
    [
        "Ursula von der Leyen",
        "Mohammed bin Salman",
        "Jean-Claude Juncker",
        "Han Mi-sol",
        "José María Núñez",
        "Martin Keller Jr.",
        "Robert O’Hara",
        "Xi Jinping",
        "Salman bin Abdulaziz",
        "Herman Bergman",
        "Anke van den Heuvel",
        "Marie-Thérèse Dupont-Laurent",
        "Robert Downing Sr.",
        "Joaquín “El Toro” Vidal",
        "Son Heung-min",
        "Cerelyn “CJ” Davis",
        'Martin "Big Red" Keller',
    ],
)
def test_a_name_is_taken_whole(name: str) -> None:
    assert name in people_in(f"President {name}{SAID}")


def test_a_name_may_open_with_a_particle() -> None:
    text = f"“Nobody asked me,” Mr. de Vos{SAID}"

    assert people_in(text) == {"de Vos"}
