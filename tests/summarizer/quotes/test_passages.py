"""What stands in quotation marks: which marks are used, nested, left open, or mere apostrophes."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.parse import parse
from summarizer.quotes.passages import find_passages
from tests.summarizer.speech import document_of, quotes_of, said_by

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


def test_a_single_mark_that_closes_nothing_quotes_nothing() -> None:
    assert quotes_of("The miners won at last.’ Maria Keller left.") == []


@given(text=st.text(alphabet="aB .,“”„«»\"'‘’\n", max_size=60))
@settings(deadline=None, max_examples=50)
def test_passages_stand_one_after_another_within_their_paragraphs(text: str) -> None:
    document = document_of(f"It rained. {text}")
    paragraphs = parse(document)

    for paragraph, passages in zip(
        paragraphs, find_passages(document.article.text, paragraphs), strict=True
    ):
        assert all(one.outer.end <= following.outer.start for one, following in pairwise(passages))
        for passage in passages:
            assert paragraph.span.start <= passage.outer.start < passage.span.start
            assert passage.span.start < passage.span.end <= passage.outer.end
            assert passage.outer.end <= paragraph.span.end


def test_straight_and_curly_marks_may_close_each_other() -> None:
    text = '"The dam is weak,” Maria Keller said. “We told them so a year ago."'

    assert said_by(text, "Maria Keller", direct=True) == [
        "The dam is weak",
        "We told them so a year ago.",
    ]


@pytest.mark.parametrize(
    ("said", "content"),
    [
        ("the yard pays ‘a fair and lasting price’.", "the yard pays ‘a fair and lasting price’"),
        ("the yard pays 'a fair and lasting price'.", "the yard pays 'a fair and lasting price'"),
        ("‘fair’ was not the word for it.", "‘fair’ was not the word for it"),
        ("the yard was the workers’.", "the yard was the workers"),
    ],
)
def test_a_report_keeps_both_single_marks_or_none(said: str, content: str) -> None:
    assert said_by(f"Maria Keller said {said}", "Maria Keller", direct=False) == [content]
