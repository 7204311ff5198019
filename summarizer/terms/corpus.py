"""The sentences of some documents side by side, with their terms."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.model import Document, Sentence
from summarizer.terms.matrix import Floats, Integers, TermMatrix, tfidf
from summarizer.terms.stems import content_stems, language_of
from summarizer.terms.words import words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The sentences of some documents, one after the other, with their terms.

    Attributes:
        documents: the documents, in the order given.
        sentences: all their sentences.
        document: for every sentence, the position of its document.
        words: for every sentence, its words in lower case.
        stems: for every sentence, its content stems.
        matrix: the sentences as TF-IDF vectors.
        term_numbers: the column of every stem in the matrix, in the order of the columns.
        occurrences: for every column, how often its stem stands in the text.
    """

    documents: tuple[Document, ...]
    sentences: tuple[Sentence, ...]
    document: Integers
    words: tuple[list[str], ...]
    stems: tuple[tuple[str, ...], ...]
    matrix: TermMatrix
    term_numbers: Mapping[str, int]
    occurrences: Floats

    @property
    def terms(self) -> Iterable[str]:
        """The stems in the order of the matrix' columns."""
        return self.term_numbers


def gather(documents: Sequence[Document]) -> Corpus:
    """Put the sentences of documents side by side; linear in the length of the text."""
    words: list[list[str]] = []
    stems: list[tuple[str, ...]] = []
    for document in documents:
        language = language_of(document.article.language)
        for sentence in document.sentences:
            words.append(words_of(sentence.text))
            stems.append(content_stems(words[-1], language))
    return _count(tuple(documents), words, stems)


def _count(
    documents: tuple[Document, ...], words: list[list[str]], stems: list[tuple[str, ...]]
) -> Corpus:
    sizes = [len(document.sentences) for document in documents]
    occurrences = Counter(stem for found in stems for stem in found)
    return Corpus(
        documents=documents,
        sentences=tuple(sentence for document in documents for sentence in document.sentences),
        document=np.repeat(np.arange(len(documents)), sizes),
        words=tuple(words),
        stems=tuple(stems),
        matrix=tfidf(stems),
        term_numbers={stem: column for column, stem in enumerate(occurrences)},
        occurrences=np.array(list(occurrences.values()), dtype=np.float64),
    )


def separate(corpus: Corpus) -> tuple[Corpus, ...]:
    """A corpus for every document of one, without reading the words again."""
    if len(corpus.documents) == 1:
        return (corpus,)
    sizes = [len(document.sentences) for document in corpus.documents]
    ends = np.cumsum(sizes).tolist()
    return tuple(
        _count(
            (document,), list(corpus.words[end - size : end]), list(corpus.stems[end - size : end])
        )
        for document, size, end in zip(corpus.documents, sizes, ends, strict=True)
    )
