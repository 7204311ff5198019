"""Which names of people are one bearer's, and which are a family's or a namesake's."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Mention, Span
from summarizer.lexicon import load_lexicon
from summarizer.model import ActorKind
from summarizer.names import Name, gather_cast
from summarizer.names.bearers import Placed, group_people
from tests.summarizer.speech import SAID, actors_of, people_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("John F. Kowalski opened the plant. J.F. Kowalski lives nearby.", "John F. Kowalski"),
        ("J. F. Kowalski lives nearby. John Kowalski opened the plant.", "John Kowalski"),
        ("Ana Ruiz Vega left. Ruiz Vega was tired.", "Ana Ruiz Vega"),
        ("Volodymyr Zelensky arrived. Zelenskyy spoke first.", "Volodymyr Zelensky"),
        (
            "Johan de Vries will visit. De Vries told parliament that it was late.",
            "Johan de Vries",
        ),
        ("Anne Dupont-Moreau left early. Dupont-Moreau was tired.", "Anne Dupont-Moreau"),
    ],
)
def test_a_shorter_form_joins_the_full_name(text: str, name: str) -> None:
    assert people_in(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "John Kowalski opened the plant. P.F. Kowalski lives nearby.",
        "Maria Keller left. P. Keller stayed for an hour.",
        "Ana Maria Ruiz left. Maria Ruiz stayed for an hour.",
        "John Kowalski Sr. left. J.F. Kowalski Jr. stayed for an hour.",
    ],
)
def test_what_does_not_fit_is_somebody_else(text: str) -> None:
    assert len(people_in(text)) == 2


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "President Keller came on Monday. First lady Maria Keller said that it was cold.",
            {"Keller", "Maria Keller"},
        ),
        (
            "Mayor Keller came on Monday. Carlo Keller said that it was cold.",
            {"Keller", "Carlo Keller"},
        ),
        (
            "Mayor Keller came on Monday. Mayor Carlo Keller said that it was cold.",
            {"Carlo Keller"},
        ),
        ("Carlo Keller came on Monday. Mayor Keller said that it was cold.", {"Carlo Keller"}),
    ],
)
def test_who_has_a_title_before_a_namesake_is_named_is_somebody_else(
    text: str, named: set[str]
) -> None:
    assert people_in(text) == named


def test_a_surname_alone_means_whoever_had_the_title_until_the_namesake_is_named() -> None:
    text = (
        "President Keller came on Monday. “It is cold,” Keller said.\n\n"
        "His wife, Maria Keller, went to a school."
    )
    [speaker] = [name for name, actor in actors_of(text).items() if actor.quotes]
    assert speaker == "Keller"


def test_a_name_of_single_letters_is_no_shorter_form_of_itself() -> None:
    assert people_in("Mr. J P. said that the bridge was safe.") == {"J P."}


@pytest.mark.parametrize(
    "text",
    [
        "James Kowalski was found at home. Mrs. Kowalski’s sister said that she was shocked.",
        "Maria Keller was found at home. Mr. Keller’s sister said that she was shocked.",
    ],
)
def test_a_form_of_address_that_does_not_fit_means_somebody_else(text: str) -> None:
    assert len(people_in(text)) == 2


def test_a_title_in_the_masculine_may_be_a_womans() -> None:
    text = "Maria Keller was found at home. Chairman Keller said that she was shocked."

    assert people_in(text) == {"Maria Keller"}


def test_initials_that_fit_two_names_are_left_apart() -> None:
    text = "John Kowalski met James Kowalski. J.F. Kowalski stayed for an hour."

    assert people_in(text) == {"John Kowalski", "James Kowalski", "J.F. Kowalski"}


def test_a_surname_of_many_means_nobody_in_particular() -> None:
    given = ("Ana", "Eva", "Rosa", "Olga", "Nina", "Lisa", "Emma", "Ella", "Gina", "Ruth", "Mary",
             "Jane", "Paula")  # fmt: skip
    text = " ".join(f"{name} Kowalski left." for name in given)

    assert people_in(f"{text} Kowalski{SAID}") == {
        "Kowalski",
        *(f"{name} Kowalski" for name in given),
    }


def test_a_title_means_whoever_was_called_so() -> None:
    actors = actors_of(f"Sen. Lisa Grant met actor Hugh Grant. Senator Grant{SAID}")

    assert "Senator Grant" in actors["Lisa Grant"].aliases
    assert actors["Hugh Grant"].quotes == ()


def test_a_title_of_office_means_no_relative() -> None:
    actors = actors_of(f"Tom Brandt arrived with his son Paul Brandt. President Brandt{SAID}")

    assert "President Brandt" in actors["Tom Brandt"].aliases
    assert actors["Paul Brandt"].quotes == ()


def test_a_surname_that_two_bear_says_how_surely_it_is_whose() -> None:
    names = ["Tom Brandt", "Helen Brandt", "Tom Brandt", "Tom Brandt", "Brandt", "Helen"]

    grouping = group_people(
        [placed(number, name) for number, name in enumerate(names)], load_lexicon("en").names
    )

    assert grouping.shares == {(4, 0): 0.75}


def test_a_form_of_address_says_surely_whose_surname_it_is() -> None:
    entries = [placed(0, "Tom Brandt"), placed(1, "Helen Brandt"), placed(2, "Brandt", "Mrs.")]

    assert not group_people(entries, load_lexicon("en").names).shares


def test_a_title_in_the_feminine_means_the_woman_of_two_of_one_surname() -> None:
    entries = [
        placed(0, "Tom Brandt"),
        placed(1, "Helen Brandt"),
        placed(2, "Tom Brandt"),
        placed(3, "Brandt", "Chairwoman"),
    ]

    grouping = group_people(entries, load_lexicon("en").names)
    (helens,) = [group for group in grouping.groups if entries[1] in group]
    assert entries[3] in helens


def placed(number: int, name: str, title: str | None = None) -> Placed:
    """A name of a person, the so-numbered of an article."""
    span = Span(start=0, end=len(name))
    mention = Mention(article_id="a1", span=span, name=name, title=title)
    found = Name(
        mention=mention, kind="person", start=0, end=1, head=0, roles=(), acts=False,
        possessive=False, placed=False, impersonal=False,
    )  # fmt: skip
    return (number, 0), found


WORDS = st.sampled_from(
    [
        "J",
        "J.",
        "P.",
        "J.F.",
        "J.-L.",
        "Jo",
        "Ana",
        "Ruiz",
        "Vega",
        "de",
        "van",
        "Jr.",
        "III",
        "É",
        "-",
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join), max_size=8))
def test_every_name_has_one_bearer(names: list[str]) -> None:
    entries = [placed(number, name) for number, name in enumerate(names)]

    grouping = group_people(entries, load_lexicon("en").names)

    placed_so = sorted(place for group in grouping.groups for place, _ in group)
    assert placed_so == [place for place, _ in entries]
    assert all(grouping.groups)
    assert all(0 < share < 1 for share in grouping.shares.values())


KINDS: st.SearchStrategy[ActorKind] = st.sampled_from(["person", "organisation", "country"])


@settings(deadline=1000, max_examples=100)
@given(st.lists(st.tuples(st.text(max_size=12) | WORDS, KINDS), max_size=30))
def test_a_cast_has_a_character_for_each_name_of_any_text(
    drawn: list[tuple[str, ActorKind]],
) -> None:
    names = [
        [replace(placed(number, text)[1], kind=kind)] for number, (text, kind) in enumerate(drawn)
    ]

    cast = gather_cast(names, load_lexicon("en").names)

    assert {place for found in cast.characters for place in found.places} == cast.by_place.keys()
    assert len(cast.by_place) == len(names)
    assert all(cast.at(number, 0).kind == kind for number, (_, kind) in enumerate(drawn))


def _strangers(number: int) -> list[Placed]:
    names = (f"Ana{number} Keller", "Keller", "J.F. Keller")
    return [placed(3 * number + place, name) for place, name in enumerate(names)]


def _family(number: int) -> list[Placed]:
    names = (("Tom Brandt", None), ("Helen Brandt", None), ("Brandt", "Mr."), ("Brandt", "Judge"))
    return [placed(4 * number + place, *name) for place, name in enumerate(names)]


@pytest.mark.parametrize("entries_of", [_strangers, _family])
def test_a_text_full_of_one_surname_takes_no_longer_than_another(
    entries_of: Callable[[int], list[Placed]],
) -> None:
    entries = [entry for number in range(4000) for entry in entries_of(number)]
    began = time.process_time()

    group_people(entries, load_lexicon("en").names)

    assert time.process_time() - began < 5
