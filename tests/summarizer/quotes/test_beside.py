"""The name that the words alone tie to a verb of saying."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.quotes.beside import name_beside
from tests.summarizer.quotes.parsed import parsed

WORDS = st.sampled_from(
    [
        "Maria Keller", "said", "(R-Ohio)", ",", "40", "who", "met", "Novak's", "adviser", ".", "”",
        "also", "Mayor", "for", "the Treasury", ":", "\n\n", "a member of",
    ]
)  # fmt: skip


def beside(text: str) -> str | None:
    """The name beside the first verb of saying of a text."""
    page = parsed(text)
    token = page.token("Said" if "Said" in text else "said")
    paragraph = next(p for p in page.paragraphs if token in p.tokens)
    names = page.names[paragraph.index]
    number = name_beside(paragraph.tokens, names, token.index)
    return None if number is None else names[number].mention.name


@pytest.mark.parametrize(
    "text",
    [
        "“We won,” said Maria Keller.",
        "“We won,” said Mayor Maria Keller.",
        "Said Maria Keller: “We won.”",
        "It rained. Said Maria Keller: “We won.”",
        "Maria Keller said “We won.”",
        "Maria Keller also said “We won.”",
        "Maria Keller, 40, said “We won.”",
        "Maria Keller, who met Peter Novak, said “We won.”",
        "Maria Keller (the mayor) said “We won.”",
    ],
)
def test_a_name_right_before_or_after_the_verb_says_it(text: str) -> None:
    assert beside(text) == "Maria Keller"


@pytest.mark.parametrize(
    "text",
    [
        "Maria Keller’s adviser said “We won.”",
        "The Keller adviser never said it.",
        "Maria Keller left the room. A witness, 40, said “We won.”",
        "A witness said “We won.”",
        "A woman who knows Maria Keller, 40, said “We won.”",
        "Witnesses said Maria Keller won.",
        "said",
    ],
)
def test_a_name_that_only_tells_whose_or_which_something_is_does_not_count(text: str) -> None:
    assert beside(text) is None


def test_a_name_far_before_an_insertion_is_nobody_of_whom_that_is_said() -> None:
    names = ", ".join(f"a keeper of the house in street {number}" for number in range(5))

    assert beside(f"Maria Keller, {names}, said “We won.”") is None


@given(words=st.lists(WORDS, min_size=1, max_size=20))
@settings(deadline=None, max_examples=20)
def test_any_word_of_any_text_has_one_of_its_names_beside_it_or_none(words: list[str]) -> None:
    page = parsed("Maria Keller met Novak. " + " ".join(words))

    for paragraph, names in zip(page.paragraphs, page.names, strict=True):
        for token in paragraph.tokens:
            number = name_beside(paragraph.tokens, names, token.index)
            assert number is None or not names[number].possessive
