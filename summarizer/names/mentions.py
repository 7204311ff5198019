"""Mentions of people, organisations and countries.

Entities come from the parser; what it cuts wrong is mended from the text: a title taken into the
name ("President Trump"), a name begun inside a title ("Secretary of | Defense Lloyd Austin"), a
possessive ("Putin's"), a surname taken for an organisation ("Lavrov").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.lexicon import Lexicon, NameLexicon, SpeechLexicon
from summarizer.model import ActorKind, Document, Mention, Span
from summarizer.names.roles import find_roles, is_role_noun, title_before
from summarizer.names.vocabulary import (
    gender_of_given_name,
    is_courtesy,
    is_role,
    usual_country,
)
from summarizer.parse import Entity, Paragraph, Token

# More words than this are no name of a person: of 1,900 in 197 articles the longest has six.
_LONGEST_PERSON = 6

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*$")
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "around", "outside", "to", "from"})
_ACTING = frozenset({"nsubj", "nsubjpass", "agent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in a paragraph.

    Attributes:
        mention: the name as worded and the title before it.
        kind: what is named.
        start: its first token.
        end: the token after its last.
        head: the one of its tokens that the others depend on.
        roles: where the text says what the bearer is.
        acts: whether it is the subject of a verb.
        possessive: whether it owns what follows ("Putin's").
    """

    mention: Mention
    kind: ActorKind
    start: int
    end: int
    head: int
    roles: tuple[Span, ...]
    acts: bool
    possessive: bool


def find_names(
    document: Document, paragraphs: Sequence[Paragraph], lexicon: Lexicon
) -> tuple[tuple[Name, ...], ...]:
    """The names of each paragraph, in reading order.

    A body named after somebody ("the Trump campaign") is a name beside the name in it.
    """
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
    return tuple(
        tuple(
            _names(
                document, paragraph, _with_surnames(paragraph, entities, surnames), lexicon.names
            )
        )
        for paragraph, entities in zip(paragraphs, trimmed, strict=True)
    )


def _names(
    document: Document, paragraph: Paragraph, entities: Sequence[Entity], lexicon: NameLexicon
) -> Iterator[Name]:
    for entity in entities:
        kind = _kind(paragraph, entity, lexicon)
        if kind is not None:
            yield _name(document, paragraph, entity, kind, lexicon)
        body = _body(paragraph.tokens, entity, lexicon)
        if body is not None:
            yield _name(document, paragraph, body, "organisation", lexicon)


def _name(
    document: Document, paragraph: Paragraph, entity: Entity, kind: ActorKind, lexicon: NameLexicon
) -> Name:
    text = document.article.text
    tokens = paragraph.tokens
    person = kind == "person"
    title = title_before(paragraph, entity.start, lexicon) if person else None
    if kind == "organisation":
        entity = _with_owner(paragraph, entity, lexicon)
    head = _head_of(tokens, entity)
    start = entity.start if person else _with_article(tokens, entity)
    span = Span(start=tokens[start].span.start, end=tokens[entity.end - 1].span.end)
    return Name(
        mention=Mention(
            article_id=document.article.id,
            span=span,
            name=span.of(text),
            title=None if title is None else title.of(text),
        ),
        kind=kind,
        start=entity.start,
        end=entity.end,
        head=head,
        roles=find_roles(paragraph, entity, title, lexicon) if person else (),
        acts=tokens[head].dep in _ACTING,
        possessive=entity.end < len(tokens) and tokens[entity.end].tag == "POS",
    )


def _with_owner(paragraph: Paragraph, entity: Entity, lexicon: NameLexicon) -> Entity:
    """An organisation that many countries have, with its country: "Russia's Defense Ministry"."""
    tokens = paragraph.tokens
    first = entity.start - 2
    common = tokens[entity.end - 1].text.lower() in lexicon.bodies | lexicon.organisations
    if first < 0 or not common or tokens[first + 1].tag != "POS":
        return entity
    owned = usual_country(tokens[first].text, lexicon) is not None
    return Entity(start=first, end=entity.end, label=entity.label) if owned else entity


def _with_article(tokens: Sequence[Token], entity: Entity) -> int:
    before = tokens[entity.start - 1] if entity.start else None
    owned = before is not None and entity.start <= before.head < entity.end
    return entity.start - 1 if owned and before and before.text.lower() == "the" else entity.start


