"""Cues with their content as a span and their speaker resolved."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.summarizer.quotes.parsed import named, parsed

WORDS = st.sampled_from(
    [
        "Maria Keller", "said", "he", "added", "that", "the bridge", "was safe", "“", "”", ",", ".",
        "according to", "Novak", "urged", "to go", "as", "noted", "was asked", "her claim", "\n\n",
    ]
)  # fmt: skip


def test_a_statement_is_a_cue_with_its_words_its_content_and_its_speaker() -> None:
    page = parsed("On Monday Maria Keller said that the bridge was safe.")

    (said,) = page.statements()
    assert page.words(said.verb) == "said"
    assert page.words(said.words) == "Maria Keller said"
    assert page.words(said.span) == "the bridge was safe"
    assert (named(said.speaker), said.via) == ("Maria Keller", None)


def test_a_cue_beside_a_passage_has_no_content_of_its_own() -> None:
    page = parsed("“Nobody asked you,” Maria Keller shot back.")

    (said,) = page.statements()
    assert (said.span, named(said.speaker)) == (None, "Maria Keller")


@pytest.mark.parametrize(
    "text",
    [
        "A witness said that the bridge was safe for Maria Keller.",
        "Maria Keller was told that the bridge was safe.",
        "Maria Keller came.\n\nOne of the witnesses said that it rained.",
    ],
)
def test_who_has_no_name_is_nobody_else(text: str) -> None:
    page = parsed(text)

    speakers = [said.speaker for n in range(len(page.paragraphs)) for said in page.statements(n)]
    assert speakers
    assert set(speakers) == {None}


def test_what_is_said_within_quotation_marks_is_no_statement_of_its_own() -> None:
    page = parsed("“Peter Novak said that it was over and he told us so,” Maria Keller said.")

    assert [named(said.speaker) for said in page.statements()] == ["Maria Keller"]


def test_but_a_verb_that_opens_a_passage_is_that_of_whoever_stands_before_it() -> None:
    page = parsed("Maria Keller “urged everybody in town to stay calm” on Monday.")

    (urged,) = page.statements()
    assert (page.words(urged.verb), named(urged.speaker)) == ("urged", "Maria Keller")


def test_whoever_reports_a_statement_passes_it_on() -> None:
    page = parsed("Maria Keller warned that the bridge was weak, Peter Novak said.")

    via = {named(said.speaker): said.via for said in page.statements()}
    assert via == {"Maria Keller": "Peter Novak", "Peter Novak": None}


def test_nobody_passes_on_what_they_said_themselves() -> None:
    page = parsed("Maria Keller said she warned that the bridge was weak.")

    assert [(named(said.speaker), said.via) for said in page.statements()] == [
        ("Maria Keller", None),
        ("Maria Keller", None),
    ]


@given(words=st.lists(WORDS, min_size=1, max_size=25))
@settings(deadline=None, max_examples=25)
def test_statements_stand_in_reading_order_within_their_paragraph(words: list[str]) -> None:
    page = parsed("Maria Keller met Peter Novak. " + " ".join(words))

    for number, paragraph in enumerate(page.paragraphs):
        statements = page.statements(number)
        verbs = [said.verb.start for said in statements]
        assert verbs == sorted(verbs)
        for said in statements:
            assert said.words.start <= said.verb.start < said.verb.end <= said.words.end
            for span in (said.words, said.span):
                if span is not None:
                    assert paragraph.span.start <= span.start < span.end <= paragraph.span.end
