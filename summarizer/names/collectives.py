"""Groups named after somebody: "Pentagon officials", "Pohl’s aides", "supporters of Lee".

And peoples: "the Saudis".

They speak with one voice, and tell whose it is. Some of them, or three, are nobody in particular.
"""

from collections.abc import Iterator, Sequence

from summarizer.lexicon import NameLexicon
from summarizer.names.vocabulary import is_role
from summarizer.parse import Entity, Paragraph, Token

_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_BEFORE = frozenset({"compound", "amod", "nmod", "poss"})
_OF_WHOM = frozenset({"of", "to", "for", "from", "in", "at"})
_QUANTIFIERS = frozenset({
    "all", "another", "both", "certain", "different", "few", "fewer", "least", "many", "more",
    "most", "multiple", "numerous", "other", "several", "some", "such", "those", "various",
})  # fmt: skip
# The most words of such a name.
_LONGEST = 8


def find_collectives(
    paragraph: Paragraph, entities: Sequence[Entity], lexicon: NameLexicon
) -> Iterator[Entity]:
    """The peoples among the entities, and the groups named after one."""
    named = {
        index
        for entity in entities
        if entity.label in _NAMED
        for index in range(entity.start, entity.end)
    }
    for entity in entities:
        if entity.label == "NORP" and _is_people(paragraph, entity, lexicon):
            yield entity
    for token in paragraph.tokens:
        people = token.tag == "NNS" and _are_people(token, lexicon)
        if people and not _is_counted(paragraph, token):
            group = _group(paragraph, token, named)
            if group is not None:
                yield group


def _is_people(paragraph: Paragraph, entity: Entity, lexicon: NameLexicon) -> bool:
    """Whether an entity is a people that is no party: "the Saudis"."""
    last = paragraph.tokens[entity.end - 1]
    plural = last.tag in {"NNPS", "NNS"} and last.text.lower() not in lexicon.groups
    return plural and not _is_counted(paragraph, last)


def _are_people(noun: Token, lexicon: NameLexicon) -> bool:
    return noun.lemma in lexicon.followers or is_role(noun.lemma, lexicon)


def _is_counted(paragraph: Paragraph, noun: Token) -> bool:
    """Whether only some of a group are meant: "some officials", "three officials"."""
    children = [paragraph.tokens[index] for index in noun.children]
    return any(
        child.dep == "nummod" or child.lemma in _QUANTIFIERS or child.text.lower() in _QUANTIFIERS
        for child in children
    )


def _group(paragraph: Paragraph, noun: Token, named: set[int]) -> Entity | None:
    """The noun with the words that tell whose group it is, if one of them is a name."""
    tokens = paragraph.tokens
    start, end = noun.index, noun.index + 1
    while start and tokens[start - 1].head == noun.index and tokens[start - 1].dep in _BEFORE:
        start = paragraph.subtree(start - 1)[0]
    owner = next((i for i in noun.children if tokens[i].dep == "poss" and i < start), None)
    if owner is not None:
        start = paragraph.subtree(owner)[0]
    if not named.intersection(range(start, end)):
        end = _end_of_owner(paragraph, noun, named)
    whole = named.intersection(range(start, end)) and end - start <= _LONGEST
    return Entity(start=start, end=end, label="ORG") if whole else None


def _end_of_owner(paragraph: Paragraph, noun: Token, named: set[int]) -> int:
    """The end of "aides to Clinton"."""
    tokens = paragraph.tokens
    after = noun.index + 1
    if after >= len(tokens) or tokens[after].text not in _OF_WHOM:
        return after
    end = after + 1
    while end < len(tokens) and (end in named or tokens[end].pos in {"DET", "ADJ"}):
        end += 1
    return end if end - 1 in named else after
