"""Mentions of people, organisations and countries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.lexicon import Lexicon, NameLexicon
from summarizer.model import ActorKind, Document, Mention, Span
from summarizer.names.appositions import find_roles
from summarizer.names.bodies import named_body, widen, with_article
from summarizer.names.collectives import find_collectives
from summarizer.names.entities import mended_entities
from summarizer.names.extensions import can_widen
from summarizer.names.folding import PARTICLES
from summarizer.names.roles import is_role_noun, title_before
from summarizer.names.vocabulary import (
    gender_of_given_name,
    is_courtesy,
    is_role,
    usual_country,
)
from summarizer.parse import Entity, Paragraph, Token

# More words than this are no name of a person: of 1,900 in 197 articles the longest has six.
_LONGEST_PERSON = 6

_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*$")
# Particles that are articles, which open the names of places and bodies too.
_ARTICLES = frozenset({"al", "el", "la", "le"})
_OF_PLACE = frozenset({"in", "at", "near", "around", "outside", "across", "through", "into"})
_DASHES = frozenset({"-", "–", "—", "--"})
# The tokens of a place and a date before the agency that wrote a text.
_LONGEST_DATELINE = 8
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
        placed: whether it only tells where something is ("in Muang Tai").
        impersonal: whether it stands where no name of a person does ("the Roja", "Roja side").
        collective: whether it is a group named after somebody ("Pentagon officials").
    """

    mention: Mention
    kind: ActorKind
    start: int
    end: int
    head: int
    roles: tuple[Span, ...]
    acts: bool
    possessive: bool
    placed: bool
    impersonal: bool
    collective: bool = False


def find_names(
    document: Document, paragraphs: Sequence[Paragraph], lexicon: Lexicon
) -> tuple[tuple[Name, ...], ...]:
    """The names of each paragraph, in reading order of their ends.

    A body named after somebody ("the Trump campaign") is a name after the name in it.
    """
    entities = mended_entities(paragraphs, lexicon)
    return tuple(
        tuple(
            sorted(
                _names(document, paragraph, own, lexicon.names),
                key=lambda name: (name.end, -name.start),
            )
        )
        for paragraph, own in zip(paragraphs, entities, strict=True)
    )


def _names(
    document: Document, paragraph: Paragraph, entities: Sequence[Entity], lexicon: NameLexicon
) -> Iterator[Name]:
    for entity in entities:
        kind = _kind(paragraph, entity, lexicon)
        if kind is not None:
            yield _name(document, paragraph, entity, kind, lexicon)
        body = named_body(paragraph.tokens, entity, lexicon)
        if body is not None:
            yield _name(document, paragraph, body, "organisation", lexicon)
    for group in find_collectives(paragraph, entities, lexicon):
        yield replace(_name(document, paragraph, group, "organisation", lexicon), collective=True)


def _name(
    document: Document, paragraph: Paragraph, entity: Entity, kind: ActorKind, lexicon: NameLexicon
) -> Name:
    text = document.article.text
    tokens = paragraph.tokens
    person = kind == "person"
    title = title_before(paragraph, entity.start, lexicon) if person else None
    if kind == "organisation":
        entity = widen(paragraph, entity, lexicon)
    head = _head_of(tokens, entity)
    start = entity.start if person else with_article(tokens, entity)
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
        roles=find_roles(paragraph, entity, lexicon) if person else (),
        acts=_acts(tokens, head),
        possessive=entity.end < len(tokens) and tokens[entity.end].tag == "POS",
        placed=_is_placed(tokens, head, lexicon),
        impersonal=_is_impersonal(tokens, entity, head),
    )


def _acts(tokens: Sequence[Token], head: int) -> bool:
    """Whether a name, or what it is joined to or explains, is the subject of a verb."""
    while tokens[head].dep in {"conj", "appos"} and tokens[head].head < head:
        head = tokens[head].head
    return tokens[head].dep in _ACTING


def _is_placed(tokens: Sequence[Token], head: int, lexicon: NameLexicon) -> bool:
    """Whether a name, or the first of those it is joined to, tells where something is.

    So do "in Muang Tai", "the province of Muang Tai" and "Muang Tai province".
    """
    while tokens[head].dep in {"conj", "appos"} and tokens[head].head < head:
        head = tokens[head].head
    above = tokens[tokens[head].head]
    if tokens[head].dep in {"compound", "nmod"}:
        return above.text.islower() and above.lemma in lexicon.places
    if tokens[head].dep != "pobj":
        return False
    of_place = above.text == "of" and tokens[above.head].lemma in lexicon.places
    return of_place or above.text.lower() in _OF_PLACE


