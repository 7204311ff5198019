"""Roles as worded: the noun phrase left of a name, and the apposition beside it."""

from collections.abc import Iterator, Sequence

from summarizer.lexicon import NameLexicon
from summarizer.model import Span
from summarizer.names.vocabulary import is_courtesy, is_role
from summarizer.parse import Entity, Paragraph, Token

# A role of more words than this is a clause that the parser took for a noun phrase.
LONGEST_ROLE = 14

_LINKS = frozenset({"of", "for", "to", "at"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})
_BREAKS = frozenset({",", ".", ";", ":", "(", ")", "—", "–", "--", "“", "”", '"', "?", "!"})
_CLAUSE_TAGS = frozenset({"WP", "WDT", "WRB", "MD", "VBD", "VBZ", "VBP"})


def find_roles(
    paragraph: Paragraph, entity: Entity, title: Span | None, lexicon: NameLexicon
) -> tuple[Span, ...]:
    """What the text around a name says its bearer is; ``title`` is what stands before it."""
    found = [
        _apposition_before(paragraph, entity, lexicon),
        _apposition_after(paragraph.tokens, entity.end, lexicon),
    ]
    if title is not None and not _is_courtesy_at(paragraph, entity.start, lexicon):
        found.insert(0, title)
    return tuple(span for span in found if span is not None)


def is_role_noun(token: Token, lexicon: NameLexicon) -> bool:
    """Whether a token is a noun that says what a person is or does."""
    return token.pos in _NOMINAL and (
        is_role(token.text, lexicon) or is_role(token.lemma, lexicon)
    )


# --- before the name --------------------------------------------------------------------------


def title_before(paragraph: Paragraph, start: int, lexicon: NameLexicon) -> Span | None:
    """The title right before a name: the whole noun phrase left of it, without article."""
    tokens = paragraph.tokens
    last = _last_of_title(tokens, start)
    if last is None:
        return None
    if is_courtesy(tokens[last].text, lexicon):
        return tokens[last].span
    people = _people(paragraph)
    if is_role_noun(tokens[last], lexicon):
        return _role_span(tokens, _phrase_start(tokens, last, people, lexicon), last)
    linked = _linked_role(tokens, last, people, lexicon)
    if linked is None:
        return None
    return _role_span(tokens, _phrase_start(tokens, linked, people, lexicon), last)


def _people(paragraph: Paragraph) -> frozenset[int]:
    """The tokens of people's names, which no role goes over."""
    return frozenset(
        index
        for entity in paragraph.entities
        if entity.label == "PERSON" and entity.end - entity.start > 1
        for index in range(entity.start, entity.end)
    )


def _last_of_title(tokens: Sequence[Token], start: int) -> int | None:
    last = start - 1
    if last >= 1 and tokens[last].text == "-":
        last -= 1
    return last if last >= 0 else None


def _is_courtesy_at(paragraph: Paragraph, start: int, lexicon: NameLexicon) -> bool:
    last = _last_of_title(paragraph.tokens, start)
    return last is not None and is_courtesy(paragraph.tokens[last].text, lexicon)


def _linked_role(
    tokens: Sequence[Token], last: int, people: frozenset[int], lexicon: NameLexicon
) -> int | None:
    """The noun of a role of something: "Ambassador to the United States", "CEO of the Council"."""
    for index in range(last, max(0, last - LONGEST_ROLE), -1):
        if index in people or not _can_stand_in_role(tokens[index]):
            return None
        above = tokens[index - 1]
        if tokens[index].text.lower() in _LINKS and is_role_noun(above, lexicon):
            return above.index if _opens_capitalised(tokens, above.index) else None
    return None


def _can_stand_in_role(token: Token) -> bool:
    return token.pos in _NOMINAL | {"ADP", "DET", "PART"} or token.text.lower() in {
        "and",
        "&",
        "-",
    }


def _opens_capitalised(tokens: Sequence[Token], index: int) -> bool:
    """Whether a role is capitalised, or the word before it is: "Executive director of"."""
    words = tokens[max(0, index - 1) : index + 1]
    return any(word.text[:1].isupper() for word in words)


def _phrase_start(
    tokens: Sequence[Token], last: int, people: frozenset[int], lexicon: NameLexicon
) -> int:
    first = last
    while first > 0 and last - first < LONGEST_ROLE:
        if first - 1 in people or not _belongs_to_phrase(tokens, first - 1, lexicon):
            break
        first -= 1
    while first < last and _cannot_open(tokens[first]):
        first += 1
    return first


