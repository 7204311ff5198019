"""Attribution: which statement belongs to which cue, and so to which speaker.

A quoted passage belongs to the cue whose clause it is part of, else to one right beside it, else
it goes on what was said before it. What no cue of a named speaker claims is nobody's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.lexicon import Lexicon
from summarizer.model import Document, Quote, Span
from summarizer.names import Cast, Character, Name
from summarizer.parse import Paragraph
from summarizer.quotes.contents import content_span, is_quoted, overlap, with_passages
from summarizer.quotes.cues import Cue, find_cues
from summarizer.quotes.passages import Passage, find_passages
from summarizer.quotes.speakers import Resolver, Speaker

# A passage of fewer words is a word in quotation marks, not speech.
SHORTEST_DIRECT = 3
_SHORTEST_REPORTED = 3

_SENTENCE_END = re.compile(r"[.!?]['’]?\s+\S|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one cue of one paragraph says was said.

    Attributes:
        cue: the words that report it.
        verb: these as a span.
        span: the content, None when the cue has none of its own.
        speaker: who said it, None when that is open.
        via: who passed it on, as worded.
    """

    cue: Cue
    verb: Span
    span: Span | None
    speaker: Speaker | None
    via: str | None


def find_quotes(
    document: Document,
    paragraphs: Sequence[Paragraph],
    names: Sequence[Sequence[Name]],
    cast: Cast,
    lexicon: Lexicon,
) -> tuple[Quote, ...]:
    """Everything that characters of the cast say, in reading order."""
    text = document.article.text
    passages = find_passages(text, paragraphs)
    resolver = Resolver(paragraphs, names, cast, lexicon.names)
    writer = _Writer(document)
    carried: Character | None = None
    for number, paragraph in enumerate(paragraphs):
        statements = _statements(number, paragraph, passages[number], resolver, lexicon)
        carried = _attribute(paragraph, statements, passages[number], carried, writer)
        if carried is not None:
            resolver.spoke(number, carried)
    return tuple(sorted(writer.quotes, key=lambda quote: (quote.span.start, -quote.span.end)))


def _statements(
    number: int,
    paragraph: Paragraph,
    passages: Sequence[Passage],
    resolver: Resolver,
    lexicon: Lexicon,
) -> list[Statement]:
    cues = [
        cue
        for cue in find_cues(paragraph, lexicon.speech)
        if not _inside(paragraph.tokens[cue.verb].span, passages)
    ]
    speakers = [
        None if cue.subject is None else resolver.resolve(number, cue.subject) for cue in cues
    ]
    by_verb = dict(zip((cue.verb for cue in cues), range(len(cues)), strict=True))
    outer = {
        by_verb[cue.head]: position
        for position, cue in enumerate(cues)
        if cue.head in by_verb and cue.form in {"clause", "according"}
    }
    layered = {
        above
        for below, above in outer.items()
        if speakers[below] is not None and cues[below].content
    }
    statements: list[Statement] = []
    for position, (cue, speaker) in enumerate(zip(cues, speakers, strict=True)):
        above = outer.get(position)
        statements.append(
            Statement(
                cue=cue,
                verb=paragraph.tokens[cue.verb].span,
                span=None if position in layered else _span_of(paragraph, cue),
                speaker=speaker,
                via=None if above is None else _via(speakers[above]),
            )
        )
    return statements


def _via(speaker: Speaker | None) -> str | None:
    return None if speaker is None else speaker.character.name


def _span_of(paragraph: Paragraph, cue: Cue) -> Span | None:
    return content_span(paragraph, cue.content) if cue.content else None


def _inside(span: Span, passages: Sequence[Passage]) -> bool:
    return any(passage.span.start <= span.start < passage.span.end for passage in passages)


# --- passages to statements --------------------------------------------------------------------


def _attribute(
    paragraph: Paragraph,
    statements: Sequence[Statement],
    passages: Sequence[Passage],
    carried: Character | None,
    writer: "_Writer",
) -> Character | None:
    """Write the quotes of a paragraph; returns who speaks at its end, when that is clear."""
    text = writer.document.article.text
    owners: list[Statement | None] = []
    last: Character | None = None
    for passage in passages:
        owner = _covering(passage, statements) or _beside(text, passage, statements)
        owners.append(owner)
        if owner is not None:
            last = owner.speaker.character if owner.speaker else None
            writer.write_passage(passage, owner)
        else:
            last = _goes_on(text, paragraph, passage, last, carried)
            writer.write_continuation(passage, last)
    for statement in statements:
        writer.write_reported(statement, passages)
    return last


