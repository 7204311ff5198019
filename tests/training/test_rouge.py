"""ROUGE as training counts it is ROUGE as the package rouge-score counts it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rouge_score.rouge_scorer import RougeScorer

from training.rouge import choose_oracle, rouge_of_sets, tokenize

SCORER = RougeScorer(["rouge1", "rouge2"], use_stemmer=True)
texts = st.lists(
    st.sampled_from(["storms", "storm", "hit", "Lagos", "the", "schools", "12", "rain"]),
    min_size=2,
    max_size=9,
).map(" ".join)


@settings(deadline=None, max_examples=50)
@given(text=texts, reference=texts)
def test_one_sentence_scores_as_in_the_package(text: str, reference: str) -> None:
    ours = rouge_of_sets([tokenize(text)], tokenize(reference), np.ones((1, 1), dtype=np.bool_))
    theirs = SCORER.score(reference, text)
    for column, name in enumerate(("rouge1", "rouge2")):
        # The package rounds a bigram count of nothing to 0, ours has a length of 1 there.
        assert ours[0, column] == pytest.approx(100 * theirs[name].fmeasure)


def test_the_oracle_takes_what_the_summary_says() -> None:
    sentences = [tokenize(t) for t in ("Rain fell.", "A storm hit Lagos.", "Schools closed.")]
    assert choose_oracle(sentences, tokenize("Storm hits Lagos; schools closed"), 3) == (1, 2)


def test_the_oracle_stops_when_nothing_helps() -> None:
    assert choose_oracle([tokenize("Rain fell.")], tokenize("Ada Okoro won"), 3) == ()
