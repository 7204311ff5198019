"""Headlines, whose words are capitalised alike, so that no name stands out."""

from collections.abc import Sequence, Set

from summarizer.parse import Entity, Paragraph, Token

# Words as short are written small in headlines, too.
_SHORT_WORD = 3
_MOST = 0.7
# A headline has as many capitalised words besides its names; a list of names has none.
_FEWEST_WORDS = 2


def is_headline(words: Sequence[Token], most: float = _MOST) -> bool:
    """Whether nearly all longer words are capitalised, or as large a share as is asked for."""
    longer = [word for word in words if len(word.text) > _SHORT_WORD and word.text.isalpha()]
    capitals = sum(word.text[:1].isupper() for word in longer)
    return bool(longer) and capitals >= most * len(longer)


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
    if entity.label != "PERSON" or len(name) == 1 or not _tells_in_capitals(paragraph):
        return entity
    ends = (end for end in range(len(name), 0, -1) if {name[:end], name[end - 1 : end]} & told)
    last = entity.start + next(ends, len(name))
    return Entity(start=entity.start, end=last, label=entity.label)


def _tells_in_capitals(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a headline, and tells more than names."""
    named = {i for entity in paragraph.entities for i in range(entity.start, entity.end)}
    others = [token for token in paragraph.tokens[1:] if token.index not in named]
    capitals = [token for token in others if token.text[:1].isupper() and token.text.isalpha()]
    return len(capitals) >= _FEWEST_WORDS and is_headline(paragraph.tokens, most=1)


def _worded(paragraph: Paragraph, entity: Entity) -> tuple[str, ...]:
    return tuple(token.text for token in paragraph.tokens[entity.start : entity.end])
