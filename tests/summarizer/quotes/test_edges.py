"""How far what was said goes on, and where the narrator speaks again."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.parse import parse
from summarizer.quotes.passages import find_passages
from summarizer.quotes.pieces import Pieces
from tests.summarizer.speech import document_of, said_by

WORDS = st.sampled_from(
    [
        "Keller", "said", "the bridge", "was safe", ",", ".", ";", "“We won,”", "“It is ours.”",
        "and", "because", "of", "who", "it had rained", "''", "(", ")", "she", "on Monday", "-",
    ]
)  # fmt: skip


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


@given(words=st.lists(WORDS, min_size=2, max_size=25))
@settings(deadline=None, max_examples=30)
def test_pieces_stand_one_after_another_and_outside_the_cue(words: list[str]) -> None:
    document = document_of("Maria Keller said " + " ".join(words))
    paragraphs = parse(document)
    passages = find_passages(document.article.text, paragraphs)

    for paragraph, own in zip(paragraphs, passages, strict=True):
        pieces = list(Pieces(paragraph, own).after(2, {3}))
        assert all(2 < piece.start < piece.end for piece in pieces)
        assert all(one.end <= following.start for one, following in pairwise(pieces))
        assert not any(piece.start == 3 for piece in pieces)
        assert all(piece.end <= len(paragraph.tokens) for piece in pieces)


def test_nothing_ends_within_a_word_with_a_hyphen() -> None:
    said = "the council created the so-called river authority and a by-the-book commander-in-chief"

    assert said_by(f"Maria Keller said that {said}.", "Maria Keller", direct=False) == [said]
