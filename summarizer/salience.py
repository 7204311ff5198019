"""How much each sentence tells: our own scores, and every method of sumy.

Our own is a linear model over the features of ``FEATURES``; sumy's methods run unchanged on our
own sentences and words, each on as many sentences as it can rate in bounded time.
"""

import warnings
from collections.abc import Callable, Sequence
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

# "news" is ours, "lead" takes sentences as they come, the others are sumy's.
METHODS: tuple[str, ...] = ("news", *_SUMY, "lead")

FEATURES = ("first", "early", "start", "centrality", "title", "lead", "length", "short")
WEIGHTS = np.array([0.6, 1.5, 0.2, 0.8, 0.5, 0.4, 0.3, -0.5])


def score(corpus: Corpus, method: str) -> Floats:
    """Rate the sentences of a corpus by a method of ``METHODS``: the higher, the better."""
    if not corpus.sentences:
        return np.zeros(0)
    if method == "lead":
        return lead_scores(corpus)
    scores = news_scores(corpus)
    return scores if method == "news" else _sumy_scores(corpus, method, scores)


def lead_scores(corpus: Corpus) -> Floats:
    """1 for the first sentence of an article, then 1/2, 1/3 and so on."""
    return 1.0 / (1.0 + _positions(corpus))


def news_scores(corpus: Corpus) -> Floats:
    """Our own scores: ``features`` weighed by ``WEIGHTS``."""
    scores: Floats = features(corpus) @ WEIGHTS
    return scores


def _positions(corpus: Corpus) -> Floats:
    return np.array([sentence.index for sentence in corpus.sentences], dtype=np.float64)


def features(corpus: Corpus) -> Floats:
    """One row a sentence, one column a feature of ``FEATURES``, all between 0 and 1."""
    positions = _positions(corpus)
    lengths = np.array([len(words) for words in corpus.words], dtype=np.float64)
    columns = {
        "first": positions == 0,
        "early": 1 / (1 + positions),
        "start": _paragraph_starts(corpus),
        "centrality": centrality(corpus),
        "title": _title_similarity(corpus),
        "lead": corpus.matrix.similarities((positions < 3).astype(np.float64)),
        "length": np.minimum(lengths, 25) / 25,
        "short": lengths < 8,
    }
    return np.column_stack([columns[name] for name in FEATURES]).astype(np.float64)


def _paragraph_starts(corpus: Corpus) -> Floats:
    before: tuple[str, int] | None = None
    starts = np.zeros(len(corpus.sentences))
    for position, sentence in enumerate(corpus.sentences):
        here = (sentence.article_id, sentence.paragraph)
        starts[position] = here != before
        before = here
    return starts


def centrality(corpus: Corpus) -> Floats:
    """LexRank with weighted edges (Erkan and Radev, 2004), scaled to a highest value of 1.

    The similarity matrix of all sentences is never built: multiplying by it is multiplying by
    the sparse TF-IDF matrix and its transpose, which is linear in the length of the text.
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


# The paper's damping; after ten rounds of 0.85 the order no longer changes on news articles.
_DAMPING = 0.85
_ROUNDS = 10


def _title_similarity(corpus: Corpus) -> Floats:
    """The share of a title's content stems that a sentence of its article has."""
    titles = [
        frozenset(
            content_stems(words_of(document.article.title), language_of(document.article.language))
        )
        for document in corpus.documents
    ]
    return np.array(
        [
            len(titles[document].intersection(stems)) / max(1, len(titles[document]))
            for document, stems in zip(corpus.document, corpus.stems, strict=True)
        ]
    )


class _Words:
    """The tokenizer that sumy's sentences ask: ours, without any download."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(words_of(text))


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
    scores[left] = ratings.min() - 1 - np.arange(len(left))
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
