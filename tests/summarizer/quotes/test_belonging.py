"""What about a piece tells whether it is still part of what was said."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.quotes.belonging import Setting, evidence_of_piece
from summarizer.quotes.contents import content_stretch
from summarizer.quotes.cues import find_cues
from summarizer.quotes.pieces import Pieces
from tests.summarizer.quotes.parsed import SPEECH, parsed

WORDS = st.sampled_from(
    [
        "Keller", "said", "added", "the bridge", "was safe", ",", ".", "“We won,”", "“It is ours.”",
        "and", "she", "in an interview", "which", "it had rained", "because", "adding", "that", "(",
    ]
)  # fmt: skip


def settings_of(text: str) -> list[Setting]:
    """Every piece after the verb of each cue that has a content after it."""
    page = parsed(text)
    found: list[Setting] = []
    for paragraph, passages in zip(page.paragraphs, page.passages, strict=True):
        pieces = Pieces(paragraph, passages)
        for cue in find_cues(paragraph, passages, SPEECH):
            stretch = content_stretch(paragraph, cue)
            if stretch is None or stretch.core < cue.verb:
                continue
            found.extend(
                Setting(paragraph=paragraph, cue=cue, stretch=stretch, piece=piece, lexicon=SPEECH)
                for piece in pieces.after(stretch.core, {cue.verb})
            )
    return found


def opening_with(text: str, word: str) -> Setting:
    """The piece of a text that opens with a word, with its first cue."""
    return next(found for found in settings_of(text) if found.words[0].text == word)


def test_a_function_word_that_opens_a_piece_is_told_by_itself_others_by_their_tag() -> None:
    text = "Keller said it was over, because rain had come, trains stood still and all slept."

    assert opening_with(text, "because").opening == "because"
    assert opening_with(text, "trains").opening == "NNS"


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("Keller said the bridge was safe because it was new.", "because", "core"),
        ("Keller said the bridge was safe for boats of the yard.", "of", "content"),
        ("Keller said the bridge was safe. Trains ran.", "Trains", "nothing"),
    ],
)
def test_a_piece_is_tied_to_what_its_first_word_with_a_head_outside_depends_on(
    text: str, word: str, place: str
) -> None:
    assert opening_with(text, word).tie.rpartition(" of ")[2] == place


def test_a_piece_of_marks_alone_is_tied_to_nothing() -> None:
    found = opening_with("Keller said the bridge was safe, it seems.", "it")
    comma = replace(found.piece, start=found.piece.start - 1, end=found.piece.start)
    marks = replace(found, piece=comma)

    assert marks.tied is None
    assert marks.tie == "nothing"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Keller said it was over in an interview on Monday.", "occasion"),
        ("Keller said it was over. “We won,” she said.", "sentence reported"),
        ("Keller said it was over. “We won.” Trains ran.", "sentence open"),
        ("Keller said it was over, and “ours to keep” at last.", "fragment open"),
        ("Keller said it was over for us. “We won.”", "sentence to the end"),
        ("Keller said it was over. She added that trains ran.", "says by pronoun"),
        ("Keller said it was over. She added that trains ran.", "says own"),
        ("Keller said it was over, adding that trains ran.", "says at once"),
        ("Keller said it was over and called on Novak to go.", "says shared"),
    ],
)
def test_what_a_piece_holds_is_told(text: str, told: str) -> None:
    def evidence_in(text: str) -> set[str]:
        return {piece for found in settings_of(text) for piece in evidence_of_piece(found)}

    assert told in evidence_in(text)
    assert told not in evidence_in("Keller said it was over, or nearly so.")


def test_where_nothing_was_said_on_no_occasion_none_is_told() -> None:
    for found in settings_of("Keller said it was over on Monday."):
        assert not any("occasion" in piece for piece in evidence_of_piece(found))


def test_only_a_sentence_of_its_own_is_told_as_one() -> None:
    text = "Keller said it was over, or nearly so. Trains ran."

    for found in settings_of(text):
        told = any(piece.startswith("sentence ") for piece in evidence_of_piece(found))
        assert told is (found.words[0].text == "Trains")


@given(words=st.lists(WORDS, min_size=1, max_size=20))
@settings(deadline=None, max_examples=25)
def test_every_piece_of_any_text_has_evidence_for_each_side_of_it(words: list[str]) -> None:
    for found in settings_of("Keller said the bridge was safe " + " ".join(words)):
        evidence = list(evidence_of_piece(found))
        for subject in ("mark", "word", "tie", "then", "was", "subject", "far", "words", "last"):
            assert any(piece.startswith(f"{subject} ") for piece in evidence), subject
