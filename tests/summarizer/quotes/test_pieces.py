"""What stands after a word, cut wherever what was said may end."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.quotes.pieces import Piece, Pieces
from tests.summarizer.quotes.parsed import Parsed, parsed
from tests.summarizer.speech import said_by

WORDS = st.sampled_from(
    [
        "Keller", "said", "the bridge", "was safe", ",", ".", ";", "“We won,”", "“It is ours.”",
        "and", "because", "of", "who", "it had rained", "''", "(", ")", "she", "on Monday", "-",
    ]
)  # fmt: skip


def after(page: Parsed, word: str, own: tuple[str, ...] = ()) -> list[Piece]:
    """The pieces after the first token that is worded so."""
    tokens = {page.token(each).index for each in own}
    return list(Pieces(page.first, page.passages[0]).after(page.token(word).index, tokens))


def texts(page: Parsed, pieces: list[Piece]) -> list[str]:
    return [page.worded(range(piece.start, piece.end)) for piece in pieces]


def test_a_sentence_is_cut_at_its_marks_and_before_its_phrases() -> None:
    page = parsed(
        "Keller said trains ran, that ships sailed and that planes flew (mostly) on Monday."
    )

    pieces = after(page, "said")
    assert texts(page, pieces)[:2] == ["trains ran", "that ships sailed"]
    assert {"mostly", "on Monday"} <= set(texts(page, pieces))
    marks = {piece.mark for piece in pieces}
    assert {"word", ",", "(", ")"} <= marks


def test_no_piece_is_cut_within_quotation_marks() -> None:
    page = parsed("Keller said it was “a danger, and a shame, for all of us” in May.")

    (quoted,) = [piece for piece in after(page, "said") if piece.passage is not None]
    assert texts(page, [quoted]) == ["a danger , and a shame , for all of us"]
    assert quoted.passage == page.passages[0][0]
    assert quoted.mark.startswith("open")


def test_what_follows_a_passage_is_parted_by_its_closing_mark() -> None:
    page = parsed("Keller said it was “a danger to all,” which Novak denied.")

    (last,) = [piece for piece in after(page, "said") if piece.last]
    assert texts(page, [last]) == ["which Novak denied"]
    assert last.mark == "close ,"
    assert not last.is_sentence


@pytest.mark.parametrize(
    "text",
    [
        "Keller said it was over. It rained. Nobody came.",
        "Keller said it was “over.” It rained. Nobody came.",
    ],
)
def test_the_next_sentence_may_still_be_what_was_said_and_the_one_after_it_not(text: str) -> None:
    page = parsed(text)

    pieces = after(page, "said")
    (sentence,) = [piece for piece in pieces if piece.is_sentence]
    assert texts(page, [sentence]) == ["It rained"]
    assert sentence.last
    assert "Nobody" not in " ".join(texts(page, pieces))


def test_the_words_of_a_cue_belong_to_no_piece() -> None:
    page = parsed("The bridge, Keller said, was safe for everybody.")

    pieces = after(page, "bridge", own=("Keller", "said"))
    assert texts(page, pieces) == ["was safe", "for everybody"]
    assert not {"Keller", "said"} & set(" ".join(texts(page, pieces)).split())


def test_however_long_a_sentence_is_few_of_its_pieces_are_cut() -> None:
    page = parsed("Keller said it rained" + ", and it rained" * 200 + ".")

    assert len(after(page, "said")) < 100


def test_nothing_ends_within_a_word_with_a_hyphen() -> None:
    said = "the council created the so-called river authority and a by-the-book commander-in-chief"

    assert said_by(f"Maria Keller said that {said}.", "Maria Keller", direct=False) == [said]


@given(words=st.lists(WORDS, min_size=2, max_size=25))
@settings(deadline=None, max_examples=30)
def test_pieces_stand_one_after_another_and_outside_the_cue(words: list[str]) -> None:
    page = parsed("Maria Keller said " + " ".join(words))

    for paragraph, own in zip(page.paragraphs, page.passages, strict=True):
        pieces = list(Pieces(paragraph, own).after(2, {3}))
        assert all(2 < piece.start < piece.end for piece in pieces)
        assert all(one.end <= following.start for one, following in pairwise(pieces))
        assert not any(piece.start == 3 for piece in pieces)
        assert all(piece.end <= len(paragraph.tokens) for piece in pieces)
