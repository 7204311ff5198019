"""Who says: the subject of a verb of saying, its own or one that it shares."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.quotes.subjects import find_subject, is_passive
from tests.summarizer.quotes.parsed import SPEECH, parsed
from tests.summarizer.speech import quotes_of

WORDS = st.sampled_from(
    [
        "Keller", "said", "who", "was asked", "to", "saying", "and", "that", "the bridge", ",",
        "issued", "a statement", "by", "Novak", "urges", "as", "'s", "told", "it", ".",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Keller said that the bridge was safe.", "said"),
        ("Keller signed the paper and said that the bridge was safe.", "said"),
        ("Keller, who added that the bridge was safe, left.", "added"),
        ("It was Keller who added that the bridge was safe.", "added"),
        ("Keller, who opened the yard and added that the bridge was safe, left.", "added"),
        ("Keller, who came and who added that the bridge was safe, left.", "added"),
        ("Keller wanted to say that the bridge was safe.", "say"),
        ("Reporters forced Keller to admit that the bridge was safe.", "admit"),
        ("Keller issued a statement saying that the bridge was safe.", "saying"),
        ("Keller aired an ad that says the bridge was safe.", "says"),
        ("Keller said that a toll would keep lorries away, saying the bridge was safe.", "saying"),
        ("Asked whether the bridge was safe, Keller said it was.", "said"),
        ("The bridge is safe, as reported by Keller.", "reported"),
        ("The bridge was safe, Keller has said.", "said"),
    ],
)
def test_whoever_says_it_is_found(text: str, verb: str) -> None:
    page = parsed(text)

    assert find_subject(page.first, page.token(verb), SPEECH) == page.token("Keller").index


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Asked whether the bridge was safe, Keller left.", "Asked"),
        ("Keller was told that the bridge was safe.", "told"),
        ("The bridge, as reported, was safe for Keller.", "reported"),
        ("Say that the bridge is safe.", "Say"),
    ],
)
def test_whoever_is_spoken_to_says_nothing(text: str, verb: str) -> None:
    page = parsed(text)

    assert find_subject(page.first, page.token(verb), SPEECH) is None


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Keller was asked about it.", "asked", True),
        ("Asked about it, Keller said nothing.", "Asked", True),
        ("Keller asked about it.", "asked", False),
        ("Keller had asked about it.", "asked", False),
        ("Maria Keller runs the city. She’s predicted wins for years.", "predicted", False),
    ],
)
def test_a_verb_is_passive_where_its_subject_is_spoken_to(
    text: str, verb: str, passive: bool
) -> None:
    page = parsed(text)

    assert is_passive(page.first, page.token(verb)) is passive


@given(words=st.lists(WORDS, min_size=1, max_size=20))
@settings(deadline=None, max_examples=25)
def test_a_subject_is_a_token_of_the_paragraph_whatever_the_words(words: list[str]) -> None:
    paragraph = parsed("Keller said " + " ".join(words)).first

    for verb in paragraph.tokens:
        assert find_subject(paragraph, verb, SPEECH) in {None, *range(len(paragraph.tokens))}


@pytest.mark.parametrize("verb", ["quoted", "cited"])
def test_who_is_quoted_says_it(verb: str) -> None:
    text = f"The Harbour Agency {verb} Maria Keller as saying: “The talks are over for now.”"

    (quote,) = quotes_of(text)

    assert (quote.speaker, quote.text) == ("Maria Keller", "The talks are over for now.")
