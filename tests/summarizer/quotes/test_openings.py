"""Where what was said begins."""

import pytest

from tests.summarizer.speech import said_by


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Maria Keller said on Thursday rescuers had found nine people alive.",
            "rescuers had found nine people alive",
        ),
        ("Maria Keller said late Monday the bridge was safe.", "the bridge was safe"),
        (
            "Maria Keller said in a statement on Friday the bridge was safe.",
            "the bridge was safe",
        ),
        (
            "Maria Keller said that on Thursday rescuers had found nine people alive.",
            "on Thursday rescuers had found nine people alive",
        ),
    ],
)
def test_when_something_was_said_is_no_part_of_it(text: str, content: str) -> None:
    assert said_by(text, "Maria Keller", direct=False) == [content]


@pytest.mark.parametrize(
    "dateline",
    [
        "LIMA (AFP) –",
        "LIMA, Peru, Nov. 20 --",
        "Lima, Nov 20 (Reuters) -",
        "SAN JOSE —",
    ],
)
def test_a_dateline_is_no_part_of_what_was_said(dateline: str) -> None:
    text = f"{dateline} The bridge will stay closed until spring, Maria Keller said on Monday."

    assert said_by(text, "Maria Keller", direct=False) == [
        "The bridge will stay closed until spring"
    ]


@pytest.mark.parametrize("opening", ["NATO – a club of many – will", "LIMA 2 – the yard – will"])
def test_two_dashes_enclose_words_of_what_was_said(opening: str) -> None:
    text = f"{opening} close its bridge in spring, Maria Keller said on Monday."

    (content,) = said_by(text, "Maria Keller", direct=False)

    assert content.startswith(opening)


@pytest.mark.parametrize(
    ("lead", "content"),
    [
        ("After all, Maria Keller says,", "I never claimed to be an engineer."),
        (
            "In an essay in Harbour magazine in December, Maria Keller wrote,",
            "Entrenched and tired engineers spin the tale that the dam is safe, and they sow doubt.",
        ),
    ],
)
def test_what_leads_up_to_a_quotation_is_no_part_of_it(lead: str, content: str) -> None:
    text = f"{lead} “{content}”"

    assert said_by(text, "Maria Keller", direct=True) == [content]
    assert said_by(text, "Maria Keller", direct=False) == []


def test_a_clause_goes_on_behind_who_says_it_and_when() -> None:
    text = "The two bridges, Maria Keller said on Friday at the yard, were built in a hurry."

    assert said_by(text, "Maria Keller", direct=False) == [text.rstrip(".")]
