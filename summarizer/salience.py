"""How much each sentence tells: our own scores, and every method of sumy.

Our own is a linear model over the features of ``FEATURES``; sumy's methods run unchanged on our
own sentences and words, each on as many sentences as it can rate in bounded time.
"""

import re
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np
from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from summarizer.terms import Corpus, Floats, content_stems, language_of, words_of

# Each method of sumy with the most sentences it rates: found by timing them on 50 to 3,000
# sentences of news, so that none takes much over half a second on one core. Beyond that
# number it rates those that our own scores place first.
_SUMY: dict[str, tuple[type[Any], int]] = {
    "lexrank": (LexRankSummarizer, 250),
    "textrank": (TextRankSummarizer, 400),
    "lsa": (LsaSummarizer, 250),
    "luhn": (LuhnSummarizer, 1000),
    "kl": (KLSummarizer, 80),
    "sumbasic": (SumBasicSummarizer, 600),
    "reduction": (ReductionSummarizer, 200),
    "edmundson": (EdmundsonSummarizer, 1000),
}

_LEAD = 3
# A sentence opens with a quotation mark, or holds a digit.
_QUOTED = re.compile(r"\s*[\"'`“‘«„]")
_DIGIT = re.compile(r"\d")
# The paper's damping; after ten rounds of 0.85 the order no longer changes on news articles.
_DAMPING = 0.85
_ROUNDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each feature of a sentence counts; the sum is its score.

    Attributes:
        article: weights for sentences of one article.
        group: weights for sentences of several articles about one story.
    """

    article: float
    group: float

    def of(self, corpus: Corpus) -> float:
        """The weight for this corpus."""
        return self.group if len(set(corpus.document.tolist())) > 1 else self.article


# The weights for articles are those of a logistic regression (C = 1) that tells the sentences of
# a greedy oracle (highest ROUGE-1 + ROUGE-2 against the reference, at most three) from others in
# 5,000 training articles of CNN/Daily Mail. "lead" was then set by hand, together with
# ``summary._TOLD``, so that no development set falls behind the first three sentences (summaries
# by freelance writers follow the lead most); "title" by hand, for the training articles have none.
# Those for groups start from them; "frequency" and "quoted" were changed, one at a time, where
# both development sets of Multi-News got better.
FEATURES: dict[str, Weights] = {
    "lead": Weights(article=0.1, group=0.1),
    "early": Weights(article=2.11, group=2.11),
    "centrality": Weights(article=1.51, group=1.51),
    "centroid": Weights(article=2.98, group=2.98),
    "topic": Weights(article=0.61, group=0.61),
    "title": Weights(article=0.5, group=0.5),
    "previous": Weights(article=-1.1, group=-1.1),
    "next": Weights(article=-0.27, group=-0.27),
    "frequency": Weights(article=0.19, group=2.4),
    "length": Weights(article=-0.34, group=-0.34),
    "short": Weights(article=-0.59, group=-0.59),
    "digits": Weights(article=0.31, group=0.31),
    "quoted": Weights(article=-0.44, group=0.0),
    "question": Weights(article=-0.71, group=-0.71),
}


def score(corpus: Corpus, method: str) -> Floats:
    """Rate the sentences of a corpus by a method of ``METHODS``: the higher, the better."""
    if not corpus.sentences:
        return np.zeros(0)
    if method == "lead":
        return 1.0 / (1.0 + _positions(corpus))
    scores = news_scores(corpus)
    return scores if method == "news" else _sumy_scores(corpus, method, scores)


def news_scores(corpus: Corpus) -> Floats:
    """Our own scores: ``feature_matrix`` times the weights of ``FEATURES``."""
    weights = np.array([weight.of(corpus) for weight in FEATURES.values()])
    scores: Floats = feature_matrix(corpus) @ weights
    return scores


def feature_matrix(corpus: Corpus) -> Floats:
    """One row a sentence, one column a feature in the order of ``FEATURES``."""
    positions = _positions(corpus)
    lengths = np.array([len(words) for words in corpus.words], dtype=np.float64)
    texts = [sentence.text for sentence in corpus.sentences]
    columns: dict[str, object] = {
        "lead": positions < _LEAD,
        "early": np.exp(-positions / 10),
        "centrality": centrality(corpus),
        "centroid": corpus.matrix.similarities(np.ones(len(texts))),
        "topic": _topic_similarity(corpus, positions),
        "title": _title_similarity(corpus),
        **_neighbour_similarities(corpus),
        "frequency": _frequency(corpus),
        "length": np.minimum(lengths, 40) / 40,
        "short": lengths < 8,
        "digits": [_DIGIT.search(text) is not None for text in texts],
        "quoted": [_QUOTED.match(text) is not None for text in texts],
        "question": [text.rstrip().endswith("?") for text in texts],
    }
    return np.column_stack([np.asarray(columns[name], dtype=np.float64) for name in FEATURES])


def _positions(corpus: Corpus) -> Floats:
    return np.array([sentence.index for sentence in corpus.sentences], dtype=np.float64)


def centrality(corpus: Corpus) -> Floats:
    """LexRank with weighted edges (Erkan and Radev, 2004), scaled to a highest value of 1.

    The similarity matrix of all sentences is never built: multiplying by it is multiplying by
    the sparse TF-IDF matrix and its transpose, which is linear in the length of the text. As in
    the paper, a sentence is also similar to itself.
    """
    matrix, count = corpus.matrix, len(corpus.sentences)
    degrees = matrix.times(matrix.transposed_times(np.ones(count)))
    degrees[degrees == 0] = 1
    ranks = np.full(count, 1 / count)
    for _ in range(_ROUNDS):
        spread = matrix.times(matrix.transposed_times(ranks / degrees))
        ranks = (1 - _DAMPING) / count + _DAMPING * spread
    scaled: Floats = ranks / ranks.max()
    return scaled


def _topic_similarity(corpus: Corpus, positions: Floats) -> Floats:
    """The mean cosine with the other sentences among the first three of the article."""
    matrix, document = corpus.matrix, corpus.document
    leading = positions < _LEAD
    keys = document[matrix.rows] * matrix.terms + matrix.columns
    in_lead = leading[matrix.rows]
    known, place = np.unique(keys[in_lead], return_inverse=True)
    if not len(known):
        return np.zeros(len(positions))
    sums = np.bincount(place, matrix.weights[in_lead])
    found = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    shared = np.where(known[found] == keys, sums[found], 0.0) * matrix.weights
    total = np.bincount(matrix.rows, shared, len(positions))
    own = np.where(leading, np.bincount(matrix.rows, matrix.weights**2, len(positions)), 0.0)
    others = np.bincount(document, leading)[document] - leading
    similarity: Floats = (total - own) / np.maximum(others, 1)
    return similarity


def _title_similarity(corpus: Corpus) -> Floats:
    """The share of a title's content stems that a sentence of its article has."""
    titles = []
    for document in corpus.documents:
        language = language_of(document.article.language)
        titles.append(frozenset(content_stems(words_of(document.article.title), language)))
    shares = [
        len(titles[document].intersection(stems)) / max(1, len(titles[document]))
        for document, stems in zip(corpus.document, corpus.stems, strict=True)
    ]
    return np.array(shares)