def _head_of(tokens: Sequence[Token], entity: Entity) -> int:
    for index in range(entity.start, entity.end):
        head = tokens[index].head
        if head == index or not entity.start <= head < entity.end:
            return index
    return entity.end - 1


# --- what is named ----------------------------------------------------------------------------


def _kind(paragraph: Paragraph, entity: Entity, lexicon: NameLexicon) -> ActorKind | None:
    words = paragraph.tokens[entity.start : entity.end]
    if entity.label == "PERSON" or _reads_as_person(paragraph, entity, lexicon):
        return "person" if _looks_like_person(words) else None
    name = " ".join(word.text for word in words)
    if entity.label == "NORP":
        return "organisation" if name.lower() in lexicon.groups else None
    if usual_country(name, lexicon) is not None:
        return None if _is_dateline(paragraph, entity) else "country"
    if entity.label == "ORG" and any(word.text[:1].isupper() for word in words):
        return "organisation"
    return None


def _is_dateline(paragraph: Paragraph, entity: Entity) -> bool:
    """Whether a place opens a paragraph to tell where it was written: "WASHINGTON (AP) — …"."""
    after = paragraph.tokens[entity.end].text if entity.end < len(paragraph.tokens) else ""
    return entity.start == 0 and after in {"(", "—", "–", "-", "--", ","}


def _reads_as_person(paragraph: Paragraph, entity: Entity, lexicon: NameLexicon) -> bool:
    """Whether what the parser took for something else is a given name and surname, or titled."""
    words = paragraph.tokens[entity.start : entity.end]
    if len(words) > 3 or not all(_is_name_word(word) for word in words):
        return False
    if len(words) > 1 and gender_of_given_name(words[0].text, lexicon) is not None:
        return not any(is_role(word.text, lexicon) for word in words)
    before = paragraph.tokens[entity.start - 1] if entity.start else None
    return (
        before is not None
        and before.text[:1].isupper()
        and before.dep == "compound"
        and entity.start <= before.head < entity.end
        and (is_courtesy(before.text, lexicon) or is_role_noun(before, lexicon))
    )


def _is_name_word(word: Token) -> bool:
    return word.pos == "PROPN" and _NAME_WORD.match(word.text) is not None


def _looks_like_person(words: Sequence[Token]) -> bool:
    text = "".join(word.text for word in words)
    return (
        len(words) <= _LONGEST_PERSON
        and words[0].text[:1].isupper()
        and not any(character.isdigit() or character in "@/#:_" for character in text)
        and any(_NAME_WORD.match(word.text) and len(word.text) > 1 for word in words)
    )


def _body(tokens: Sequence[Token], entity: Entity, lexicon: NameLexicon) -> Entity | None:
    """What is named after an entity: "Trump campaign", "Clinton's team", "Russian government"."""
    last = entity.end
    if last < len(tokens) and tokens[last].tag == "POS":
        last += 1
    if last >= len(tokens) or tokens[last].text not in lexicon.bodies:
        return None
    return Entity(start=entity.start, end=last + 1, label="ORG")


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
        while end - start > 1 and _is_title(tokens[start], lexicon):
            start += 1
    return start


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
        if token.text in surnames and token.index not in taken and _reads_as_name(token)
    )
    lone = (entity for entity in missed if _stands_alone(tokens, entity.start))
    return sorted([*mended, *lone], key=lambda entity: entity.start)


def _is_surname(tokens: Sequence[Token], entity: Entity, surnames: set[str]) -> bool:
    if entity.end - entity.start != 1 or tokens[entity.start].text not in surnames:
        return False
    before = tokens[entity.start - 1].text.lower() if entity.start else ""
    return entity.label not in {"GPE", "LOC"} or before not in _PLACE_PREPOSITIONS


def _reads_as_name(token: Token) -> bool:
    return token.pos == "PROPN" or (token.pos in {"NOUN", "X"} and token.dep in _ACTING)


def _stands_alone(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is no part of a longer capitalised name."""
    neighbours = [tokens[i] for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
    return not any(word.pos == "PROPN" and word.text[:1].isupper() for word in neighbours)
