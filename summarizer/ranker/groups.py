"""How much each sentence of several articles about one story says of it, word for word."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from summarizer.ranker.ranking import Ranking
from summarizer.resources import read_tables
from summarizer.terms import Corpus, Floats

# How far down an article "early" and "opening" go, in sentences.
_EARLY, _OPENING = 10, 3
_LEAD = 3
# What a sentence gains with the logarithm of its length. Where sentences are counted, so much that
# three of a Multi-News group keep both more of what they say and more of the reference than the
# leads do (0 and 0.3 lose one of the two); where words are, next to nothing, for short summaries.
_LENGTH_BY_SENTENCES, _LENGTH_BY_WORDS = 0.12, 0.015
# What the first sentence of an article gains there: people who are asked for a few sentences want
# to hear first what happened. It costs 0.5 of the 57 % of words that the reference has.
_FIRST = 0.3
# The columns of ``features.sentence_features`` that count among several articles as well.
_OWN = ("chance", "centroid", "like_lead", "likely", "rarity", "quote_marks", "saying", "needs")


def score_group(corpus: Corpus, rankings: Sequence[Ranking], *, by_words: bool) -> Floats:
    """Score the sentences of several articles about one story, given each article's ranking.

    Args:
        corpus: the articles.
        rankings: one an article.
        by_words: whether words are counted, so that each word should say much; otherwise each
            sentence should.

    Returns:
        About the share of a sentence's words, and twice that of its pairs of words, that a summary
        of all would have; for comparing sentences of one group alone.
    """
    features, weights = group_features(corpus, rankings), load_weights()
    scores: Floats = np.sum([weights[name] * column for name, column in features.items()], axis=0)
    lengths = np.log([max(1, len(words)) for words in corpus.words])
    if by_words:
        return scores + _LENGTH_BY_WORDS * lengths
    first = np.array([sentence.index == 0 for sentence in corpus.sentences])
    return scores + _LENGTH_BY_SENTENCES * lengths + _FIRST * first


def group_features(corpus: Corpus, rankings: Sequence[Ranking]) -> dict[str, Floats]:
    """Columns of one value a sentence of several articles, by name, always in the same order.

    What an article's own ranking knows, and what the other articles say of a sentence: how often
    they have its words, and how many of them have its stems and pairs of stems.
    """
    matrix, count = corpus.matrix, len(corpus.sentences)
    places = np.array([sentence.index for sentence in corpus.sentences], dtype=np.float64)
    frequency = np.bincount(matrix.rows, np.log(corpus.occurrences)[matrix.columns], count)
    own = {name: np.concatenate([ranking.features[name] for ranking in rankings]) for name in _OWN}
    return own | {
        "early": np.exp(-places / _EARLY),
        "opening": np.exp(-places / _OPENING),
        "frequency": frequency / np.maximum(np.bincount(matrix.rows, minlength=count), 1),
        "like_openings": matrix.similarities((places == 0).astype(float)),
        "like_leads": matrix.similarities((places < _LEAD).astype(float)),
        "like_all": matrix.similarities(np.ones(count)),
        "pairs_elsewhere": _elsewhere(corpus, [tuple(pairwise(own)) for own in corpus.stems]),
        "stems_elsewhere": _standardize(_elsewhere(corpus, corpus.stems)),
    }


@lru_cache(maxsize=1)
def load_weights() -> dict[str, float]:
    """What each column of ``group_features`` is worth; ``python -m training.groups`` writes them."""
    weights: dict[str, float] = read_tables("weights", "groups")["weights"]
    return weights


def _elsewhere(corpus: Corpus, terms: Sequence[Sequence[object]]) -> Floats:
    """For every sentence, what share of the other articles has its terms, on average."""
    distinct = [dict.fromkeys(own) for own in terms]
    documents = corpus.document.tolist()
    told = {
        (document, term) for document, own in zip(documents, distinct, strict=True) for term in own
    }
    having = Counter(term for _, term in told)
    others = max(1, len(corpus.documents) - 1)
    return np.array(
        [sum(having[term] - 1 for term in own) / (others * max(1, len(own))) for own in distinct]
    )


def _standardize(values: Floats) -> Floats:
    standard: Floats = (values - values.mean()) / max(float(values.std()), 1e-6)
    return standard
