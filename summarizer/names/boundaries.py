"""Where a name begins and ends, where the parser cuts it wrong.

A title taken into the name ("President Trump"), a name begun inside a title ("Secretary of |
Defense Lloyd Austin"), run on over a dash, or with a possessive ("Putin's"). What the parser left
out of a name is in ``extensions``.
"""

from collections.abc import Sequence

from summarizer.lexicon import NameLexicon
from summarizer.names.extensions import (
    can_widen,
    extend,
    is_verb_before,
    nickname_length,
    touches,
)
from summarizer.names.folding import PARTICLES, SUFFIXES
from summarizer.names.vocabulary import is_role, is_title, usual_country
from summarizer.parse import Entity, Token

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_DASHES = frozenset({"-", "–", "—", "--"})
_MARKS = frozenset({"'", "‘", "“", '"', "(", ":", ";", "/"})
_LEADING_TO_OFFICE = frozenset({"of", "the", "for", "and", "&"})
# They open a title of two words: "Crown Prince Haakon".
_OPEN_TITLES = frozenset(
    {"Crown", "Chief", "Vice", "Deputy", "Prime", "First", "Acting", "Former"}
)


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
        start, end = extend(tokens, start, end, lexicon)
    if not _is_department(tokens, start, lexicon):
        return Entity(start=start, end=end, label=entity.label)
    if end - start >= 3:
        return Entity(start=start + 1, end=end, label="PERSON")
    return None if end - start == 1 else Entity(start=start, end=end, label=entity.label)


def _is_titled_name(tokens: Sequence[Token], entity: Entity, lexicon: NameLexicon) -> bool:
    """Whether what the parser takes for a body is a name after a role: "Industrialist Ana Rojo"."""
    title, *name = tokens[entity.start : entity.end]
    names_one = len(name) in {2, 3} and all(can_widen(word, lexicon) for word in name)
    return entity.label == "ORG" and names_one and is_role(title.text, lexicon)


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
    if last.text == "." and index and touches(tokens, index):
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
        apart = tokens[index].text in _DASHES and not touches(tokens, index)
        if apart or (tokens[index].text in _MARKS and not nickname):
            return index
        index += nickname or 1
    return entity.end


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
    if is_title(first.text, first.lemma, lexicon) or is_verb_before(tokens, start, end):
        return True
    if first.text[:1].islower():
        return first.text not in PARTICLES
    if first.tag == "PRP$":
        return True
    second = tokens[start + 1]
    return (
        end - start > 2
        and first.text in _OPEN_TITLES
        and is_title(second.text, second.lemma, lexicon)
    )


def _is_word(token: Token) -> bool:
    return any(character.isalnum() for character in token.text)


def _is_department(tokens: Sequence[Token], start: int, lexicon: NameLexicon) -> bool:
    """Whether a word is the "Defense" of "Secretary of Defense"."""
    return (
        start >= 2
        and tokens[start].text.lower() in lexicon.departments
        and tokens[start - 1].text.lower() in {"of", "for"}
        and is_role(tokens[start - 2].text, lexicon)
    )