def _belongs_to_phrase(tokens: Sequence[Token], index: int, lexicon: NameLexicon) -> bool:
    """Whether a token goes on, to the left, the noun phrase that the next token belongs to."""
    token, word = tokens[index], tokens[index].text.lower()
    if token.pos in _NOMINAL:
        return token.dep not in {"npadvmod", "dobj", "pobj"} or token.text[:1].isupper()
    if word == "-":
        return True
    if index and word in _LINKS:
        return is_role_noun(tokens[index - 1], lexicon) and tokens[index - 1].text[:1].isupper()
    return index > 0 and _links(tokens[index - 1], word, tokens[index + 1])


def _links(before: Token, word: str, after: Token) -> bool:
    """Whether a word that is no noun joins the words around it into one role."""
    if word == "the":
        return before.text.lower() in _LINKS
    if word in {"and", "&"}:
        return _joins_words_of_title(before, after)
    return word in _POSSESSIVES and before.pos in {"PROPN", "NOUN"}


def _joins_words_of_title(before: Token, after: Token) -> bool:
    """Whether "and" stands inside one title: "interior and overseas minister"."""
    return before.text[:1].islower() and after.text[:1].islower() and before.pos in _NOMINAL


def _cannot_open(token: Token) -> bool:
    return (
        not any(character.isalnum() for character in token.text)
        or token.text.lower() in _LINKS | {"and", "the"}
        or token.text in _POSSESSIVES
    )


# --- beside the name --------------------------------------------------------------------------


def _apposition_before(paragraph: Paragraph, entity: Entity, lexicon: NameLexicon) -> Span | None:
    """The phrase before a comma and the name: "the speaker of parliament, Vyacheslav Volodin"."""
    tokens = paragraph.tokens
    comma = entity.start - 1
    if comma < 1 or tokens[comma].text != ",":
        return None
    name = next((tokens[i] for i in range(*_range(entity)) if tokens[i].dep == "appos"), None)
    if name is None or name.head >= comma:
        return None
    head = tokens[name.head]
    if not is_role_noun(head, lexicon) or is_courtesy(head.text, lexicon):
        return None
    if any(token.text in _BREAKS for token in tokens[head.index : comma]):
        return None
    return _role_span(
        tokens, _phrase_start(tokens, head.index, _people(paragraph), lexicon), comma - 1
    )


def _range(entity: Entity) -> tuple[int, int]:
    return entity.start, entity.end


def _apposition_after(tokens: Sequence[Token], end: int, lexicon: NameLexicon) -> Span | None:
    """The phrase after the name and a comma: "Jens Stoltenberg, 62, NATO's secretary general,"."""
    if end >= len(tokens) or tokens[end].text != ",":
        return None
    first = end + 1
    if first + 1 < len(tokens) and tokens[first].text.isdigit() and tokens[first + 1].text == ",":
        first += 2
    phrase = list(_phrase_after(tokens, first))
    if not phrase or len(phrase) > LONGEST_ROLE or not _is_role_phrase(phrase, lexicon):
        return None
    return _role_span(tokens, first, phrase[-1].index)


def _phrase_after(tokens: Sequence[Token], first: int) -> Iterator[Token]:
    for token in tokens[first : first + LONGEST_ROLE + 1]:
        if token.text in _BREAKS or token.tag in _CLAUSE_TAGS:
            return
        yield token


def _is_role_phrase(words: Sequence[Token], lexicon: NameLexicon) -> bool:
    """Whether the noun that heads a phrase, the last before a preposition, is a role."""
    for position, word in enumerate(words):
        if word.pos in {"VERB", "AUX", "ADP", "SCONJ", "CCONJ"} and word.tag not in {"VBN", "VBG"}:
            return False
        ends = position + 1 == len(words) or words[position + 1].pos in {"ADP", "VERB", "CCONJ"}
        if ends and word.pos in {"NOUN", "PROPN"}:
            return is_role_noun(word, lexicon)
    return False


def _role_span(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    while first < last and (tokens[first].pos == "DET" or tokens[first].tag == "PRP$"):
        first += 1
    if first > last:
        return None
    return Span(start=tokens[first].span.start, end=tokens[last].span.end)