def _neighbour_similarities(corpus: Corpus) -> dict[str, Floats]:
    """The cosines with the sentence before and the sentence after in the same article."""
    matrix, count = corpus.matrix, len(corpus.sentences)
    keys = matrix.rows * matrix.terms + matrix.columns
    _, later, earlier = np.intersect1d(
        keys, keys + matrix.terms, assume_unique=True, return_indices=True
    )
    products = matrix.weights[later] * matrix.weights[earlier]
    previous = np.bincount(matrix.rows[later], products, count)
    previous[1:][corpus.document[1:] != corpus.document[:-1]] = 0
    return {"previous": previous, "next": np.append(previous[1:], 0.0)}


def _frequency(corpus: Corpus) -> Floats:
    """How frequent a sentence's stems are on the whole: the mean logarithm of their counts."""
    counts = Counter(stem for stems in corpus.stems for stem in stems)
    logarithms = {stem: log(count) for stem, count in counts.items()}
    means = [
        sum(logarithms[s] for s in set(stems)) / max(1, len(set(stems))) for stems in corpus.stems
    ]
    return np.array(means)


# sumy compares every word of a sentence with every word of another; a sentence longer than any
# in well-edited news is rated by its first words, or a page without full stops takes minutes.
_LONGEST_SENTENCE = 60


class _Words:
    """The tokenizer that sumy's sentences ask: ours, without any download."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(words_of(text)[:_LONGEST_SENTENCE])


class _Ratings:
    """Given to sumy as the number of sentences to keep; notes the rating of every one."""

    def __init__(self, count: int) -> None:
        self.values = np.zeros(count)

    def __call__(self, infos: Sequence[Any]) -> Sequence[Any]:
        for info in infos:
            self.values[info.order] = info.rating
        return infos


def _sumy_scores(corpus: Corpus, method: str, ours: Floats) -> Floats:
    """Rate by a method of sumy; what is over its limit comes after all that it rated."""
    kind, limit = _SUMY[method]
    order = np.argsort(-ours, kind="stable")
    rated, left = np.sort(order[:limit]), order[limit:]
    ratings = _run_sumy(kind, corpus, [int(position) for position in rated])
    scores = np.empty(len(ours))
    scores[rated] = ratings
    scores[left] = ratings.min() - 1 - np.arange(len(left)) / max(1, len(left))
    return scores


def _run_sumy(kind: type[Any], corpus: Corpus, positions: Sequence[int]) -> Floats:
    language = language_of(corpus.documents[0].article.language)
    recorder = _Ratings(len(positions))
    model = _sumy_model(corpus, positions)
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        # sumy's LSA warns of texts with fewer words than sentences, and LexRank divides by
        # zero when no sentence has content: such ratings are not wrong, only all alike.
        warnings.simplefilter("ignore")
        _configure(kind, language.stem, language.stop_words)(model, recorder)
    # Sums over sets come in another order in every process; rounding keeps ties ties.
    ratings: Floats = np.nan_to_num(recorder.values).round(9)
    return ratings


def _configure(
    kind: type[Any], stem: Callable[[str], str], stop_words: frozenset[str]
) -> Callable[[ObjectDocumentModel, _Ratings], object]:
    if kind is EdmundsonSummarizer:
        # Title and location alone: its cue and key words would have to be given.
        summarizer = kind(stem, cue_weight=0.0, key_weight=0.0)
        summarizer.null_words = stop_words or {""}
    else:
        summarizer = kind(stem)
        summarizer.stop_words = stop_words
    return summarizer  # type: ignore[no-any-return]  # sumy has no types


def _sumy_model(corpus: Corpus, positions: Sequence[int]) -> ObjectDocumentModel:
    words = _Words()
    paragraphs: list[list[SumySentence]] = []
    before: tuple[str, int] | None = None
    for position in positions:
        sentence = corpus.sentences[position]
        here = (sentence.article_id, sentence.paragraph)
        if here != before:
            paragraphs.append([])
        paragraphs[-1].append(SumySentence(sentence.text, words))
        before = here
    titles = [
        SumySentence(document.article.title, words, is_heading=True)
        for document in corpus.documents
    ]
    return ObjectDocumentModel([*map(Paragraph, paragraphs), Paragraph(titles)])
