"""sumy by itself, on sentences that were read by us."""

from collections.abc import Sequence
from functools import cache

from sumy.models.dom import ObjectDocumentModel, Paragraph
from sumy.models.dom import Sentence as SumySentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.utils import get_stop_words

from summarizer import Document
from summarizer.terms import words_of


class Words:
    """What sumy wants of a tokenizer: its own needs a download."""

    def to_words(self, sentence: str) -> Sequence[str]:
        """The words of a sentence."""
        return words_of(sentence)


def summarize_by_lexrank(document: Document, sentences: int) -> tuple[str, ...]:
    """A summary by sumy's LexRank (Erkan and Radev, 2004) as sumy makes it."""
    words = Words()
    body = [SumySentence(sentence.text, words) for sentence in document.sentences]
    chosen = _lexrank()(ObjectDocumentModel([Paragraph(body)]), sentences)
    return tuple(str(sentence) for sentence in chosen)


@cache
def _lexrank() -> LexRankSummarizer:
    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    return summarizer
