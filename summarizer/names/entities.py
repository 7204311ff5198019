"""The parser's entities, mended from the text where it takes them for something else.

A surname or full name taken for an organisation ("Lavrov"), a speaker taken for nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.lexicon import Lexicon, NameLexicon, SpeechLexicon
from summarizer.names.boundaries import mend_boundaries
from summarizer.names.extensions import can_widen
from summarizer.names.folding import PARTICLES
from summarizer.names.headlines import without_headline, worded_names
from summarizer.names.vocabulary import gender_of_given_name, is_role, usual_country
from summarizer.parse import Entity, Paragraph, Token

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "around", "outside", "to", "from"})
# The news agencies and parties of a few letters that the parser takes for people.
_LONGEST_ACRONYM = 5
# A line of so few words in capitals may be a name alone.
_LONGEST_SHOUTED_NAME = 3
_ACTING = frozenset({"nsubj", "nsubjpass", "agent"})
_PAST = frozenset({"VBD", "VBZ"})
_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def mended_entities(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> list[list[Entity]]:
    """The entities of each paragraph, in reading order; none lies within another.

    In a paragraph all in capitals, which tell no name from another word, only surnames are found
    that stand elsewhere.
    """
    found = [
        []
        if _is_shouted(paragraph)
        else _apart(
            [
                *_missed_subjects(paragraph, lexicon.speech),
                *_mended_boundaries(paragraph, lexicon.names),
                *_titled_names(paragraph, lexicon.names),
            ]
        )
        for paragraph in paragraphs
    ]
    told = worded_names(paragraphs, found)
    found = [
        [without_headline(paragraph, entity, told) for entity in entities]
        for paragraph, entities in zip(paragraphs, found, strict=True)
    ]
    lone = _last_words(paragraphs, found, 1)
    named = [
        [_as_full_name(paragraph.tokens, entity, lone, lexicon.names) for entity in entities]
        for paragraph, entities in zip(paragraphs, found, strict=True)
    ]
    surnames = _last_words(paragraphs, named, 2)
    return [
        _with_surnames(paragraph, entities, surnames, lexicon)
        for paragraph, entities in zip(paragraphs, named, strict=True)
    ]


def _is_shouted(paragraph: Paragraph) -> bool:
    """Whether a headline or more stands in capitals."""
    words = [token.text for token in paragraph.tokens if token.text.isalpha()]
    return len(words) > _LONGEST_SHOUTED_NAME and all(map(str.isupper, words))


def _apart(entities: Sequence[Entity]) -> list[Entity]:
    """The entities but those that overlap one that begins earlier, or is longer."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda entity: (entity.start, -entity.end)):
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return kept


def _last_words(
    paragraphs: Sequence[Paragraph], entities: Sequence[Sequence[Entity]], least: int
) -> set[str]:
    """The last words of people's names of one word, or of at least two.

    Of two words with a hyphen both, and the last alone; before "Heung-min" the first.
    """
    return {
        word
        for paragraph, own in zip(paragraphs, entities, strict=True)
        for entity in own
        if entity.label == "PERSON" and min(entity.end - entity.start, 2) == least
        for word in _telling_words(paragraph.tokens[entity.start : entity.end])
    }


