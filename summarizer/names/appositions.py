"""Roles as worded, beside a name: appositions, and clauses with "who is"."""

from collections.abc import Iterator, Sequence

from summarizer.lexicon import NameLexicon
from summarizer.model import Span
from summarizer.names.extensions import nickname_length
from summarizer.names.roles import (
    LONGEST_ROLE,
    PLURALS,
    is_role_noun,
    phrase_ending,
    phrase_start,
    role_before,
    role_span,
)
from summarizer.names.vocabulary import is_courtesy
from summarizer.parse import Entity, Paragraph, Token

_BREAKS = frozenset({",", ".", ";", ":", "(", ")", "—", "–", "--", "“", "”", '"', "?", "!"})
_CLAUSE_TAGS = frozenset({"WP", "WDT", "WRB", "MD", "VBD", "VBZ", "VBP"})
# What stands between "who" and a role.
_BEING = (
    ("is",), ("was",), ("became",), ("remains",), ("has", "been"), ("had", "been"),
    ("serves", "as"), ("served", "as"), ("works", "as"), ("worked", "as"),
)  # fmt: skip
_TIMES = frozenset({"since", "until"})
_LONGEST_DEGREE = 5
_PLACES = frozenset({"GPE", "LOC"})


def find_roles(paragraph: Paragraph, entity: Entity, lexicon: NameLexicon) -> tuple[Span, ...]:
    """What the text around a name says its bearer is, in reading order of the places looked at."""
    found = [
        role_before(paragraph, entity.start, lexicon),
        _apposition_before(paragraph, entity, lexicon),
        _apposition_after(paragraph, entity.end, lexicon),
        _clause_after(paragraph, entity.end, lexicon),
    ]
    return tuple(span for span in found if span is not None)


def _apposition_before(paragraph: Paragraph, entity: Entity, lexicon: NameLexicon) -> Span | None:
    """The phrase before a comma and the name: "the speaker of parliament, Vyacheslav Volodin"."""
    tokens = paragraph.tokens
    comma = entity.start - 1
    if comma < 1 or tokens[comma].text != ",":
        return None
    name = next((t for t in tokens[entity.start : entity.end] if t.dep == "appos"), None)
    if name is None or name.head >= comma:
        return None
    head = tokens[name.head]
    if not is_role_noun(head, lexicon):
        return phrase_ending(paragraph, comma - 1, lexicon)
    # "Members of the board" are several, and each is a member.
    if (
        is_courtesy(head.text, lexicon)
        or head.tag in PLURALS
        or _breaks(tokens[head.index : comma])
    ):
        return None
    return role_span(tokens, phrase_start(paragraph, head.index, lexicon), comma - 1)


def _breaks(tokens: Sequence[Token]) -> bool:
    """Whether a mark parts the tokens, but for a pair of brackets."""
    marks = [token.text for token in tokens if token.text in _BREAKS]
    return marks not in ([], ["(", ")"])


def _apposition_after(paragraph: Paragraph, end: int, lexicon: NameLexicon) -> Span | None:
    """The phrase after the name and a comma: "Jens Stoltenberg, 62, NATO's secretary general,"."""
    tokens = paragraph.tokens
    if end >= len(tokens) or tokens[end].text != ",":
        return None
    first = end + 1
    while first + 1 < len(tokens) and tokens[first + 1].text == ",":
        if not _is_aside(tokens[first], lexicon):
            break
        first += 2
    return _phrase_from(paragraph, first, lexicon)


def _is_aside(token: Token, lexicon: NameLexicon) -> bool:
    """Whether a word is an age, or a degree: "62", "MD", "Ph.D."."""
    capitals = sum(map(str.isupper, token.text))
    degree = capitals > 1 and len(token.text) <= _LONGEST_DEGREE
    return token.text.isdigit() or (degree and not is_role_noun(token, lexicon))


def _clause_after(paragraph: Paragraph, end: int, lexicon: NameLexicon) -> Span | None:
    """What somebody is in "Ana Rojo, who was mayor of Lima, said"."""
    tokens = paragraph.tokens
    place = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    words = tuple(token.text.lower() for token in tokens[place : place + 3])
    being = next((verb for verb in _BEING if words[: len(verb) + 1] == ("who", *verb)), None)
    if being is None:
        return None
    first = place + 1 + len(being)
    while first < len(tokens) and tokens[first].pos == "ADV":
        first += 1
    return _phrase_from(paragraph, first, lexicon)


def _phrase_from(paragraph: Paragraph, first: int, lexicon: NameLexicon) -> Span | None:
    """The role that a token opens."""
    phrase = list(_phrase_after(paragraph.tokens, first))
    if not phrase or len(phrase) > LONGEST_ROLE or not _is_role_phrase(phrase, lexicon):
        return None
    return role_span(paragraph.tokens, first, _with_state(paragraph, phrase[-1].index))


def _with_state(paragraph: Paragraph, last: int) -> int:
    """The last token of a phrase that ends with a place, and with the state it lies in."""
    places = {entity.end: entity for entity in paragraph.entities if entity.label in _PLACES}
    state = next((found for found in places.values() if found.start == last + 2), None)
    parted = last + 1 < len(paragraph.tokens) and paragraph.tokens[last + 1].text == ","
    return state.end - 1 if state and parted and last + 1 in places else last


def _phrase_after(tokens: Sequence[Token], first: int) -> Iterator[Token]:
    named = first
    for token in tokens[first : first + LONGEST_ROLE + 1]:
        named = max(named, token.index + nickname_length(tokens, token.index))
        breaks = token.text in _BREAKS | _TIMES or token.tag in _CLAUSE_TAGS
        if breaks and token.index >= named:
            return
        yield token


def _is_role_phrase(words: Sequence[Token], lexicon: NameLexicon) -> bool:
    """Whether the noun that heads a phrase, the last before a preposition, is a role."""
    for position, word in enumerate(words):
        if word.pos in {"VERB", "AUX", "ADP", "SCONJ", "CCONJ"} and word.tag not in {"VBN", "VBG"}:
            return False
        ends = position + 1 == len(words) or words[position + 1].pos in {"ADP", "VERB", "CCONJ"}
        if ends and word.pos in {"NOUN", "PROPN"}:
            return word.tag not in PLURALS and is_role_noun(word, lexicon)
    return False
