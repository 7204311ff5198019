"""What ties a quoted passage to whoever says it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.model import Span
from summarizer.quotes.cues import Cue
from summarizer.quotes.relations import Signature, relate
from summarizer.quotes.speakers import Speaker
from summarizer.quotes.statements import Statement
from tests.summarizer.quotes.parsed import Parsed, named, parsed
from tests.summarizer.speech import quotes_of, said_by

WORDS = st.sampled_from(
    [
        "Maria Keller", "said", "“We won,”", "“It is ours.”", "“all of us”", ":", "—", "he", "added",
        ",", ".", "that", "“We", "was asked", "\n\n", "the bridge", "was safe",
    ]
)  # fmt: skip


def signatures_of(page: Parsed) -> list[Signature]:
    """Every person that a text names, and where."""
    return [
        (name.mention.span, Speaker(character=page.cast.at(number, place), phrase="name"))
        for number, names in enumerate(page.names)
        for place, name in enumerate(names)
        if name.kind == "person"
    ]


def turns_of(text: str, number: int = 0) -> list[tuple[str, str | None]]:
    """How each passage of a paragraph is tied to whom."""
    page = parsed(text)
    turns = page.turns(number, signatures=signatures_of(page))
    return [(turn.relation, named(turn.speaker)) for turn in turns]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Maria Keller said the bridge was “a danger to us all” now.", "clause"),
        ("Maria Keller shot back: “We won.”", "beside"),
        ("“We won,” Maria Keller shot back.", "beside"),
        ("“We won.” Maria Keller said.", "beside"),
        ("“We won.” — Maria Keller", "signed"),
        ("Maria Keller: “We won.”", "signed"),
        ("Then came the day of Maria Keller: “We won.”", "announced"),
    ],
)
def test_a_passage_is_tied_to_whoever_says_it(text: str, relation: str) -> None:
    assert turns_of(text) == [(relation, "Maria Keller")]


def test_a_passage_without_a_cue_goes_on_with_the_one_before() -> None:
    text = "“We won,” Maria Keller said. It rained. “It is ours.” “And all of it.”"

    assert turns_of(text)[1:] == [("goes on", "Maria Keller")] * 2


def test_a_passage_goes_on_with_the_report_before_it() -> None:
    text = "Maria Keller said that it was over. She left the yard. “We won.”"

    assert turns_of(text) == [("carried", "Maria Keller")]


def test_a_paragraph_that_is_all_quoted_goes_on_with_whoever_spoke_before() -> None:
    page = parsed(
        "Maria Keller left.\n\n“We won.”\n\n“We won.” It rained all day, and nobody came."
    )
    keller = Speaker(character=page.cast.characters[0], phrase="name")

    (whole,) = page.turns(1, carried=keller)
    (part,) = page.turns(2, carried=keller)
    assert (whole.relation, named(whole.speaker)) == ("carried", "Maria Keller")
    assert part.speaker is None


@pytest.mark.parametrize(
    "text",
    [
        "“We won.” Maria Keller said that it was over.",
        "It was “all of us” who won.",
        "Maria Keller said that it was over. It was “all of us” who won.",
    ],
)
def test_what_no_cue_claims_is_nobodys(text: str) -> None:
    assert turns_of(text) == [("goes on", None)]


def test_of_two_cues_the_nearest_is_the_passages_and_of_two_contents_the_innermost() -> None:
    near = "Peter Novak conceded as Maria Keller shouted, “We won at last.”"
    inner = "Peter Novak said Maria Keller warned that the bridge was “a danger to us all” now."

    assert {who for _, who in turns_of(near)} == {"Maria Keller"}
    assert turns_of(inner) == [("clause", "Maria Keller")]


def test_a_dash_before_the_next_paragraph_is_no_signature_unless_a_name_stands_alone_there() -> (
    None
):
    assert turns_of("“We won.”\n\n- Maria Keller.") == [("signed", "Maria Keller")]
    assert turns_of("“We won.”\n\n- Maria Keller came in May.") == [("carried", None)]


def test_a_full_stop_within_the_marks_does_not_part_a_passage_from_who_said_it() -> None:
    text = (
        "Maria Keller met the council.\n\n“The bridge will stay closed until spring.” Keller said."
    )

    assert said_by(text, "Maria Keller", direct=True) == [
        "The bridge will stay closed until spring."
    ]


@pytest.mark.parametrize(
    ("last", "who"),
    [("- Maria Keller.", ["Maria Keller"]), ("- Maria Keller contributed to this report.", [])],
)
def test_a_name_alone_on_the_next_line_signs_a_passage(last: str, who: list[str]) -> None:
    said = "The bridge is safe, and it will stay open for years."

    assert [quote.speaker for quote in quotes_of(f"The council met.\n\n“{said}”\n\n{last}")] == who


@given(words=st.lists(WORDS, min_size=1, max_size=20))
@settings(deadline=None, max_examples=25)
def test_each_passage_of_any_text_is_one_turn_in_reading_order(words: list[str]) -> None:
    page = parsed("Maria Keller met Peter Novak. “So it is,” she said. " + " ".join(words))

    for number, passages in enumerate(page.passages):
        turns = page.turns(number, signatures=signatures_of(page))
        assert [turn.passage for turn in turns] == list(passages)
        for turn in turns:
            assert (turn.statement is not None) == (turn.relation in {"clause", "beside"})


def test_a_verb_far_off_or_within_a_passage_is_not_beside_it() -> None:
    far = parsed("“We won,”" + " and it rained" * 40 + " Maria Keller shouted back.")
    shouted = Cue(
        verb=far.token("shouted").index, subject=None, content=(), head=None, form="bare"
    )
    within = parsed("It was “said by us all” at last.")
    said = Cue(verb=within.token("said").index, subject=None, content=(), head=None, form="bare")

    for page, cue in ((far, shouted), (within, said)):
        verb = page.first.tokens[cue.verb].span
        bare = Statement(cue=cue, verb=verb, words=verb, span=None, speaker=None, via=None)
        (turn,) = relate(page.text, page.first, page.passages[0], [bare], (), None)
        assert turn.statement is None


def test_signatures_of_nobody_sign_nothing() -> None:
    page = parsed("“We won.” — nobody")

    (turn,) = page.turns(signatures=())
    assert turn.speaker is None
    assert turn.passage.span == Span(start=1, end=8)
