"""What about a statement tells whether its text and speaker are right."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.quotes.evidence import evidence_of_report, evidence_of_turn
from summarizer.quotes.relations import Turn
from tests.summarizer.quotes.parsed import SPEECH, Parsed, parsed

WORDS = st.sampled_from(
    [
        "Maria Keller", "said", "“We won,”", "“It is ours.”", "that", "the bridge", "was safe", ",",
        "if", "may", "The Official And Only", ".", "of Lima", "and Novak", "added", "he",
    ]
)  # fmt: skip


def of_turn(page: Parsed, turn: Turn) -> set[str]:
    return set(evidence_of_turn(page.text, page.first, turn, SPEECH))


def of_first_turn(text: str) -> set[str]:
    page = parsed(text)
    return of_turn(page, page.turns()[0])


def of_report(text: str) -> set[str]:
    """The evidence for the first report of a text that has a content."""
    page = parsed(text)
    said, span = next((s, s.span) for s in page.statements() if s.span is not None)
    return set(evidence_of_report(page.text, page.first, said, span, SPEECH))


def test_what_nobody_says_has_no_evidence() -> None:
    page = parsed("“We won,” Maria Keller said.")
    (turn,) = page.turns()

    assert of_turn(page, replace(turn, speaker=None)) == set()


def test_a_passage_tells_how_it_is_worded_and_where_its_verb_stands() -> None:
    after = of_first_turn("“We won,” Maria Keller said.")
    before = of_first_turn("Maria Keller called it “a danger to us all” on Monday.")

    assert {"sentence", "verb after", "opens paragraph", "by name", "person"} <= after
    assert {"fragment", "verb before", "by name"} <= before
    assert "unclosed" in of_first_turn("Maria Keller said: “We won")
    assert not {"unclosed", "opens paragraph"} & before


def test_a_passage_that_only_goes_on_tells_nothing_of_a_verb() -> None:
    page = parsed("“We won,” Maria Keller said. It rained. “It is ours.”")

    evidence = of_turn(page, page.turns()[1])
    assert "tie goes on" in evidence
    assert not any(piece.startswith("verb ") for piece in evidence)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Maria Keller said that the bridge was safe.", "that"),
        ("Maria Keller said that the bridge was safe.", "clause"),
        ("Maria Keller said that the bridge was safe.", "then ."),
        ("Maria Keller said that the bridge was safe", "then nothing"),
        ("Maria Keller praised the new mayor of London.", "no clause"),
        ("Maria Keller said it was “over” at last.", "quotes"),
        ("The bridge, Maria Keller said, would open again in May.", "around"),
        ("The bridge was safe, Maria Keller said.", "before"),
        ("Maria Keller said The Bridge Was Safe For Boats.", "headline"),
        ("Maria Keller will say that the bridge is safe.", "modal"),
        ("Maria Keller and Peter Novak said that the bridge was safe.", "several"),
        ("The Harbour Board said that the bridge was safe.", "no person"),
        ("Pentagon officials said that the bridge was safe.", "collective"),
        ("Mohammed bin Salman said that the bridge was safe.", "name with small letters"),
        ("Maria Keller warned that the bridge was weak, Peter Novak said.", "via"),
    ],
)
def test_a_report_tells_what_speaks_for_and_against_it(text: str, told: str) -> None:
    assert told in of_report(text)


def test_an_office_with_a_name_before_it_is_described() -> None:
    start = "Ohio Sen. Maria Keller left the yard."
    page = parsed(f"{start}\n\nThe Ohio senator said that it rained.")
    said = page.statements(1)[0]
    assert said.span is not None

    evidence = set(evidence_of_report(page.text, page.paragraphs[1], said, said.span, SPEECH))
    assert {"described", "by role"} <= evidence


def test_a_cue_without_a_subject_says_so() -> None:
    page = parsed("Maria Keller said that the bridge was safe.")
    (said,) = page.statements()
    assert said.span is not None
    open_said = replace(said, cue=replace(said.cue, subject=None), speaker=None)

    evidence = set(evidence_of_report(page.text, page.first, open_said, said.span, SPEECH))
    assert "no subject" in evidence
    assert not any(piece.startswith("by ") for piece in evidence)


def test_a_content_without_words_tells_nothing_of_its_edges() -> None:
    page = parsed("Maria Keller said that the bridge was safe.")
    (said,) = page.statements()
    assert said.span is not None
    nothing = replace(said.span, end=said.span.start)

    evidence = set(evidence_of_report(page.text, page.first, said, nothing, SPEECH))
    assert not any(piece.startswith(("opens ", "then ", "preceded ")) for piece in evidence)


@given(words=st.lists(WORDS, min_size=1, max_size=20))
@settings(deadline=None, max_examples=25)
def test_all_that_any_text_says_has_evidence_of_its_length_and_its_speaker(
    words: list[str],
) -> None:
    page = parsed("Maria Keller met Novak. " + " ".join(words))

    for turn in page.turns():
        evidence = of_turn(page, turn)
        assert bool(evidence) == (turn.speaker is not None)
    for said in page.statements():
        if said.span is not None:
            told = set(evidence_of_report(page.text, page.first, said, said.span, SPEECH))
            assert any(piece.startswith("words ") for piece in told)
            assert {"before", "after"} & told
