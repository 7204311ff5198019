"""Drafts: statements found, before it is known how sure they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.lexicon import SpeechLexicon
from summarizer.model import Span
from summarizer.parse import Paragraph
from summarizer.quotes.contents import is_covered, overlap, with_passages
from summarizer.quotes.cues import Cue
from summarizer.quotes.evidence import evidence_of_report, evidence_of_turn
from summarizer.quotes.labels import Label
from summarizer.quotes.passages import Passage
from summarizer.quotes.relations import Turn
from summarizer.quotes.speakers import Speaker
from summarizer.quotes.statements import Statement

# A passage of fewer words is a word in quotation marks, not speech.
SHORTEST_DIRECT = 3

# A reported clause of fewer words says nothing alone.
_SHORTEST_REPORTED = 3
# But a noun does, "announced his candidacy", and so does what is denied, "denied taking money".
_SHORTEST_NOUN = 2

# How much of a statement in several passages must stand within them.
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement that was found.

    Attributes:
        span: what is said.
        speaker: who says it.
        statement: the cue it comes with, None when it has none of its own.
        direct: whether it stands in quotation marks.
        evidence: what speaks for and against its being right.
    """

    span: Span
    speaker: Speaker
    statement: Statement | None
    direct: bool
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A paragraph with all that is found in it."""

    text: str
    paragraph: Paragraph
    passages: Sequence[Passage]
    statements: Sequence[Statement]
    lexicon: SpeechLexicon

    def layers(self, span: Span, statement: Statement | None) -> Iterator[str]:
        """Whether another statement of the paragraph holds a span, or is held by it."""
        others = [o.span for o in self.statements if o is not statement and o.span is not None]
        if any(overlap(other, span) == _length(span) for other in others):
            yield "within another"
        if any(overlap(other, span) == _length(other) for other in others):
            yield "around another"


def draft_passages(scene: Scene, turns: Sequence[Turn]) -> Iterator[Draft]:
    """The quoted passages of named speakers, but words and titles in quotation marks."""
    for turn in turns:
        if turn.speaker is None or turn.passage.words(scene.text) < SHORTEST_DIRECT:
            continue
        if turn.relation != "clause" and turn.passage.is_title(scene.text):
            continue
        yield Draft(
            span=turn.passage.span,
            speaker=turn.speaker,
            statement=turn.statement,
            direct=True,
            evidence=(
                *evidence_of_turn(scene.text, scene.paragraph, turn, scene.lexicon),
                *scene.layers(turn.passage.span, turn.statement),
            ),
        )


def draft_typed(scene: Scene, turns: Sequence[Turn]) -> Iterator[Draft]:
    """Speech between doubled apostrophes, which may be other marks, so as reported.

    Passages that one cue ties together are one statement, with the cue where few words part
    them, else the longest of them.
    """
    for group in _groups(turns):
        said, speaker = group[0].statement, group[0].speaker
        if speaker is None or said is None or not _is_all_said(group[0].passage, said):
            continue
        spans = [turn.passage.span for turn in group]
        end = spans[-1].end if said.span is None else max(spans[-1].end, said.span.end)
        whole = Span(start=spans[0].start, end=end)
        longest = max(spans, key=_length)
        few = sum(map(_length, spans)) >= _MOSTLY * _length(whole)
        yield _reported(scene, said, speaker, whole if few else longest)


def _groups(turns: Sequence[Turn]) -> list[list[Turn]]:
    """Each passage with those that go on with it."""
    groups: list[list[Turn]] = []
    for turn in turns:
        new = turn.statement is not None and not (
            groups and groups[-1][0].statement is turn.statement
        )
        if new or not groups or groups[-1][0].speaker != turn.speaker:
            groups.append([])
        groups[-1].append(turn)
    return groups


def _length(span: Span) -> int:
    return span.end - span.start


def _is_all_said(passage: Passage, said: Statement) -> bool:
    """Whether a passage is all that is said, not words quoted within a report."""
    if not passage.is_sentence:
        return False
    return said.span is None or said.span.start >= passage.outer.start


def draft_reports(scene: Scene, typed: Sequence[Draft]) -> Iterator[Draft]:
    """The contents of cues, but those that are quoted from end to end."""
    for statement in scene.statements:
        if statement.speaker is None or statement.span is None:
            continue
        span = with_passages(statement.span, scene.passages)
        if statement.cue.form == "noun":
            span = _with_next(scene, span)
        if any(overlap(span, draft.span) for draft in typed) or _repeats(statement, scene):
            continue
        held = [passage.outer for passage in scene.passages if overlap(passage.outer, span)]
        quoted = is_covered(scene.text, span, [*held, statement.words]) or _only_tells_how(
            scene.text, span, statement, held
        )
        if not quoted and len(span.of(scene.text).split()) >= _shortest(scene, statement.cue):
            yield _reported(scene, statement, statement.speaker, span)


def _only_tells_how(text: str, span: Span, statement: Statement, held: Sequence[Span]) -> bool:
    """Whether all before the cue is quoted: "“I tried,” Lee said, her voice breaking"."""
    cue = statement.words.start
    within = span.start < cue < span.end
    return within and is_covered(text, Span(start=span.start, end=cue), held)


def _shortest(scene: Scene, cue: Cue) -> int:
    denied = scene.paragraph.tokens[cue.verb].lemma == "deny"
    return _SHORTEST_NOUN if denied or cue.form == "noun" else _SHORTEST_REPORTED


def _with_next(scene: Scene, span: Span) -> Span:
    """A noun with the passage right after it: "called the toll “a tax on work”"."""
    for passage in scene.passages:
        between = scene.text[span.end : max(span.end, passage.outer.start)]
        if passage.outer.start > span.end and not between.strip():
            return Span(start=span.start, end=passage.outer.end)
    return span


def _repeats(statement: Statement, scene: Scene) -> bool:
    """Whether the same speaker's other statement holds the whole: "said he would welcome talks"."""
    return any(
        other is not statement
        and other.speaker is not None
        and statement.speaker is not None
        and other.speaker.character is statement.speaker.character
        and (_holds(other, statement) or _says_instead(other, statement))
        for other in scene.statements
    )


def _holds(outer: Statement, inner: Statement) -> bool:
    if outer.span is None or inner.span is None:
        return False
    within = outer.span.start <= inner.verb.start < outer.span.end
    return within and overlap(outer.span, inner.span) == _length(inner.span)


def _says_instead(nearer: Statement, statement: Statement) -> bool:
    """Whether what follows another verb was said with that one: "wrote to her, adding that …"."""
    if nearer.span is None or statement.span is None:
        return False
    starts = nearer.span.start == statement.span.start
    return starts and statement.verb.start < nearer.verb.start < statement.span.start


def draft_label(label: Label) -> Draft:
    """The rest of a paragraph that opens with a speaker's label."""
    return Draft(
        span=label.rest,
        speaker=label.speaker,
        statement=None,
        direct=label.spoken,
        evidence=("label",),
    )


def _reported(scene: Scene, statement: Statement, speaker: Speaker, span: Span) -> Draft:
    evidence = evidence_of_report(scene.text, scene.paragraph, statement, span, scene.lexicon)
    return Draft(
        span=span,
        speaker=speaker,
        statement=statement,
        direct=False,
        evidence=(*evidence, *scene.layers(span, statement)),
    )
