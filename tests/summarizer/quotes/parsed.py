"""A text as the modules of quotes are given it: parsed, with its names, passages and statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer import Document
from summarizer.lexicon import load_lexicon
from summarizer.model import Span
from summarizer.names import Cast, Name, find_names, gather_cast
from summarizer.parse import Paragraph, Token, parse
from summarizer.quotes.passages import Passage, find_passages
from summarizer.quotes.relations import Signature, Turn, relate
from summarizer.quotes.speakers import Resolver, Speaker
from summarizer.quotes.statements import Statement, find_statements
from tests.summarizer.speech import document_of

ENGLISH = load_lexicon("en")
SPEECH = ENGLISH.speech


@dataclass(frozen=True, kw_only=True)
class Parsed:
    """A document with all that is found in it before anybody is said to speak."""

    document: Document
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        return self.document.article.text

    @property
    def first(self) -> Paragraph:
        """Its first paragraph."""
        return self.paragraphs[0]

    @cached_property
    def names(self) -> tuple[tuple[Name, ...], ...]:
        return find_names(self.document, self.paragraphs, ENGLISH)

    @cached_property
    def cast(self) -> Cast:
        return gather_cast(self.names, ENGLISH.names)

    @cached_property
    def passages(self) -> tuple[tuple[Passage, ...], ...]:
        return find_passages(self.text, self.paragraphs)

    @cached_property
    def resolver(self) -> Resolver:
        return Resolver(
            self.text, self.paragraphs, self.names, self.cast, self.passages, ENGLISH.names
        )

    def token(self, word: str) -> Token:
        """The first token that is worded so."""
        return next(
            token
            for paragraph in self.paragraphs
            for token in paragraph.tokens
            if token.text == word
        )

    def words(self, span: Span | None) -> str | None:
        """What stands at a span."""
        return None if span is None else span.of(self.text)

    def worded(self, tokens: Sequence[int]) -> str:
        """Tokens of the first paragraph, a space between each two."""
        return " ".join(self.first.tokens[index].text for index in tokens)

    def statements(self, number: int = 0) -> list[Statement]:
        """The statements of a paragraph."""
        return find_statements(
            number, self.paragraphs[number], self.passages[number], self.resolver, SPEECH
        )

    def turns(
        self,
        number: int = 0,
        *,
        signatures: Sequence[Signature] = (),
        carried: Speaker | None = None,
    ) -> list[Turn]:
        """The passages of a paragraph with who says them."""
        return relate(
            self.text,
            self.paragraphs[number],
            self.passages[number],
            self.statements(number),
            signatures,
            carried,
        )


def parsed(text: str) -> Parsed:
    """A text, read and parsed."""
    document = document_of(text)
    return Parsed(document=document, paragraphs=parse(document))


def named(speaker: Speaker | None) -> str | None:
    """The name of whoever speaks."""
    return None if speaker is None else speaker.character.name
