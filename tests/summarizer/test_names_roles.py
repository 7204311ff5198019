"""Roles as worded, and what is none."""

import pytest

from tests.summarizer.speech import actors_of


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
    ],
)
def test_a_role_is_the_whole_phrase_as_worded(text: str, role: str | None) -> None:
    assert role is None or role in roles_of(text, "Ana Rojas")


def test_a_role_does_not_leak_over_and() -> None:
    text = "President Maria Keller and Foreign Minister Ana Rojas met in Lima on Monday."

    assert roles_of(text, "Maria Keller") == ["President"]
    assert roles_of(text, "Ana Rojas") == ["Foreign Minister"]


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
