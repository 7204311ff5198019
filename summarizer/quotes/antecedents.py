"""Antecedents: which character, named before, a pronoun or noun stands for.

They are found by gender, role and how near and how prominent a name is; what stays open is left
open.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from summarizer.lexicon import NameLexicon
from summarizer.model import Span
from summarizer.names import Cast, Character, Name
from summarizer.names.folding import name_words, surname_of
from summarizer.names.vocabulary import (
    Gender,
    gender_of_given_name,
    gender_of_noun,
    is_role,
)
from summarizer.parse import Paragraph, Token
from summarizer.quotes.passages import Passage

# How far back a pronoun or noun reaches, in paragraphs; each one halves the weight of a name.
_REACH = 8
_FAR_BACK = 3
_FADING = 0.5
_SUBJECT_WEIGHT = 2.0
_OWNER_WEIGHT = 0.6
_SPEAKER_WEIGHT = 1.0
# Whose gender nothing tells is meant less often than who is known to be a woman by "she"; of 1, 0.8
# and 0.6 the best on PolNeAR's training part.
_OPEN_GENDER = 0.8
_ENDS = frozenset({".", "!", "?"})

Phrase = Literal[
    "name", "beside", "label", "pronoun", "it", "they", "role", "body", "issuer", "noun"
]
Chosen = tuple[Character, float, tuple[str, ...]]

_PRONOUNS: dict[str, Gender] = {
    "he": "man",
    "she": "woman",
    "him": "man",
    "her": "woman",
    "his": "man",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A resolved subject.

    Attributes:
        character: who it is.
        phrase: how the subject was worded: a name, one that only stands beside the verb, a label
            ("LEE: …"), "he", "it", "they", a role that somebody was called by, an organisation's noun
            ("the agency"), what it issued ("a Treasury report"), another noun.
        share: of the weight of all who may be meant by a pronoun, noun or surname, that of the
            character.
        hints: what else tells how sure that is.
    """

    character: Character
    phrase: Phrase
    share: float = 1.0
    hints: tuple[str, ...] = ()