def _telling_words(name: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name that may stand for all of it."""
    first, last = name[0].text, _hyphenated(name)
    _, hyphen, end = last.rpartition("-")
    family_first = hyphen and end.islower() and not last.startswith(first)
    return (name[-1].text, last, first) if family_first else (name[-1].text, last)


def _hyphenated(tokens: Sequence[Token]) -> str:
    """The last of some tokens with those joined to it by hyphens: "Dupont-Laurent"."""
    first = len(tokens) - 1
    while first > 1 and tokens[first - 1].text == "-":
        first -= 2
    return "".join(token.text for token in tokens[first:])


def _mended_boundaries(paragraph: Paragraph, lexicon: NameLexicon) -> Iterator[Entity]:
    for entity in paragraph.entities:
        mended = mend_boundaries(paragraph.tokens, entity, lexicon)
        if mended is not None:
            yield _without_day(paragraph, mended)


def _without_day(paragraph: Paragraph, entity: Entity) -> Entity:
    """A name without the day that the parser ties to it: "met on Friday | Peter Paul Novak"."""
    days = (
        day
        for day in paragraph.entities
        if day.label == "DATE" and day.start and entity.start <= day.start < day.end < entity.end
    )
    ends = [day.end for day in days if paragraph.tokens[day.start - 1].text.lower() == "on"]
    return replace(entity, start=max([entity.start, *ends]))


# --- speakers and surnames the parser missed ---------------------------------------------------------------


def _missed_subjects(paragraph: Paragraph, lexicon: SpeechLexicon) -> Iterator[Entity]:
    """Capitalised subjects of verbs of saying that are in no entity that speaks: "Harbour Gull"."""
    tokens = paragraph.tokens
    named = {
        index
        for entity in paragraph.entities
        if entity.label in _SPEAKING
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
        while end < len(tokens) and end not in taken and can_widen(tokens[end], lexicon):
            end += 1
        if 2 <= end - token.index - 1 <= 3:
            yield Entity(start=token.index + 1, end=end, label="PERSON")


def _as_full_name(
    tokens: Sequence[Token], entity: Entity, lone: set[str], lexicon: NameLexicon
) -> Entity:
    """An entity as a person when its last word is one's surname elsewhere: "Tavi Okolo"."""
    words = tokens[entity.start : entity.end]
    full = len(words) in {2, 3} and words[-1].text in lone
    if entity.label == "PERSON" or not full or not all(can_widen(word, lexicon) for word in words):
        return entity
    return Entity(start=entity.start, end=entity.end, label="PERSON")


def _with_surnames(
    paragraph: Paragraph,
    entities: Sequence[Entity],
    surnames: set[str],
    lexicon: Lexicon,
) -> list[Entity]:
    """The entities, with each lone surname of a person named in full elsewhere as a person."""
    tokens = paragraph.tokens
    mended = [_relabelled(tokens, entity, surnames, lexicon.names) for entity in entities]
    taken = {index for entity in entities for index in range(entity.start, entity.end)}
    missed = (
        Entity(start=token.index, end=token.index + 1, label="PERSON")
        for token in tokens
        if _is_one_of(token.text, surnames)
        and token.index not in taken
        and _reads_as_name(tokens, token, lexicon.speech)
    )
    lone = (entity for entity in missed if _stands_alone(tokens, entity.start))
    return sorted([*mended, *lone], key=lambda entity: entity.start)


def _relabelled(
    tokens: Sequence[Token], entity: Entity, surnames: set[str], lexicon: NameLexicon
) -> Entity:
    """A surname as a person; what is none as an organisation ("KCNA") or a country ("Ghana")."""
    if _is_surname(tokens, entity, surnames):
        return Entity(start=entity.start, end=entity.end, label="PERSON")
    word = tokens[entity.start].text
    capitals = entity.end - entity.start == 1 and word.isupper() and len(word) <= _LONGEST_ACRONYM
    if entity.label == "PERSON" and capitals:
        return Entity(start=entity.start, end=entity.end, label="ORG")
    alone = entity.label == "PERSON" and entity.end - entity.start == 1
    if alone and gender_of_given_name(word, lexicon) is None and usual_country(word, lexicon):
        return Entity(start=entity.start, end=entity.end, label="GPE")
    return entity


def _is_surname(tokens: Sequence[Token], entity: Entity, surnames: set[str]) -> bool:
    words = list(tokens[entity.start : entity.end])
    while len(words) > 1 and words[0].text.lower() in PARTICLES:
        words.pop(0)
    if len(words) not in {1, 3} or len(_hyphenated(words)) < sum(len(word.text) for word in words):
        return False
    if not _is_one_of(_hyphenated(words), surnames):
        return False
    before = tokens[entity.start - 1].text.lower() if entity.start else ""
    return entity.label not in {"GPE", "LOC"} or before not in _PLACE_PREPOSITIONS


def _is_one_of(word: str, surnames: set[str]) -> bool:
    """Whether a word is a surname, as worded or in capitals."""
    return word in surnames or (word.isupper() and word.capitalize() in surnames)


def _reads_as_name(tokens: Sequence[Token], token: Token, lexicon: SpeechLexicon) -> bool:
    """Whether a word that is a surname elsewhere is one here too: a name, a subject, who "said"."""
    if token.pos == "PROPN" or (token.pos in {"NOUN", "X"} and token.dep in _ACTING):
        return True
    beside = tokens[max(0, token.index - 1) : token.index + 2]
    return any(word.tag in _PAST and word.lemma in lexicon.plain for word in beside)


def _stands_alone(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is no part of a longer capitalised name."""
    neighbours = [tokens[i] for i in (index - 1, index + 1) if 0 <= i < len(tokens)]
    return not any(word.pos == "PROPN" and word.text[:1].isupper() for word in neighbours)
