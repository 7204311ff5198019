"""The parser's entities, mended from the text where it cuts them wrong.

A title taken into the name ("President Trump"), a name begun inside a title ("Secretary of |
Defense Lloyd Austin") or too late ("Amzad | Hossain Howlader"), a possessive ("Putin's"), a
surname taken for an organisation ("Lavrov"), a speaker taken for nothing.
"""

from collections.abc import Iterator, Sequence

from summarizer.lexicon import Lexicon, NameLexicon, SpeechLexicon
from summarizer.names.vocabulary import (
    gender_of_given_name,
    is_courtesy,
    is_role,
    usual_country,
)
from summarizer.parse import Entity, Paragraph, Token

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_VERBS_BEFORE = frozenset({"Said", "Says", "Added", "Wrote", "Asked"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "around", "outside", "to", "from"})
_ACTING = frozenset({"nsubj", "nsubjpass", "agent"})


def mended_entities(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> list[list[Entity]]:
    """The entities of each paragraph, in reading order."""
    trimmed = [
        [
            *_trimmed_entities(paragraph, lexicon.names),
            *_missed_subjects(paragraph, lexicon.speech),
        ]
        for paragraph in paragraphs
    ]
    surnames = {
        paragraph.tokens[entity.end - 1].text
        for paragraph, entities in zip(paragraphs, trimmed, strict=True)
        for entity in entities
        if entity.label == "PERSON" and entity.end - entity.start > 1
    }
    return [
        _with_surnames(paragraph, entities, surnames)
        for paragraph, entities in zip(paragraphs, trimmed, strict=True)
    ]


# --- where a name begins and ends -------------------------------------------------------------


def _trimmed_entities(paragraph: Paragraph, lexicon: NameLexicon) -> list[Entity]:
    trimmed = (_trim(paragraph.tokens, entity, lexicon) for entity in paragraph.entities)
    return [entity for entity in trimmed if entity is not None]


def _trim(tokens: Sequence[Token], entity: Entity, lexicon: NameLexicon) -> Entity | None:
    """The entity without possessive, marks, titles and the end of the title before it."""
    end = _trimmed_end(tokens, entity)
    start = _trimmed_start(tokens, entity, end, lexicon)
    if start == end:
        return None
    if entity.label == "PERSON":
        start = _widened_start(tokens, start, end, lexicon)
        end = _widened_end(tokens, start, end, lexicon)
    if not _is_department(tokens, start, lexicon):
        return Entity(start=start, end=end, label=entity.label)
    if end - start >= 3:
        return Entity(start=start + 1, end=end, label="PERSON")
    return None if end - start == 1 else Entity(start=start, end=end, label=entity.label)


def _trimmed_end(tokens: Sequence[Token], entity: Entity) -> int:
    end = entity.end
    while end - entity.start > 2 and tokens[end - 1].text.lower().strip(".") in _SUFFIXES:
        end -= 1
    while end > entity.start:
        last = tokens[end - 1]
        if last.text not in _POSSESSIVES and _is_word(last):
            break
        end -= 1
    return end


def _trimmed_start(tokens: Sequence[Token], entity: Entity, end: int, lexicon: NameLexicon) -> int:
    start = entity.start
    while start < end and (not _is_word(tokens[start]) or tokens[start].text.lower() == "the"):
        start += 1
    if entity.label == "PERSON":
        while end - start > 1 and (
            _is_title(tokens[start], lexicon) or _is_verb_before(tokens, start, end)
        ):
            start += 1
        if end - start > 2 and usual_country(tokens[start].text, lexicon) is not None:
            start += 1
    return start


def _is_verb_before(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a capitalised word is the verb of "Said Maria Keller: …" and not a given name."""
    announces = end < len(tokens) and tokens[end].text in {":", ","}
    return announces and tokens[start].text in _VERBS_BEFORE


def _widened_start(tokens: Sequence[Token], start: int, end: int, lexicon: NameLexicon) -> int:
    """Where a name begins that the parser began too late."""
    while start and start <= tokens[start - 1].head < end:
        before = tokens[start - 1]
        if before.dep != "compound" or not _can_widen(before, lexicon):
            break
        if _is_verb_before(tokens, start - 1, end):
            break
        start -= 1
    return start


def _widened_end(tokens: Sequence[Token], start: int, end: int, lexicon: NameLexicon) -> int:
    """Where a name ends that the parser ended too early."""
    while end < len(tokens) and any(
        tokens[index].head == end and tokens[index].dep == "compound"
        for index in range(start, end)
    ):
        if not _can_widen(tokens[end], lexicon):
            break
        end += 1
    return end


def _can_widen(token: Token, lexicon: NameLexicon) -> bool:
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


def _is_word(token: Token) -> bool:
    return any(character.isalnum() for character in token.text)


def _is_title(token: Token, lexicon: NameLexicon) -> bool:
    if is_courtesy(token.text, lexicon):
        return True
    return is_role(token.text, lexicon) and gender_of_given_name(token.text, lexicon) is None


def _is_department(tokens: Sequence[Token], start: int, lexicon: NameLexicon) -> bool:
    """Whether a word is the "Defense" of "Secretary of Defense"."""
    return (
        start >= 2
        and tokens[start].text.lower() in lexicon.departments
        and tokens[start - 1].text.lower() in {"of", "for"}
        and is_role(tokens[start - 2].text, lexicon)
    )


# --- speakers and surnames the parser missed ---------------------------------------------------------------


def _missed_subjects(paragraph: Paragraph, lexicon: SpeechLexicon) -> Iterator[Entity]:
    """Capitalised subjects of verbs of saying that are in no entity of a name: "Zero Hedge"."""
    tokens = paragraph.tokens
    named = {
        index
        for entity in paragraph.entities
        if entity.label not in {"CARDINAL", "DATE", "TIME", "ORDINAL"}
        for index in range(entity.start, entity.end)
    }
    for token in tokens:
        if (
            token.dep != "nsubj"
            or token.pos != "PROPN"
            or tokens[token.head].lemma not in lexicon.saying
        ):
            continue
        start = token.index
        while start and tokens[start - 1].pos == "PROPN" and tokens[start - 1].head == token.index:
            start -= 1
        if token.text[:1].isupper() and not named.intersection(range(start, token.index + 1)):
            yield Entity(start=start, end=token.index + 1, label="ORG")


def _titled_names(paragraph: Paragraph, lexicon: NameLexicon) -> Iterator[Entity]:
    """Two or three capitalised words after a role that are in no entity: "minister Ana Rojo"."""
    tokens = paragraph.tokens
    taken = {i for entity in paragraph.entities for i in range(entity.start, entity.end)}
    for token in tokens:
        if token.pos not in {"NOUN", "PROPN"} or not is_role(token.text, lexicon):
            continue
        end = token.index + 1
        while end < len(tokens) and end not in taken and _can_widen(tokens[end], lexicon):
            end += 1
        if 2 <= end - token.index - 1 <= 3:
            yield Entity(start=token.index + 1, end=end, label="PERSON")


def _with_surnames(
    paragraph: Paragraph, entities: Sequence[Entity], surnames: set[str]
) -> list[Entity]:
    """The entities, with each lone surname of a person named in full elsewhere as a person."""
    tokens = paragraph.tokens
    mended = [
        Entity(start=entity.start, end=entity.end, label="PERSON")
        if _is_surname(tokens, entity, surnames)
        else entity
        for entity in entities
    ]
    taken = {index for entity in entities for index in range(entity.start, entity.end)}
    missed = (
        Entity(start=token.index, end=token.index + 1, label="PERSON")
        for token in tokens
        if _is_one_of(token.text, surnames) and token.index not in taken and _reads_as_name(token)
    )
    lone = (entity for entity in missed if _stands_alone(tokens, entity.start))
    return sorted([*mended, *lone], key=lambda entity: entity.start)


def _is_surname(tokens: Sequence[Token], entity: Entity, surnames: set[str]) -> bool:
    if entity.end - entity.start != 1 or not _is_one_of(tokens[entity.start].text, surnames):
        return False
    before = tokens[entity.start - 1].text.lower() if entity.start else ""
    return entity.label not in {"GPE", "LOC"} or before not in _PLACE_PREPOSITIONS


def _is_one_of(word: str, surnames: set[str]) -> bool:
    """Whether a word is a surname, as worded or in capitals."""
    return word in surnames or (word.isupper() and word.capitalize() in surnames)


def _reads_as_name(token: Token) -> bool:
    return token.pos == "PROPN" or (token.pos in {"NOUN", "X"} and token.dep in _ACTING)


def _stands_alone(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is no part of a longer capitalised name."""
    neighbours = [tokens[i] for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
    return not any(word.pos == "PROPN" and word.text[:1].isupper() for word in neighbours)
