"""Statements: cues with their content as a span and their speaker resolved."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.lexicon import SpeechLexicon
from summarizer.model import Span
from summarizer.parse import Paragraph
from summarizer.quotes.contents import content_stretch, cue_span, trimmed_span
from summarizer.quotes.cues import Cue, find_cues
from summarizer.quotes.edges import find_end
from summarizer.quotes.openings import find_start
from summarizer.quotes.passages import Passage
from summarizer.quotes.pieces import Pieces
from summarizer.quotes.speakers import Resolver, Speaker
from summarizer.quotes.subjects import is_passive
from summarizer.quotes.verbs import FINITE


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one cue of a paragraph says was said.

    Attributes:
        cue: the words that report it.
        verb: its verb as a span.
        words: all its words as a span.
        span: the content, None when the cue has none of its own.
        speaker: who said it, None when that is open.
        via: who passed it on.
    """

    cue: Cue
    verb: Span
    words: Span
    span: Span | None
    speaker: Speaker | None
    via: str | None


def find_statements(
    number: int,
    paragraph: Paragraph,
    passages: Sequence[Passage],
    resolver: Resolver,
    lexicon: SpeechLexicon,
) -> list[Statement]:
    """The statements of the paragraph so numbered, in reading order.

    Those in quotation marks are part of what is said, but for a verb that opens them.

    Where one reports another ("Blinken stressed …, a spokesman said") the outer speaker also
    passes the inner statement on.
    """
    cues = [
        cue
        for cue in find_cues(paragraph, passages, lexicon)
        if not _inside(paragraph.tokens[cue.verb].span, passages)
        or _opens_passage(paragraph, cue, passages)
    ]
    speakers = [_speaker(number, paragraph, cue, resolver) for cue in cues]
    above = _layers(cues)
    pieces = Pieces(paragraph, passages)
    return [
        Statement(
            cue=cue,
            verb=paragraph.tokens[cue.verb].span,
            words=cue_span(paragraph, cue),
            span=_span(pieces, cue, lexicon),
            speaker=speakers[position],
            via=_via(speakers[position], speakers[above[position]]) if position in above else None,
        )
        for position, cue in enumerate(cues)
    ]


def _span(pieces: Pieces, cue: Cue, lexicon: SpeechLexicon) -> Span | None:
    stretch = content_stretch(pieces.paragraph, cue)
    if stretch is None:
        return None
    start = find_start(pieces.paragraph, cue, stretch, lexicon)
    end = find_end(pieces, cue, stretch, lexicon)
    return trimmed_span(pieces.paragraph.tokens, start, end)


def _speaker(number: int, paragraph: Paragraph, cue: Cue, resolver: Resolver) -> Speaker | None:
    found = None if cue.subject is None else resolver.resolve(number, cue.subject)
    if found is not None or _names_nobody(paragraph, cue):
        return found
    return resolver.resolve_beside(number, cue.verb)


def _names_nobody(paragraph: Paragraph, cue: Cue) -> bool:
    """Whether a cue has a speaker that has no name: "a witness said", "he was asked"."""
    verb = paragraph.tokens[cue.verb]
    if cue.subject is None:
        return is_passive(paragraph, verb)
    subject = paragraph.tokens[cue.subject]
    return subject.head == verb.index and subject.pos in {"NOUN", "PRON"}


def _layers(cues: Sequence[Cue]) -> dict[int, int]:
    """The position of each cue that another one reports, with the position of that other."""
    by_verb = {cue.verb: position for position, cue in enumerate(cues)}
    return {
        by_verb[cue.head]: position
        for position, cue in enumerate(cues)
        if cue.head in by_verb and cue.form in {"clause", "inserted", "as", "according", "worded"}
    }


def _via(speaker: Speaker | None, outer: Speaker | None) -> str | None:
    """Who else passed it on; nobody passes on what they said themselves."""
    if outer is None or (speaker is not None and speaker.character == outer.character):
        return None
    return outer.character.name


def _opens_passage(paragraph: Paragraph, cue: Cue, passages: Sequence[Passage]) -> bool:
    """Whether a passage opens with the verb of somebody named before it: "Lee “urged calm”"."""
    verb = paragraph.tokens[cue.verb]
    if cue.subject is None or verb.tag not in FINITE:
        return False
    return any(
        passage.span.start == verb.span.start
        and paragraph.tokens[cue.subject].span.end <= passage.outer.start
        for passage in passages
    )


def _inside(span: Span, passages: Sequence[Passage]) -> bool:
    return any(passage.span.start <= span.start < passage.span.end for passage in passages)
