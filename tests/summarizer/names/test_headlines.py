"""Names in headlines, whose words are capitalised alike."""

import pytest

from tests.summarizer.speech import people_in


@pytest.mark.parametrize(
    ("named", "text", "name"),
    [
        ("Keller", "Mr. Keller said on Monday that the bridge was safe.", "Keller"),
        ("Maria Keller", "Keller said on Monday that the bridge was safe.", "Maria Keller"),
        ("Maria Keller", "Maria Keller said that the bridge was safe.", "Maria Keller"),
        ("Xi Jinping", "Xi Jinping said that the bridge was safe. Mr. Xi left.", "Xi Jinping"),
    ],
)
def test_what_a_headline_tells_of_somebody_is_no_part_of_the_name(
    named: str, text: str, name: str
) -> None:
    assert people_in(f"{named} Sees Costly Bridge as Personal Insult to City.\n\n{text}") == {name}


def test_a_name_that_only_a_headline_has_stays_whole() -> None:
    text = "Maria Keller Sees New Front in Bridge Battle With Mayor.\n\nNobody else left the city."

    assert people_in(text) == {"Maria Keller"}
