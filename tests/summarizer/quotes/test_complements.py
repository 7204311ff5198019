"""What was said, by the dependencies of a verb of saying."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.quotes.complements import find_content
from tests.summarizer.quotes.parsed import SPEECH, parsed

WORDS = st.sampled_from(
    [
        "Keller", "said", "that", "the bridge", "was safe", "urged", "Novak", "to go", "called",
        "for", "on", "denied", "meeting him", ",", "“We won,”", "as", "noted", "of", "talks", ".",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "verb", "form", "content"),
    [
        ("Keller said the bridge was safe.", "said", "clause", "the bridge was safe"),
        ("The bridge was safe, Keller said.", "said", "clause", "The bridge was safe ,"),
        ("Keller urged Novak to mend it.", "urged", "infinitive", "Novak to mend it"),
        (
            "Keller called on Novak again to mend it.",
            "called",
            "infinitive",
            "Novak again to mend it",
        ),
        ("Keller denied meeting him.", "denied", "infinitive", "meeting him"),
        (
            "Keller reiterated the threat to close the yard.",
            "reiterated",
            "noun",
            "the threat to close the yard",
        ),
        ("Keller called for an inquiry.", "called", "noun", "an inquiry"),
        ("Keller called for talks to begin.", "called", "noun", "talks to begin"),
        ("Keller called on Novak to mend it.", "called", "noun", "Novak to mend it"),
        ("Keller accused Novak of lying.", "accused", "noun", "Novak of lying"),
    ],
)
def test_the_parser_ties_what_was_said_to_its_verb(
    text: str, verb: str, form: str, content: str
) -> None:
    page = parsed(text)

    found = find_content(page.first, page.token(verb), SPEECH)
    assert found is not None
    assert (found[0], page.worded(found[2]).removesuffix(" ,")) == (
        form,
        content.removesuffix(" ,"),
    )


@pytest.mark.parametrize(
    ("text", "verb", "forms"),
    [
        ("Talks, Keller said, will go on for years.", "said", {"inserted", "clause"}),
        ("As Keller noted, talks will go on for years.", "noted", {"as"}),
        ("As Keller put it, talks will go on for years.", "put", {"as"}),
    ],
)
def test_a_cue_within_a_clause_is_no_part_of_its_content(
    text: str, verb: str, forms: set[str]
) -> None:
    page = parsed(text)

    found = find_content(page.first, page.token(verb), SPEECH)
    assert found is not None
    form, head, content = found
    assert form in forms
    assert page.first.tokens[head].text == "go"
    assert "Keller" not in page.worded(content)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Holding a book, Keller said nothing more.", "said"),
        ("Months after he left, Keller spoke.", "spoke"),
        ("Keller left.", "left"),
        ("As Keller left the yard, it began to rain.", "left"),
    ],
)
def test_what_only_tells_when_is_not_said(text: str, verb: str) -> None:
    page = parsed(text)

    assert find_content(page.first, page.token(verb), SPEECH) is None


@given(words=st.lists(WORDS, min_size=1, max_size=20))
@settings(deadline=None, max_examples=25)
def test_a_content_is_of_tokens_in_reading_order_whatever_the_words(words: list[str]) -> None:
    paragraph = parsed("Keller said " + " ".join(words)).first

    for verb in paragraph.tokens:
        found = find_content(paragraph, verb, SPEECH)
        if found is not None:
            _, head, content = found
            assert 0 <= head < len(paragraph.tokens)
            assert list(content) == sorted(set(content))
            assert set(content) <= set(range(len(paragraph.tokens)))
