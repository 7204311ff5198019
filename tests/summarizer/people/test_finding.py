"""Who is meant by a name that is typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Actor, Nobody, Several
from summarizer.people import find_actor, fold_name, name_keys
from tests.summarizer.people.actors import ACTORS, make_actor

BLINKEN = make_actor("Antony Blinken", aliases=["Blinken"])


BILL = make_actor("Bill Clinton", aliases=["Clinton"])


HILLARY = make_actor("Hillary Clinton", aliases=["Clinton"])


JOSE = make_actor("José Muñoz")


STATES = make_actor("the U.S.", kind="country", aliases=["U.S."])


EVERYBODY = [BLINKEN, BILL, HILLARY, JOSE, STATES]


@pytest.mark.parametrize(
    "name",
    ["Blinken", "blinken", " BLINKEN ", "Antony Blinken", "Antony J. Blinken", "Mr. Blinken",
     "Secretary Blinken", "antony", "Blinken!"],
)  # fmt: skip
def test_an_actor_is_found_by_any_form_of_the_name(name: str) -> None:
    assert find_actor(EVERYBODY, name) == BLINKEN


def test_accents_do_not_matter() -> None:
    assert find_actor(EVERYBODY, "Jose Munoz") == JOSE
    assert find_actor([make_actor("Jose Munoz")], "José Muñoz") == make_actor("Jose Munoz")


def test_countries_are_found_by_what_people_call_them() -> None:
    for name in ("US", "the U.S.", "United States"):
        assert find_actor(EVERYBODY, name) == STATES


def test_two_who_fit_are_both_given() -> None:
    assert find_actor(EVERYBODY, "Clinton") == Several(actors=(BILL, HILLARY))


def test_a_full_name_beats_a_shared_surname() -> None:
    assert find_actor(EVERYBODY, "Hillary Clinton") == HILLARY


def test_nobody_comes_with_the_closest_names() -> None:
    assert find_actor(EVERYBODY, "Blinkin") == Nobody(name="Blinkin", closest=("Antony Blinken",))


@pytest.mark.parametrize("name", ["", "   ", "!?", "x" * 500, "<b>", "محمد", "\u202e", "\x00"])
def test_odd_names_find_nobody(name: str) -> None:
    found = find_actor(EVERYBODY, name)

    assert isinstance(found, Nobody)
    assert found.closest == ()
    assert len(found.name) <= 100


def test_nobody_is_found_among_nobody() -> None:
    assert find_actor([], "Blinken") == Nobody(name="Blinken", closest=())


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=120))
def test_finding_never_fails(name: str) -> None:
    assert isinstance(find_actor(EVERYBODY, name), Actor | Several | Nobody)


def test_keys_are_what_a_reader_may_type() -> None:
    assert name_keys(BLINKEN) == {"antony blinken", "blinken"}
    assert name_keys(STATES) == {"us", "united states"}


@settings(deadline=None, max_examples=50)
@given(ACTORS)
def test_every_key_finds_its_actor(one: Actor) -> None:
    for key in name_keys(one):
        assert fold_name(key) == key
        assert find_actor([one], key) == one
