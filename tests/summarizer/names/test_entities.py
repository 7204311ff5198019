"""The parser's entities, mended from the text where it takes them for something else."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.lexicon import load_lexicon
from summarizer.names.entities import mended_entities
from summarizer.parse import Entity, Paragraph, parse
from tests.summarizer.speech import SAID, actors_of, document_of, people_in

ENGLISH = load_lexicon("en")
WORDS = st.sampled_from(
    [
        "Tavi Okolo", "Okolo", "OKOLO", "Harbour Gull", "said", "minister", "Ana Rojo", "KCNA", ".",
        "Ghana", "in", "Heung-min", "Son", "Dupont-Laurent", "the", ",", "left", "\n\n", "of", "’s",
    ]
)  # fmt: skip


def entities_in(text: str, *taken: tuple[str, str]) -> list[list[tuple[str, str]]]:
    """The entities of each paragraph, when the parser takes these words for entities so labelled.

    Without such words, what the parser takes for entities by itself.
    """
    document = document_of(text)
    paragraphs = parse(document)
    if taken:
        paragraphs = tuple(_with_entities(paragraph, taken) for paragraph in paragraphs)
    return [
        [
            (
                document.article.text[
                    paragraph.tokens[entity.start].span.start : paragraph.tokens[
                        entity.end - 1
                    ].span.end
                ],
                entity.label,
            )
            for entity in own
        ]
        for paragraph, own in zip(paragraphs, mended_entities(paragraphs, ENGLISH), strict=True)
    ]


def _with_entities(paragraph: Paragraph, taken: tuple[tuple[str, str], ...]) -> Paragraph:
    found: list[Entity] = []
    words = [token.text for token in paragraph.tokens]
    for name, label in taken:
        parts = name.split()
        found.extend(
            Entity(start=at, end=at + len(parts), label=label)
            for at in range(len(words))
            if words[at : at + len(parts)] == parts
        )
    return replace(paragraph, entities=tuple(found))


def test_a_surname_of_somebody_named_in_full_is_a_person_wherever_it_stands() -> None:
    (found,) = entities_in(
        "Tavi Okolo left. Later Okolo spoke, and OKOLO was heard.",
        ("Tavi Okolo", "PERSON"),
        ("OKOLO", "ORG"),
    )

    assert found == [("Tavi Okolo", "PERSON"), ("Okolo", "PERSON"), ("OKOLO", "PERSON")]


def test_a_full_name_whose_surname_is_a_persons_elsewhere_is_a_person() -> None:
    (found,) = entities_in(
        "Tavi Okolo left. Later Mr. Okolo spoke.", ("Tavi Okolo", "ORG"), ("Okolo", "PERSON")
    )

    assert found == [("Tavi Okolo", "PERSON"), ("Okolo", "PERSON")]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("Rain fell in Okolo. Tavi Okolo left.", "GPE", "GPE"),
        ("Okolo left, and so did Tavi Okolo.", "GPE", "PERSON"),
    ],
)
def test_a_place_that_a_person_is_called_like_stays_one_where_something_is_there(
    text: str, label: str, expected: str
) -> None:
    (found,) = entities_in(text, ("Okolo", label), ("Tavi Okolo", "PERSON"))

    assert ("Okolo", expected) in found


@pytest.mark.parametrize(
    ("text", "word", "label"),
    [
        ("KCNA left on Monday.", "KCNA", "ORG"),
        ("Ghana left on Monday.", "Ghana", "GPE"),
        ("Okolo left on Monday.", "Okolo", "PERSON"),
    ],
)
def test_letters_and_countries_are_no_people(text: str, word: str, label: str) -> None:
    assert entities_in(text, (word, "PERSON")) == [[(word, label)]]


def test_who_says_something_is_an_actor_that_the_parser_missed() -> None:
    (found,) = entities_in("The Harbour Gull said that it was over.", ("Monday", "DATE"))

    assert found == [("Harbour Gull", "ORG")]


def test_two_or_three_names_after_a_role_are_a_person_that_the_parser_missed() -> None:
    text = "On Friday the minister Ana Rojo left, and the minister Rojo left."

    assert entities_in(text, ("Friday", "DATE"))[0][:2] == [
        ("Friday", "DATE"),
        ("Ana Rojo", "PERSON"),
    ]


def test_a_longer_entity_goes_before_one_within_it() -> None:
    (found,) = entities_in(
        "The Harbour Board met.", ("Harbour", "GPE"), ("Harbour Board", "ORG"), ("Board", "ORG")
    )

    assert found == [("Harbour Board", "ORG")]


def test_a_paragraph_in_capitals_tells_only_surnames_that_stand_elsewhere() -> None:
    _, shouted = entities_in(
        "Tavi Okolo left.\n\nIT IS OVER, OKOLO TOLD THEM ALL.",
        ("Tavi Okolo", "PERSON"),
        ("OVER", "ORG"),
    )

    assert shouted == [("OKOLO", "PERSON")]


def test_of_a_family_name_that_comes_first_the_first_word_stands_for_all() -> None:
    found = entities_in(
        "Captain Son Heung-min left.\n\n“It is late,” Son said.", ("Son Heung - min", "PERSON")
    )

    assert ("Son", "PERSON") in found[1]


def test_a_double_name_is_known_by_both_its_halves_together() -> None:
    found = entities_in(
        "Anne Dupont-Laurent left.\n\nDupont-Laurent was tired.",
        ("Anne Dupont - Laurent", "PERSON"),
        ("Dupont - Laurent", "ORG"),
    )

    assert found[1] == [("Dupont-Laurent", "PERSON")]


def test_a_word_of_a_longer_capitalised_name_is_no_surname() -> None:
    (found,) = entities_in(
        "Tavi Okolo left for the Okolo Bridge and Grand Okolo.", ("Tavi Okolo", "PERSON")
    )

    assert [name for name, _ in found] == ["Tavi Okolo"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He received on Friday Peter Paul Novak, the mayor.", {"Peter Paul Novak"}),
        ("On Monday Martin Keller, Jr. left the yard.", {"Martin Keller, Jr."}),
    ],
)
def test_the_day_on_which_somebody_did_something_is_no_part_of_the_name(
    text: str, names: set[str]
) -> None:
    assert names <= people_in(text)


def test_letters_of_an_agency_are_nobody() -> None:
    assert "KCNA" not in people_in("The news agency KCNA" + SAID)


def test_capitals_throughout_tell_no_name_from_another_word() -> None:
    text = (
        "MAYOR KELLER SAYS THE DAM WILL BURST WITHIN DAYS\n\n"
        "THE DAM IS WEAK, AND NOBODY IN THE VALLEY BELIEVES NORDKRAFT ANY MORE.\n\n"
        "Mayor Maria Keller spoke in Lima on Monday."
    )

    assert set(actors_of(text)) == {"Maria Keller"}


@given(words=st.lists(WORDS, min_size=1, max_size=20))
@settings(deadline=None, max_examples=25)
def test_entities_stand_in_reading_order_and_none_within_another(words: list[str]) -> None:
    paragraphs = parse(document_of("Tavi Okolo left. " + " ".join(words)))

    for paragraph, own in zip(paragraphs, mended_entities(paragraphs, ENGLISH), strict=True):
        assert all(0 <= e.start < e.end <= len(paragraph.tokens) for e in own)
        assert all(one.end <= following.start for one, following in pairwise(own))
