"""Names with a colon that tell who speaks the rest of a paragraph."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.quotes.labels import Label, find_label
from tests.summarizer.quotes.parsed import named, parsed

MET = "Maria Keller met Peter Novak of the Harbour Board at the yard."


def label_of(paragraph: str, *, before: str = MET, after: str = "") -> tuple[Label | None, str]:
    """The label of a paragraph, and what follows it."""
    page = parsed("\n\n".join(filter(None, (before, paragraph, after))))
    number = 1 if before else 0
    found = find_label(page.text, number, page.paragraphs[number], page.resolver)
    return found, "" if found is None else found.rest.of(page.text)


@pytest.mark.parametrize(
    ("turn", "rest"),
    [
        ("KELLER: It will open in May.", "It will open in May."),
        ("KELLER: “It will open in May.”", "It will open in May."),
        ("“KELLER: It will open in May.", "It will open in May."),
        ("MARIA KELLER: It will open in May.", "It will open in May."),
    ],
)
def test_in_a_transcript_the_rest_of_a_turn_is_speech_without_its_marks(
    turn: str, rest: str
) -> None:
    label, text = label_of(turn)

    assert label is not None
    assert named(label.speaker) == "Maria Keller"
    assert label.spoken
    assert text == rest


def test_in_a_headline_the_rest_is_a_report() -> None:
    label, text = label_of("Keller: Bridge stays closed until May.", before="", after=MET)

    assert label is not None
    assert not label.spoken
    assert text == "Bridge stays closed until May."


@pytest.mark.parametrize(
    "paragraph",
    [
        "UPDATE: The bridge is open again.",
        "KELLER: Yes, soon.",
        "Keller: It will open in May.",
        "The bridge: it will open in May.",
        "It will open in May, KELLER: so they say.",
    ],
)
def test_nobody_is_labelled_where_no_name_opens_a_turn_of_some_words(paragraph: str) -> None:
    assert label_of(paragraph) == (None, "")


def test_a_first_paragraph_longer_than_a_headline_is_none() -> None:
    assert label_of("Keller: " + "and it rained " * 10, before="", after=MET) == (None, "")


@given(
    text=st.text(alphabet='AKELR e:“"”’.\n', max_size=40),
    opening=st.sampled_from(["", "KELLER: ", "“Keller: ", "KELLER: It rained on us "]),
)
@settings(deadline=None, max_examples=30)
def test_the_rest_lies_in_its_paragraph_and_begins_and_ends_with_no_mark(
    text: str, opening: str
) -> None:
    page = parsed(f"{opening}{text}\n\n{MET}")

    for number, paragraph in enumerate(page.paragraphs):
        label = find_label(page.text, number, paragraph, page.resolver)
        if label is not None:
            assert paragraph.span.start < label.rest.start < label.rest.end <= paragraph.span.end
            assert label.rest.of(page.text).strip(' \n"“”') == label.rest.of(page.text)
