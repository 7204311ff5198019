"""Where a name begins and ends, where the parser cuts it wrong.

A title taken into the name ("President Trump"), a name begun inside a title ("Secretary of |
Defense Lloyd Austin") or too late ("Rafid | Hossain Talukar"), cut at a hyphen or a particle
("Han Mi|-sol", "Mohammed | bin Salman"), run on over a dash, or with a possessive ("Putin's").
"""

from collections.abc import Sequence

from summarizer.lexicon import NameLexicon
from summarizer.names.folding import PARTICLES, SUFFIXES
from summarizer.names.vocabulary import (
    gender_of_given_name,
    is_courtesy,
    is_role,
    is_role_or_plural,
    usual_country,
)
from summarizer.parse import Entity, Token

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_DASHES = frozenset({"-", "–", "—", "--"})
_MARKS = frozenset({"'", "‘", "“", '"', "(", ":", ";", "/"})
_OPENING_QUOTES = frozenset({'"', "“", "‘", "'"})
_CLOSING_QUOTES = frozenset({'"', "”", "’", "'"})
_LONGEST_NICKNAME = 3
_LEADING_TO_OFFICE = frozenset({"of", "the", "for", "and", "&"})
_VERBS_BEFORE = frozenset({
    "Added", "Asked", "Concluded", "Continued", "Replied", "Said", "Says", "Stated", "Tweeted",
    "Wrote",
})  # fmt: skip


def mend_boundaries(
    tokens: Sequence[Token], entity: Entity, lexicon: NameLexicon
) -> Entity | None:
    """The entity without possessive, marks, titles and the end of the title before it."""
    if _is_titled_name(tokens, entity, lexicon):
        entity = Entity(start=entity.start + 1, end=entity.end, label="PERSON")
    end = _trimmed_end(tokens, entity, lexicon)
    start = _trimmed_start(tokens, entity, end, lexicon)
    if start >= end:
        return None
    if entity.label == "PERSON":
        start = _widened_start(tokens, start, end, lexicon)
        end = _with_suffix(tokens, _widened_end(tokens, start, end, lexicon))
    if not _is_department(tokens, start, lexicon):
        return Entity(start=start, end=end, label=entity.label)
    if end - start >= 3:
        return Entity(start=start + 1, end=end, label="PERSON")
    return None if end - start == 1 else Entity(start=start, end=end, label=entity.label)


def can_widen(token: Token, lexicon: NameLexicon) -> bool:
    """Whether a word may be part of a person's name that the parser left it out of."""
    word = token.text
    return (
        token.pos == "PROPN"
        and word[:1].isupper()
        and word[1:].islower()
        and not _is_title(token, lexicon)
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


def _is_titled_name(tokens: Sequence[Token], entity: Entity, lexicon: NameLexicon) -> bool:
    """Whether what the parser takes for a body is a name after a role: "Industrialist Ana Rojo"."""
    title, *name = tokens[entity.start : entity.end]
    names_one = len(name) in {2, 3} and all(can_widen(word, lexicon) for word in name)
    return entity.label == "ORG" and names_one and is_role(title.text, lexicon)


# --- narrower ---------------------------------------------------------------------------------


def _trimmed_end(tokens: Sequence[Token], entity: Entity, lexicon: NameLexicon) -> int:
    end = entity.end
    if entity.label == "PERSON":
        end = _before_break(tokens, entity)
    while end > entity.start and not _may_end(tokens, end - 1):
        end -= 1
    if entity.label == "ORG":
        end = _without_office(tokens, entity.start, end, lexicon)
    owns_nothing = entity.label == "ORG" and _acts_as_possessive(tokens, end)
    return end + 1 if owns_nothing else end


def _without_office(tokens: Sequence[Token], start: int, end: int, lexicon: NameLexicon) -> int:
    """Where a body ends before an office in it: "Broadcom | President", not "the Court of Auditor"."""
    while end - start > 1 and is_role(tokens[end - 1].text, lexicon):
        if tokens[end - 2].text.lower() in _LEADING_TO_OFFICE:
            break
        end -= 1
    return end


def _may_end(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token may be a name's last: a word, or the full stop of "Sr."."""
    last = tokens[index]
    if last.text == "." and index and _touches(tokens, index):
        return tokens[index - 1].text.lower() in SUFFIXES
    return last.text not in _POSSESSIVES and _is_word(last)


def _acts_as_possessive(tokens: Sequence[Token], end: int) -> bool:
    """Whether a name is a possessive with nothing to own: "McDonald's said sales fell"."""
    return (
        end + 1 < len(tokens)
        and tokens[end].tag == "POS"
        and tokens[end - 1].dep == "nsubj"
        and tokens[end - 1].head == end + 1
    )


def _before_break(tokens: Sequence[Token], entity: Entity) -> int:
    """Where a dash with spaces, or a mark, parts a name from what follows it."""
    index = entity.start + 1
    while index < entity.end:
        nickname = nickname_length(tokens, index)
        apart = tokens[index].text in _DASHES and not _touches(tokens, index)
        if apart or (tokens[index].text in _MARKS and not nickname):
            return index
        index += nickname or 1
    return entity.end


def _touches(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token follows the one before it without a space."""
    return tokens[index - 1].span.end == tokens[index].span.start


def _trimmed_start(tokens: Sequence[Token], entity: Entity, end: int, lexicon: NameLexicon) -> int:
    start = entity.start
    while start < end and (not _is_word(tokens[start]) or tokens[start].text.lower() == "the"):
        start += 1
    if entity.label != "PERSON":
        return start
    while end - start > 1 and _cannot_open_name(tokens, start, end, lexicon):
        start += 1
    if end - start > 2 and usual_country(tokens[start].text, lexicon) is not None:
        start += 1
    return start


def _cannot_open_name(tokens: Sequence[Token], start: int, end: int, lexicon: NameLexicon) -> bool:
    first = tokens[start]
    if _is_title(first, lexicon) or is_verb_before(tokens, start, end):
        return True
    if first.text[:1].islower():
        return first.text not in PARTICLES
    if first.tag == "PRP$":
        return True
    second = tokens[start + 1]
    return end - start > 2 and first.text in _OPEN_TITLES and _is_title(second, lexicon)


# They open a title of two words: "Crown Prince Haakon".
_OPEN_TITLES = frozenset(
    {"Crown", "Chief", "Vice", "Deputy", "Prime", "First", "Acting", "Former"}
)


def is_verb_before(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a capitalised word is the verb of "Said Maria Keller: …" and not a given name."""
    announces = end < len(tokens) and tokens[end].text in {":", ","}
    return announces and tokens[start].text in _VERBS_BEFORE


def _is_word(token: Token) -> bool:
    return any(character.isalnum() for character in token.text)


def _is_title(token: Token, lexicon: NameLexicon) -> bool:
    if is_courtesy(token.text, lexicon):
        return True
    role = is_role_or_plural(token.text, token.lemma, lexicon)
    return role and gender_of_given_name(token.text, lexicon) is None


def _is_department(tokens: Sequence[Token], start: int, lexicon: NameLexicon) -> bool:
    """Whether a word is the "Defense" of "Secretary of Defense"."""
    return (
        start >= 2
        and tokens[start].text.lower() in lexicon.departments
        and tokens[start - 1].text.lower() in {"of", "for"}
        and is_role(tokens[start - 2].text, lexicon)
    )


# --- wider ------------------------------------------------------------------------------------


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
        and _touches(tokens, index + 1)
        and _touches(tokens, index + 2)
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
    if place < len(tokens) and tokens[place].text == "-" and _touches(tokens, place):
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