def _goes_on(
    text: str,
    paragraph: Paragraph,
    passage: Passage,
    last: Character | None,
    carried: Character | None,
) -> Character | None:
    """Who goes on speaking in a passage without a cue of its own, if anyone."""
    whole = passage.words(text) > SHORTEST_DIRECT and text[passage.span.start].isupper()
    if last is not None and whole:
        return last
    alone = overlap(passage.outer, paragraph.span) >= 0.9 * (
        paragraph.span.end - paragraph.span.start
    )
    return carried if passage.opens_paragraph and alone else None


def _covering(passage: Passage, statements: Sequence[Statement]) -> Statement | None:
    """The statement whose content the passage is part of, the innermost if many."""
    fitting = [
        statement
        for statement in statements
        if statement.span is not None
        and 2 * overlap(passage.span, statement.span)
        >= min(_length(passage.span), _length(statement.span))
    ]
    return min(fitting, key=lambda found: _length(found.span) if found.span else 0, default=None)


def _length(span: Span) -> int:
    return span.end - span.start


def _beside(text: str, passage: Passage, statements: Sequence[Statement]) -> Statement | None:
    """The statement whose cue stands beside the passage in the same sentence, the nearest."""
    near = [
        (distance, position)
        for position, statement in enumerate(statements)
        if (distance := _distance(text, passage, statement)) is not None
    ]
    return statements[min(near)[1]] if near else None


def _distance(text: str, passage: Passage, statement: Statement) -> int | None:
    verb = statement.verb
    if verb.start >= passage.outer.end:
        between = text[passage.outer.end : verb.start]
    elif verb.end <= passage.outer.start:
        between = text[verb.end : passage.outer.start]
    else:
        return None
    if _SENTENCE_END.search(between) or any(mark in between for mark in '“”"'):
        return None
    return len(between)


# --- quotes --------------------------------------------------------------------------------------


class _Writer:
    """Collects the quotes of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.quotes: list[Quote] = []

    def write_passage(self, passage: Passage, owner: Statement) -> None:
        """A quoted passage that a cue claims."""
        text = self.document.article.text
        if owner.speaker is None or passage.words(text) < SHORTEST_DIRECT:
            return
        self._write(passage.span, owner, direct=True, confidence=_sure_of(owner, direct=True))

    def write_continuation(self, passage: Passage, speaker: Character | None) -> None:
        """A quoted passage that goes on what was said before."""
        if speaker is None or passage.words(self.document.article.text) < SHORTEST_DIRECT:
            return
        self.quotes.append(
            Quote(
                article_id=self.document.article.id,
                span=passage.span,
                text=passage.span.of(self.document.article.text),
                speaker=speaker.name,
                via=None,
                verb=None,
                direct=True,
                confidence=0.85,
            )
        )

    def write_reported(self, statement: Statement, passages: Sequence[Passage]) -> None:
        """The content of a cue, unless all of it is quoted."""
        if statement.speaker is None or statement.span is None:
            return
        text = self.document.article.text
        span = with_passages(statement.span, passages)
        held = [passage for passage in passages if overlap(passage.outer, span)]
        if is_quoted(text, span, held) or len(span.of(text).split()) < _SHORTEST_REPORTED:
            return
        self._write(span, statement, direct=False, confidence=_sure_of(statement, direct=False))

    def _write(self, span: Span, statement: Statement, *, direct: bool, confidence: float) -> None:
        if statement.speaker is None:
            return
        text = self.document.article.text
        self.quotes.append(
            Quote(
                article_id=self.document.article.id,
                span=span,
                text=span.of(text),
                speaker=statement.speaker.character.name,
                via=statement.via,
                verb=statement.verb.of(text),
                direct=direct,
                confidence=confidence,
            )
        )


def _sure_of(statement: Statement, *, direct: bool) -> float:
    named = statement.speaker is not None and statement.speaker.phrase == "name"
    if direct:
        return 0.95 if named else 0.8
    if statement.cue.form == "clause":
        return 0.92 if named else 0.75
    return 0.7 if named else 0.6
