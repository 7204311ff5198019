"""Texts as TF-IDF vectors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.terms import tfidf

words = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=6)


@settings(deadline=None, max_examples=50)
@given(st.lists(words, max_size=8))
def test_rows_have_length_one_unless_a_text_is_empty(texts: list[list[str]]) -> None:
    matrix = tfidf(texts)
    lengths = np.bincount(matrix.rows, matrix.weights**2, len(texts))
    assert lengths == pytest.approx([1.0 if text else 0.0 for text in texts])


def test_similarity_is_the_cosine_with_a_mixture_of_texts() -> None:
    matrix = tfidf([["bridge", "opens"], ["bridge", "opens"], ["rain"]])
    first = np.array([1.0, 0.0, 0.0])
    assert matrix.similarities(first) == pytest.approx([1.0, 1.0, 0.0])


def test_nothing_is_similar_to_no_text() -> None:
    assert tfidf([["a"], []]).similarities(np.array([0.0, 1.0])).tolist() == [0.0, 0.0]
