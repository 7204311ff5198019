"""Roles as worded, and what is none."""

import pytest

from tests.summarizer.speech import actors_of, document_of, names_in


def roles_of(text: str, name: str) -> list[str]:
    return [role.text for role in actors_of(text)[name].roles]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Former mayor Ana Rojas said the port would close.", "Former mayor"),
        (
            "Harbour Board chairman Ana Rojas said the port would close.",
            "Harbour Board chairman",
        ),
        (
            "Council for the Rights of Sailors director Ana Rojas said the port would close.",
            "Council for the Rights of Sailors director",
        ),
        (
            "Ana Rojas, the first woman to run it and director of the port, said it would close.",
            None,
        ),
        ("Ana Rojas, director of the port, said it would close.", "director of the port"),
        ("Ana Rojas, 52, director of the port, said it would close.", "director of the port"),
        ("Ana Rojas, who was mayor of Lima, said the port would close.", "mayor of Lima"),
        (
            "Ana Rojas, a fisherman from Tacoma, Washington, said the port would close.",
            "fisherman from Tacoma, Washington",
        ),
        (
            "The secretary general of the IMA (International Mooring Agency), Ana Rojas, left.",
            "secretary general of the IMA (International Mooring Agency)",
        ),
        ("Co-founder of Portline, Ana Rojas, left early on Monday.", "Co-founder of Portline"),
        ("Governor Mrs. Ana Rojas said the port would close.", "Governor"),
        (
            "He met his Peruvian counterpart, Foreign Minister Ana Rojas, in Lima.",
            "Foreign Minister",
        ),
        ("Peru's president, Ana Rojas, said the port would close.", "Peru's president"),
        (
            "Ana Rojas, a senior fellow at the Ural Institute, left.",
            "senior fellow at the Ural Institute",
        ),
        ("Ana Rojas, MD, PhD, 54, a surgeon in Lima, left early.", "surgeon in Lima"),
        ("Ana Rojas, CEO, left early on Monday.", "CEO"),
        ("Ana Rojas, who has been mayor of Lima since 2015, left.", "mayor of Lima"),
        ("Ana Rojas, who is also the mayor of Lima, left early.", "mayor of Lima"),
        ("Ana Rojas, who served as mayor of Lima, left early.", "mayor of Lima"),
        ("Author and activist Ana Rojas left early on Monday.", "Author and activist"),
        ("Actor-turned-politician Ana Rojas left early.", "Actor-turned-politician"),
        ("On Monday acting mayor Ana Rojas left early.", "acting mayor"),
        ("Her husband, the painter Ana Rojas, left early.", "painter"),
        (
            "Ana Rojas, daughter of the singer Joaquín “El Toro” Vidal, left early.",
            "daughter of the singer Joaquín “El Toro” Vidal",
        ),
        ("Members of the board, Ana Rojas and Maria Keller, left early.", None),
        ("Maria Keller and Ana Rojas, members of the board, left early.", None),
        ("The mayor of Lima, Ana Rojas, insisted that the port would close.", "mayor of Lima"),
        (
            "Portline President and CEO Ana Rojas said that the port would close.",
            "Portline President and CEO",
        ),
        ("Det. Supt. Ana Rojas said that the port would close.", "Det. Supt."),
        ("Centrist MP Ana Rojas left early on Monday.", "Centrist MP"),
        ("A spokeswoman for Ana Rojas said the port would close.", None),
        ("The team and coach Ana Rojas left early on Monday.", "coach"),
    ],
)
def test_a_role_is_the_whole_phrase_as_worded(text: str, role: str | None) -> None:
    roles = roles_of(text, "Ana Rojas")
    assert roles == [] if role is None else role in roles


def test_a_role_does_not_leak_over_and() -> None:
    text = "President Maria Keller and Foreign Minister Ana Rojas met in Lima on Monday."

    assert roles_of(text, "Maria Keller") == ["President"]
    assert roles_of(text, "Ana Rojas") == ["Foreign Minister"]


def test_a_role_of_several_is_no_role_of_one() -> None:
    actors = actors_of("Presidents Maria Keller and Ana Rojas met in Lima on Monday.")

    assert {name: found.roles for name, found in actors.items()} == {
        "Maria Keller": (),
        "Ana Rojas": (),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Ana Rojas, 52, said the port would close.",
        "Ana Rojas, QC, said the port would close.",
        "Ana Rojas, who was tired, said the port would close.",
        "Mrs. Ana Rojas said the port would close.",
        "In 2019 Ana Rojas said the port would close.",
    ],
)
def test_ages_degrees_and_forms_of_address_are_no_roles(text: str) -> None:
    assert roles_of(text, "Ana Rojas") == []


def roles_in(text: str, surname: str) -> list[str]:
    cleaned = document_of(text).article.text
    return [
        role.of(cleaned)
        for name in names_in(text)
        if name.mention.name.endswith(surname)
        for role in name.roles
    ]


def test_a_department_is_no_part_of_a_name() -> None:
    text = "U.S. Secretary of Defense Lloyd Austin is traveling to Europe."

    assert roles_in(text, "Austin") == ["U.S. Secretary of Defense"]
    assert "Lloyd Austin" in [name.mention.name for name in names_in(text)]


def test_a_hyphen_may_join_title_and_name() -> None:
    assert roles_in(
        "Talks were led by NATO Secretary General-Jens Stoltenberg.", "Stoltenberg"
    ) == ["NATO Secretary General"]


def test_a_lower_case_profession_is_a_role() -> None:
    assert roles_in("The prize went to science fiction writer Ursula Brandt.", "Brandt") == [
        "science fiction writer"
    ]


def test_a_form_of_address_is_a_title_but_no_role() -> None:
    text = "Maria Keller spoke first. Mrs. Keller was brief."

    assert roles_in(text, "Keller") == []
    assert [name.mention.title for name in names_in(text)] == [None, "Mrs."]
