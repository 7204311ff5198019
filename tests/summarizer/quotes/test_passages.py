"""What stands in quotation marks: which marks are used, nested, left open, or mere apostrophes."""

import pytest

from tests.summarizer.speech import quotes_of, said_by

BRIDGE = "The bridge will stay closed until spring"


@pytest.mark.parametrize(
    "text",
    [
        f"“{BRIDGE},” Maria Keller said.",
        f'"{BRIDGE}," Maria Keller said.',
        f"«{BRIDGE}», Maria Keller said.",
        f"„{BRIDGE}“, Maria Keller said.",
        f"‘{BRIDGE},’ Maria Keller said.",
        f"'{BRIDGE},' Maria Keller said.",
    ],
)
def test_papers_use_different_marks(text: str) -> None:
    assert said_by(text, "Maria Keller", direct=True) == [BRIDGE]


def test_a_quotation_in_single_marks_goes_on_after_its_speaker() -> None:
    text = "‘The dam is weak,’ Maria Keller said. ‘We’ve seen the miners’ cracks.’"

    assert said_by(text, "Maria Keller", direct=True) == [
        "The dam is weak",
        "We’ve seen the miners’ cracks.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller’s dogs’ names are Rock ’n’ Roll.",
        "The so-called 'plan' of the '90s was Maria Keller's.",
        "She drew 'em all, Maria Keller's friends' cats' tails.",
        "It's the workers' and the owners' bridge.",
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert quotes_of(text) == []


def test_scare_quotes_before_a_quotation_are_no_part_of_it() -> None:
    text = "The 'safe' dam was mocked. 'Nobody believed it for a day,' Maria Keller said."

    assert said_by(text, "Maria Keller", direct=True) == ["Nobody believed it for a day"]


def test_a_quotation_within_one_stays_in_it() -> None:
    text = "“He told me, ‘The dam will burst,’ and I believed him,” Maria Keller said."

    assert said_by(text, "Maria Keller", direct=True) == [
        "He told me, ‘The dam will burst,’ and I believed him"
    ]


def test_a_mark_that_is_never_closed_takes_no_other_statement_along() -> None:
    text = "“The dam is weak, she wrote. It was late.\n\n“We told them so,” Maria Keller said."

    assert said_by(text, "Maria Keller", direct=True) == ["We told them so"]
