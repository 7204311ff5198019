"""How much each sentence tells by the methods of others: every one of sumy, and the lead.

sumy's methods run unchanged on our own sentences and words, each on as many sentences as it can
rate in bounded time.
"""

import warnings
from collections.abc import Callable, Sequence
from typing import Any, cast

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

from summarizer.terms import Corpus, Floats, language_of, words_of

# Each method of sumy with the most sentences it rates: found by timing them on 50 to 3,000
# sentences of news, so that none takes much over half a second on one core. Beyond that
# number it rates those that come early in their article or are most like the whole.
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


def score(corpus: Corpus, method: str) -> Floats:
    """Rate the sentences of a corpus by the lead or a method of sumy: the higher, the better."""
    if not corpus.sentences:
        return np.zeros(0)
    if method == "lead":
        return 1.0 / (1.0 + _positions(corpus))
    return _sumy_scores(corpus, method)


def _positions(corpus: Corpus) -> Floats:
    return np.array([sentence.index for sentence in corpus.sentences], dtype=np.float64)


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


def _sumy_scores(corpus: Corpus, method: str) -> Floats:
    """Rate by a method of sumy; what is over its limit comes after all that it rated."""
    kind, limit = _SUMY[method]
    likeness = corpus.matrix.similarities(np.ones(len(corpus.sentences)))
    order = np.argsort(-likeness - np.exp(-_positions(corpus) / 10), kind="stable")
    rated, left = np.sort(order[:limit]), order[limit:]
    ratings = _run_sumy(kind, corpus, [int(position) for position in rated])
    scores = np.empty(len(order))
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
    return cast("Callable[[ObjectDocumentModel, _Ratings], object]", summarizer)


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
