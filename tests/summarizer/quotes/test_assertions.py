"""Whether a text asserts that something was said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.quotes.assertions import is_asserted
from tests.summarizer.quotes.parsed import SPEECH, parsed
from tests.summarizer.speech import quotes_of, said_by

WORDS = st.sampled_from(
    [
        "Keller", "said", "never", "not", "did", "had", "if", "may", "neither", "nor", "that", "denied",
        "short of", "saying", "refused", "to say", "true", "it is", ",", "?", ".",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "If Maria Keller says that the port will close, ships will leave.",
        "Maria Keller may say that the port will close.",
        "Maria Keller declined to say whether the bridge was safe.",
        "Maria Keller refused to say when the port would close.",
        "Maria Keller refused to say that the port would close.",
        "The port will close unless Maria Keller announces a new plan.",
    ],
)
def test_what_nobody_said_yet_is_no_statement(text: str) -> None:
    assert quotes_of(text) == []


def test_who_refuses_something_else_says_so() -> None:
    text = "Maria Keller refused to close the port before May."

    assert said_by(text, "Maria Keller", direct=False) == ["to close the port before May"]


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller did not say that the bridge was safe.",
        "Maria Keller never said, “We have won the day.”",
        "Maria Keller has never said: “We have won the day.”",
        "“We have won the day,” Maria Keller never said.",
        "Unless Maria Keller says: “We have won the day,” talks go on.",
        "As if Maria Keller had said, “We have won the day,” the crowd left.",
        "Neither Maria Keller nor Peter Novak said that the bridge was safe.",
        "Did Maria Keller say that the bridge was safe?",
        "When did Maria Keller say that the bridge was safe?",
        "Nor did Maria Keller say that the bridge was safe.",
        "Had Maria Keller said that the bridge was safe, ships would have sailed.",
        "Maria Keller hardly ever said that the bridge was safe.",
        "It is not true that Maria Keller said that the bridge was safe.",
        "Maria Keller stopped short of saying that the bridge was safe.",
    ],
)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    assert quotes_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Only on Monday did Maria Keller say that the bridge was safe.",
        "Maria Keller did not vote, saying that the bridge was safe.",
        "Maria Keller has said that the bridge was safe.",
    ],
)
def test_what_was_said_late_or_beside_is_a_statement(text: str) -> None:
    assert "the bridge was safe" in said_by(text, "Maria Keller", direct=False)


@given(words=st.lists(WORDS, min_size=1, max_size=12))
@settings(deadline=None, max_examples=30)
def test_a_not_before_a_verb_leaves_nothing_asserted_and_any_words_are_judged(
    words: list[str],
) -> None:
    paragraph = parsed("Keller " + " ".join(words)).first
    for token in paragraph.tokens:
        if is_asserted(paragraph, token, SPEECH):
            children = (paragraph.tokens[index] for index in token.children)
            assert all(child.dep != "neg" or child.index > token.index for child in children)
