"""Roles as worded, before a name: the whole noun phrase left of it, without article."""

from collections.abc import Sequence

from summarizer.lexicon import NameLexicon
from summarizer.model import Span
from summarizer.names.vocabulary import is_courtesy, is_role_or_plural
from summarizer.parse import Paragraph, Token

# A role of more words than this is a clause that the parser took for a noun phrase.
LONGEST_ROLE = 14

_LINKS = frozenset({"of", "for", "to", "at"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_DOERS = ("er", "or", "ist")
PLURALS = frozenset({"NNS", "NNPS"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ"})


def is_role_noun(token: Token, lexicon: NameLexicon) -> bool:
    """Whether a token is a noun that says what a person is or does.

    One that the parser took for a verb is told by its ending ("campaigner").
    """
    if token.pos not in _NOMINAL and not (token.pos == "VERB" and token.text.endswith(_DOERS)):
        return False
    return is_role_or_plural(token.text, token.lemma, lexicon)


def title_before(paragraph: Paragraph, start: int, lexicon: NameLexicon) -> Span | None:
    """The title right before a name: the whole noun phrase left of it, or a form of address."""
    tokens = paragraph.tokens
    last = _last_of_title(tokens, start)
    if last is None:
        return None
    if is_courtesy(tokens[last].text, lexicon):
        return tokens[last].span
    return phrase_ending(paragraph, last, lexicon)


def role_before(paragraph: Paragraph, start: int, lexicon: NameLexicon) -> Span | None:
    """The role right before a name, and before a form of address: "Governor Mrs. Ana Rojo"."""
    last = _last_of_title(paragraph.tokens, start)
    while last is not None and is_courtesy(paragraph.tokens[last].text, lexicon):
        last = last - 1 if last else None
    return None if last is None else phrase_ending(paragraph, last, lexicon)


def phrase_ending(paragraph: Paragraph, last: int, lexicon: NameLexicon) -> Span | None:
    """The role that ends with a token: a role noun, or one of something ("CEO of the Council")."""
    tokens = paragraph.tokens
    people = _people(paragraph)
    noun: int | None = last
    if not is_role_noun(tokens[last], lexicon):
        noun = _linked_role(tokens, last, people, lexicon)
    # "Presidents" of two is not what either is called.
    if noun is None or tokens[noun].tag in PLURALS:
        return None
    return role_span(tokens, phrase_start(paragraph, noun, lexicon), last)


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


def _linked_role(
    tokens: Sequence[Token], last: int, people: frozenset[int], lexicon: NameLexicon
) -> int | None:
    """The noun of a role of something: "Ambassador to the United States", "CEO of the Council"."""
    if tokens[last].pos not in _NOMINAL:
        return None
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
    """Whether a role is capitalised, or the word before it: "Executive director", "Co-founder"."""
    first = index - 2 if index > 1 and tokens[index - 1].text == "-" else index - 1
    return any(word.text[:1].isupper() for word in tokens[max(0, first) : index + 1])


def phrase_start(paragraph: Paragraph, last: int, lexicon: NameLexicon) -> int:
    """Where the noun phrase begins that ends with a token."""
    tokens = paragraph.tokens
    apart = _people(paragraph) | _times(paragraph)
    bodies = _bodies(paragraph)
    first = last
    while first > 0 and last - first < LONGEST_ROLE:
        if first in bodies:
            first = bodies[first]
        elif first - 1 in apart or not _belongs_to_phrase(tokens, first - 1, lexicon):
            break
        else:
            first -= 1
    while first < last and _cannot_open(tokens[first]):
        first += 1
    return first


def _times(paragraph: Paragraph) -> frozenset[int]:
    """The tokens that say when, and describe nobody: "On Monday mayor Ana Rojo"."""
    return frozenset(
        index
        for entity in paragraph.entities
        if entity.label in {"DATE", "TIME"}
        for index in range(entity.start, entity.end)
        if paragraph.tokens[index].dep in {"pobj", "npadvmod"}
    )


def _bodies(paragraph: Paragraph) -> dict[int, int]:
    """Where each organisation begins, by the token after it: "Council for the Arts director"."""
    return {
        entity.end: entity.start
        for entity in paragraph.entities
        if entity.label == "ORG" and entity.end - entity.start > 1
    }


def _belongs_to_phrase(tokens: Sequence[Token], index: int, lexicon: NameLexicon) -> bool:
    """Whether a token goes on, to the left, the noun phrase that the next token belongs to."""
    token, word = tokens[index], tokens[index].text.lower()
    if _describes(tokens, index):
        return True
    if token.pos in _NOMINAL:
        return token.dep not in {"npadvmod", "dobj", "pobj"} or token.text[:1].isupper()
    if word == "-":
        return True
    if index and word in _LINKS:
        return is_role_noun(tokens[index - 1], lexicon) and tokens[index - 1].text[:1].isupper()
    return index > 0 and _links(tokens[index - 1], word, tokens[index + 1], lexicon)


def _describes(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb's form describes the noun after it: "Acting", "Actor-turned-politician"."""
    token, after = tokens[index], tokens[index + 1]
    if token.pos != "VERB":
        return False
    joined = after.text == "-" and token.span.end == after.span.start
    return joined or (token.tag in {"VBG", "VBN"} and token.dep in {"amod", "compound"})


def _links(before: Token, word: str, after: Token, lexicon: NameLexicon) -> bool:
    """Whether a word that is no noun joins the words around it into one role."""
    if word == "the":
        return before.text.lower() in _LINKS
    if word in {"and", "&"}:
        return _joins_words_of_title(before, after, lexicon)
    return word in _POSSESSIVES and before.pos in {"PROPN", "NOUN"}


def _joins_words_of_title(before: Token, after: Token, lexicon: NameLexicon) -> bool:
    """Whether "and" stands inside one title: "interior and overseas minister"."""
    if is_role_noun(after, lexicon):
        return is_role_noun(before, lexicon)
    return before.text[:1].islower() and after.text[:1].islower() and before.pos in _NOMINAL


def _cannot_open(token: Token) -> bool:
    return (
        not any(character.isalnum() for character in token.text)
        or token.text.lower() in _LINKS | {"and", "the"}
        or token.text in _POSSESSIVES
    )


def role_span(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    """The span of a role without the article or possessive that opens it."""
    while first < last and (tokens[first].pos == "DET" or tokens[first].tag == "PRP$"):
        first += 1
    if first > last:
        return None
    return Span(start=tokens[first].span.start, end=tokens[last].span.end)
