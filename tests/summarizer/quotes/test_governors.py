"""The verb that a quoted fragment, or a quotation to come, belongs to."""

import pytest

from summarizer.quotes.governors import introduced, with_governor
from summarizer.quotes.relations import Turn
from summarizer.quotes.speakers import Speaker
from tests.summarizer.quotes.parsed import SPEECH, Parsed, named, parsed


def governed(page: Parsed, turn: Turn, number: int = 0) -> Turn:
    return with_governor(turn, number, page.paragraphs[number], page.resolver, SPEECH)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Maria Keller branded the old bridge “a danger to us all.”", "branded"),
        ("Maria Keller had a message for Peter Novak: “Nobody won at all.”", "had"),
    ],
)
def test_a_passage_is_that_of_the_subject_of_the_verb_it_hangs_on(text: str, verb: str) -> None:
    page = parsed(text)
    (turn,) = page.turns()

    found = governed(page, turn)
    assert (found.relation, named(found.speaker)) == ("governed", "Maria Keller")
    assert found.statement is not None
    assert page.words(found.statement.verb) == verb
    assert found.statement.span is None
    assert found.passage == turn.passage


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody won at all,” Maria Keller said.",
        "A sign was blunt. “Nobody won at all.”",
        "“a danger to us all”",
        "The sign “to us all” of Maria Keller.",
        "Great news: “Nobody won at all.”",
        "Maria Keller painted “...” there.",
    ],
)
def test_a_passage_that_a_cue_ties_or_that_hangs_on_no_verb_is_left_as_it_is(text: str) -> None:
    page = parsed(text)
    (turn,) = page.turns()

    assert governed(page, turn) == turn


def test_a_passage_that_goes_on_is_left_to_its_speaker_where_the_new_one_has_no_name() -> None:
    page = parsed("Peter Novak spoke: “It rained.” A sign painted this: “Nobody won at all.”")
    going = Turn(
        passage=page.passages[0][1],
        speaker=Speaker(character=page.cast.characters[0], phrase="name"),
        statement=None,
        relation="goes on",
    )

    assert governed(page, going) == going


def test_a_signed_passage_is_left_to_who_signs_it() -> None:
    page = parsed("Peter Novak was blunt: “Nobody won at all.” — Maria Keller")
    (turn,) = page.turns()
    signed = Turn(passage=turn.passage, speaker=None, statement=None, relation="signed")

    assert governed(page, signed) is signed


def test_the_subject_of_what_ends_with_a_colon_speaks_in_the_next_paragraph() -> None:
    page = parsed(
        "Maria Keller then released a short statement about the bridge:\n\n“Nobody won at all.”"
    )

    assert named(introduced(0, page.first, page.resolver)) == "Maria Keller"


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller wrote this to the council.",
        "The words of Maria Keller in full:",
        "It is raining on Maria Keller and on the yard:",
    ],
)
def test_without_a_colon_or_a_subject_that_is_named_nobody_is_introduced(text: str) -> None:
    page = parsed(text)

    assert introduced(0, page.first, page.resolver) is None
