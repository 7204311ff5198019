"""Which names act, and what names nobody."""

import pytest

from tests.summarizer.speech import SAID, actors_of, names_in, people_in


def test_a_title_is_no_part_of_a_name() -> None:
    (name,) = [n for n in names_in("President Maria Keller left early.") if n.kind == "person"]

    assert name.mention.name == "Maria Keller"
    assert name.mention.title == "President"


def test_a_possessive_is_no_part_of_a_name() -> None:
    assert [n.mention.name for n in names_in("Vladimir Putin’s plane landed in Geneva.")][:1] == [
        "Vladimir Putin"
    ]


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Councillor Peter Ewing" + SAID, "Peter Ewing"),
        ("Brigadier Thandi Kunene" + SAID, "Thandi Kunene"),
        ("Industrialist Anand Mahindra said he was pleased.", "Anand Mahindra"),
        ("Reps. Thandi Kunene and Maria Keller left. Kunene" + SAID, "Thandi Kunene"),
        ("Crown Prince Frederik Berg" + SAID, "Frederik Berg"),
        ("Maria Keller - the mayor of the city -" + SAID, "Maria Keller"),
    ],
)
def test_titles_and_dashes_are_no_part_of_a_name(text: str, name: str) -> None:
    assert name in people_in(text)


def test_a_surname_with_a_particle_at_the_head_of_a_sentence_is_a_person_who_has_an_office() -> (
    None
):
    text = (
        "De Vries, the union's chief negotiator, said her members would decide on Monday whether "
        "to extend the strike."
    )
    assert "De Vries" in people_in(text)


def test_a_name_may_open_with_a_particle() -> None:
    text = f"“Nobody asked me,” Mr. de Vos{SAID}"

    assert people_in(text) == {"de Vos"}


@pytest.mark.parametrize(
    "text",
    [
        "BOSTON (Reuters) - Ana Rojas left early on Monday.",
        "Ana Rojas, the league’s MVP, said that she would sit out.",
    ],
)
def test_what_only_tells_where_a_text_is_from_or_what_somebody_is_acts_not(text: str) -> None:
    assert set(actors_of(text)) == {"Ana Rojas"}


def test_where_something_is_is_nobody() -> None:
    assert people_in("A ship sank near Muang Tai. Others waited in Muang Tai for days.") == set()


@pytest.mark.parametrize(
    "text",
    [
        "She comes from the province of Dalo Menta and ranked third.",
        "Floods reached Dalo Menta district on Monday.",
        "The story ends when the Imam leaves for the lake.",
        "Afro Fest Ghana takes place in December.",
        "The carrier USS Ronald Hale left on Monday.",
        "A shop on John Street closed on Monday.",
        "Lawmakers passed the Smith-Hale Act on Monday.",
        "A Samsung Galaxy costs more than an Apple Watch.",
        "Hurricane Katrina reached the coast on Monday.",
        "The port closed on Monday.\n\n(Photo by Jane Doe/Harbour Pictures)",
        "By Karen Miller\n\nThe port closed on Monday.",
        "The port closed.\n\nAssociated Press writer Tom Baker in London contributed to this report.",
        "The port closed on Monday.\n\nReporting by Ivan Petrov; Editing by Susan Thomas",
    ],
)
def test_places_things_credits_and_titles_are_nobody(text: str) -> None:
    assert [actor for actor in actors_of(text).values() if actor.kind == "person"] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ghana and Togo signed the treaty on Monday.", {"Ghana", "Togo"}),
        ("McDonald’s said on Monday that sales fell.", {"McDonald’s"}),
    ],
)
def test_all_that_act_together_are_actors(text: str, names: set[str]) -> None:
    assert set(actors_of(text)) == names
