"""How likely each sentence is to belong to a summary of its article."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.ranker.features import sentence_features
from summarizer.ranker.trained import Trained, load_trained
from summarizer.ranker.wording import Wording, read_wording
from summarizer.terms import Corpus, Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ranking:
    """One article's sentences as the ranker sees them.

    Attributes:
        logits: for every sentence, the log-odds that it belongs to a summary.
        features: the columns of ``features.sentence_features``.
        wording: what the words of the article tell.
    """

    logits: Floats
    features: dict[str, Floats]
    wording: Wording


def rank(corpus: Corpus, needs: Sequence[bool], trained: Trained | None = None) -> Ranking:
    """Rank the sentences of one article, which has at least one.

    Args:
        corpus: one article.
        needs: for every sentence, whether it needs the one before it.
        trained: the numbers to use; by default those of the package.
    """
    trained = trained or load_trained()
    wording = read_wording(corpus, trained)
    features = sentence_features(corpus, needs, wording)
    logits = trained.sentences.sum(feature_table(features))
    return Ranking(logits=logits, features=features, wording=wording)


def feature_table(features: dict[str, Floats]) -> NDArray[np.float32]:
    """The columns as the matrix that the trees know."""
    return np.column_stack(list(features.values())).astype(np.float32)
