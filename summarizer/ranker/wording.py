"""What the words of an article tell of its summary: which of them will come back in it."""

from typing import NamedTuple

import numpy as np

from summarizer.lexicon import primary_language
from summarizer.ranker.trained import PAIR_BUCKETS, STEM_BUCKETS, Trained, stem_bucket, word_hash
from summarizer.terms import Corpus, Floats, Integers, content_stems, language_of, words_of

# The stems and pairs of words that were counted are English ones.
_COUNTED = "en"
# What a word of the title is likelier to come back, in log-odds; set by hand, for the training
# articles have no titles. Many words of a title are in the first sentences anyway.
_TITLE = 0.5
_LEAD = 3
# Longer texts have more words in common with a model than short ones; damped as in BM25.
_DAMPING = 5
# Stands before the first word of a sentence and after the last.
_EDGE = ""
# An odd number that spreads pairs over the buckets and tells "a b" from "b a".
_MIXER = 31


class Wording(NamedTuple):
    """What the words of an article tell.

    Attributes:
        chances: for every term of the article, how likely it is to come back in a summary.
        rarity: for every term, how rare it is in the news.
        first: for every term, the first sentence that holds it.
        phrases: one row a sentence, two columns: what its stems and pairs of words tell.
    """

    chances: Floats
    rarity: Floats
    first: Floats
    phrases: Floats


def read_wording(corpus: Corpus, trained: Trained) -> Wording:
    """Look up what was learnt of the words of one article."""
    odds, rarity = _look_up(corpus, trained)
    features = word_features(corpus, odds, rarity)
    weights = trained.word_weights
    logits = features @ weights[:-1] + weights[-1] + _TITLE * _in_title(corpus)
    return Wording(
        chances=1 / (1 + np.exp(-logits)),
        rarity=rarity,
        first=_first_rows(corpus),
        phrases=_phrase_scores(corpus, trained),
    )


def is_counted(corpus: Corpus) -> bool:
    """Whether the article is in the language whose words were counted."""
    return primary_language(corpus.documents[0].article.language) == _COUNTED


def word_features(corpus: Corpus, odds: Floats, rarity: Floats) -> Floats:
    """One row a term: how often and where an article has it, and what is known of it elsewhere."""
    matrix, sentences = corpus.matrix, len(corpus.sentences)
    occurrences = np.maximum(corpus.occurrences, 1)
    spread = np.maximum(np.bincount(matrix.columns, minlength=matrix.terms), 1)
    first, last = _first_rows(corpus), np.zeros(matrix.terms)
    np.maximum.at(last, matrix.columns, matrix.rows)
    leading = np.bincount(matrix.columns[matrix.rows < _LEAD], minlength=matrix.terms)
    often = np.log(occurrences)
    columns = [
        often,
        often**2,
        np.log(spread),
        first / sentences,
        np.log1p(first),
        last / sentences,
        first == 0,
        leading == 1,
        leading == 2,
        leading == 3,
        np.full(matrix.terms, np.log(sentences)),
        occurrences / occurrences.max(initial=1),
        odds,
        rarity,
        rarity * often,
    ]
    return np.column_stack([np.asarray(column, dtype=np.float64) for column in columns])


def phrase_buckets(corpus: Corpus) -> tuple[Integers, Integers]:
    """The stems and pairs of neighbouring words of all sentences.

    Returns:
        For each, its sentence and its row of ``Trained.phrase_weights``.
    """
    hashes = [word_hash(word) for words in corpus.words for word in (_EDGE, *words)]
    firsts = np.array([*hashes, word_hash(_EDGE)], dtype=np.int64)
    pairs = STEM_BUCKETS + (firsts[:-1] * _MIXER + firsts[1:]) % PAIR_BUCKETS
    rows = np.repeat(np.arange(len(corpus.words)), [len(words) + 1 for words in corpus.words])
    stems = np.array([stem_bucket(stem) for stem in corpus.terms], dtype=np.int64)
    matrix = corpus.matrix
    return (
        np.concatenate([matrix.rows, rows]),
        np.concatenate([stems[matrix.columns], pairs]),
    )


def phrase_scale(counts: Integers) -> Floats:
    """What the sums over that many buckets of a sentence are multiplied by."""
    scales: Floats = (counts + _DAMPING).astype(np.float64) ** -0.5
    return scales


def _look_up(corpus: Corpus, trained: Trained) -> tuple[Floats, Floats]:
    buckets = np.array([stem_bucket(term) for term in corpus.terms], dtype=np.intp)
    if is_counted(corpus):
        return trained.stem_odds[buckets].astype(float), trained.stem_rarity[buckets].astype(float)
    return np.zeros(len(buckets)), np.full(len(buckets), float(trained.stem_rarity.mean()))


def _first_rows(corpus: Corpus) -> Floats:
    first = np.full(corpus.matrix.terms, float(len(corpus.sentences)))
    np.minimum.at(first, corpus.matrix.columns, corpus.matrix.rows)
    return first


def _in_title(corpus: Corpus) -> Floats:
    article = corpus.documents[0].article
    title = frozenset(content_stems(words_of(article.title), language_of(article.language)))
    return np.array([term in title for term in corpus.terms], dtype=np.float64)


def _phrase_scores(corpus: Corpus, trained: Trained) -> Floats:
    count = len(corpus.sentences)
    if not is_counted(corpus):
        return np.zeros((count, 2))
    rows, buckets = phrase_buckets(corpus)
    scale = phrase_scale(np.bincount(rows, minlength=count))
    weights = trained.phrase_weights[buckets]
    return np.column_stack([np.bincount(rows, column, count) * scale for column in weights.T])
