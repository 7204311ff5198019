"""Evidence: what about a statement tells whether its text and speaker are right.

Each piece is a short phrase. ``confidence`` adds up what each is worth.
"""

from collections.abc import Iterator, Sequence

from summarizer.lexicon import SpeechLexicon
from summarizer.model import Span
from summarizer.names import Character
from summarizer.names.headlines import is_headline
from summarizer.parse import Paragraph, Token
from summarizer.quotes.relations import Turn
from summarizer.quotes.speakers import Speaker
from summarizer.quotes.statements import Statement
from summarizer.quotes.verbs import FINITE, verb_class
from summarizer.quotes.weights import bucket

_MARKS = frozenset({"”", '"', "''"})
_CONDITIONS = frozenset({"if", "whether", "unless"})
_STOPS = frozenset({".", "!", "?", "\n"})
# No more tokens before a verb are looked at for the one that opens its sentence.
_FARTHEST = 40
# Words of these classes are told by themselves, others by their class.
_FUNCTION_WORDS = frozenset({"ADP", "ADV", "CCONJ", "PRON", "PUNCT", "SCONJ"})
# What hangs on a subject and tells who it is.
_DESCRIPTIONS = frozenset({"acl", "amod", "appos", "det", "poss", "prep", "relcl"})


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
    yield from _about_sentence(paragraph.tokens, statement.cue.verb)
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
    yield from _about_sentence(tokens, cue.verb)
    words = [token for token in tokens if span.start <= token.span.start < span.end]
    yield bucket("words", len(words), (3, 5, 9, 20, 40))
    yield "clause" if any(word.tag in FINITE for word in words) else "no clause"
    side = "before" if span.start < statement.verb.start else "after"
    yield side
    if words and words[0].index and tokens[words[0].index - 1].text.lower() == "that":
        yield "that"
    if any(mark in span.of(text) for mark in '“"'):
        yield "quotes"
    if any(word.index == cue.verb for word in words):
        yield "around"
    if is_headline(words):
        yield "headline"
    verb = tokens[cue.verb]
    yield f"{verb.lemma} {cue.form}"
    yield from _about_place(tokens, words, cue.verb)
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


def _about_place(tokens: Sequence[Token], words: Sequence[Token], verb: int) -> Iterator[str]:
    """What stands before a content, and how far it is from its verb."""
    if not words:
        return
    first, last = words[0].index, words[-1].index
    if first:
        yield f"preceded by {_word(tokens[first - 1])}"
    yield bucket("between", first - verb if first > verb else abs(verb - last), (2, 4, 8, 15))


def _word(token: Token) -> str:
    return token.text.lower() if token.pos in _FUNCTION_WORDS else token.pos


def _about_speaker(speaker: Speaker, tie: str) -> Iterator[str]:
    yield f"{tie} by {speaker.phrase}"
    yield f"by {speaker.phrase}"
    yield f"tie {tie}"
    yield from _about_character(speaker.character)
    yield f"{speaker.phrase} {bucket('share', round(100 * speaker.share), (50, 75, 95))}"
    for hint in speaker.hints:
        yield f"{speaker.phrase} {hint}"


def _about_character(character: Character) -> Iterator[str]:
    """What tells whether a name is that of somebody who says things."""
    yield "person" if character.kind == "person" else "no person"
    if character.names[0].collective:
        yield "collective"
    words = character.name.split()
    yield bucket("name words", len(words), (2, 3, 4))
    if any(word.islower() for word in words):
        yield "name with small letters"
    yield bucket("mentions", len(character.names), (2, 4))
    yield bucket("acts", character.acts, (1, 2, 4, 8))
    share = round(100 * character.acts / len(character.names))
    yield bucket("acts of mentions", share, (1, 20, 40, 60))


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


def _about_sentence(tokens: Sequence[Token], verb: int) -> Iterator[str]:
    """What opens the sentence of a verb, and how far before it."""
    first = verb
    while first > max(0, verb - _FARTHEST) and tokens[first - 1].text not in _STOPS:
        first -= 1
    yield f"sentence opens {_word(tokens[first])}"
    yield bucket("into sentence", verb - first, (3, 8, 16))


def _about_subject(paragraph: Paragraph, statement: Statement) -> Iterator[str]:
    cue, speaker = statement.cue, statement.speaker
    if cue.subject is None:
        yield "no subject"
        return
    subject = paragraph.tokens[cue.subject]
    yield f"subject {subject.dep}"
    yield bucket("far", abs(cue.subject - cue.verb), (3, 9))
    parts = [paragraph.tokens[index] for index in subject.children]
    yield from (f"subject has {part.dep}" for part in parts if part.dep in _DESCRIPTIONS)
    capitals = any(part.text[:1].isupper() and part.dep != "det" for part in parts)
    if capitals and speaker is not None and speaker.phrase in {"role", "noun", "body"}:
        yield "described"
    if any(part.dep == "conj" for part in parts):
        yield "several"
