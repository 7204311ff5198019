"""Which character a subject stands for: a name, a pronoun, "the spokesman", a label."""

from collections.abc import Sequence

from summarizer.lexicon import NameLexicon
from summarizer.model import Span
from summarizer.names import Cast, Character, Name
from summarizer.names.folding import name_words
from summarizer.names.vocabulary import is_role
from summarizer.parse import Paragraph, Token
from summarizer.quotes.antecedents import Antecedents, Speaker
from summarizer.quotes.beside import name_beside
from summarizer.quotes.passages import Passage

__all__ = ["Resolver", "Speaker"]


class Resolver:
    """Resolves the subjects of one article; told of speakers as it goes, in reading order."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        names: Sequence[Sequence[Name]],
        cast: Cast,
        passages: Sequence[Sequence[Passage]],
        lexicon: NameLexicon,
    ) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._names = names
        self._cast = cast
        self._lexicon = lexicon
        self._antecedents = Antecedents(text, paragraphs, names, cast, passages, lexicon)

    def spoke(self, paragraph: int, character: Character) -> None:
        """Remember who spoke last."""
        self._antecedents.spoke(paragraph, character)

    def resolve(self, paragraph: int, subject: int) -> Speaker | None:
        """The character that a subject stands for, None when the text leaves it open."""
        token = self._paragraphs[paragraph].tokens[subject]
        number = self._antecedents.places[paragraph].get(token.index)
        if number is None:
            number = self._apposed(paragraph, token)
        if number is not None:
            return self._antecedents.named(paragraph, number, "name")
        return self._antecedents.of(paragraph, token)

    def resolve_beside(self, paragraph: int, verb: int) -> Speaker | None:
        """The character that the words alone tie to a verb, where the parser lost the subject."""
        tokens, names = self._paragraphs[paragraph].tokens, self._names[paragraph]
        number = name_beside(tokens, names, verb)
        return None if number is None else self._antecedents.named(paragraph, number, "beside")

    def resolve_label(self, paragraph: int, label: Span) -> Speaker | None:
        """The character that a label names: "WALLACE:"; nobody when several have that name."""
        for number, name in enumerate(self._names[paragraph]):
            span = name.mention.span
            spoken = name.kind == "person" or not label.of(self._text).isupper()
            if spoken and span.start <= label.start and label.end <= span.end:
                return Speaker(character=self._cast.at(paragraph, number), phrase="label")
        words = name_words(label.of(self._text))
        fitting = [
            found
            for found in self._cast.characters
            if found.kind == "person" and words and name_words(found.name)[-len(words) :] == words
        ]
        return Speaker(character=fitting[0], phrase="label") if len(fitting) == 1 else None

    def _apposed(self, paragraph: int, token: Token) -> int | None:
        """The name beside a noun: "the speaker, Vyacheslav Volodin,", "the airline Volaris"."""
        tokens = self._paragraphs[paragraph].tokens
        thing = token.tag == "NN" and not is_role(token.text, self._lexicon)
        kinds = {"person", "organisation"} if thing else {"person"}
        for child in token.children:
            number = self._antecedents.places[paragraph].get(child)
            if number is None and tokens[child].dep == "appos":
                number = self._apposed(paragraph, tokens[child])
            if number is None or self._names[paragraph][number].kind not in kinds:
                continue
            if tokens[child].dep == "appos" or (
                tokens[child].dep in {"compound", "nmod"} and child > token.index
            ):
                return number
        return None
