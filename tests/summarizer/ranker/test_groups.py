"""Several articles about one story: what all of them tell counts more, whoever tells it."""

from collections.abc import Sequence

import numpy as np
import pytest

from summarizer.coherence import needs_previous
from summarizer.model import Document
from summarizer.ranker.groups import group_features, load_weights, score_group
from summarizer.ranker.ranking import Ranking, rank
from summarizer.terms import Floats, gather
from tests.summarizer.texts import make_document

STORM = "A storm tore the roof off the harbour hall of Lagos."
ASIDE = "Ada Okoro plays chess with her neighbours every Sunday."


def rankings_of(documents: Sequence[Document]) -> list[Ranking]:
    return [rank(gather([document]), needs_previous(document)) for document in documents]


def scores_of(*documents: Document, by_words: bool) -> Floats:
    return score_group(gather(documents), rankings_of(documents), by_words=by_words)


@pytest.mark.parametrize("by_words", [True, False])
def test_what_all_articles_tell_counts_more(*, by_words: bool) -> None:
    scores = scores_of(
        make_document(ASIDE, STORM),
        make_document(STORM, ASIDE.replace("chess with her", "cards without"), article_id="a2"),
        make_document(STORM, "Forecasters expect rain.", article_id="a3"),
        by_words=by_words,
    )
    assert scores[2] == scores[[0, 2, 3]].max()
    assert scores.shape == (6,)


def test_the_order_of_the_articles_changes_no_score() -> None:
    one, other = make_document(STORM, ASIDE), make_document(STORM, "Rain.", article_id="a2")
    there, back = scores_of(one, other, by_words=True), scores_of(other, one, by_words=True)
    assert there == pytest.approx(np.roll(back, 2))


def test_where_sentences_are_counted_the_opening_counts_more() -> None:
    told = [make_document(STORM, ASIDE), make_document(ASIDE, STORM, article_id="a2")]
    gained = scores_of(*told, by_words=False) - scores_of(*told, by_words=True)
    assert gained[0] > gained[3]
    assert gained[2] > gained[1]


def test_every_column_has_a_weight() -> None:
    documents = [make_document(STORM, ASIDE), make_document(STORM, article_id="a2")]
    features = group_features(gather(documents), rankings_of(documents))
    assert features.keys() == load_weights().keys()
    assert all(column.shape == (3,) for column in features.values())


def test_a_stem_pair_counts_by_the_share_of_the_other_articles_that_have_it() -> None:
    documents = [
        make_document("Harbour storm."),
        make_document("Storm harbour.", article_id="a2"),
        make_document("Harbour storm kills.", article_id="a3"),
    ]
    features = group_features(gather(documents), rankings_of(documents))
    assert features["pairs_elsewhere"].tolist() == [0.5, 0.0, 0.25]
