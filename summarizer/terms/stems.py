"""The stems of words that carry content, by what is known of their language.

Stemmers are sumy's (Snowball for most languages); a language that it does not know keeps its words
as they are. Nothing is downloaded.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from sumy.nlp.stemmers import Stemmer, null_stemmer

from summarizer.lexicon import primary_language
from summarizer.terms.stop_words import stop_words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What is known of a language's words; an unknown one stems nothing and stops at nothing."""

    stem: Callable[[str], str]
    stop_words: frozenset[str]


# sumy's stemmers for Greek and Polish need packages of their own, of 2 MB of tables for Polish.
# Cutting words off does nearly as well for search (McNamee, Nicholas and Mayfield, "Addressing
# morphological variation in alphabetic languages", SIGIR 2009, at 5 characters; one more tells more
# Polish words apart).
_CUT_LANGUAGES = frozenset({"el", "pl"})
_CUT = 6
# ISO 639 calls this language "norwegian bokmål", sumy the stemmer "norwegian".
_SUMY_NAMES = {"nb": "no"}
# sumy's stemmer for these warns of every number.
_WARNING_LANGUAGES = frozenset({"cs", "sk"})


@lru_cache(maxsize=64)
def language_of(code: str) -> Language:
    """The stemmer and stop words of a language, named by ISO 639-1 code or BCP 47 tag."""
    code = primary_language(code)
    # Bounded, so that a long-lived process does not keep every typing error it has ever read.
    stem = lru_cache(maxsize=100_000)(_stemmer_of(code))
    return Language(stem=stem, stop_words=stop_words_of(code))


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


def content_stems(words: Iterable[str], language: Language) -> tuple[str, ...]:
    """The stems of the words that carry content, in reading order."""
    stop_words, stem = language.stop_words, language.stem
    return tuple([stem(word) for word in words if word not in stop_words and len(word) > 1])
