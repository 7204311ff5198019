"""Groups that are named after somebody speak with one voice."""

import pytest

from tests.summarizer.speech import SAID, names_in


def groups_in(text: str) -> set[str]:
    return {name.mention.name for name in names_in(text) if name.kind == "organisation"}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Pentagon officials", "Pentagon officials"),
        ("Russian officials", "Russian officials"),
        ("Maria Keller’s aides", "Maria Keller’s aides"),
        ("Supporters of Keller", "Supporters of Keller"),
    ],
)
def test_people_told_by_whose_they_are_are_a_group(text: str, group: str) -> None:
    assert group in groups_in(text + SAID)


@pytest.mark.parametrize(
    "text",
    [
        "Some Pentagon officials",
        "Three Pentagon officials",
        "Several of the officials",
        "Officials",
        "Local officials",
    ],
)
def test_some_of_them_or_those_of_nobody_are_nobody_in_particular(text: str) -> None:
    assert not [group for group in groups_in(text + SAID) if "fficials" in group]


def test_what_does_nothing_together_is_no_group() -> None:
    assert not [group for group in groups_in("Pentagon buildings" + SAID) if "buildings" in group]


def test_the_name_of_a_group_is_no_longer_than_a_name() -> None:
    owner = "the old and very tired and nearly forgotten Harbour Board of the northern islands"
    assert not [group for group in groups_in(f"Aides to {owner}{SAID}") if len(group.split()) > 8]
