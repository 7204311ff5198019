"""Headlines, whose words are capitalised alike, so that no name stands out."""

from collections.abc import Sequence, Set

from summarizer.parse import Entity, Paragraph, Token

_SHORT_WORD = 3
_MOST = 0.7


def is_headline(words: Sequence[Token]) -> bool:
    """Whether nearly all longer words are capitalised."""
    longer = [word for word in words if len(word.text) > _SHORT_WORD and word.text.isalpha()]
    capitals = sum(word.text[:1].isupper() for word in longer)
    return bool(longer) and capitals >= _MOST * len(longer)


def worded_names(
    paragraphs: Sequence[Paragraph], entities: Sequence[Sequence[Entity]]
) -> set[tuple[str, ...]]:
    """The names of people that stand elsewhere than in headlines, word by word."""
    return {
        _worded(paragraph, entity)
        for paragraph, own in zip(paragraphs, entities, strict=True)
        if not is_headline(paragraph.tokens)
        for entity in own
        if entity.label == "PERSON"
    }


def without_headline(paragraph: Paragraph, entity: Entity, told: Set[tuple[str, ...]]) -> Entity:
    """A name in a headline without the words that follow it there: "Lee" of "Lee Sees Loss".

    It ends with the last of its words that ends a name elsewhere, if any does.
    """
    name = _worded(paragraph, entity)
    if entity.label != "PERSON" or len(name) == 1 or not is_headline(paragraph.tokens):
        return entity
    ends = (end for end in range(len(name), 0, -1) if {name[:end], name[end - 1 : end]} & told)
    last = entity.start + next(ends, len(name))
    return Entity(start=entity.start, end=last, label=entity.label)


def _worded(paragraph: Paragraph, entity: Entity) -> tuple[str, ...]:
    return tuple(token.text for token in paragraph.tokens[entity.start : entity.end])
