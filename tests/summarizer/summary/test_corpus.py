"""Summaries of real articles: nothing torn from its context, cut, or told twice.

What points back is told here by rules of the tests' own, so that a hole in ``coherence`` shows.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.texts import find_articles
from summarizer.model import Budget, Document, Sentence
from summarizer.sentences import read
from summarizer.summary import summarize
from summarizer.terms import language_of, words_of

DEVELOPMENT = Path(__file__).resolve().parents[4] / "shared" / "eval" / "data" / "dev"

pytestmark = pytest.mark.skipif(
    not DEVELOPMENT.is_dir(), reason="the development data is not beside the project"
)

ARTICLES = 300
METHODS = ("news", "lexrank", "luhn")
PRONOUNS = {"he", "she", "him", "her", "his", "hers", "they", "them", "their", "theirs"}
REFERRING = re.compile(
    r"[\W_]*(?:(?:it|this|that|these|those|such|both|another|others|neither|but|and|or|so|yet"
    r"|however|meanwhile|therefore|thus|instead|also|moreover|furthermore|nevertheless|otherwise"
    r"|still|then|indeed|besides|likewise|similarly|hence|as a result|for example|for instance"
    r"|in addition|in turn|in response|even so|(?:\w+ ){1,3}later|the \d+-year-old (?![A-Z])"
    r"|(?:\w+ ){1,2}of them)\b|(?:yes|no)\s*[,.!])",
    re.IGNORECASE,
)


@cache
def documents() -> tuple[Document, ...]:
    return tuple(read(article) for article in find_articles(ARTICLES, DEVELOPMENT))


def summaries(method: str) -> Iterator[tuple[Document, Sequence[Sentence]]]:
    for document in documents():
        yield document, summarize([document], Budget(sentences=3), method=method).sentences


def torn(document: Document, shown: Sequence[Sentence]) -> list[str]:
    """The sentences shown without the one before them, which the article has."""
    there = {sentence.index for sentence in shown}
    return [s.text for s in shown if s.index > 0 and s.index - 1 not in there]


def speaks_of_nobody(text: str) -> bool:
    """Whether a pronoun for people comes before any word that could say who is meant."""
    empty = language_of("en").stop_words
    for word in words_of(text):
        if word in PRONOUNS:
            return True
        if word not in empty:
            return False
    return False


@pytest.mark.parametrize("method", METHODS)
def test_no_sentence_has_lost_what_its_opening_points_back_to(method: str) -> None:
    alone = [text for document, shown in summaries(method) for text in torn(document, shown)]

    assert len(alone) > ARTICLES // 5
    assert [text for text in alone if REFERRING.match(text) or speaks_of_nobody(text)] == []


@pytest.mark.parametrize("method", METHODS)
def test_no_sentence_ends_a_quotation_that_begins_elsewhere(method: str) -> None:
    for document, shown in summaries(method):
        for text in torn(document, shown):
            assert not (text.endswith("”") and "“" not in text)
            assert not (text.endswith('"') and text.count('"') % 2)


@pytest.mark.parametrize("method", METHODS)
def test_no_two_sentences_say_the_same(method: str) -> None:
    for _, shown in summaries(method):
        for one, other in combinations([set(words_of(sentence.text)) for sentence in shown], 2):
            assert (
                len(one & other) < 0.8 * min(len(one), len(other))
                or min(map(len, (one, other))) < 5
            )


def test_no_sentence_is_cut_at_an_initial() -> None:
    texts = [sentence.text for document in documents() for sentence in document.sentences]

    assert [
        text for text in texts if re.search(r"\b(?:[A-Z]\.){1,3}$", text) and len(text) < 12
    ] == []
