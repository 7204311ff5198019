"""Where names begin and end, and which belong to one bearer."""

import pytest

from summarizer.names.folding import name_suffix, person_key, surname_of
from tests.summarizer.speech import actors_of

SAID = " said on Monday that the port would close."


def people_in(text: str) -> set[str]:
    return {actor.name for actor in actors_of(text).values() if actor.kind == "person"}


@pytest.mark.parametrize(
    "name",
    [
        "Ursula von der Leyen",
        "Mohammed bin Salman",
        "Jean-Claude Juncker",
        "Park Jie-won",
        "José María Núñez",
        "Martin Keller Jr.",
        "Robert O’Hara",
        "Xi Jinping",
        "Salman bin Abdulaziz",
        "Herman Bergman",
    ],
)
def test_a_name_is_taken_whole(name: str) -> None:
    assert name in people_in(f"President {name}{SAID}")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Councillor Peter Ewing" + SAID, "Peter Ewing"),
        ("Brigadier Thandi Kunene" + SAID, "Thandi Kunene"),
        ("Crown Prince Frederik Berg" + SAID, "Frederik Berg"),
        ("Maria Keller - the mayor of the city -" + SAID, "Maria Keller"),
    ],
)
def test_titles_and_dashes_are_no_part_of_a_name(text: str, name: str) -> None:
    assert name in people_in(text)


def test_a_surname_with_particles_joins_the_full_name() -> None:
    text = (
        f"Ursula von der Leyen{SAID} On Tuesday von der Leyen left. Mrs. von der Leyen was tired."
    )

    assert people_in(text) == {"Ursula von der Leyen"}


def test_a_name_may_open_with_a_particle() -> None:
    text = f"“Nobody asked me,” Mr. de Vos{SAID}"

    assert people_in(text) == {"de Vos"}


def test_a_chinese_surname_comes_first() -> None:
    text = f"President Xi Jinping{SAID} Mr. Xi left."

    assert people_in(text) == {"Xi Jinping"}


def test_a_father_is_not_his_son() -> None:
    text = "King Salman spoke first. Crown Prince Mohammed bin Salman spoke later that day."

    assert people_in(text) == {"Salman", "Mohammed bin Salman"}


def test_a_junior_is_not_the_senior() -> None:
    text = (
        "Martin Keller said the port would close. Martin Keller Jr. said it would not. "
        "Keller said he was sure of it."
    )
    actors = actors_of(text)

    assert {"Martin Keller", "Martin Keller Jr."} <= set(actors)
    assert len(actors["Martin Keller Jr."].mentions) == 1


def test_letters_of_an_agency_are_nobody() -> None:
    assert "KCNA" not in people_in("The news agency KCNA" + SAID)


def test_where_something_is_is_nobody() -> None:
    assert people_in("A ship sank near Klong Saen. Others waited in Klong Saen for days.") == set()


def test_keys_hold_what_tells_people_apart() -> None:
    assert person_key("Donald Keller Jr.") != person_key("Donald Keller")
    assert person_key("Donald J. Keller") == person_key("Donald Keller")
    assert person_key("von der Leyen") is None
    assert name_suffix("Martin Keller III") == "iii"
    assert surname_of("Mohammed bin Salman") == "bin salman"


@pytest.mark.parametrize(
    "text",
    [
        "She comes from the province of Dalo Menta and ranked third.",
        "Floods reached Dalo Menta district on Monday.",
        "The story ends when the Imam leaves for the lake.",
        "Afro Fest Ghana takes place in December.",
    ],
)
def test_places_and_titles_are_nobody(text: str) -> None:
    assert [actor for actor in actors_of(text).values() if actor.kind == "person"] == []