class Antecedents:
    """The names of one article; told of speakers as they are found, in reading order."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        names: Sequence[Sequence[Name]],
        cast: Cast,
        passages: Sequence[Sequence[Passage]],
        lexicon: NameLexicon,
    ) -> None:
        self._paragraphs = paragraphs
        self._names = names
        self._passages = passages
        self._quoted = [
            {number for number, name in enumerate(group) if _is_quoted(name, own)}
            for group, own in zip(names, passages, strict=True)
        ]
        self._cast = cast
        self._lexicon = lexicon
        self.places = [_by_token(group) for group in names]
        self._role_words = {
            id(found): _role_words(found, text, lexicon) for found in cast.characters
        }
        self._last: tuple[int, Character] | None = None

    def spoke(self, paragraph: int, character: Character) -> None:
        """Remember who spoke last."""
        self._last = (paragraph, character)

    def of(self, paragraph: int, token: Token) -> Speaker | None:
        """Whom a pronoun or noun stands for, None when the text leaves it open."""
        return self._by_pronoun(paragraph, token) or self._by_noun(paragraph, token)

    def named(self, paragraph: int, number: int, phrase: Phrase) -> Speaker:
        """The character of the name so numbered in the paragraph so numbered."""
        name, character = self._names[paragraph][number], self._cast.at(paragraph, number)
        share = self._cast.share(paragraph, number)
        usual = _is_usual_form(name, character, self._lexicon)
        told = {"other form": not usual, "shared surname": share < 1}
        hints = tuple(hint for hint, holds in told.items() if holds)
        return Speaker(character=character, phrase=phrase, share=share, hints=hints)

    # --- pronouns ---

    def _by_gender(self, paragraph: int, before: int, gender: Gender | None) -> Chosen | None:
        weights: dict[int, float] = {}
        found: dict[int, Character] = {}
        nearest: dict[int, int] = {}
        near: Character | None = None
        for distance, number, name, there in self._earlier(paragraph, before):
            character = self._cast.at(there, number)
            if character.kind != "person" or not _may_be(character, gender):
                continue
            weight = _weight(name) * _FADING**distance
            if not distance and name.acts and self._is_near(paragraph, name, before):
                near = near or character
            if gender is not None and character.gender is None:
                weight *= _OPEN_GENDER
            found[id(character)] = character
            nearest.setdefault(id(character), distance)
            weights[id(character)] = weights.get(id(character), 0.0) + weight
        if self._last is not None and id(self._last[1]) in weights:
            weights[id(self._last[1])] += _SPEAKER_WEIGHT * _FADING ** (paragraph - self._last[0])
        if not weights:
            return None
        best = max(weights, key=lambda key: weights[key])
        hints = tuple(self._hints(found[best], nearest[best], near))
        return found[best], weights[best] / sum(weights.values()), hints

    def _is_near(self, paragraph: int, name: Name, before: int) -> bool:
        """Whether a name stands in the same sentence or the one before, quotations aside."""
        between = self._paragraphs[paragraph].tokens[name.end : before]
        ends = (token for token in between if token.text in _ENDS)
        return sum(not _is_within(end.span, self._passages[paragraph]) for end in ends) <= 1

    def _hints(self, character: Character, distance: int, near: Character | None) -> Iterator[str]:
        yield f"back {min(distance, _FAR_BACK)}"
        if near is not None:
            # "Lind was less pleased. “We lost,” he said." is hardly somebody else's.
            yield "acts nearest" if near is character else "another acts nearer"
        if character.gender is None:
            yield "gender open"
        if self._last is not None and self._last[1] is character:
            yield "spoke last"

    def _earlier(self, paragraph: int, before: int) -> Iterator[tuple[int, int, Name, int]]:
        for there in range(paragraph, max(-1, paragraph - _REACH - 1), -1):
            for number in range(len(self._names[there]) - 1, -1, -1):
                name = self._names[there][number]
                if number in self._quoted[there]:
                    continue
                if there < paragraph or name.end <= before:
                    yield paragraph - there, number, name, there

    def _by_pronoun(self, paragraph: int, token: Token) -> Speaker | None:
        gender = _PRONOUNS.get(token.text.lower())
        chosen = self._by_gender(paragraph, token.index, gender) if gender else None
        return None if chosen is None else _speaker(chosen, "pronoun")

    # --- nouns ---

    def _by_noun(self, paragraph: int, token: Token) -> Speaker | None:
        word = token.text.lower()
        if word in {"it", "they"}:
            return self._by_acts(paragraph, token, word)
        if token.lemma in self._lexicon.documents:
            return self._by_issuer(paragraph, token)
        if not self._is_definite(paragraph, token):
            return None
        if is_role(word, self._lexicon):
            return self._by_title(paragraph, token, word)
        if word in self._lexicon.organisations:
            acting = self._last_acting(paragraph, token.index, word)
            return None if acting is None else _speaker((acting, 1.0, ()), "body")
        return None

    def _by_acts(self, paragraph: int, token: Token, word: str) -> Speaker | None:
        if word == "they":
            return self._by_group(paragraph, token)
        acting = self._last_acting(paragraph, token.index, None)
        return None if acting is None else _speaker((acting, 1.0, ()), "it")

    def _by_group(self, paragraph: int, token: Token) -> Speaker | None:
        """The group that acted last, unless somebody else did since: "Democrats … they"."""
        for _, number, name, there in self._earlier(paragraph, token.index):
            if name.acts:
                plural = self._paragraphs[there].tokens[name.head].tag in {"NNPS", "NNS"}
                group = plural and name.kind == "organisation"
                return self.named(there, number, "they") if group else None
        return None

    def _by_issuer(self, paragraph: int, token: Token) -> Speaker | None:
        """The organisation that a document is named after: "a Treasury report"."""
        tokens = self._paragraphs[paragraph].tokens
        for child in token.children:
            number = self.places[paragraph].get(child)
            if number is None or tokens[child].dep not in {"compound", "nmod", "amod"}:
                continue
            if self._names[paragraph][number].kind != "person":
                return self.named(paragraph, number, "issuer")
        return None

    def _by_title(self, paragraph: int, token: Token, word: str) -> Speaker | None:
        """Who was called so before, else by gender and place, if no name tells: "the Ohio man"."""
        names = self._names_before(paragraph, token)
        called = self._by_role(paragraph, token, names | {word}) or self._by_role(
            paragraph, token, {word}
        )
        if called is not None or names:
            return None if called is None else _speaker(called, "role")
        chosen = self._by_gender(paragraph, token.index, gender_of_noun(word, self._lexicon))
        return None if chosen is None else _speaker(chosen, "noun")

    def _names_before(self, paragraph: int, noun: Token) -> frozenset[str]:
        """What a noun is described with by name, in small letters: Ohio in "the Ohio senator"."""
        tokens = self._paragraphs[paragraph].tokens
        parts = [tokens[i] for i in noun.children if i < noun.index and tokens[i].dep != "det"]
        return frozenset(part.text.lower() for part in parts if part.text[:1].isupper())

    def _by_role(self, paragraph: int, token: Token, words: Set[str]) -> Chosen | None:
        """The last character named with a role that holds the words: "the spokesman"."""
        word = token.text.lower()
        for there in range(paragraph, max(-1, paragraph - _REACH - 1), -1):
            for number in range(len(self._names[there]) - 1, -1, -1):
                name = self._names[there][number]
                if there == paragraph and name.start > token.index:
                    continue
                character = self._cast.at(there, number)
                if name.kind == "person" and words <= self._role_words[id(character)]:
                    hints = tuple(self._role_hints(character, paragraph - there, word))
                    return character, 1.0, hints
        return None

    def _role_hints(self, character: Character, distance: int, word: str) -> Iterator[str]:
        yield f"back {min(distance, _FAR_BACK)}"
        if sum(word in words for words in self._role_words.values()) == 1:
            yield "only one so called"
        if self._last is not None and self._last[1] is character:
            yield "spoke last"

    def _last_acting(self, paragraph: int, before: int, noun: str | None) -> Character | None:
        """The last organisation, or country, called by the noun or else the subject of a verb."""
        called: Character | None = None
        acting: Character | None = None
        for _, number, name, there in self._earlier(paragraph, before):
            character = self._cast.at(there, number)
            if name.collective or character.kind == "person":
                continue
            if noun and character.kind == "country":
                continue
            if noun and called is None and noun in name.mention.name.lower().split():
                called = character
            if acting is None and name.acts:
                acting = character
        return called or acting

    def _is_definite(self, paragraph: int, token: Token) -> bool:
        tokens = self._paragraphs[paragraph].tokens
        children = [tokens[index] for index in token.children]
        # "The Senator" is one of them in capitals, too, and so is that of a headline: "Mayor quits".
        titled = token.tag == "NNP" and is_role(token.text, self._lexicon)
        if titled and token.index == 0:
            return True
        definite = any(child.text.lower() == "the" for child in children)
        return definite and (titled or token.tag == "NN")


def _speaker(chosen: Chosen, phrase: Phrase) -> Speaker:
    character, share, hints = chosen
    return Speaker(character=character, phrase=phrase, share=share, hints=hints)


def _is_usual_form(name: Name, character: Character, lexicon: NameLexicon) -> bool:
    """Whether a person is named in full or by surname, which may come first, not by given name."""
    words = name_words(name.mention.name)
    if character.kind != "person" or surname_of(name.mention.name) == surname_of(character.name):
        return True
    first = words[:1] == name_words(character.name)[:1]
    return first and gender_of_given_name(words[0], lexicon) is None


def _by_token(names: Sequence[Name]) -> dict[int, int]:
    """The number of the name that each token belongs to, the innermost where one holds another."""
    found: dict[int, int] = {}
    for number, name in enumerate(names):
        for index in range(name.start, name.end):
            found.setdefault(index, number)
    return found


def _is_quoted(name: Name, passages: Sequence[Passage]) -> bool:
    return _is_within(name.mention.span, passages)


def _is_within(span: Span, passages: Sequence[Passage]) -> bool:
    return any(passage.outer.start <= span.start < passage.outer.end for passage in passages)


def _weight(name: Name) -> float:
    if name.acts:
        return _SUBJECT_WEIGHT
    return _OWNER_WEIGHT if name.possessive else 1.0


def _may_be(character: Character, gender: Gender | None) -> bool:
    return gender is None or character.gender in {gender, None}


def _role_words(character: Character, text: str, lexicon: NameLexicon) -> frozenset[str]:
    words = {
        word.lower().strip(".")
        for name in character.names
        for role in name.roles
        for word in role.of(text).split()
    }
    return frozenset(words | {lexicon.abbreviations.get(word, word) for word in words})
