"""Whom a pronoun or a noun stands for, and how sure that is."""

import pytest

from tests.summarizer.quotes.parsed import named, parsed
from tests.summarizer.speech import quotes_of, said_by

SURE = 0.9


@pytest.mark.parametrize(
    "text",
    [
        (
            "Coach Martin Keller praised his team. “They were awake from the start,” Keller said. "
            "Novaport coach Peter Novak was less pleased. “We lost this one ourselves,” he said."
        ),
        (
            "Former envoy Martin Keller urged talks. “There is no other way,” Keller told reporters."
            "\n\nA resident of Lima, Peter Novak, said that he had lost five relatives. “We lost this "
            "one ourselves?” he asked."
        ),
    ],
)
def test_what_another_may_have_said_who_acts_nearer_is_not_surely_anybodys(text: str) -> None:
    (said,) = [quote for quote in quotes_of(text) if quote.text.startswith("We lost")]

    assert said.confidence < SURE or said.speaker == "Peter Novak"


def test_who_acts_nearest_is_surely_meant() -> None:
    text = (
        "Martin Keller met Peter Novak on Monday.\n\nNovak, the mayor of Lima, was less pleased. "
        "“We lost this one ourselves,” he said."
    )

    (said,) = [quote for quote in quotes_of(text) if quote.text.startswith("We lost")]
    assert said.speaker == "Peter Novak"
    assert said.confidence >= SURE


@pytest.mark.parametrize(
    "noun", ["The senator says", "The Senator says", "Senator from Texas says", "Senator says"]
)
def test_a_senator_is_who_was_called_so_in_capitals_and_in_headlines_too(noun: str) -> None:
    text = f"Sen. Ana Rojas will vote against the law.\n\n{noun} that it cannot be mended."

    assert said_by(text, "Ana Rojas", direct=False) == ["it cannot be mended"]


def test_a_pronoun_is_resolved_by_gender() -> None:
    text = (
        "Maria Keller met Peter Novak on Monday. “The bridge is safe for everybody,” she said. "
        "He said that it was not."
    )

    assert said_by(text, "Maria Keller", direct=True) == ["The bridge is safe for everybody"]
    assert said_by(text, "Peter Novak", direct=False) == ["it was not"]


def test_the_spokesman_is_who_was_called_so() -> None:
    text = (
        "The bridge is closed, city spokesman Peter Novak said on Monday.\n\n"
        "“It will not open before spring,” the spokesman said."
    )

    assert said_by(text, "Peter Novak", direct=True) == ["It will not open before spring"]


def test_a_noun_described_by_a_name_is_nobody_of_whom_that_is_not_said() -> None:
    said = " met Karl Weber. The Ohio senator said that the bridge would be closed for a year."

    assert quotes_of("Peter Novak" + said) == []
    assert [quote.speaker for quote in quotes_of("Ohio Sen. Peter Novak" + said)] == [
        "Peter Novak"
    ]


def test_the_name_in_a_description_tells_two_of_one_office_apart() -> None:
    met = "Ohio Sen. Peter Novak met Texas Sen. Karl Weber."
    said = " The Ohio senator said that the bridge would be closed for a year."

    assert [quote.speaker for quote in quotes_of(met + said)] == ["Peter Novak"]


def speaker_of_last(text: str) -> tuple[str | None, str | None]:
    """Who the subject of the last statement of a text stands for, and how that is worded."""
    page = parsed(text)
    said = page.statements(len(page.paragraphs) - 1)[-1]
    return named(said.speaker), None if said.speaker is None else said.speaker.phrase


@pytest.mark.parametrize(
    ("text", "who", "phrase"),
    [
        ("The Harbour Agency met.\n\nThe agency said it rained.", "The Harbour Agency", "body"),
        ("The Harbour Agency met. It said that all was well.", "The Harbour Agency", "it"),
        ("Portugal left the talks. It said that all was well.", "Portugal", "it"),
        ("Maria Keller left.\n\nThe woman said that it rained.", "Maria Keller", "noun"),
        ("A Harbour Board report said that it rained.", "Harbour Board", "issuer"),
    ],
)
def test_a_noun_or_pronoun_stands_for_what_was_named_before_it(
    text: str, who: str, phrase: str
) -> None:
    assert speaker_of_last(text) == (who, phrase)


@pytest.mark.parametrize(
    "text",
    [
        "Portugal left the talks.\n\nThe agency said that it rained.",
        "Maria Keller left.\n\nThe agency said that it rained.",
        "Maria Keller left. It said that all was well.",
        "Maria Keller met them. A Keller report said that it rained.",
        "Democrats met in Ohio. Maria Keller left. They said that it rained.",
        "Maria Keller left. They said that it rained.",
        "They said that it rained.",
        "Tom Brandt left.\n\nThe woman said that it rained.",
        "Sen. Maria Keller left.\n\nSenators said that it rained.",
        "Maria Keller left.\n\nThe bridge said that it rained.",
    ],
)
def test_what_fits_nobody_named_before_stays_open(text: str) -> None:
    assert speaker_of_last(text) == (None, None)


def test_what_stands_far_back_is_not_meant() -> None:
    between = "\n\n".join(f"It rained on yard {number} all day." for number in range(9))

    assert speaker_of_last(f"Maria Keller left.\n\n{between}\n\nShe said that it rained.") == (
        None,
        None,
    )


def test_whose_gender_nothing_tells_is_meant_less_surely() -> None:
    hints = {}
    for name in ("Maria Keller", "Tavi Keller"):
        page = parsed(f"{name} left the yard. She said that it rained.")
        (said,) = page.statements()
        assert said.speaker is not None
        hints[name] = said.speaker.hints

    assert "gender open" not in hints["Maria Keller"]
    assert "gender open" in hints["Tavi Keller"]
