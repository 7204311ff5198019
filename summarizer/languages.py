"""Which language a text is in.

A language that has a script of its own is known by it. Others are known by their function words: a
third to a half of any running text, and hardly shared between languages (Grefenstette, "Comparing two
language identification schemes", 1995).
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from summarizer.lexicon import lexicon_languages, load_lexicon, primary_language
from summarizer.scripts import MARKS, lower, script_of

UNKNOWN = "und"
"""The code of BCP 47 for a language that could not be determined."""

# Enough for two paragraphs behind a long menu; more text does not change the answer.
_LONGEST_SAMPLE = 20_000
# Menus and headlines do without function words: they are left out where there is more.
_LONG_LINE = 60
# A text this short may have few function words by chance.
_FEWEST_WORDS = 40
# The share of function words that names a language. It is above 0.4 in running text of the Western
# ones (0.25 on a page of sports results), 0.13 in Dutch taken for English, 0.21 in Croatian taken
# for Czech. Slovak passes for Czech, Catalan for Spanish and Galician for Portuguese.
_LEAST_SHARE = 0.23
# The same for a text with a letter of that language alone: in the Slavic ones endings do much of
# what function words do elsewhere, so that some paragraphs have but 0.18.
_LEAST_SHARE_WITH_LETTER = 0.12
# How far ahead of the next language it must be; each of the ten is by 2.4 and more.
_LEAST_LEAD = 1.5
# Scripts that nearly all news is in one language of. Arabic, Bengali and Devanagari serve several.
_LANGUAGES_OF_SCRIPTS = {
    "ARMENIAN": "hy",
    "CJK": "zh",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KANNADA": "kn",
    "KATAKANA": "ja",
    "KHMER": "km",
    "LAO": "lo",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "ORIYA": "or",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
_LETTERS = rf"(?:[^\W\d_][{MARKS}]*)+"
_WORD = re.compile(rf"{_LETTERS}(?:['-]{_LETTERS})*")


def detect_language(text: str, *, otherwise: str = "en") -> str:
    """Tell the language of a text, as ISO 639-1 code.

    Args:
        text: as found, page furniture included.
        otherwise: the answer for a text too short to tell, but for one whose script is another.

    Returns:
        A language that has a lexicon or a script of its own, or ``UNKNOWN`` when the text is in
        none of them.
    """
    words = _sample(text)
    script = script_of("".join(words))
    if script and script not in map(_script_of_language, lexicon_languages()):
        return _LANGUAGES_OF_SCRIPTS.get(script, UNKNOWN)
    scores = _scores(words)
    (best, score), (_, second) = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if score >= _LEAST_LEAD * second and _is_in(words, best):
        return best
    return otherwise if len(words) < _FEWEST_WORDS and _may_be(otherwise, script) else UNKNOWN


def settle_language(declared: str, text: str) -> str:
    """The language that was declared, unless the text is clearly in another.

    Many pages and feeds declare what their template came with ("en-US"), whatever they are in. A
    language without a lexicon always stands: its words may pass for those of a neighbour (Slovak
    for Czech).

    Args:
        declared: a BCP 47 tag, or "" where nothing was declared.
        text: as found.
    """
    language = primary_language(declared)
    if not language:
        return detect_language(text)
    if language not in lexicon_languages():
        return language
    found = detect_language(text, otherwise=language)
    is_told_apart = found != UNKNOWN or not _may_be(language, script_of("".join(_sample(text))))
    return found if is_told_apart else language


def _may_be(language: str, script: str) -> bool:
    """Whether a text with letters of a script, or with none, may be in a language."""
    return not script or _script_of_language(language) in {script, ""}


@lru_cache(maxsize=64)
def _script_of_language(language: str) -> str:
    """The script of a language with a lexicon; of another it is not known."""
    return script_of("".join(sorted(load_lexicon(language).words.function)))


def _is_in(words: Sequence[str], language: str) -> bool:
    """Whether a text has as many function words as the language has, and not by chance."""
    known = load_lexicon(language).words
    share = sum(word in known.function for word in words) / max(1, len(words))
    has_letter = any(not known.letters.isdisjoint(word) for word in words)
    return share >= (_LEAST_SHARE_WITH_LETTER if has_letter else _LEAST_SHARE)


def _sample(text: str) -> Sequence[str]:
    """The words to go by, in lower case: those of long lines, if there are enough of them."""
    text = lower(text[:_LONGEST_SAMPLE])
    prose = [word for line in text.split("\n") if len(line) >= _LONG_LINE for word in _words(line)]
    return prose if len(prose) >= _FEWEST_WORDS else _words(text)


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _scores(words: Sequence[str]) -> Mapping[str, float]:
    """How much the words speak for each language; one of several languages is shared out."""
    scores = dict.fromkeys(lexicon_languages(), 0.0)
    weights = _weights()
    for word in words:
        for language, weight in weights.get(word, {}).items():
            scores[language] += weight
    return scores


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    """For every function word, what it says for each language that has it."""
    homes: dict[str, list[str]] = {}
    for language in lexicon_languages():
        for word in load_lexicon(language).words.function:
            homes.setdefault(word, []).append(language)
    return {
        word: dict.fromkeys(languages, 1 / len(languages)) for word, languages in homes.items()
    }
