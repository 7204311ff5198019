"""Roles as worded, beside a name: appositions, and clauses with "who is"."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.lexicon import load_lexicon
from summarizer.names.appositions import find_roles
from summarizer.parse import parse
from tests.summarizer.speech import document_of, entity_in

NAMES = load_lexicon("en").names
WORDS = st.sampled_from(
    [
        ",", "62", "MD", "the", "mayor", "of", "Lima", "who", "was", "also", "served", "as", "NATO",
        "’s", "secretary general", "(", ")", "said", "singers", "“La Jefa”", "and", ".", "since",
    ]
)  # fmt: skip


def roles_beside(text: str, name: str = "Ana Rojas") -> list[str]:
    """What a text says the bearer of a name in it is."""
    paragraph, entity = entity_in(text, name)
    return [span.of(text) for span in find_roles(paragraph, entity, NAMES)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The mayor of Lima, Ana Rojas, left.", "mayor of Lima"),
        ("The speaker of the city’s council, Ana Rojas, left.", "speaker of the city’s council"),
        (
            "Ana Rojas, 48, the director of the port authority, left.",
            "director of the port authority",
        ),
        ("Ana Rojas, the mayor of Lima, left.", "mayor of Lima"),
        ("Ana Rojas, 62, the mayor of Lima, left.", "mayor of Lima"),
        ("Ana Rojas, MD, PhD, 62, a surgeon in Lima, left.", "surgeon in Lima"),
        ("Ana Rojas, CEO, left.", "CEO"),
        ("Ana Rojas, who was mayor of Lima, left.", "mayor of Lima"),
        ("Ana Rojas, who has been the mayor of Lima since May, left.", "mayor of Lima"),
        ("Ana Rojas, who served as mayor of Lima, left.", "mayor of Lima"),
        ("Ana Rojas, who is also the mayor, left.", "mayor"),
        ("Ana Rojas, a painter from Tacoma, Washington, left.", "painter from Tacoma, Washington"),
        (
            "The head of the IMA (Mooring Agency), Ana Rojas, left.",
            "head of the IMA (Mooring Agency)",
        ),
    ],
)
def test_a_phrase_beside_a_name_is_its_bearers_role(text: str, role: str) -> None:
    assert roles_beside(text) == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Rojas, 62, left.",
        "Ana Rojas, QC, left.",
        "Ana Rojas, a bridge in Lima, is old.",
        "Ana Rojas, who was tired, left.",
        "Ana Rojas, who left, was tired.",
        "Ana Rojas, members of the board, left.",
        "Ana Rojas, said the mayor, is late.",
        "Ana Rojas left.",
        "Ana Rojas",
        ", Ana Rojas left.",
    ],
)
def test_ages_degrees_things_and_what_several_are_is_no_role(text: str) -> None:
    assert roles_beside(text) == []


def test_a_phrase_of_more_words_than_a_role_has_is_none() -> None:
    long = "mayor of the old and very cold and nearly forgotten little town beside the big lake"

    assert roles_beside(f"Ana Rojas, {long} here, left.") == []


def test_roles_on_both_sides_are_told_in_the_order_of_their_places() -> None:
    text = "Former mayor Ana Rojas, a painter in Lima, left."

    assert roles_beside(text) == ["Former mayor", "painter in Lima"]


@given(before=st.lists(WORDS, max_size=8), after=st.lists(WORDS, max_size=12))
@settings(deadline=None, max_examples=30)
def test_roles_are_words_of_the_text_outside_the_name(before: list[str], after: list[str]) -> None:
    text = " ".join(["It is", *before, "Ana Rojas", *after])
    document = document_of(text)

    for paragraph in parse(document):
        for entity in paragraph.entities:
            name = paragraph.tokens[entity.start : entity.end]
            for role in find_roles(paragraph, entity, NAMES):
                assert role.of(document.article.text).strip()
                assert role.end <= name[0].span.start or role.start >= name[-1].span.end
