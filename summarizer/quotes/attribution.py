"""Attribution: which statement belongs to which cue, and so to which speaker.

A quoted passage belongs to the cue whose clause it is part of, else to one right beside it, else
it goes on what was said before it. What no cue of a named speaker claims is nobody's.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from summarizer.lexicon import Lexicon, SpeechLexicon
from summarizer.model import Document, Quote, Span
from summarizer.names import Cast, Character, Name
from summarizer.parse import Paragraph
from summarizer.quotes.confidence import LEAST, confidence
from summarizer.quotes.drafts import (
    Draft,
    Scene,
    draft_label,
    draft_passages,
    draft_reports,
    draft_typed,
)
from summarizer.quotes.governors import introduced, with_governor
from summarizer.quotes.labels import find_label
from summarizer.quotes.passages import find_passages, find_typed_passages
from summarizer.quotes.relations import Signature, Turn, relate
from summarizer.quotes.speakers import Resolver, Speaker
from summarizer.quotes.statements import Statement, find_statements


def find_quotes(
    document: Document,
    paragraphs: Sequence[Paragraph],
    names: Sequence[Sequence[Name]],
    cast: Cast,
    lexicon: Lexicon,
) -> tuple[tuple[Character, Quote], ...]:
    """Everything that characters of the cast say, with who says it, in reading order."""
    drafts = find_drafts(document, paragraphs, names, cast, lexicon)
    quotes = [
        (draft.speaker.character, _quote(document, draft, lexicon.speech)) for draft in drafts
    ]
    sure = [said for said in quotes if said[1].confidence >= LEAST]
    return tuple(sorted(sure, key=lambda said: (said[1].span.start, -said[1].span.end)))


def find_drafts(
    document: Document,
    paragraphs: Sequence[Paragraph],
    names: Sequence[Sequence[Name]],
    cast: Cast,
    lexicon: Lexicon,
) -> Iterator[Draft]:
    """All statements that may be, however unsure, paragraph by paragraph."""
    text = document.article.text
    all_passages = find_passages(text, paragraphs)
    resolver = Resolver(text, paragraphs, names, cast, all_passages, lexicon.names)
    carried: Speaker | None = None
    for number, (paragraph, passages) in enumerate(zip(paragraphs, all_passages, strict=True)):
        label = find_label(text, number, paragraph, resolver)
        if label is not None:
            yield draft_label(label)
            carried = label.speaker if label.spoken else None
            continue
        typed = find_typed_passages(text, paragraph)
        statements = find_statements(
            number, paragraph, (*passages, *typed), resolver, lexicon.speech
        )
        scene = Scene(
            text=text,
            paragraph=paragraph,
            passages=passages,
            statements=statements,
            lexicon=lexicon.speech,
        )
        signatures = [*_people(number, names, cast), *_people(number + 1, names, cast)]
        turns = [
            with_governor(turn, number, paragraph, resolver, lexicon.speech)
            for turn in relate(text, paragraph, passages, statements, signatures, carried)
        ]
        yield from draft_passages(scene, turns)
        spoken = list(draft_typed(scene, relate(text, paragraph, typed, statements, (), None)))
        yield from spoken
        yield from draft_reports(scene, spoken)
        carried = _last_speaker(statements, turns) or introduced(number, paragraph, resolver)
        if carried is not None:
            resolver.spoke(number, carried.character)


def _people(number: int, names: Sequence[Sequence[Name]], cast: Cast) -> Iterator[Signature]:
    """The people that the paragraph so numbered names, if there is one, and where."""
    for place, name in enumerate(names[number] if number < len(names) else ()):
        if name.kind == "person":
            yield name.mention.span, Speaker(character=cast.at(number, place), phrase="name")


def _last_speaker(statements: Sequence[Statement], turns: Sequence[Turn]) -> Speaker | None:
    """Who speaks at the end of a paragraph, when that is clear."""
    said = [(turn.passage.span.start, turn.speaker) for turn in turns]
    said.extend((statement.verb.start, statement.speaker) for statement in statements)
    return max(said, key=lambda entry: entry[0])[1] if said else None


def _quote(document: Document, draft: Draft, lexicon: SpeechLexicon) -> Quote:
    text, statement = document.article.text, draft.statement
    return Quote(
        article_id=document.article.id,
        span=draft.span,
        text=draft.span.of(text),
        speaker=draft.speaker.character.name,
        via=None if statement is None else statement.via,
        verb=None if statement is None else _verb(text, statement, draft.span, lexicon),
        direct=draft.direct,
        confidence=confidence(draft.evidence, direct=draft.direct),
    )


def _verb(text: str, statement: Statement, said: Span, lexicon: SpeechLexicon) -> str:
    """The verb of saying with the preposition that parts it from what is said: "called for"."""
    between = text[statement.verb.end : said.start].rstrip()
    prepositions = chain.from_iterable(lexicon.with_preposition.values())
    if between.strip() in prepositions:
        return text[statement.verb.start : statement.verb.end + len(between)]
    return statement.verb.of(text)
