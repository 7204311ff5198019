"""Evidence: what about a statement tells whether its text and speaker are right.

Each piece is a short phrase. ``confidence`` adds up what each is worth.
"""

from collections.abc import Iterator, Sequence

from summarizer.lexicon import SpeechLexicon
from summarizer.model import Span
from summarizer.parse import Paragraph, Token
from summarizer.quotes.relations import Turn
from summarizer.quotes.speakers import Speaker
from summarizer.quotes.statements import Statement
from summarizer.quotes.verbs import FINITE, verb_class
from summarizer.quotes.weights import bucket

_SHORT_WORD = 3
_MOST = 0.7
_MARKS = frozenset({"”", '"', "''"})
_CONDITIONS = frozenset({"if", "whether", "unless"})


def evidence_of_turn(
    text: str, paragraph: Paragraph, turn: Turn, lexicon: SpeechLexicon
) -> Iterator[str]:
    """What tells about a quoted passage."""
    speaker, passage = turn.speaker, turn.passage
    if speaker is None:
        return
    yield from _about_speaker(speaker, turn.relation)
    yield bucket("words", passage.words(text), (4, 7, 15))
    yield "sentence" if passage.is_sentence else "fragment"
    if not passage.closed:
        yield "unclosed"
    if passage.opens_paragraph:
        yield "opens paragraph"
    if turn.statement is None:
        return
    statement = turn.statement
    yield f"{turn.relation} {statement.cue.form}"
    yield from _about_verb(paragraph, statement, lexicon)
    after = statement.verb.start >= passage.span.end
    yield "verb after" if after else "verb before"
    gap = (
        statement.verb.start - passage.outer.end
        if after
        else passage.outer.start - statement.verb.end
    )
    yield bucket("gap", max(gap, 0), (12, 40, 100))


def evidence_of_report(
    text: str, paragraph: Paragraph, statement: Statement, span: Span, lexicon: SpeechLexicon
) -> Iterator[str]:
    """What tells about a reported statement."""
    cue, tokens = statement.cue, paragraph.tokens
    if statement.speaker is not None:
        yield from _about_speaker(statement.speaker, cue.form)
    yield from _about_verb(paragraph, statement, lexicon)
    words = [token for token in tokens if span.start <= token.span.start < span.end]
    yield bucket("words", len(words), (5, 9, 20, 40))
    yield "clause" if any(word.tag in FINITE for word in words) else "no clause"
    side = "before" if span.start < statement.verb.start else "after"
    yield side
    if words and words[0].index and tokens[words[0].index - 1].text.lower() == "that":
        yield "that"
    if any(mark in span.of(text) for mark in '“"'):
        yield "quotes"
    if any(word.index == cue.verb for word in words):
        yield "around"
    if _is_headline(words):
        yield "headline"
    verb = tokens[cue.verb]
    yield f"{verb.lemma} {cue.form}"
    for edge in _edges(paragraph, words):
        yield from (edge, f"{side} {edge}", f"{verb_class(verb, lexicon)} {edge}")


def _edges(paragraph: Paragraph, words: Sequence[Token]) -> Iterator[str]:
    """What a content opens with, and what follows it."""
    if not words:
        return
    yield f"opens {words[0].tag}"
    after = paragraph.tokens[words[-1].index + 1 : words[-1].index + 3]
    follows = next((token for token in after if token.text not in _MARKS), None)
    if follows is None:
        yield "then nothing"
    else:
        yield f"then {follows.text if follows.pos == 'PUNCT' else follows.pos}"


def _about_speaker(speaker: Speaker, tie: str) -> Iterator[str]:
    yield f"{tie} by {speaker.phrase}"
    yield f"by {speaker.phrase}"
    yield f"tie {tie}"
    yield "person" if speaker.character.kind == "person" else "no person"
    if speaker.character.names[0].collective:
        yield "collective"
    yield f"{speaker.phrase} {bucket('share', round(100 * speaker.share), (50, 75, 95))}"
    for hint in speaker.hints:
        yield f"{speaker.phrase} {hint}"
    yield bucket("mentions", len(speaker.character.names), (2, 4))


def _about_verb(
    paragraph: Paragraph, statement: Statement, lexicon: SpeechLexicon
) -> Iterator[str]:
    verb = paragraph.tokens[statement.cue.verb]
    yield f"verb {verb_class(verb, lexicon)}"
    yield f"tag {verb.tag}"
    yield f"dep {verb.dep}"
    children = [paragraph.tokens[index] for index in verb.children]
    if any(child.tag == "MD" for child in children):
        yield "modal"
    if any(child.dep == "mark" and child.lemma in _CONDITIONS for child in children):
        yield "condition"
    if statement.via is not None:
        yield "via"
    yield from _about_subject(paragraph, statement)


def _about_subject(paragraph: Paragraph, statement: Statement) -> Iterator[str]:
    cue, speaker = statement.cue, statement.speaker
    if cue.subject is None:
        yield "no subject"
        return
    yield bucket("far", abs(cue.subject - cue.verb), (3, 9))
    parts = [paragraph.tokens[index] for index in paragraph.tokens[cue.subject].children]
    capitals = any(part.text[:1].isupper() and part.dep != "det" for part in parts)
    if capitals and speaker is not None and speaker.phrase in {"role", "noun", "body"}:
        yield "described"
    if any(part.dep == "conj" for part in parts):
        yield "several"


def _is_headline(words: Sequence[Token]) -> bool:
    """Whether nearly all longer words are capitalised, as in headlines."""
    longer = [word for word in words if len(word.text) > _SHORT_WORD and word.text.isalpha()]
    capitals = sum(word.text[:1].isupper() for word in longer)
    return bool(longer) and capitals >= _MOST * len(longer)
