"""From the tokens of a cue's content to the words of a statement."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.model import Span
from summarizer.quotes.contents import (
    content_stretch,
    cue_span,
    is_covered,
    overlap,
    trimmed_span,
    with_passages,
)
from summarizer.quotes.cues import Cue, find_cues
from summarizer.quotes.passages import Passage
from tests.summarizer.quotes.parsed import SPEECH, Parsed, parsed

TEXT = "“It is — well — ours,” she said; “all of it.”"
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(
    lambda ends: Span(start=min(ends), end=max(ends))
)
PASSAGES = st.lists(
    SPANS.filter(lambda span: span.end - span.start > 2).map(
        lambda outer: Passage(
            span=Span(start=outer.start + 1, end=outer.end - 1),
            outer=outer,
            closed=True,
            opens_paragraph=False,
            is_sentence=True,
        )
    ),
    max_size=4,
)


def cue_of(page: Parsed) -> Cue:
    (cue,) = find_cues(page.first, page.passages[0], SPEECH)
    return cue


def stretch_of(text: str) -> str:
    """The content of the only cue of a text, as far as the parser sees it."""
    page = parsed(text)
    stretch = content_stretch(page.first, cue_of(page))
    assert stretch is not None
    return page.worded(range(stretch.first, stretch.last + 1))


# --- stretches --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Keller said the bridge was safe.", "the bridge was safe"),
        ("As Keller noted, the bridge was safe.", "the bridge was safe"),
        (
            "The museum, Keller said, would open in May.",
            "The museum , Keller said , would open in May",
        ),
    ],
)
def test_a_content_is_one_stretch_though_a_cue_stands_within_it(text: str, content: str) -> None:
    assert stretch_of(text).strip(" .,") == content


def test_a_cue_without_a_content_of_its_own_has_no_stretch() -> None:
    page = parsed("“We won,” Keller shot back.")
    bare = Cue(verb=page.token("shot").index, subject=None, content=(), head=None, form="bare")

    assert content_stretch(page.first, bare) is None


def test_the_core_of_a_stretch_is_what_heads_it_or_else_its_first_word() -> None:
    page = parsed("Keller said the bridge was safe.")
    cue = cue_of(page)
    stretch = content_stretch(page.first, cue)
    assert stretch is not None
    assert page.first.tokens[stretch.core].text == "was"

    headless = Cue(
        verb=cue.verb, subject=cue.subject, content=cue.content, head=None, form="worded"
    )
    stretch = content_stretch(page.first, headless)
    assert stretch is not None
    assert stretch.core == stretch.first


def test_of_a_content_that_words_interrupt_the_longest_piece_is_taken_and_marks_break_none() -> (
    None
):
    page = parsed("Keller said yes , and the old bridge would open again.")
    tokens = page.first.tokens
    content = [t.index for t in tokens[2:-1] if t.text not in {",", "and"}]
    cue = Cue(verb=1, subject=0, content=tuple(content), head=None, form="worded")

    stretch = content_stretch(page.first, cue)
    assert stretch is not None
    assert page.worded(range(stretch.first, stretch.last + 1)) == "the old bridge would open again"


def reporting_what_follows(page: Parsed) -> Cue:
    """The cue of "…, Keller said, would open …" with what stands after it alone as content."""
    return Cue(
        verb=page.token("said").index,
        subject=page.token("Keller").index,
        content=tuple(range(page.token("would").index, len(page.first.tokens) - 1)),
        head=page.token("open").index,
        form="clause",
    )


@pytest.mark.parametrize(
    ("before", "resumed"), [("The museum", True), ("Of the " + "old and " * 14 + "museum", False)]
)
def test_a_clause_that_goes_on_after_its_cue_begins_before_it_if_it_is_not_too_long(
    before: str, resumed: bool
) -> None:
    page = parsed(f"It rained. {before}, Keller said, would open again in May.")
    stretch = content_stretch(page.first, reporting_what_follows(page))
    assert stretch is not None
    assert page.first.tokens[stretch.first].text == (
        before.split(maxsplit=1)[0] if resumed else "would"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Keller said, would open again in May.",
        "The museum Keller said, would open again in May.",
        "The museum, Keller said would open again in May.",
    ],
)
def test_a_clause_goes_on_after_its_cue_only_where_commas_stand_on_both_sides(text: str) -> None:
    page = parsed(text)
    stretch = content_stretch(page.first, reporting_what_follows(page))
    assert stretch is not None
    assert stretch.first == page.token("would").index


# --- cues -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bridge is safe, Maria Keller said.", "Maria Keller said"),
        ("“The bridge is safe,” said Maria Keller.", "said Maria Keller"),
        ("Maria Keller said the bridge is safe.", "Maria Keller said"),
    ],
)
def test_the_words_of_a_cue_are_its_verb_and_its_subject(text: str, words: str) -> None:
    page = parsed(text)

    assert page.words(cue_span(page.first, cue_of(page))) == words


def test_a_cue_without_a_subject_is_its_verb() -> None:
    page = parsed("Maria Keller said the bridge is safe.")
    cue = Cue(verb=page.token("said").index, subject=None, content=(), head=None, form="bare")

    assert page.words(cue_span(page.first, cue)) == "said"


def test_a_subject_that_what_is_said_parts_from_its_verb_is_no_part_of_the_cue() -> None:
    page = parsed("Maria Keller , the bridge is safe , said .")
    verb = page.token("said").index
    cue = Cue(verb=verb, subject=1, content=tuple(range(3, 7)), head=5, form="worded")

    assert page.words(cue_span(page.first, cue)) == "said"


# --- spans ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        ("that the bridge was safe .", "the bridge was safe"),
        (", but while she slept — ", "she slept"),
        ("“ the bridge ” ,", "the bridge"),
        ("the end of that", "the end of that"),
        (", “ that …", None),
    ],
)
def test_marks_and_openers_are_trimmed_from_a_statement(text: str, trimmed: str | None) -> None:
    page = parsed(text)
    tokens = page.first.tokens

    assert page.words(trimmed_span(tokens, 0, len(tokens) - 1)) == trimmed


def test_a_span_holds_whole_the_passages_it_cuts_and_no_other() -> None:
    page = parsed("She called it “a tax on work” and “a bad joke” again.")
    text = page.text
    cut = Span(start=text.index("called"), end=text.index(" on work"))

    assert page.words(with_passages(cut, page.passages[0])) == "called it “a tax on work”"
    whole = Span(start=0, end=text.index("“a bad"))
    assert with_passages(whole, page.passages[0]) == whole


@given(span=SPANS, passages=PASSAGES)
@settings(deadline=None, max_examples=50)
def test_a_span_with_its_passages_is_never_smaller(span: Span, passages: list[Passage]) -> None:
    wide = with_passages(span, passages)

    assert wide.start <= span.start
    assert wide.end >= span.end


@given(one=SPANS, other=SPANS)
@settings(deadline=None, max_examples=50)
def test_what_two_spans_share_is_the_same_from_both_sides(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))

    assert overlap(one, other) == overlap(other, one) == len(shared)


@given(span=SPANS, others=st.lists(SPANS, max_size=5), data=st.data())
@settings(deadline=None, max_examples=100)
def test_a_span_is_covered_when_each_of_its_letters_stands_in_another_in_whatever_order(
    span: Span, others: list[Span], data: st.DataObject
) -> None:
    others = [other for other in others if other.start < span.end]
    held = {place for other in others for place in range(other.start, other.end)}
    bare = [p for p in range(span.start, span.end) if p not in held and TEXT[p].isalnum()]

    assert is_covered(TEXT, span, others) is (not bare)
    assert is_covered(TEXT, span, data.draw(st.permutations(others))) is (not bare)
