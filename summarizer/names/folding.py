"""Names without what writers vary: case, accents, punctuation."""

import re
import unicodedata
from functools import lru_cache

# Small words within a name, before what they belong to: "von der Leyen", "bin Salman".
PARTICLES = frozenset({
    "abu", "al", "af", "ben", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "dos",
    "du", "el", "ibn", "la", "le", "ter", "van", "von", "zu",
})  # fmt: skip
# Those that name a father, who is somebody else: Salman is not Mohammed bin Salman.
_OF_FATHERS = frozenset({"bin", "bint", "ibn"})
# What tells a namesake apart, after the surname.
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

_NO_WORD = re.compile(r"[^\w]+|_+")
# What initials pass over: "FBI" has no letter for "of".
_UNCOUNTED = frozenset({"of", "the", "and", "for"})
_DOTS_AND_APOSTROPHES = str.maketrans("", "", ".'’‘`ʼ")

# Letters that no decomposition takes an accent from.
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


def fold_name(name: str) -> str:
    """A name in one form for look-ups: "  Jean-Claude JUNCKÉR " is "jean claude juncker".

    Case is folded, accents are taken off (Unicode NFKD without combining marks), full stops and
    apostrophes left out, other marks turned into single spaces.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN_LETTERS))
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return _NO_WORD.sub(" ", letters.translate(_DOTS_AND_APOSTROPHES)).strip()


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name, split at white space only: "Kim Jong-un" has two.

    Initials and what follows a surname ("Jr.") are left out, unless nothing else is there.
    """
    words = [fold_name(word).replace(" ", "-") for word in name.split()]
    telling = tuple(word for word in words if len(word) > 1 and word not in SUFFIXES)
    return telling or tuple(word for word in words if word)


# Spellings that transliteration varies, in the order in which they are evened out.
_SPELLINGS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=8192)
def spelling_key(word: str) -> str:
    """A folded word without the spellings that transliteration varies.

    "sergei" and "sergey" have one key, and so have "zelensky", "zelenskiy" and "zelenskyy".
    """
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    return word


def initials_of(name: str) -> str:
    """The folded initials that an organisation of several words may go by; "" of one word."""
    words = [word for word in fold_name(name).split() if word not in _UNCOUNTED]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def name_suffix(name: str) -> str:
    """The folded suffix of a name ("jr"), empty when it has none."""
    last = fold_name(name).split()[-1:]
    return last[0] if last and last[0] in SUFFIXES else ""


def surname_of(name: str) -> str:
    """The folded word that a name may be shortened to, with a father's particle if it has one.

    "von der Leyen" and "Ursula von der Leyen" have "leyen", "Mohammed bin Salman" "bin salman".
    """
    words = name_words(name)
    if len(words) > 1 and words[-2] in _OF_FATHERS:
        return " ".join(words[-2:])
    return words[-1] if words else ""


def is_short_name(name: str) -> bool:
    """Whether a name is a given name or surname alone, particles aside."""
    words = name_words(name)
    return all(word in PARTICLES for word in words[:-1])


def person_key(name: str) -> tuple[str, str] | None:
    """Given name and surname as spelling keys: one for "Donald J. Trump" and "Donald Trump".

    A suffix is part of the surname: "Donald Trump Jr." is somebody else. None for a name of one
    word, which says too little to tell one person from another.
    """
    words = " ".join(name_words(name)).replace("-", " ").split()
    if len(name_words(name)) < 2 or is_short_name(name):
        return None
    suffix = name_suffix(name)
    return spelling_key(words[0]), " ".join(filter(None, (spelling_key(words[-1]), suffix)))
