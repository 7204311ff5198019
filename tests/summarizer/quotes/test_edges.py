"""How far what was said goes on, and where the narrator speaks again."""

import pytest

from tests.summarizer.speech import said_by


@pytest.mark.parametrize(
    "content",
    [
        "the bridge was safe because it had been tested",
        "the bridge, the river and the yard were safe, and that trains would run",
        "she would mend the bridge if asked",
        "the bridge “was safe” and would be opened",
    ],
)
def test_a_report_goes_on_to_the_end_of_its_sentence(content: str) -> None:
    text = f"Maria Keller said {content}."

    assert said_by(text, "Maria Keller", direct=False) == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller said the bridge was safe, a claim that nobody believed.",
        "The bridge was safe, Maria Keller said on Monday, after months of silence.",
        "Maria Keller said the bridge was safe. It has been closed for years.",
    ],
)
def test_what_only_the_narrator_says_is_no_part_of_it(text: str) -> None:
    (said,) = said_by(text, "Maria Keller", direct=False)

    assert said.lower() == "the bridge was safe"


def test_when_something_was_praised_is_no_part_of_it() -> None:
    text = "Maria Keller praised the engineers of the bridge in an interview with a newspaper on Monday."

    assert said_by(text, "Maria Keller", direct=False) == ["the engineers of the bridge"]


def test_a_quotation_with_a_cue_of_its_own_is_another_statement() -> None:
    text = "Maria Keller said she would mend the bridge. “I have done it before,” she said."

    assert said_by(text, "Maria Keller", direct=False) == ["she would mend the bridge"]
