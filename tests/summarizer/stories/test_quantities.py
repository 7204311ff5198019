"""What articles count."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.stories.quantities import quantities
from tests.summarizer.texts import make_document, sentence_texts


def counts(text: str, language: str = "en") -> list[tuple[str, str, int, str]]:
    found = quantities(make_document(text, language=language))
    return [(each.kind, each.counted, int(each.value), each.bound) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 23 people were killed in Lagos on Monday.", ("dead", "people", 23, "least")),
        ("The storm killed 23 people in Lagos.", ("dead", "people", 23, "exact")),
        ("A blast in Lagos left 12 dead.", ("dead", "people", 12, "exact")),
        ("Twelve soldiers died in the blast.", ("dead", "soldiers", 12, "exact")),
        ("The death toll from the storm rose to 1,031.", ("dead", "people", 1031, "exact")),
        ("The flood killed more than 40 villagers.", ("dead", "civilians", 40, "least")),
        ("About 300 others were injured.", ("injured", "people", 300, "about")),
        ("The crash wounded 14 passengers.", ("injured", "passengers", 14, "exact")),
        ("Police said 31 people are still missing.", ("missing", "people", 31, "exact")),
        ("Police arrested 120 protesters.", ("arrested", "protesters", 120, "exact")),
        ("Moscow has more than 100,000 troops there.", ("troops", "people", 100000, "least")),
        ("Mayor Okoro won by 2,140 votes.", ("votes", "people", 2140, "exact")),
        ("The bank agreed to a $1.5 billion fine.", ("money", "$", 1_500_000_000, "exact")),
        ("The firm was fined €20 million on Friday.", ("money", "€", 20_000_000, "exact")),
    ],
)
def test_a_count_is_read_with_what_it_counts(
    text: str, expected: tuple[str, str, int, str]
) -> None:
    assert expected in counts(text)


@pytest.mark.parametrize(
    "text",
    [
        "He was killed 10 years ago.",
        "In 2011, 34 people were killed in a storm there.",
        "Some 900 people were killed in Lagos by the 1971 storm.",
        "Since January, 34 people have been killed on that road.",
        "Up to 50 people may have died, he feared.",
        "The 23-year-old was killed by a bus.",
        "He scored 23 goals and killed the game.",
        "Bus 23 killed the mood.",
        "Twelve gunmen wounded the mayor.",
        "Line 4.5 people say is dead.",
    ],
)
def test_what_leaves_a_doubt_is_not_read(text: str) -> None:
    assert [count for count in counts(text) if count[0] in {"dead", "injured"}] == []


def test_dead_and_injured_of_one_sentence_are_told_apart() -> None:
    found = counts("A blast killed 12 people and injured 40 others.")
    assert ("dead", "people", 12, "exact") in found
    assert ("injured", "people", 40, "exact") in found
    assert len(found) == 2


def test_the_year_of_an_article_is_that_of_utc() -> None:
    new_year = datetime(2027, 1, 1, 3, tzinfo=timezone(timedelta(hours=8)))
    document = make_document("In 2026, 34 people were killed on that road.", published=new_year)
    assert [int(quantity.value) for quantity in quantities(document)] == [34]


def test_those_who_kill_are_not_counted_as_dead() -> None:
    assert counts("Twelve gunmen killed 30 people in Lagos.") == [("dead", "people", 30, "exact")]


def test_soldiers_that_died_are_no_count_of_troops() -> None:
    assert {kind for kind, *_ in counts("The rebels said 40 soldiers were killed.")} == {"dead"}


def test_a_language_whose_wordings_are_not_known_counts_nothing() -> None:
    assert counts("A storm killed 23 people.", language="fr") == []
    assert counts("A storm killed 23 people.", language="../x") == []


def test_the_number_is_a_span_of_the_article() -> None:
    document = make_document("It rained.", "The storm killed 23 people in Lagos.")
    (quantity,) = quantities(document)
    assert quantity.span.of(document.article.text) == "23"
    assert quantity.value == Decimal(23)


@settings(deadline=None, max_examples=50)
@given(st.one_of(st.text(max_size=300), sentence_texts))
def test_every_number_read_stands_in_its_sentence(text: str) -> None:
    document = make_document(text.replace("\n", " "))
    for quantity in quantities(document):
        assert quantity.span.of(document.article.text) in quantity.sentence.text
