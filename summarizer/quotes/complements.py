"""What was said, by the dependencies of a verb of saying: a clause, an infinitive or a noun."""

from collections.abc import Sequence
from typing import Literal

from summarizer.lexicon import SpeechLexicon
from summarizer.parse import Paragraph, Token
from summarizer.quotes.subjects import SUBJECTS

Form = Literal[
    "clause", "inserted", "as", "infinitive", "noun", "claim", "promise", "according", "worded", "bare"
]  # fmt: skip

Content = tuple[Form, int, Sequence[int]]
"""How a content is worded, the token that heads it, and its tokens."""

_CLAUSES = frozenset({"ccomp", "parataxis"})
_OBJECTS = frozenset({"ccomp", "xcomp", "dobj", "oprd"})
# After a comma these words end what was said more often than they go on with it.
_NARRATOR_AGAIN = frozenset({"although", "though", "while", "whereas"})
_ON_OCCASION = frozenset({"in", "at", "during", "on"})
# What stands before a participle that goes with the whole sentence.
_BEFORE_ASIDE = frozenset({",", '"', "”", "''"})
_LEADING_ON = frozenset({"after", "before", "while"})
_OPENING_MARKS = frozenset({"“", '"', "''", "``"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_GOING_ON = frozenset({"say", "add"})
# How many words may stand between "and" and a verb of saying: "and he repeatedly said".
_TO_NEXT_VERB = 4


def find_content(paragraph: Paragraph, verb: Token, lexicon: SpeechLexicon) -> Content | None:
    """The content that the parser ties to a verb of saying, if any."""
    children = [paragraph.tokens[index] for index in verb.children]
    found = (
        _clause(paragraph, verb, children, lexicon)
        or _inserted(paragraph, verb, lexicon)
        or _as_reported(paragraph, verb, children, lexicon)
        or _wished_for(paragraph, verb, children, lexicon)
        or _infinitive(paragraph, verb, children, lexicon)
        or _noun(paragraph, verb, children, lexicon)
    )
    if found is None or found[0] != "noun":
        return found
    form, head, content = found
    return form, head, _before_occasion(paragraph, content, lexicon)


def _before_occasion(
    paragraph: Paragraph, content: Sequence[int], lexicon: SpeechLexicon
) -> Sequence[int]:
    """A noun without when it was said: "criticized the toll in an interview on Monday"."""
    tokens = paragraph.tokens
    for position, index in enumerate(content):
        if tokens[index].tag in _FINITE:
            return content
        if position and tokens[index].text in _ON_OCCASION and tokens[index].dep == "prep":
            objects = (tokens[i] for i in tokens[index].children if tokens[i].dep == "pobj")
            if any(noun.lemma in lexicon.occasions for noun in objects):
                return content[:position]
    return content


# --- clauses ----------------------------------------------------------------------------------


def _clause(
    paragraph: Paragraph, verb: Token, children: Sequence[Token], lexicon: SpeechLexicon
) -> Content | None:
    for child in children:
        if child.dep not in _CLAUSES or _is_tail(paragraph, child, lexicon):
            continue
        if _can_be_said(paragraph, verb, child):
            return "clause", child.index, _own_clause(paragraph, verb, child, lexicon)
    return None


def _can_be_said(paragraph: Paragraph, verb: Token, head: Token) -> bool:
    """Whether a clause is content: one before the verb has a subject and no conjunction.

    "Holding a book, Lee said" and "Months after he left, Lee said" only tell when.
    """
    if head.pos == "PUNCT":
        return False
    if head.index > verb.index:
        return True
    deps = {paragraph.tokens[index].dep: paragraph.tokens[index] for index in head.children}
    opening = paragraph.tokens[paragraph.subtree(head.index)[0]].text in _OPENING_MARKS
    return opening or (bool(SUBJECTS & deps.keys()) and "mark" not in deps and head.tag != "VBG")


def _own_clause(
    paragraph: Paragraph, verb: Token, head: Token, lexicon: SpeechLexicon
) -> Sequence[int]:
    """A clause without what the parser hangs on it though it is the narrator's again."""
    clause = paragraph.subtree(head.index)
    if head.index < verb.index:
        return clause
    for position, index in enumerate(clause):
        if _announces(paragraph, index):
            return clause[:position]
        if index > head.index and _leaves_clause(paragraph, verb, index, lexicon):
            return clause[:position]
    return _mended(paragraph, _with_subject(paragraph, verb, clause), lexicon)


def _announces(paragraph: Paragraph, index: int) -> bool:
    """Whether a mark ends a clause: a semicolon, or a colon before a quotation."""
    tokens = paragraph.tokens
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return tokens[index].text == ";" or (tokens[index].text == ":" and after in _OPENING_MARKS)


def _with_subject(paragraph: Paragraph, verb: Token, clause: Sequence[int]) -> Sequence[int]:
    """A clause with the subject that the parser took for something else: "said fishing would pay"."""
    tokens = paragraph.tokens
    between = range(verb.index + 1, clause[0])
    lost = tokens[clause[0]].tag in _FINITE and verb.lemma == "say" and len(between) > 1
    if not lost or tokens[between[0]].pos in {"ADP", "PUNCT"}:
        return clause
    return range(between[0], clause[-1] + 1)


def _mended(paragraph: Paragraph, clause: Sequence[int], lexicon: SpeechLexicon) -> Sequence[int]:
    """A clause that a verb follows: its own verb that the parser cut off, or another cue's."""
    tokens = paragraph.tokens
    end = clause[-1] + 1
    if end >= len(tokens) or tokens[end].tag not in _FINITE:
        return clause
    if tokens[end].lemma in lexicon.saying:
        commas = [position for position, index in enumerate(clause) if tokens[index].text == ","]
        return clause[: commas[-1]] if commas else clause
    while end < len(tokens) and tokens[end].pos != "PUNCT":
        end += 1
    return range(clause[0], end)


def _leaves_clause(paragraph: Paragraph, verb: Token, index: int, lexicon: SpeechLexicon) -> bool:
    """Whether the narrator speaks again from a token on: ", although", "and said"."""
    tokens = paragraph.tokens
    token = tokens[index]
    if token.dep == "cc":
        return _opens_next_cue(paragraph, verb, index, lexicon)
    if _reports_on(token, lexicon):
        return tokens[index - 1].text in _BEFORE_ASIDE
    if tokens[index - 1].text != "," or token.text.lower() not in _NARRATOR_AGAIN:
        return _leads_on(paragraph, index, lexicon)
    clause = tokens[token.head].children if token.dep == "mark" else ()
    return any(tokens[child].dep in SUBJECTS for child in clause)


def _reports_on(token: Token, lexicon: SpeechLexicon) -> bool:
    """Whether a participle says something too: ", adding"."""
    return (
        token.tag == "VBG"
        and token.dep in {"advcl", "conj", "pcomp"}
        and token.lemma in lexicon.saying
    )


def _leads_on(paragraph: Paragraph, index: int, lexicon: SpeechLexicon) -> bool:
    """Whether a word only leads on to the next report: "before claiming"."""
    tokens = paragraph.tokens
    if tokens[index].text.lower() not in _LEADING_ON or index + 1 == len(tokens):
        return False
    after = tokens[index + 1]
    says = any(tokens[child].dep in {"ccomp", "dobj"} for child in after.children)
    return says and _reports_on(after, lexicon)


def _opens_next_cue(paragraph: Paragraph, verb: Token, index: int, lexicon: SpeechLexicon) -> bool:
    """Whether "and" joins another report: "and he said", "and repeatedly added".

    Without a subject of its own, it is in the same tense as the verb before it.
    """
    tokens = paragraph.tokens
    for after in tokens[index + 1 : index + 1 + _TO_NEXT_VERB]:
        if after.pos == "VERB":
            own = any(tokens[child].dep in SUBJECTS for child in after.children)
            joined = own or after.tag == verb.tag
            reports = after.lemma in (lexicon.saying if joined else _GOING_ON)
            finite = after.tag in _FINITE or (after.tag in {"VBG", "VBN"} and joined)
            return reports and finite and after.dep == "conj"
        if after.pos == "PUNCT" or after.tag == "TO":
            return False
    return False


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
    for child in after:
        if child.lemma in lexicon.with_preposition.get(verb.lemma, ()) and child.children:
            tokens = paragraph.subtree(child.index)
            return "noun", child.index, range(child.index + 1, tokens[-1] + 1)
    if verb.lemma not in lexicon.with_noun:
        return None
    for child in after:
        if child.dep in {"dobj", "oprd", "dative", "pcomp"} and child.pos != "PUNCT":
            first = paragraph.subtree(child.index)[0]
            last = max(paragraph.subtree(part.index)[-1] for part in after if _completes(part))
            return "noun", child.index, range(max(first, verb.index + 1), last + 1)
    return None


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
