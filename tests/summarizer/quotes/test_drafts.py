"""Statements found, before it is known how sure they are."""

from dataclasses import replace

import pytest

from summarizer.quotes.drafts import (
    SHORTEST_DIRECT,
    Draft,
    Scene,
    draft_label,
    draft_passages,
    draft_reports,
    draft_typed,
)
from summarizer.quotes.labels import find_label
from summarizer.quotes.passages import find_typed_passages
from summarizer.quotes.relations import relate
from summarizer.quotes.statements import find_statements
from tests.summarizer.quotes.parsed import SPEECH, Parsed, named, parsed


def scene_of(page: Parsed) -> Scene:
    return Scene(
        text=page.text,
        paragraph=page.first,
        passages=page.passages[0],
        statements=page.statements(),
        lexicon=SPEECH,
    )


def drafted(page: Parsed, drafts: list[Draft]) -> list[tuple[str | None, str | None]]:
    return [(named(draft.speaker), page.words(draft.span)) for draft in drafts]


def passages_of(text: str) -> list[str | None]:
    page = parsed(text)
    return [
        words for _, words in drafted(page, list(draft_passages(scene_of(page), page.turns())))
    ]


def reports_of(text: str) -> list[str | None]:
    page = parsed(text)
    return [words for _, words in drafted(page, list(draft_reports(scene_of(page), ())))]


def typed_of(text: str) -> list[tuple[str | None, str | None]]:
    """What stands between doubled apostrophes, and who says it."""
    page = parsed(text)
    typed = find_typed_passages(page.text, page.first)
    statements = find_statements(0, page.first, typed, page.resolver, SPEECH)
    scene = Scene(
        text=page.text,
        paragraph=page.first,
        passages=(),
        statements=statements,
        lexicon=SPEECH,
    )
    turns = relate(page.text, page.first, typed, statements, (), None)
    return drafted(page, list(draft_typed(scene, turns)))


# --- passages ---------------------------------------------------------------------------------


def test_a_passage_of_a_few_words_is_speech_and_a_shorter_one_are_words_in_marks() -> None:
    words = ["We", "won", "again", "today"]

    for count in range(1, len(words) + 1):
        said = " ".join(words[:count])
        found = passages_of(f"“{said},” Maria Keller said.")
        assert found == ([said] if count >= SHORTEST_DIRECT else [])


def test_what_nobody_with_a_name_says_is_no_draft() -> None:
    assert passages_of("“We won again today,” a witness said.") == []


def test_a_title_in_marks_is_a_name_and_no_speech_unless_it_is_what_was_said() -> None:
    assert passages_of("“The Late Morning Show,” Maria Keller shot back.") == []
    assert passages_of("Maria Keller said it was “The Late Morning Show” again.") == [
        "The Late Morning Show"
    ]


# --- reports ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("Maria Keller said that the bridge was safe.", ["the bridge was safe"]),
        ("Maria Keller said it was “a danger to all” now.", ["it was “a danger to all” now"]),
        ("Maria Keller called the toll “a tax on work” again.", ["the toll “a tax on work”"]),
        ("Maria Keller announced her candidacy.", ["her candidacy"]),
        ("Maria Keller denied taking money.", ["taking money"]),
        ("Maria Keller said she would welcome new talks.", ["she would welcome new talks"]),
        (
            "Maria Keller wrote to Peter Novak, adding that the bridge was weak.",
            ["the bridge was weak"],
        ),
    ],
)
def test_the_content_of_a_cue_is_a_report(text: str, reports: list[str]) -> None:
    assert reports_of(text) == reports


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge is safe,” Maria Keller said.",
        "“The bridge is safe,” Maria Keller said, her voice breaking.",
        "A witness said that the bridge was safe.",
        "Maria Keller said yes.",
        "Maria Keller said it rained.",
    ],
)
def test_what_is_quoted_from_end_to_end_or_says_too_little_is_no_report(text: str) -> None:
    assert reports_of(text) == []


def test_a_noun_is_said_with_the_passage_right_after_it() -> None:
    page = parsed("Maria Keller called the toll “a tax on work” again.")
    (called,) = page.statements()
    toll = replace(called, span=page.token("toll").span)
    scene = replace(scene_of(page), statements=[toll])

    assert drafted(page, list(draft_reports(scene, ()))) == [
        ("Maria Keller", "toll “a tax on work”")
    ]


def test_a_report_within_another_says_so_and_so_does_the_other() -> None:
    page = parsed("Peter Novak said Maria Keller warned that the bridge was weak.")

    outer, inner = draft_reports(scene_of(page), ())
    assert "around another" in outer.evidence
    assert "within another" in inner.evidence
    assert page.words(inner.span) == "the bridge was weak"


def test_a_report_that_is_drafted_as_typed_speech_is_not_drafted_again() -> None:
    page = parsed("Maria Keller said that the bridge was safe.")
    scene = scene_of(page)
    (report,) = draft_reports(scene, ())

    assert list(draft_reports(scene, (report,))) == []


def test_a_report_holds_whole_the_passages_that_are_drafts_too() -> None:
    said = "it was “a danger to all” and “a bad joke at best” too"

    assert reports_of(f"Maria Keller said {said}.") == [said]
    assert passages_of(f"Maria Keller said {said}.") == ["a danger to all", "a bad joke at best"]


# --- typed marks ------------------------------------------------------------------------------


def test_typed_passages_of_one_cue_are_one_statement_where_few_words_part_them() -> None:
    text = (
        "''We have to open the bridge soon,'' said Maria Keller. ''People wait for it every day.''"
    )

    assert typed_of(text) == [("Maria Keller", text[2:-2])]


def test_where_many_words_part_them_the_longest_is_the_statement() -> None:
    long = "People have waited here for it"
    text = (
        "''We won,'' said Maria Keller, who came to the yard in the year of the great flood "
        f"and has led it through many a dry summer since. ''{long}.''"
    )

    assert typed_of(text) == [("Maria Keller", f"{long}.")]


@pytest.mark.parametrize(
    "text",
    [
        "''We have to open the bridge soon,'' said a witness.",
        "Maria Keller said that the bridge was ''a danger to us all'' now.",
        "''We have to open the bridge soon.''",
    ],
)
def test_typed_words_that_nobody_named_says_whole_are_no_statement(text: str) -> None:
    assert typed_of(text) == []


# --- labels -----------------------------------------------------------------------------------


def test_the_rest_of_a_labelled_paragraph_is_direct_speech_in_a_transcript_alone() -> None:
    met = "Maria Keller met Peter Novak."
    turn = parsed(f"{met}\n\nKELLER: It will open in May.")
    headline = parsed(f"Keller: Bridge opens in May.\n\n{met}")

    for page, number, direct in ((turn, 1, True), (headline, 0, False)):
        label = find_label(page.text, number, page.paragraphs[number], page.resolver)
        assert label is not None
        draft = draft_label(label)
        assert draft.direct is direct
        assert draft.span == label.rest
        assert (named(draft.speaker), draft.statement) == ("Maria Keller", None)
