"""Attribution: which statement belongs to which cue, and so to which speaker.

A quoted passage belongs to the cue whose clause it is part of, else to one right beside it, else
it goes on what was said before it. What no cue of a named speaker claims is nobody's.
"""

from collections.abc import Iterator, Sequence

from summarizer.lexicon import Lexicon
from summarizer.model import Document, Quote, Span
from summarizer.names import Cast, Name
from summarizer.parse import Paragraph
from summarizer.quotes.contents import is_quoted, overlap, with_passages
from summarizer.quotes.passages import Passage, find_passages
from summarizer.quotes.relations import Relation, Signature, Turn, relate
from summarizer.quotes.speakers import Resolver, Speaker
from summarizer.quotes.statements import Statement, find_statements

# A passage of fewer words is a word in quotation marks, not speech.
SHORTEST_DIRECT = 3

# A reported content of fewer words says nothing alone.
_SHORTEST_REPORTED = 3

# How often text and speaker were right, by what ties them, on 120 articles of PolNeAR's training
# part: named speakers, and those that a pronoun or a noun stands for.
_SURE: dict[Relation, tuple[float, float]] = {
    "clause": (0.96, 0.88),
    "beside": (0.88, 0.88),
    "signed": (0.95, 0.95),
    "goes on": (0.93, 0.91),
    "carried": (0.70, 0.70),
}
_SURE_OF_REPORTED = {
    "clause": (0.93, 0.90),
    "according": (0.93, 0.90),
    "infinitive": (0.72, 0.72),
    "noun": (0.88, 0.80),
    "bare": (0.50, 0.50),
}


def find_quotes(
    document: Document,
    paragraphs: Sequence[Paragraph],
    names: Sequence[Sequence[Name]],
    cast: Cast,
    lexicon: Lexicon,
) -> tuple[Quote, ...]:
    """Everything that characters of the cast say, in reading order."""
    text = document.article.text
    all_passages = find_passages(text, paragraphs)
    resolver = Resolver(text, paragraphs, names, cast, all_passages, lexicon.names)
    quotes: list[Quote] = []
    carried: Speaker | None = None
    for number, (paragraph, passages) in enumerate(zip(paragraphs, all_passages, strict=True)):
        statements = find_statements(number, paragraph, passages, resolver, lexicon.speech)
        signatures = _people(number, names[number], cast)
        turns = relate(text, paragraph, passages, statements, signatures, carried)
        quotes.extend(_direct(document, turns))
        quotes.extend(_reported(document, statements, passages))
        carried = _last_speaker(statements, turns)
        if carried is not None:
            resolver.spoke(number, carried.character)
    return tuple(sorted(quotes, key=lambda quote: (quote.span.start, -quote.span.end)))


def _people(number: int, names: Sequence[Name], cast: Cast) -> list[Signature]:
    """The people a paragraph names, where their names stand."""
    return [
        (name.mention.span, Speaker(character=cast.at(number, place), phrase="name"))
        for place, name in enumerate(names)
        if name.kind == "person"
    ]


def _last_speaker(statements: Sequence[Statement], turns: Sequence[Turn]) -> Speaker | None:
    """Who speaks at the end of a paragraph, when that is clear."""
    said = [(turn.passage.span.start, turn.speaker) for turn in turns]
    said.extend((statement.verb.start, statement.speaker) for statement in statements)
    return max(said, key=lambda entry: entry[0])[1] if said else None


def _direct(document: Document, turns: Sequence[Turn]) -> Iterator[Quote]:
    text = document.article.text
    for turn in turns:
        if turn.speaker is None or turn.passage.words(text) < SHORTEST_DIRECT:
            continue
        if turn.relation != "clause" and turn.passage.is_title(text):
            continue
        sure = _SURE[turn.relation][turn.speaker.phrase != "name"]
        yield _quote(document, turn.passage.span, turn.speaker, turn.statement, True, sure)


def _reported(
    document: Document, statements: Sequence[Statement], passages: Sequence[Passage]
) -> Iterator[Quote]:
    """The contents of cues, but those that are quoted from end to end."""
    text = document.article.text
    for statement in statements:
        if statement.speaker is None or statement.span is None:
            continue
        span = with_passages(statement.span, passages)
        held = [passage for passage in passages if overlap(passage.outer, span)]
        if is_quoted(text, span, held) or len(span.of(text).split()) < _SHORTEST_REPORTED:
            continue
        sure = _SURE_OF_REPORTED[statement.cue.form][statement.speaker.phrase != "name"]
        yield _quote(document, span, statement.speaker, statement, False, sure)


def _quote(
    document: Document,
    span: Span,
    speaker: Speaker,
    statement: Statement | None,
    direct: bool,
    confidence: float,
) -> Quote:
    text = document.article.text
    return Quote(
        article_id=document.article.id,
        span=span,
        text=span.of(text),
        speaker=speaker.character.name,
        via=None if statement is None else statement.via,
        verb=None if statement is None else statement.verb.of(text),
        direct=direct,
        confidence=confidence,
    )
