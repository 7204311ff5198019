"""Relations: what ties a quoted passage to whoever says it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from summarizer.model import Span
from summarizer.parse import Paragraph
from summarizer.quotes.contents import overlap
from summarizer.quotes.passages import Passage
from summarizer.quotes.speakers import Speaker
from summarizer.quotes.statements import Statement

Relation = Literal["clause", "beside", "signed", "announced", "goes on", "carried", "governed"]

# A passage that takes up so much of its paragraph is all that is said in it.
_WHOLE = 0.9

# How a passage is signed after it ("…" — Karen Lee), and announced before it (Karen Lee: "…").
_SIGNED = re.compile(r"\s*[-–—―]+\s*")
# What follows a name that signs on a line of its own.
_LINE_ENDS = frozenset({"", "\n", ".", ","})
_ANNOUNCED = re.compile(r":\s*")
# More characters between a passage and a verb of its sentence are another clause.
_LONGEST_GAP = 400
# What closes a passage, without a comma before it.
_CLOSING = frozenset({"”", "»", '"', "''"})
# What ends a sentence, or opens another passage, between a passage and a verb.
_BREAKS = frozenset({".", "!", "?", "“", "”", '"', "\n"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A passage and who says it.

    Attributes:
        passage: what is said.
        speaker: who says it, None when that is open.
        statement: the statement it belongs to, None when it only goes on with one.
        relation: what ties it to the speaker.
    """

    passage: Passage
    speaker: Speaker | None
    statement: Statement | None
    relation: Relation


Signature = tuple[Span, Speaker]


def relate(
    text: str,
    paragraph: Paragraph,
    passages: Sequence[Passage],
    statements: Sequence[Statement],
    signatures: Sequence[Signature],
    carried: Speaker | None,
) -> list[Turn]:
    """Tie each passage of a paragraph to a speaker.

    Args:
        text: the text of the article.
        paragraph: where the passages stand.
        passages: what is quoted in it.
        statements: what its cues say was said.
        signatures: the people it and the next one name, with where.
        carried: who spoke at the end of the paragraph before.
    """
    turns: list[Turn] = []
    for passage in passages:
        signed = _signature(text, passage, signatures)
        if signed is not None:
            turns.append(Turn(passage=passage, speaker=signed, statement=None, relation="signed"))
            continue
        open_to = [said for said in statements if not _is_over(text, passage, said)]
        covering = _covering(passage, open_to)
        beside = covering or _beside(paragraph, passage, open_to)
        if beside is not None:
            relation: Relation = "beside" if covering is None else "clause"
            turns.append(
                Turn(passage=passage, speaker=beside.speaker, statement=beside, relation=relation)
            )
        else:
            announced = _announcer(text, passage, signatures)
            follow = _follow(text, paragraph, passage, statements, turns, announced or carried)
            if announced is not None:
                follow = replace(follow, speaker=announced, relation="announced")
            turns.append(follow)
    return turns


def _signature(text: str, passage: Passage, signatures: Sequence[Signature]) -> Speaker | None:
    """Who signs a passage with a dash, or is announced with a colon, and nothing else beside."""
    for span, speaker in signatures:
        gap = text[passage.outer.end : span.start]
        ends = "\n" not in gap or text[span.end : span.end + 1] in _LINE_ENDS
        if ends and _SIGNED.fullmatch(gap):
            return speaker
        announced = _ANNOUNCED.fullmatch(text[span.end : passage.outer.start])
        if announced and _opens_line(text, span):
            return speaker
    return None


def _announcer(text: str, passage: Passage, signatures: Sequence[Signature]) -> Speaker | None:
    """Who is named right before the colon that a passage follows."""
    for span, speaker in signatures:
        if _ANNOUNCED.fullmatch(text[span.end : passage.outer.start]):
            return speaker
    return None


def _opens_line(text: str, span: Span) -> bool:
    return not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip(' \t"“”')


