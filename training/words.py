"""Learns what words tell: which stems come back in summaries, and what phrases stand there."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression, Ridge

from summarizer.ranker.trained import PAIR_BUCKETS, STEM_BUCKETS, stem_bucket
from summarizer.ranker.wording import phrase_buckets, phrase_scale, word_features
from summarizer.terms import Floats
from training.articles import Example

# How many average stems each bucket is taken to have seen before any was counted.
_PRIOR = 8.0
# Held back so far, phrases explain 0.17 of what the place leaves (correlation, held out).
_RIDGE = 40.0
_ROUNDS = 40
# Sentences further down than this are as likely as one another.
_LAST_PLACE = 60
_LOGISTIC_ARTICLES = 4000


def count_stems(examples: Sequence[Example]) -> tuple[Floats, Floats]:
    """Log-odds that a stem comes back, and its rarity, by bucket."""
    articles, summaries = np.zeros(STEM_BUCKETS), np.zeros(STEM_BUCKETS)
    for example in examples:
        for stem in example.corpus.terms:
            bucket = stem_bucket(stem)
            articles[bucket] += 1
            summaries[bucket] += stem in example.reference_stems
    mean = summaries.sum() / articles.sum()
    odds = np.log((summaries + _PRIOR * mean) / (articles - summaries + _PRIOR * (1 - mean)))
    return odds - np.log(mean / (1 - mean)), np.log((len(examples) + 1) / (articles + 1))


def fit_words(examples: Sequence[Example], tables: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Weights of ``word_features`` and a constant; each example looks up in its own table."""
    features, labels = [], []
    for example, (odds, rarity) in zip(
        examples[:_LOGISTIC_ARTICLES], tables[:_LOGISTIC_ARTICLES], strict=True
    ):
        buckets = np.array([stem_bucket(stem) for stem in example.corpus.terms])
        if len(buckets):
            features.append(word_features(example.corpus, odds[buckets], rarity[buckets]))
            labels += [stem in example.reference_stems for stem in example.corpus.terms]
    rows = np.concatenate(features)
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    model = LogisticRegression(max_iter=300).fit((rows - mean) / spread, np.array(labels))
    weights = model.coef_[0] / spread
    return np.append(weights, model.intercept_[0] - float(mean @ weights))


def phrase_matrix(examples: Sequence[Example]) -> sparse.csr_matrix:
    """One row a sentence of any example, one column a bucket of stems or pairs."""
    rows, columns = [], []
    sentences = 0
    for example in examples:
        own, buckets = phrase_buckets(example.corpus)
        rows.append(own + sentences)
        columns.append(buckets)
        sentences += len(example.tokens)
    row = np.concatenate(rows)
    values = phrase_scale(np.bincount(row, minlength=sentences))[row].astype(np.float32)
    shape = (sentences, STEM_BUCKETS + PAIR_BUCKETS)
    return sparse.csr_matrix((values, (row, np.concatenate(columns))), shape=shape)


def phrase_targets(examples: Sequence[Example]) -> Floats:
    """What phrases are to explain: both targets, less what the place in the article explains."""
    targets = np.column_stack(
        [
            np.concatenate([example.chosen for example in examples]),
            np.concatenate([example.likeness for example in examples]),
        ]
    )
    places = np.concatenate([np.arange(len(example.tokens)) for example in examples])
    places = np.minimum(places, _LAST_PLACE)
    counts = np.bincount(places)
    usual = [np.bincount(places, column) / np.maximum(counts, 1) for column in targets.T]
    explained: Floats = np.column_stack(usual)[places]
    return targets - explained


def fit_phrases(matrix: sparse.csr_matrix, targets: Floats) -> NDArray[np.float32]:
    """Weights of phrases: two columns, one a target."""
    columns = [
        Ridge(alpha=_RIDGE, solver="lsqr", max_iter=_ROUNDS, tol=1e-3, fit_intercept=False)
        .fit(matrix, target)
        .coef_
        for target in targets.T
    ]
    return np.column_stack(columns).astype(np.float32)
