"""Who is meant by what a reader types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.families import Family
from bot.answers.naming import MOST_CLOSEST, closest, meant_by, misspells_surname, name_in
from bot.store.database import Database
from tests.answers.casts import publish
from tests.store.samples import make_actor


def names(meant: tuple[Family, ...]) -> list[str]:
    return [family.name for family in meant]


def asked(db: Database, words: str) -> list[str]:
    with db.read() as tx:
        return names(meant_by(tx, words))


def offered(db: Database, words: str) -> list[str]:
    with db.read() as tx:
        return [name for name, _ in closest(tx, words)]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is Antony Blinken?", "Antony Blinken"),
        ("who’s  Blinken", "Blinken"),
        ("What are the Taliban ??", "the Taliban"),
        ("Was Biden?", "Biden"),
        ("Blinken", "Blinken"),
        ("Who is?", "Who is"),
        ("Isabel Allende", "Isabel Allende"),
        ("Whoopi Goldberg?", "Whoopi Goldberg"),
        ("?", "?"),
        ("", ""),
    ],
)
def test_a_question_asks_for_the_name_in_it(question: str, name: str) -> None:
    assert name_in(question) == name


@given(st.text())
def test_what_is_asked_is_never_lost(question: str) -> None:
    assert bool(name_in(question)) == bool(question.split())


@pytest.mark.parametrize("words", ["", " ", "?", "…", "🙂", "'", "Mr.", "the"])
def test_words_that_name_nobody_mean_nobody_and_offer_nobody(db: Database, words: str) -> None:
    publish(db, ("Ana Ruiz", "Lee Park"))
    assert asked(db, words) == []
    assert offered(db, words) == []


def test_whose_name_only_begins_with_the_words_is_offered(db: Database) -> None:
    publish(db, (make_actor("a0", "the FNV union", kind="organisation", role=None),))
    assert asked(db, "FNV") == []
    assert offered(db, "FNV") == ["the FNV union"]


def test_whoever_bears_the_name_goes_before_those_of_whom_it_is_but_a_word(db: Database) -> None:
    publish(db, ("Ana Park",), ("Park Chan Lee",), ("Park Chan Lee",))
    assert asked(db, "Park") == ["Ana Park"]
    assert asked(db, "Chan") == ["Park Chan Lee"]


def test_of_several_a_title_means_whoever_was_called_so(db: Database) -> None:
    publish(
        db,
        (make_actor("a0", "Ana Ruiz", role="Minister of Works"),),
        (make_actor("a1", "Eva Ruiz", role="Mayor of Lisbon"),),
    )
    assert sorted(asked(db, "Ruiz")) == ["Ana Ruiz", "Eva Ruiz"]
    assert asked(db, "Mayor Ruiz") == ["Eva Ruiz"]
    assert sorted(asked(db, "Captain Ruiz")) == ["Ana Ruiz", "Eva Ruiz"]


def test_who_is_misspelt_is_offered_once_and_not_more_than_a_few(db: Database) -> None:
    kowalski = [(f"{first} Kowalski", "Ana Ruiz") for first in ("Ada", "Ben", "Cid", "Dan")]
    kowalska = [(f"{first} Kowalska",) for first in ("Eve", "Fay", "Gil")]
    publish(db, *kowalski, *kowalska)
    found = offered(db, "Kowalsky")
    assert len(found) == len(set(found)) <= MOST_CLOSEST
    assert found
    assert all("Kowalsk" in name for name in found)
    assert offered(db, "Zzyzx") == []


def test_a_word_after_a_given_name_may_be_the_surname_misspelt(db: Database) -> None:
    publish(db, ("Antony Blinken",), ("Joe Biden",))
    with db.read() as tx:
        antony, joe = meant_by(tx, "Antony"), meant_by(tx, "Joe")
    assert misspells_surname(antony, "Antony", ["Blinkin", "said"])
    assert not misspells_surname(joe, "Joe", ["bidding"])
    assert not misspells_surname(joe, "Joe", [])
    assert not misspells_surname(joe, "Joe", ["…"])
