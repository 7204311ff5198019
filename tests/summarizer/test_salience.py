"""Scores of sentences: the lead, and sumy's methods on our own sentences and words."""

import time

import numpy as np
import pytest

from summarizer.model import METHODS
from summarizer.salience import score
from summarizer.terms import gather
from tests.summarizer.texts import make_document, read_seed

OTHERS = [method for method in METHODS if method != "news"]
SUMY = [method for method in OTHERS if method != "lead"]

BRIDGE = make_document(
    "Lagos opened the longest bridge of the country on Monday.",
    "The bridge cost 12 million naira.",
    "“Nobody drives to Lagos by ferry now,” Ada Okoro said.",
    "Rain fell.",
    "Will the bridge last?",
    title="Lagos opens its bridge",
)


def test_the_lead_method_takes_sentences_as_they_come() -> None:
    assert score(gather([BRIDGE]), "lead").argsort().tolist() == [4, 3, 2, 1, 0]


@pytest.mark.parametrize("method", OTHERS)
def test_every_method_rates_every_sentence(method: str) -> None:
    scores = score(gather([BRIDGE]), method)
    assert scores.shape == (5,)
    assert np.isfinite(scores).all()


@pytest.mark.parametrize("method", OTHERS)
@pytest.mark.parametrize(
    "texts",
    [(), ("",), ("…",), ("Yes.",), ("The the.", "Of the."), ("Yes.",) * 9],
    ids=["none", "empty", "no word", "one word", "stop words", "repeated"],
)
def test_every_method_bears_poor_texts_without_a_warning(
    method: str, texts: tuple[str, ...]
) -> None:
    assert np.isfinite(score(gather([make_document(*texts)]), method)).all()


@pytest.mark.parametrize("method", OTHERS)
def test_every_method_rates_a_language_that_sumy_does_not_know(method: str) -> None:
    document = make_document("Heghlu'meH QaQ jajvam.", "Qapla' batlh je.", language="tlh")
    assert score(gather([document]), method).shape == (2,)


@pytest.mark.parametrize("method", SUMY)
def test_sumy_rates_the_seed_otherwise_than_its_order(method: str) -> None:
    corpus = gather([read_seed(1, "US, Russia hold their ground", "TNS")])
    assert len(set(score(corpus, method).tolist())) > 3


@pytest.mark.slow
@pytest.mark.parametrize("method", OTHERS)
def test_no_method_freezes_on_three_thousand_sentences(method: str) -> None:
    topics = ["bridge", "budget", "strike", "storm", "school", "police", "river", "harbour"]
    texts = [
        f"Report {number} on the {topics[number % 8]} says that plan {number * 7 % 311} of "
        f"{topics[number * 5 % 7]} {number % 97} came before council {number * 3 % 53} on Monday."
        for number in range(3000)
    ]
    corpus = gather([make_document(*texts)])
    start = time.process_time()
    scores = score(corpus, method)
    # Ten times what it takes on an idle core, for machines that are busy with other tests.
    assert time.process_time() - start < 10
    assert len(scores) == 3000


@pytest.mark.parametrize("method", SUMY)
def test_no_method_freezes_on_sentences_without_an_end(method: str) -> None:
    endless = [
        " ".join(f"w{(row * 31 + word) % 499}" for word in range(3000)) for row in range(20)
    ]
    start = time.process_time()
    score(gather([make_document(*endless)]), method)
    assert time.process_time() - start < 5
