"""Words as the core counts them: content words, stems, TF-IDF vectors and names.

Stemmers and stop words are sumy's (Snowball for most languages), the stop words with the function
words of our lexicon, since sumy has none for Russian and few for Ukrainian; a language that neither
knows keeps its words as they are. Nothing is downloaded: the splitting into words is our own.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from math import log

import numpy as np
from numpy.typing import NDArray
from sumy.nlp.stemmers import Stemmer, null_stemmer
from sumy.utils import get_stop_words

from summarizer.lexicon import load_lexicon, primary_language
from summarizer.model import Document, Sentence
from summarizer.scripts import IDEOGRAPHS, MARKS, lower

Floats = NDArray[np.float64]
Integers = NDArray[np.intp]

_LETTERS = rf"(?:(?![{IDEOGRAPHS}])\w[{MARKS}]*)+"
_WORD = re.compile(rf"[{IDEOGRAPHS}]|{_LETTERS}(?:'{_LETTERS})*")
# The same for texts without such characters; a third of the time.
_PLAIN_WORD = re.compile(r"\w+(?:'\w+)*")
_NOT_PLAIN = re.compile(f"[{IDEOGRAPHS}{MARKS}]")
# The words of ``_WORD`` that do not open with a small letter of English or a digit: few of a text.
# What stands before is looked at last, so that the search leaps from one such letter to the next.
_CAPITALISED = re.compile(
    rf"[^\W\da-z_{IDEOGRAPHS}](?<![^\W{IDEOGRAPHS}].)(?<![^\W{IDEOGRAPHS}]['’].)"
    rf"[^\W{IDEOGRAPHS}]*(?:['’](?![{IDEOGRAPHS}])\w+)*"
)
# A dot after a capital is an initial's ("the U.S. Senate") and ends nothing.
_SENTENCE_END = re.compile(r"(?<![A-Z])[.!?:]['’”\"»)\]]*\s*$|^\W*$")
_POSSESSIVE = re.compile(r"['’]s?$")


# sumy looks a code up in ISO 639, which calls this language "modern greek (1453-)".
_SUMY_NAMES = {"el": "greek"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What is known of a language's words; an unknown one stems nothing and stops at nothing."""

    stem: Callable[[str], str]
    stop_words: frozenset[str]


# sumy's Polish stemmer needs a package that holds 2 MB of tables. Cutting words off does nearly as
# well for search (McNamee, Nicholas and Mayfield, "Addressing morphological variation in
# alphabetic languages", SIGIR 2009, at 5 characters; one more tells more Polish words apart).
_CUT_LANGUAGES = frozenset({"pl"})
_CUT = 6
# sumy's stemmer for these warns of every number.
_WARNING_LANGUAGES = frozenset({"cs", "sk"})


@lru_cache(maxsize=64)
def language_of(code: str) -> Language:
    """The stemmer and stop words of a language, named by ISO 639-1 code or BCP 47 tag."""
    code = primary_language(code)
    # Bounded, so that a long-lived process does not keep every typing error it has ever read.
    stem = lru_cache(maxsize=100_000)(_stemmer_of(code))
    return Language(stem=stem, stop_words=_stop_words_of(code))


def _stemmer_of(code: str) -> Callable[[str], str]:
    stemmer: Callable[[str], str] = null_stemmer
    if code in _CUT_LANGUAGES:
        return _cut
    with suppress(LookupError):
        stemmer = Stemmer(_SUMY_NAMES.get(code, code))
    return _of_letters(stemmer) if code in _WARNING_LANGUAGES else stemmer


def _of_letters(stemmer: Callable[[str], str]) -> Callable[[str], str]:
    return lambda word: stemmer(word) if word.islower() else word


def _cut(word: str) -> str:
    return word[:_CUT]


def _stop_words_of(code: str) -> frozenset[str]:
    own = load_lexicon(code).words.function
    try:
        words = get_stop_words(_SUMY_NAMES.get(code, code))
    except LookupError:
        return own
    return own | {word.lower() for word in words}


