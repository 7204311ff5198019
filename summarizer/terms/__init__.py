"""Words as the core counts them: content words, stems, TF-IDF vectors and names."""

from summarizer.terms.corpus import Corpus, gather, separate
from summarizer.terms.matrix import Floats, Integers, TermMatrix, tfidf
from summarizer.terms.names import names_of
from summarizer.terms.shares import document_shares, rarity
from summarizer.terms.stems import Language, content_stems, language_of
from summarizer.terms.words import words_of

__all__ = [
    "Corpus",
    "Floats",
    "Integers",
    "Language",
    "TermMatrix",
    "content_stems",
    "document_shares",
    "gather",
    "language_of",
    "names_of",
    "rarity",
    "separate",
    "tfidf",
    "words_of",
]
