"""Which names act, and what names nobody."""

import pytest

from tests.summarizer.speech import actors_of, people_in


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


def test_a_surname_with_a_particle_at_the_head_of_a_sentence_is_a_person_who_has_an_office() -> (
    None
):
    text = (
        "De Vries, the union's chief negotiator, said her members would decide on Monday whether "
        "to extend the strike."
    )
    assert "De Vries" in people_in(text)