def _is_over(text: str, passage: Passage, statement: Statement) -> bool:
    """Whether a passage ends with a full stop before a cue, which then opens another sentence."""
    said = passage.span.of(text)
    stopped = said.endswith(".") and not said.endswith("..")
    closed = text[passage.span.end : passage.outer.end].strip() in _CLOSING
    between = text[passage.outer.end : statement.verb.start].strip()
    return stopped and closed and bool(between) and not _is_all(text, statement)


def _is_all(text: str, statement: Statement) -> bool:
    """Whether a sentence ends with a verb that nothing else was said with: "“….” Lee said."."""
    ends = text[statement.verb.end : statement.verb.end + 1] in {"", ".", "\n"}
    return ends and statement.span is None


# --- with a cue --------------------------------------------------------------------------------


def _covering(passage: Passage, statements: Sequence[Statement]) -> Statement | None:
    """The statement whose content the passage is part of, the innermost if many."""
    fitting = [
        (_length(statement.span), position)
        for position, statement in enumerate(statements)
        if statement.span is not None
        and 2 * overlap(passage.span, statement.span)
        >= min(_length(passage.span), _length(statement.span))
    ]
    return statements[min(fitting)[1]] if fitting else None


def _length(span: Span) -> int:
    return span.end - span.start


def _beside(
    paragraph: Paragraph, passage: Passage, statements: Sequence[Statement]
) -> Statement | None:
    """The statement whose cue stands beside the passage in the same sentence, the nearest."""
    near = [
        (distance, position)
        for position, statement in enumerate(statements)
        if (distance := _distance(paragraph, passage, statement)) is not None
    ]
    return statements[min(near)[1]] if near else None


def _distance(paragraph: Paragraph, passage: Passage, statement: Statement) -> int | None:
    """How many tokens stand between a passage and a verb of its sentence."""
    verb = statement.verb
    if verb.start >= passage.outer.end:
        gap = Span(start=passage.outer.end, end=verb.start)
    elif verb.end <= passage.outer.start:
        gap = Span(start=verb.end, end=passage.outer.start)
    else:
        return None
    if gap.end - gap.start > _LONGEST_GAP:
        return None
    first = bisect_left(paragraph.tokens, gap.start, key=lambda token: token.span.start)
    last = bisect_left(paragraph.tokens, gap.end, key=lambda token: token.span.start)
    between = [token.text for token in paragraph.tokens[first:last]]
    return None if _BREAKS.intersection(between) else len(between)


# --- without one -------------------------------------------------------------------------------


def _follow(
    text: str,
    paragraph: Paragraph,
    passage: Passage,
    statements: Sequence[Statement],
    turns: Sequence[Turn],
    carried: Speaker | None,
) -> Turn:
    """Who goes on speaking in a passage that has no cue of its own, if anyone."""
    sentence = text[passage.span.start].isupper() or not passage.closed
    speaker: Speaker | None = None
    relation: Relation = "goes on"
    if sentence and (before := _last_attributed(turns)) is not None:
        speaker = before.speaker
    elif sentence and (said := _last_before(passage, statements)) is not None:
        speaker, relation = said.speaker, "carried"
    elif passage.opens_paragraph and _is_whole(passage, paragraph):
        speaker, relation = carried, "carried"
    return Turn(passage=passage, speaker=speaker, statement=None, relation=relation)


def _last_attributed(turns: Sequence[Turn]) -> Turn | None:
    """The last passage that somebody says, named or not."""
    said = [turn for turn in turns if turn.speaker is not None or turn.statement is not None]
    return said[-1] if said else None


def _last_before(passage: Passage, statements: Sequence[Statement]) -> Statement | None:
    earlier = [found for found in statements if found.verb.end <= passage.outer.start]
    return earlier[-1] if earlier else None


def _is_whole(passage: Passage, paragraph: Paragraph) -> bool:
    return overlap(passage.outer, paragraph.span) >= _WHOLE * _length(paragraph.span)
