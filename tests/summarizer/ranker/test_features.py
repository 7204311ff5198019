"""What a sentence is like, in numbers."""

import numpy as np
import pytest
from hypothesis import given, settings

from summarizer.model import Document
from summarizer.ranker.features import neighbour_cosines, sentence_features
from summarizer.ranker.trained import load_trained
from summarizer.ranker.wording import read_wording
from summarizer.terms import Floats, gather
from tests.summarizer.texts import document_lists, make_document

BRIDGE = make_document(
    "Lagos opened the longest bridge of the country on Monday.",
    "The bridge cost 12 million naira.",
    "“Nobody drives to Lagos by ferry now,” Ada Okoro said.",
    "Rain fell.",
    "Will the bridge last?",
    title="Lagos opens its bridge",
)


def features_of(document: Document, needs: tuple[bool, ...] = ()) -> dict[str, Floats]:
    corpus = gather([document])
    own = needs or (False,) * len(corpus.sentences)
    return sentence_features(corpus, own, read_wording(corpus, load_trained()))


@pytest.mark.parametrize(
    ("feature", "expected"),
    [
        ("place", [0, 1, 2, 3, 4]),
        ("from_end", [4, 3, 2, 1, 0]),
        ("words", [10, 6, 10, 2, 4]),
        ("words_before", [0, 10, 16, 26, 28]),
        ("numbers", [0, 1, 0, 0, 0]),
        ("opens_quoted", [0, 0, 1, 0, 0]),
        ("quote_marks", [0, 0, 2, 0, 0]),
        ("saying", [0, 0, 1, 0, 0]),
        ("question", [0, 0, 0, 0, 1]),
    ],
)
def test_features_say_what_a_sentence_is_like(feature: str, expected: list[float]) -> None:
    assert features_of(BRIDGE)[feature].tolist() == expected


@pytest.mark.parametrize("feature", ["speaking", "pronouns", "saying"])
def test_english_words_are_looked_for_in_english_alone(feature: str) -> None:
    texts = ("I ponti restano chiusi.", "It said he told us: we are told.")
    assert features_of(make_document(*texts))[feature].any()
    assert not features_of(make_document(*texts, language="it"))[feature].any()


def test_a_sentence_and_the_one_that_needs_it_are_told() -> None:
    features = features_of(BRIDGE, (False, True, False, False, False))
    assert features["needs"].tolist() == [0, 1, 0, 0, 0]
    assert features["needed"].tolist() == [1, 0, 0, 0, 0]


def test_what_shares_words_with_others_is_central() -> None:
    texts = ("A storm hits Lagos.", "Abuja has floods.", "A storm hits Lagos, floods hit Abuja.")
    features = features_of(make_document(*texts))
    assert features["lexrank"].argmax() == 2
    assert features["centroid"].argmax() == 2


def test_neighbours_are_of_the_same_article() -> None:
    one = make_document("Rain fell in Lagos.", "Rain fell in Lagos.", article_id="a1")
    other = make_document("Rain fell in Lagos.", article_id="a2")
    assert neighbour_cosines(gather([one, other])).round(6).tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    "texts", [("",), ("…",), ("Yes.",), ("The the.", "Of the."), ("Yes.",) * 9]
)
def test_poor_texts_have_features_too(texts: tuple[str, ...]) -> None:
    for column in features_of(make_document(*texts)).values():
        assert column.shape == (len(texts),)
        assert np.isfinite(column).all()


@settings(deadline=None, max_examples=40)
@given(documents=document_lists(most=1))
def test_capitals_make_no_difference(documents: list[Document]) -> None:
    for document in documents:
        texts = [sentence.text for sentence in document.sentences]
        if texts:
            lowered = features_of(make_document(*map(str.lower, texts)))
            for name, column in features_of(make_document(*texts)).items():
                assert np.allclose(column, lowered[name]), name
