"""What the parser left out of a person's name.

A name begun too late ("Rafid | Hossain Talukar"), or cut at a hyphen, a particle, a nickname or a
suffix ("Han Mi|-sol", "Mohammed | bin Salman", "Ana | “La Jefa” Rojo", "Martin Keller | Jr.").
"""

from collections.abc import Sequence

from summarizer.lexicon import NameLexicon
from summarizer.names.folding import PARTICLES, SUFFIXES
from summarizer.names.vocabulary import is_title, usual_country
from summarizer.parse import Token

_OPENING_QUOTES = frozenset({'"', "“", "‘", "'"})
_CLOSING_QUOTES = frozenset({'"', "”", "’", "'"})
_LONGEST_NICKNAME = 3
_VERBS_BEFORE = frozenset({
    "Added", "Asked", "Concluded", "Continued", "Replied", "Said", "Says", "Stated", "Tweeted",
    "Wrote",
})  # fmt: skip


def extend(tokens: Sequence[Token], start: int, end: int, lexicon: NameLexicon) -> tuple[int, int]:
    """The start and end (half-open) of a name, with what belongs to it on either side."""
    start = _widened_start(tokens, start, end, lexicon)
    return start, _with_suffix(tokens, _widened_end(tokens, start, end, lexicon))


def can_widen(token: Token, lexicon: NameLexicon) -> bool:
    """Whether a word may be part of a person's name that the parser left it out of."""
    word = token.text
    return (
        token.pos == "PROPN"
        and word[:1].isupper()
        and word[1:].islower()
        and not is_title(token.text, token.lemma, lexicon)
        and usual_country(word, lexicon) is None
        and word.lower() not in lexicon.not_people | lexicon.organisations | lexicon.bodies
        and token.lemma not in lexicon.groups
    )


def nickname_length(tokens: Sequence[Token], index: int) -> int:
    """The length of a nickname in quotation marks inside a name: Ana “La Jefa” Rojo; 0 for none."""
    if tokens[index].text not in _OPENING_QUOTES or not index or not _is_given(tokens[index - 1]):
        return 0
    for place in range(index + 2, min(index + _LONGEST_NICKNAME + 2, len(tokens) - 1)):
        if tokens[place].text in _CLOSING_QUOTES:
            return place + 1 - index if _is_given(tokens[place + 1]) else 0
        if not tokens[place].text[:1].isalnum():
            return 0
    return 0


def _is_given(token: Token) -> bool:
    """Whether a word may stand beside a nickname."""
    return token.pos == "PROPN" and token.text.istitle()


def is_verb_before(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a capitalised word is the verb of "Said Maria Keller: …" and not a given name."""
    announces = end < len(tokens) and tokens[end].text in {":", ","}
    return announces and tokens[start].text in _VERBS_BEFORE


def touches(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token follows the one before it without a space."""
    return tokens[index - 1].span.end == tokens[index].span.start


def _widened_start(tokens: Sequence[Token], start: int, end: int, lexicon: NameLexicon) -> int:
    """Where a name begins that the parser began too late."""
    while start and (step := _step_left(tokens, start, end, lexicon)):
        start -= step
    return start


def _step_left(tokens: Sequence[Token], start: int, end: int, lexicon: NameLexicon) -> int:
    """How many words before a name belong to it: a given name, or a particle and what it joins."""
    before = tokens[start - 1]
    if nickname := _nickname_before(tokens, start):
        return nickname + 1
    if before.text in PARTICLES:
        given = (
            start >= 2 and tokens[start - 2].pos == "PROPN" and tokens[start - 2].text.istitle()
        )
        return 1 if given or before.pos == "PROPN" else 0
    compound = start <= before.head < end and before.dep == "compound"
    joined = tokens[start].text in PARTICLES and before.pos == "PROPN"
    widens = (compound or joined) and can_widen(before, lexicon)
    return 1 if widens and not is_verb_before(tokens, start - 1, end) else 0


def _nickname_before(tokens: Sequence[Token], end: int) -> int:
    """The length of a nickname that ends before a token and stands inside a name; 0 for none."""
    lengths = range(3, _LONGEST_NICKNAME + 3)
    return next((n for n in lengths if n < end and nickname_length(tokens, end - n) == n), 0)


def _widened_end(tokens: Sequence[Token], start: int, end: int, lexicon: NameLexicon) -> int:
    """Where a name ends that the parser ended too early."""
    while end < len(tokens) and (step := _step_right(tokens, start, end, lexicon)):
        end += step
    return end


def _step_right(tokens: Sequence[Token], start: int, end: int, lexicon: NameLexicon) -> int:
    """How many tokens after a name belong to it."""
    if tokens[end].text == "-" and _is_hyphenated(tokens, end - 1):
        return 2
    if _is_hyphenated(tokens, end) and tokens[end].text.istitle():
        return 3
    if nickname := nickname_length(tokens, end):
        return nickname + 1
    if tokens[end].text.lower() in PARTICLES:
        return _particle(tokens, end)
    if tokens[end - 1].text in PARTICLES and tokens[end].pos == "PROPN":
        return 1 if tokens[end].text[:1].isupper() else 0
    last = end + 2 if _is_double(tokens, end) else end
    compound = any(
        tokens[index].head == last and tokens[index].dep == "compound"
        for index in range(start, end)
    )
    widens = compound and all(can_widen(tokens[index], lexicon) for index in {end, last})
    return last + 1 - end if widens else 0


def _is_double(tokens: Sequence[Token], index: int) -> bool:
    """Whether a hyphen and another word follow without spaces: "Dupont-Laurent"."""
    return (
        index + 2 < len(tokens)
        and tokens[index + 1].text == "-"
        and touches(tokens, index + 1)
        and touches(tokens, index + 2)
    )


def _is_hyphenated(tokens: Sequence[Token], index: int) -> bool:
    """Whether a hyphen and a word in lower case follow without spaces: "Jie-won"."""
    if not _is_double(tokens, index):
        return False
    return tokens[index + 2].text.isalpha() and tokens[index + 2].text.islower()


def _particle(tokens: Sequence[Token], index: int) -> int:
    """The length of particles with their name: "bin Salman", "van den Berg"; 0 when none follows."""
    place = index + 1
    while place < len(tokens) and tokens[place].text in PARTICLES:
        place += 1
    if place < len(tokens) and tokens[place].text == "-" and touches(tokens, place):
        place += 1
    if place >= len(tokens) or tokens[place].pos != "PROPN":
        return 0
    return place + 1 - index if tokens[place].text[:1].isupper() else 0


def _with_suffix(tokens: Sequence[Token], end: int) -> int:
    """The end of a name with the suffix after it: "Jr.", also after a comma."""
    for place in (end, end + 1):
        if place < len(tokens) and tokens[place].text.lower().strip(".") in SUFFIXES:
            return place + 1
        if place >= len(tokens) or tokens[place].text != ",":
            break
    return end
