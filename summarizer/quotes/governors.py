"""Governors: the verb that a quoted fragment, or a quotation to come, belongs to.

Whose words "Japan branded the North an “outlaw nation”" quotes, the subject tells, though "brand"
is no verb of saying.
"""

from dataclasses import replace

from summarizer.lexicon import SpeechLexicon
from summarizer.parse import Paragraph, Token
from summarizer.quotes.assertions import is_asserted
from summarizer.quotes.contents import cue_span
from summarizer.quotes.cues import Cue
from summarizer.quotes.relations import Turn
from summarizer.quotes.speakers import Resolver, Speaker
from summarizer.quotes.statements import Statement
from summarizer.quotes.subjects import find_subject


def with_governor(
    turn: Turn, number: int, paragraph: Paragraph, resolver: Resolver, lexicon: SpeechLexicon
) -> Turn:
    """The turn with the subject of its governing verb as speaker, if nothing else ties it."""
    if turn.statement is not None or turn.relation == "signed":
        return turn
    verb = _introducing_verb(paragraph, turn)
    if verb is None and turn.speaker is None and not turn.passage.is_sentence:
        verb = _governing_verb(paragraph, turn)
    subject = None if verb is None else find_subject(paragraph, verb, lexicon)
    if verb is None or subject is None or not is_asserted(paragraph, verb, lexicon):
        return turn
    speaker = resolver.resolve(number, subject)
    if speaker is None and turn.speaker is not None:
        return turn
    cue = Cue(verb=verb.index, subject=subject, content=(), head=None, form="bare")
    statement = Statement(
        cue=cue,
        verb=verb.span,
        words=cue_span(paragraph, cue),
        span=None,
        speaker=speaker,
        via=None,
    )
    return replace(turn, speaker=speaker, statement=statement, relation="governed")


def _governing_verb(paragraph: Paragraph, turn: Turn) -> Token | None:
    """The first verb above the passage that stands before it."""
    outer = turn.passage.outer
    for token in paragraph.tokens:
        if outer.start < token.span.start < outer.end and token.pos != "PUNCT":
            above = (paragraph.tokens[index] for index in paragraph.ancestors(token.index))
            return next((t for t in above if t.pos == "VERB" and t.span.end <= outer.start), None)
    return None


def _introducing_verb(paragraph: Paragraph, turn: Turn) -> Token | None:
    """The verb of the sentence that ends with a colon before the passage: "Lee was blunt: “No.”"."""
    before = [token for token in paragraph.tokens if token.span.end <= turn.passage.outer.start]
    if not before or before[-1].text != ":":
        return None
    above = (paragraph.tokens[index] for index in paragraph.ancestors(before[-1].index))
    return next((t for t in above if t.pos in {"VERB", "AUX"} and t.index < len(before)), None)


def introduced(number: int, paragraph: Paragraph, resolver: Resolver) -> Speaker | None:
    """Who does something at the end of a paragraph that ends with a colon: "Lee wrote this:"."""
    tokens = paragraph.tokens
    if not tokens or tokens[-1].text != ":":
        return None
    roots = [token for token in tokens if token.head == token.index and token.pos == "VERB"]
    for index in roots[-1].children if roots else ():
        if tokens[index].dep == "nsubj":
            return resolver.resolve(number, index)
    return None
