"""How likely each sentence is to belong to a summary: of its article, or of several articles."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from summarizer.ranker.features import sentence_features
from summarizer.ranker.trained import Trained, load_trained
from summarizer.ranker.wording import Wording, read_wording
from summarizer.terms import Corpus, Floats

# How far down an article "early" goes, in sentences.
_REACH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """What counts in a summary of several articles, and how much.

    Attributes:
        odds: the trained log-odds that a sentence belongs to a summary of its article.
        early: that it comes early in its article.
        central: that it is like all articles together.
        frequent: that its words are frequent in all articles, on average.
    """

    odds: float
    early: float
    central: float
    frequent: float


# Set one at a time, from what the articles of CNN/Daily Mail had taught, where both development
# sets of Multi-News (287 groups) got better: by ROUGE F1 at the words of the reference, and by
# the recall of three sentences where precision fell less. Where sentences are counted, each
# should say much; where words are, each word should.
BY_WORDS = Mix(odds=0.3, early=2.0, central=3.0, frequent=3.2)
BY_SENTENCES = Mix(odds=1.0, early=2.0, central=6.0, frequent=0.0)


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


def score_group(corpus: Corpus, rankings: Sequence[Ranking], mix: Mix) -> Floats:
    """Score the sentences of several articles about one story, given each article's ranking."""
    matrix, count = corpus.matrix, len(corpus.sentences)
    places = np.array([sentence.index for sentence in corpus.sentences], dtype=np.float64)
    frequency = np.bincount(matrix.rows, np.log(corpus.occurrences)[matrix.columns], count)
    distinct = np.maximum(np.bincount(matrix.rows, minlength=count), 1)
    scores: Floats = (
        mix.odds * np.concatenate([ranking.logits for ranking in rankings])
        + mix.early * np.exp(-places / _REACH)
        + mix.central * matrix.similarities(np.ones(count))
        + mix.frequent * frequency / distinct
    )
    return scores
