"""How far what was said goes on, and where the narrator speaks again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.quotes.contents import content_stretch
from summarizer.quotes.cues import find_cues
from summarizer.quotes.edges import find_end, open_pieces
from summarizer.quotes.pieces import Pieces
from tests.summarizer.quotes.parsed import SPEECH, parsed
from tests.summarizer.speech import said_by

WORDS = st.sampled_from(
    [
        "Keller", "said", "the bridge", "was safe", ",", ".", "“We won,”", "and", "in an interview",
        "because", "which", "it had rained", "praised", "she", "as noted", "on Monday", "Novak", "-",
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


@given(words=st.lists(WORDS, min_size=1, max_size=20))
@settings(deadline=None, max_examples=25)
def test_what_was_said_ends_after_its_core_with_one_of_its_pieces_and_within_its_paragraph(
    words: list[str],
) -> None:
    page = parsed("Keller said the bridge was safe " + " ".join(words))

    for paragraph, passages in zip(page.paragraphs, page.passages, strict=True):
        pieces = Pieces(paragraph, passages)
        for cue in find_cues(paragraph, passages, SPEECH):
            stretch = content_stretch(paragraph, cue)
            if stretch is None:
                continue
            end = find_end(pieces, cue, stretch, SPEECH)
            found = [piece for piece, _ in open_pieces(pieces, cue, stretch, SPEECH)]
            ends = {place - 1 for piece in found for place in (piece.start, piece.end)}
            assert end in {stretch.last, *ends}
            assert stretch.core <= end < len(paragraph.tokens) or end == stretch.last
