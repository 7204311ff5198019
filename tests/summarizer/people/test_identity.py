"""Who is one with whom across articles is told by names alone, in any order."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.people import (
    fold_name,
    identity,
    is_short_for,
    is_surname_alone,
    resolve_surnames,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Sergey V. Lavrov"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Donald J. Trump", "Donald Trump"),
        ("Ana María Ruiz", "ana RUIZ"),
    ],
)
def test_spelling_and_initials_make_no_other_person(one: str, other: str) -> None:
    assert identity(one, "person") == identity(other, "person")


def test_families_and_surnames_alone_are_others() -> None:
    names = ("Joe Biden", "Hunter Biden", "Biden", "J. Biden")
    assert len({identity(name, "person") for name in names}) == len(names)


def test_countries_are_one_by_their_usual_name() -> None:
    assert identity("the U.S.", "country") == identity("United States", "country")
    assert identity("the State Department", "organisation") == "state department"


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Blinken", "Antony Blinken"),
        ("J. Biden", "Joe Biden"),
        ("Zelensky", "Volodymyr Zelenskyy"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("De Vries", "Marieke de Vries"),
        ("Van Hollen", "Chris Van Hollen"),
        ("Ocasio-Cortez", "Alexandria Ocasio-Cortez"),
    ],
)
def test_a_surname_is_short_for_a_full_name(short: str, full: str) -> None:
    assert is_surname_alone(short)
    assert is_short_for(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("H. Biden", "Joe Biden"),
        ("Antony", "Antony Blinken"),
        ("Maria Ruiz", "Ana Maria Ruiz"),
        ("Blinken", "Blinken"),
        ("", "Antony Blinken"),
        ("Blinken", ""),
    ],
)
def test_what_does_not_fit_is_not_short_for_it(short: str, full: str) -> None:
    assert not is_short_for(short, full)


def test_a_surname_is_resolved_when_one_person_bears_it() -> None:
    meant = resolve_surnames(
        [
            "Blinken",
            "Antony Blinken",
            "Anthony Blinken",
            "Sergei Lavrov",
            "Sergey Lavrov",
            "Lavrov",
        ]
    )
    assert meant == {"Lavrov": "Sergei Lavrov"}
    assert resolve_surnames(["Biden", "H. Biden", "Joe Biden", "Hunter Biden"]) == {
        "H. Biden": "Hunter Biden"
    }


_names = st.lists(
    st.sampled_from(
        ["Ana Ruiz", "Ana María Ruiz", "Ruiz", "Lee Ruiz", "A. Ruiz", "", "…", "de Ruiz", "RUIZ"]
    )
)


@settings(deadline=None, max_examples=100)
@given(_names, st.randoms(use_true_random=False))
def test_resolving_ignores_order_and_leads_to_full_names(names: list[str], chance: Random) -> None:
    shuffled = list(names)
    chance.shuffle(shuffled)
    meant = resolve_surnames(names)
    assert meant == resolve_surnames(shuffled)
    assert not meant.keys() & meant.values()
    assert all(is_short_for(short, full) for short, full in meant.items())


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_any_text_has_an_identity(name: str) -> None:
    for kind in ("person", "organisation", "country"):
        assert identity(name, kind) == identity(name, kind).strip()
    assert bool(identity(name, "person")) == bool(fold_name(name))
