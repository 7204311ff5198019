"""Where the name of an organisation begins and ends, and what bodies are named after others."""

from collections.abc import Sequence

from summarizer.lexicon import NameLexicon
from summarizer.names.vocabulary import usual_country
from summarizer.parse import Entity, Paragraph, Token


def widen(paragraph: Paragraph, entity: Entity, lexicon: NameLexicon) -> Entity:
    """An organisation with what tells it from others of its name: whose it is, where it sits."""
    return _with_seat(paragraph, _with_owner(paragraph, entity, lexicon), lexicon)


def _with_owner(paragraph: Paragraph, entity: Entity, lexicon: NameLexicon) -> Entity:
    """An organisation that many countries have, with its country: "Russia's Defense Ministry"."""
    tokens = paragraph.tokens
    first = entity.start - 2
    common = tokens[entity.end - 1].text.lower() in lexicon.bodies | lexicon.organisations
    if first < 0 or not common or tokens[first + 1].tag != "POS":
        return entity
    owned = usual_country(tokens[first].text, lexicon) is not None
    return Entity(start=first, end=entity.end, label=entity.label) if owned else entity


def _with_seat(paragraph: Paragraph, entity: Entity, lexicon: NameLexicon) -> Entity:
    """An organisation that many countries have, with where it sits: "Foreign Ministry in Seoul"."""
    tokens = paragraph.tokens
    last = tokens[entity.end - 1].text
    common = last.istitle() and last.lower() in lexicon.bodies
    if not common or entity.end >= len(tokens) or tokens[entity.end].text != "in":
        return entity
    places = (place for place in paragraph.entities if place.label == "GPE")
    seat = next((place for place in places if place.start == entity.end + 1), None)
    return entity if seat is None else Entity(start=entity.start, end=seat.end, label=entity.label)


def with_article(tokens: Sequence[Token], entity: Entity) -> int:
    """The first token of a name, or the article before it where it belongs to it."""
    before = tokens[entity.start - 1] if entity.start else None
    owned = before is not None and entity.start <= before.head < entity.end
    return entity.start - 1 if owned and before and before.text.lower() == "the" else entity.start


def named_body(tokens: Sequence[Token], entity: Entity, lexicon: NameLexicon) -> Entity | None:
    """What is named after an entity: "Trump campaign", "Clinton's new team", "Russian government"."""
    last = entity.end
    if last < len(tokens) and tokens[last].tag == "POS":
        last += 1
    while last < len(tokens) and _describes_body(tokens, last, entity):
        last += 1
    if last >= len(tokens) or tokens[last].text not in lexicon.bodies:
        return None
    return Entity(start=entity.start, end=last + 1, label="ORG")


def _describes_body(tokens: Sequence[Token], index: int, entity: Entity) -> bool:
    """Whether a word stands between an owner and the noun both belong to: "presidential"."""
    word = tokens[index]
    owner = tokens[entity.end - 1]
    return (
        word.dep in {"amod", "compound"}
        and word.head > index
        and word.head == owner.head
        and word.text[:1].islower()
    )