@lru_cache(maxsize=64)
def document_shares(code: str) -> Mapping[str, float]:
    """In what share of the news of a language each stem occurs; empty where it was not counted.

    The figures of ``lexicons/<lang>.frequencies.toml``; a stem that is missing there is rare.
    """
    code = primary_language(code)
    file = resources.files("summarizer") / "lexicons" / f"{code}.frequencies.toml"
    if not (code.isascii() and code.isalpha() and file.is_file()):
        return {}
    bands = tomllib.loads(file.read_text(encoding="utf-8"))["shares"]
    return {stem: float(share) for share, stems in bands.items() for stem in stems.split()}


# The share taken for a stem that was not counted, about that of the rarest half.
_UNCOUNTED = 0.003


def rarity(stem: str, shares: Mapping[str, float]) -> float:
    """How much a stem tells of an article, given ``document_shares``; above 0."""
    return -log(shares.get(stem, _UNCOUNTED))


def words_of(text: str) -> list[str]:
    """Words in lower case, with straight apostrophes; numbers count as words."""
    text = lower(text)
    pattern = _PLAIN_WORD if text.isascii() or not _NOT_PLAIN.search(text) else _WORD
    return pattern.findall(text)


def content_stems(words: Iterable[str], language: Language) -> tuple[str, ...]:
    """The stems of the words that carry content, in reading order."""
    stop_words, stem = language.stop_words, language.stem
    return tuple([stem(word) for word in words if word not in stop_words and len(word) > 1])


def names_of(text: str) -> tuple[str, ...]:
    """Words that look like proper names: capitalised, but not because a sentence begins.

    Returns the words as worded, without a possessive ending, in reading order.
    """
    found = []
    for match in _CAPITALISED.finditer(text):
        word = match.group()
        if len(word) > 1 and word[0].isupper() and not _begins_sentence(text, match.start()):
            found.append(_POSSESSIVE.sub("", word) if "'" in word or "’" in word else word)
    return tuple(found)


def _begins_sentence(text: str, start: int) -> bool:
    # A word before it, and nothing but a space between: so it is nearly always, and seen at once.
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False
    return _SENTENCE_END.search(text, max(0, start - 8), start) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMatrix:
    """A sparse matrix of texts by terms, its rows of length 1 (or 0 without any term).

    Entry ``i`` says that text ``rows[i]`` holds term ``columns[i]`` with ``weights[i]``. Products
    with a vector cost time in the number of entries, so they grow linearly with the text.
    """

    rows: Integers
    columns: Integers
    weights: Floats
    texts: int
    terms: int

    def times(self, vector: Floats) -> Floats:
        """The product with a vector over terms: one number a text."""
        products = self.weights * vector[self.columns]
        return np.bincount(self.rows, products, self.texts).astype(np.float64, copy=False)

    def transposed_times(self, vector: Floats) -> Floats:
        """The product of the transpose with a vector over texts: one number a term."""
        products = self.weights * vector[self.rows]
        return np.bincount(self.columns, products, self.terms).astype(np.float64, copy=False)

    def similarities(self, vector: Floats) -> Floats:
        """The cosine of every text with a vector over texts, which mixes them."""
        mixture = self.transposed_times(vector)
        length = float(np.linalg.norm(mixture))
        return self.times(mixture) / length if length > 0 else np.zeros(self.texts)


def tfidf(texts: Sequence[Sequence[str]]) -> TermMatrix:
    """Weigh terms by frequency and rarity (Salton and Buckley, 1988), one row a text.

    Term frequencies are dampened, ``1 + log(tf)``; rarity is ``log(1 + n / df)``, which stays
    above 0 also for a term of every text.
    """
    number: dict[str, int] = {}
    columns = [number.setdefault(term, len(number)) for text in texts for term in text]
    rows = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    keys, counts = np.unique(
        rows * len(number) + np.array(columns, dtype=np.intp), return_counts=True
    )
    rows, column = keys // max(1, len(number)), keys % max(1, len(number))
    rarity = np.log1p(len(texts) / np.maximum(np.bincount(column, minlength=len(number)), 1))
    weights = (1 + np.log(counts)) * rarity[column]
    lengths = np.sqrt(np.bincount(rows, weights**2, len(texts)))
    return TermMatrix(
        rows=rows,
        columns=column,
        weights=weights / lengths[rows],
        texts=len(texts),
        terms=len(number),
    )


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