def _is_impersonal(tokens: Sequence[Token], entity: Entity, head: int) -> bool:
    """Whether an article stands before a name, or a plain noun that it describes after it."""
    after_article = entity.start > 0 and tokens[entity.start - 1].text.lower() == "the"
    above = tokens[tokens[head].head]
    describes = tokens[head].dep in {"compound", "nmod"} and above.text.islower()
    return after_article or describes


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
        fits = _looks_like_person(words, lexicon) and not _is_title_alone(
            paragraph, entity, lexicon
        )
        return "person" if fits else None
    name = " ".join(word.text for word in words)
    if entity.label == "NORP":
        return "organisation" if name.lower() in lexicon.groups else None
    if usual_country(name, lexicon) is not None:
        return None if _is_dateline(paragraph, entity) else "country"
    if entity.label != "ORG" or not any(word.text[:1].isupper() for word in words):
        return None
    only_tells = _is_agency_of_dateline(paragraph, entity) or is_role(name, lexicon)
    return None if only_tells else "organisation"


def _is_title_alone(paragraph: Paragraph, entity: Entity, lexicon: NameLexicon) -> bool:
    """Whether a title stands for its bearer: "the Imam"."""
    tokens = paragraph.tokens
    alone = entity.end - entity.start == 1 and is_role(tokens[entity.start].text, lexicon)
    return alone and entity.start > 0 and tokens[entity.start - 1].text.lower() == "the"


def _is_dateline(paragraph: Paragraph, entity: Entity) -> bool:
    """Whether a place opens a paragraph to tell where it was written: "WASHINGTON (AP) — …"."""
    after = paragraph.tokens[entity.end].text if entity.end < len(paragraph.tokens) else ""
    return entity.start == 0 and after in {"(", "—", "–", "-", "--", ","}


def _is_agency_of_dateline(paragraph: Paragraph, entity: Entity) -> bool:
    """Whether a name stands in brackets before the dash that a text opens with: "(Reuters) -"."""
    after = [token.text for token in paragraph.tokens[entity.end : entity.end + 2]]
    if not 0 < entity.start <= _LONGEST_DATELINE or len(after) < 2:
        return False
    in_brackets = paragraph.tokens[entity.start - 1].text == "(" and after[0] == ")"
    return in_brackets and after[1] in _DASHES


def _reads_as_person(paragraph: Paragraph, entity: Entity, lexicon: NameLexicon) -> bool:
    """Whether what the parser took for something else is a given name and surname, or titled."""
    words = paragraph.tokens[entity.start : entity.end]
    if len(words) > 3 or not all(_is_name_word(word) for word in words):
        return False
    if entity.label == "FAC" and words[-1].text.lower() in lexicon.places:
        return False
    if len(words) > 1 and gender_of_given_name(words[0].text, lexicon) is not None:
        return not any(is_role(word.text, lexicon) for word in words)
    if len(words) > 1 and _is_described(paragraph, entity, lexicon):
        return True
    # "De Vries, the negotiator," is no body: none has an office.
    if len(words) == 2 and words[0].text.lower() in PARTICLES - _ARTICLES:
        return bool(find_roles(paragraph, entity, lexicon))
    before = paragraph.tokens[entity.start - 1] if entity.start else None
    return (
        before is not None
        and (before.text[:1].isupper() or len(words) > 1)
        and before.dep in {"compound", "nmod"}
        and entity.start <= before.head < entity.end
        and (is_courtesy(before.text, lexicon) or is_role_noun(before, lexicon))
    )


def _is_described(paragraph: Paragraph, entity: Entity, lexicon: NameLexicon) -> bool:
    """Whether an age or "who" follows two or three words: "Tadala Mvula, 42,"."""
    words = paragraph.tokens[entity.start : entity.end]
    after = [token.text for token in paragraph.tokens[entity.end : entity.end + 3]]
    if entity.label != "ORG" or after[:1] != [","] or len(after) < 3:
        return False
    aged = after[1].isdigit() and after[2] in {",", "."}
    return (aged or after[1] == "who") and all(can_widen(word, lexicon) for word in words)


def _is_name_word(word: Token) -> bool:
    return word.pos == "PROPN" and _NAME_WORD.match(word.text) is not None


def _looks_like_person(words: Sequence[Token], lexicon: NameLexicon) -> bool:
    if any(word.text.lower().strip(".") in lexicon.not_people for word in words):
        return False
    text = "".join(word.text for word in words)
    return (
        _count_words(words) <= _LONGEST_PERSON
        and (words[0].text[:1].isupper() or words[0].text in PARTICLES - _ARTICLES)
        and not any(character.isdigit() or character in "@/#:_" for character in text)
        and any(_NAME_WORD.match(word.text) and len(word.text) > 1 for word in words)
    )


def _count_words(tokens: Sequence[Token]) -> int:
    """How many words stand between white space: "Han Mi-sol" are two."""
    starts = {token.span.start for token in tokens}
    ends = {token.span.end for token in tokens}
    return len(starts - ends)
