"""What was said, by the dependencies of a verb of saying: a clause, an infinitive or a noun."""

from collections.abc import Sequence
from typing import Literal

from summarizer.lexicon import SpeechLexicon
from summarizer.parse import Paragraph, Token
from summarizer.quotes.subjects import SUBJECTS
from summarizer.quotes.times import is_time
from summarizer.quotes.verbs import FINITE

Form = Literal[
    "clause", "inserted", "as", "infinitive", "noun", "claim", "promise", "according", "worded", "bare"
]  # fmt: skip

Content = tuple[Form, int, Sequence[int]]
"""How a content is worded, the token that heads it, and its tokens."""

_CLAUSES = frozenset({"ccomp", "parataxis"})
_OBJECTS = frozenset({"ccomp", "xcomp", "dobj", "oprd"})
_PARTING = frozenset({";", ":", "-", "–", "—", "--"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OPENING_MARKS = frozenset({"“", '"', "''", "``"})


def find_content(paragraph: Paragraph, verb: Token, lexicon: SpeechLexicon) -> Content | None:
    """The content that the parser ties to a verb of saying, if any."""
    children = [paragraph.tokens[index] for index in verb.children]
    return (
        _clause(paragraph, verb, children, lexicon)
        or _inserted(paragraph, verb, lexicon)
        or _as_reported(paragraph, verb, children, lexicon)
        or _wished_for(paragraph, verb, children, lexicon)
        or _infinitive(paragraph, verb, children, lexicon)
        or _noun(paragraph, verb, children, lexicon)
    )


# --- clauses ----------------------------------------------------------------------------------


def _clause(
    paragraph: Paragraph, verb: Token, children: Sequence[Token], lexicon: SpeechLexicon
) -> Content | None:
    for child in children:
        if child.dep not in _CLAUSES or _is_tail(paragraph, child, lexicon):
            continue
        if _can_be_said(paragraph, verb, child):
            return "clause", child.index, _with_subject(paragraph, verb, child)
    return None


def _can_be_said(paragraph: Paragraph, verb: Token, head: Token) -> bool:
    """Whether a clause is content: one before the verb has a subject and no conjunction.

    "Holding a book, Lee said" and "Months after he left, Lee said" only tell when.
    """
    if head.pos == "PUNCT":
        return False
    if head.index > verb.index:
        first = paragraph.subtree(head.index)[0]
        return first < verb.index or not opens_relative(paragraph.tokens, first)
    if _is_parted(paragraph, verb, head):
        return False
    deps = {paragraph.tokens[index].dep: paragraph.tokens[index] for index in head.children}
    opening = paragraph.tokens[paragraph.subtree(head.index)[0]].text in _OPENING_MARKS
    return opening or (bool(SUBJECTS & deps.keys()) and "mark" not in deps and head.tag != "VBG")


def _is_parted(paragraph: Paragraph, verb: Token, head: Token) -> bool:
    """Whether a mark closes the clause before a verb: "It is late; Lee says she will go"."""
    clause = paragraph.subtree(head.index)
    last = max((index for index in clause if index < verb.index), default=head.index)
    return any(token.text in _PARTING for token in paragraph.tokens[last : verb.index])


def opens_relative(tokens: Sequence[Token], start: int) -> bool:
    """Whether a token opens a clause that describes what stands before it: ", who is 40"."""
    relative = tokens[start].text.lower() in {"who", "which", "whose"}
    return relative and (tokens[start].tag != "WP" or tokens[start - 1].text == ",")


def _with_subject(paragraph: Paragraph, verb: Token, head: Token) -> Sequence[int]:
    """A clause with the subject that the parser took for something else: "said fishing would pay"."""
    tokens, clause = paragraph.tokens, paragraph.subtree(head.index)
    between = range(verb.index + 1, clause[0])
    lost = tokens[clause[0]].tag in FINITE and verb.lemma == "say" and len(between) > 1
    if not lost or tokens[between[0]].pos in {"ADP", "PUNCT"}:
        return clause
    return range(between[0], clause[-1] + 1)


def _is_tail(paragraph: Paragraph, head: Token, lexicon: SpeechLexicon) -> bool:
    """Whether a clause only tells who says the rest: "…, the State Department said"."""
    tokens = paragraph.tokens
    if head.lemma not in lexicon.saying:
        return False
    first = paragraph.subtree(head.index)[0]
    deps = {tokens[index].dep for index in head.children}
    after_comma = first > 0 and (tokens[first - 1].text == "," or tokens[first].text == ",")
    return after_comma and bool(SUBJECTS & deps) and not deps & {"ccomp", "xcomp", "dobj", "mark"}


def _inserted(paragraph: Paragraph, verb: Token, lexicon: SpeechLexicon) -> Content | None:
    """The clause that a cue stands within or after: "Talks, he said, will go on"."""
    if verb.head == verb.index or paragraph.tokens[verb.head].pos not in {"VERB", "AUX"}:
        return None
    if verb.dep != "parataxis" and not (
        verb.dep == "ccomp" and _is_tail(paragraph, verb, lexicon)
    ):
        return None
    own = set(paragraph.subtree(verb.index))
    around = [i for i in paragraph.subtree(verb.head) if i not in own]
    return "inserted", verb.head, around


def _as_reported(
    paragraph: Paragraph, verb: Token, children: Sequence[Token], lexicon: SpeechLexicon
) -> Content | None:
    """The clause that "As Lee noted, …" goes with."""
    above = paragraph.tokens[verb.head]
    if verb.dep != "advcl" or above.pos not in {"VERB", "AUX"}:
        return None
    first = paragraph.subtree(verb.index)[0]
    said = {child.dep for child in children if child.text != "it"} & _OBJECTS
    known = verb.lemma in lexicon.plain or verb.lemma == "put"
    if paragraph.tokens[first].text.lower() != "as" or said or not known:
        return None
    own = set(paragraph.subtree(verb.index))
    return "as", above.index, [i for i in paragraph.subtree(above.index) if i not in own]


# --- infinitives and nouns --------------------------------------------------------------------


def _infinitive(
    paragraph: Paragraph, verb: Token, children: Sequence[Token], lexicon: SpeechLexicon
) -> Content | None:
    """The infinitive: "urged Russia to step back", "denied meeting him"."""
    if verb.lemma not in lexicon.with_infinitive | lexicon.with_noun:
        return None
    told = [part.index for part in _told(paragraph, children) if part.index > verb.index]
    for child in children:
        if child.index > verb.index and _is_infinitive(paragraph, child, bool(told)):
            first = min(paragraph.subtree(part)[0] for part in (child.index, *told))
            return "infinitive", child.index, range(first, paragraph.subtree(child.index)[-1] + 1)
    return None


def _is_infinitive(paragraph: Paragraph, token: Token, told: bool) -> bool:
    """Whether a verb depends on another as what somebody is told, or says they will, do."""
    if token.dep == "xcomp":
        return token.pos in {"VERB", "AUX"}
    return (
        told
        and token.dep == "advcl"
        and any(paragraph.tokens[index].tag == "TO" for index in token.children)
    )


def _told(paragraph: Paragraph, children: Sequence[Token]) -> list[Token]:
    """Who is to do something: "Russia" in "urged Russia to" and in "called on Russia to"."""
    called = [
        paragraph.tokens[index]
        for child in children
        if child.dep == "prep" and child.text == "on"
        for index in child.children
    ]
    return [child for child in children if child.dep == "dobj"] + called


def _noun(
    paragraph: Paragraph, verb: Token, children: Sequence[Token], lexicon: SpeechLexicon
) -> Content | None:
    """The noun and what belongs to it: "reiterated the threat to impose sanctions"."""
    after = [child for child in children if child.index > verb.index]
    prepositions = lexicon.with_preposition.get(verb.lemma, ())
    for child in after:
        if child.lemma in prepositions and child.children and not _tells_when(paragraph, child):
            last = max(paragraph.subtree(child.index)[-1], _last_joined(paragraph, after))
            return "noun", child.index, range(child.index + 1, last + 1)
    if verb.lemma not in lexicon.with_noun:
        return None
    for child in after:
        if child.dep in {"dobj", "oprd", "dative", "pcomp"} and child.pos != "PUNCT":
            first = paragraph.subtree(child.index)[0]
            last = max(paragraph.subtree(part.index)[-1] for part in after if _completes(part))
            return "noun", child.index, range(max(first, verb.index + 1), last + 1)
    return None


def _tells_when(paragraph: Paragraph, preposition: Token) -> bool:
    """Whether "on" opens a time: "called on Friday for talks"."""
    times = any(is_time(paragraph, index) for index in preposition.children)
    return preposition.lemma == "on" and times


def _last_joined(paragraph: Paragraph, after: Sequence[Token]) -> int:
    """The end of a noun that the parser joins to the verb: "called for “peace” and new talks"."""
    joined = [child for child in after if child.dep == "conj" and child.pos in _NOUNS]
    return max((paragraph.subtree(child.index)[-1] for child in joined), default=0)


def _wished_for(
    paragraph: Paragraph, verb: Token, children: Sequence[Token], lexicon: SpeechLexicon
) -> Content | None:
    """The clause of "called for talks to begin"."""
    for child in children:
        clause = paragraph.subtree(child.index)
        opening = paragraph.tokens[clause[0]]
        if opening.text not in lexicon.with_preposition.get(verb.lemma, ()):
            continue
        if child.pos == "VERB":
            return "noun", child.index, clause[1:]
        wished = next((c for c in children if c.dep == "xcomp" and c.index > clause[-1]), None)
        if wished is not None and paragraph.subtree(wished.index)[0] == clause[-1] + 1:
            end = paragraph.subtree(wished.index)[-1] + 1
            return "noun", wished.index, range(clause[0] + 1, end)
    return None


def _completes(part: Token) -> bool:
    """Whether a dependent of a verb belongs to what it says: "accused him of lying"."""
    if part.dep in {"dobj", "oprd", "dative", "pcomp"}:
        return True
    return part.dep == "prep" and part.text.lower() in {"of", "as", "for", "about"}
