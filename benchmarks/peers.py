"""sumy by itself, on sentences that were read by us."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from sumy.utils import get_stop_words

from summarizer import Document
from summarizer.terms import words_of

SUMY_METHODS: Mapping[str, type[Any]] = {
    "LexRank": LexRankSummarizer,
    "TextRank": TextRankSummarizer,
    "LSA": LsaSummarizer,
    "Luhn": LuhnSummarizer,
    "KL": KLSummarizer,
    "SumBasic": SumBasicSummarizer,
    "Reduction": ReductionSummarizer,
}


class Words:
    """What sumy wants of a tokenizer: its own needs a download."""

    def to_words(self, sentence: str) -> Sequence[str]:
        """The words of a sentence."""
        return words_of(sentence)


def summarize_by_sumy(document: Document, sentences: int, method: str) -> tuple[str, ...]:
    """A summary by one of ``SUMY_METHODS`` as sumy makes it.

    Args:
        document: an English article as read by us.
        sentences: how many to choose.
        method: its name in the field's spelling, "LexRank".
    """
    words = Words()
    body = [SumySentence(sentence.text, words) for sentence in document.sentences]
    chosen = _summarizer(method)(ObjectDocumentModel([Paragraph(body)]), sentences)
    return tuple(str(sentence) for sentence in chosen)


@cache
def _summarizer(method: str) -> Any:
    summarizer = SUMY_METHODS[method](Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    return summarizer
