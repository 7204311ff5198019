"""The ranker: log-odds for every sentence, robust to case, titles and languages."""

import time

import numpy as np
import pytest

from summarizer.coherence import needs_previous
from summarizer.model import Document
from summarizer.ranker.ranking import rank
from summarizer.terms import Floats, gather
from tests.summarizer.texts import make_document, read_seed

SEED = read_seed(0, "Standoff Over Ukraine Continues", "VOA")


def logits_of(document: Document) -> Floats:
    return rank(gather([document]), needs_previous(document)).logits


def test_news_ranks_its_opening_before_its_end() -> None:
    logits = logits_of(SEED)
    assert logits[:3].mean() > logits[-3:].mean()


def test_capitals_change_nothing_but_what_needs_what() -> None:
    texts = [sentence.text for sentence in SEED.sentences]
    needs = needs_previous(SEED)
    cased = rank(gather([make_document(*texts)]), needs).logits
    lowered = rank(gather([make_document(*map(str.lower, texts))]), needs).logits
    assert np.allclose(cased, lowered)


def test_an_article_without_a_title_is_ranked_too() -> None:
    texts = [sentence.text for sentence in SEED.sentences]
    assert np.isfinite(logits_of(make_document(*texts))).all()


@pytest.mark.parametrize("language", ["de", "uk", "zh", "tlh"])
def test_a_language_that_was_not_learnt_is_ranked_by_structure(language: str) -> None:
    texts = [sentence.text for sentence in SEED.sentences]
    logits = logits_of(make_document(*texts, language=language))
    assert np.isfinite(logits).all()
    assert logits[:3].mean() > logits[-3:].mean()


@pytest.mark.slow
def test_three_thousand_sentences_take_no_longer_than_their_share() -> None:
    texts = [f"Plan {n * 7 % 311} of {n % 97} came before council {n % 53}." for n in range(3000)]
    corpus = gather([make_document(*texts)])
    start = time.process_time()
    rank(corpus, (False,) * 3000)
    # Ten times what it takes on an idle core, for machines that are busy with other tests.
    assert time.process_time() - start < 4
