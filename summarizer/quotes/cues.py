"""Cues: the words that say that somebody said something, and what they say was said.

A cue is a verb of saying with its subject, or "according to". Its content is found from the
dependencies: a clause (before, after or around the verb), an infinitive, or a noun.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.lexicon import SpeechLexicon
from summarizer.parse import Paragraph, Token

Form = Literal["clause", "infinitive", "noun", "according", "bare"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_CLAUSES = frozenset({"ccomp", "parataxis"})
# After a comma these words end what was said more often than they go on with it.
_NARRATOR_AGAIN = frozenset({"although", "though", "while", "whereas"})
_OPENING_MARKS = frozenset({"“", '"', "''", "``"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ADDING = frozenset({"add", "argue", "say", "cite", "note", "call", "refer", "accuse"})
_SHARING_SUBJECT = frozenset({"conj", "advcl", "xcomp", "acl", "ccomp", "pcomp", "dep", "prep"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb of saying, or "according", by token index within its paragraph.

    Attributes:
        verb: the verb, or "according".
        subject: who says it, None when the text does not tell.
        content: the tokens of what is said, in reading order; empty when it stands elsewhere.
        head: the token that heads the content.
        form: how the content is worded.
    """

    verb: int
    subject: int | None
    content: tuple[int, ...]
    head: int | None
    form: Form


def find_cues(paragraph: Paragraph, lexicon: SpeechLexicon) -> tuple[Cue, ...]:
    """The cues of a paragraph, in reading order."""
    return tuple(_cues(paragraph, lexicon))


def _cues(paragraph: Paragraph, lexicon: SpeechLexicon) -> Iterator[Cue]:
    for token in paragraph.tokens:
        if token.lemma in {"according", "accord"} and token.text.lower() == "according":
            yield from _according(paragraph, token)
        elif _says(paragraph, token, lexicon):
            yield _cue(paragraph, token, lexicon)


def _says(paragraph: Paragraph, token: Token, lexicon: SpeechLexicon) -> bool:
    if token.pos not in {"VERB", "AUX"} or token.lemma not in lexicon.saying:
        return False
    children = [paragraph.tokens[index] for index in token.children]
    if any(child.dep == "neg" for child in children):
        return False
    if token.tag == "VB" and not any(child.dep == "aux" for child in children):
        return False
    head = paragraph.tokens[token.head]
    return not (token.dep == "xcomp" and head.lemma in lexicon.refusing)


# --- who ---------------------------------------------------------------------------------------


def _subject(paragraph: Paragraph, verb: Token, lexicon: SpeechLexicon) -> int | None:
    """The token that says: the verb's own subject, or one it shares with the verb above it."""
    current = verb
    if _is_passive(paragraph, verb):
        return _agent(paragraph, verb)
    for _ in range(4):
        own = _own_subject(paragraph, current)
        if own is not None:
            return own
        outer = _reporting_verb(paragraph, current, lexicon)
        if outer is not None:
            current = outer
            continue
        if current.head == current.index or current.dep not in _SHARING_SUBJECT | {"relcl"}:
            return None
        above = paragraph.tokens[current.head]
        if current.dep in {"acl", "relcl"} and above.pos in {"NOUN", "PROPN", "PRON"}:
            return above.index
        current = above
    return None


def _reporting_verb(paragraph: Paragraph, verb: Token, lexicon: SpeechLexicon) -> Token | None:
    """The first "said" of "said X will do this and said Y will do that".

    The parser takes the second for another deed of X.
    """
    above = paragraph.tokens[verb.head]
    outer = paragraph.tokens[above.head]
    if verb.dep == "conj" and above.dep == "ccomp" and outer.lemma in lexicon.saying:
        return outer
    return None


def _is_passive(paragraph: Paragraph, verb: Token) -> bool:
    """Whether a verb's subject is spoken to or of: "was asked", "Asked whether …, Lee said"."""
    deps = {paragraph.tokens[index].dep for index in verb.children}
    if {"auxpass", "nsubjpass"} & deps:
        return True
    return verb.tag == "VBN" and verb.dep in {"advcl", "acl"} and "aux" not in deps


def _agent(paragraph: Paragraph, verb: Token) -> int | None:
    """Who says, in "as reported by the Times"."""
    for index in verb.children:
        child = paragraph.tokens[index]
        if child.dep == "agent" and child.children:
            return child.children[0]
    return None


def _own_subject(paragraph: Paragraph, verb: Token) -> int | None:
    children = [paragraph.tokens[index] for index in verb.children]
    subject = next((child for child in children if child.dep in _SUBJECTS), None)
    if subject is None:
        return None
    if subject.tag in {"WP", "WDT"}:
        return _antecedent(paragraph, verb, subject)
    return subject.index


def _antecedent(paragraph: Paragraph, verb: Token, pronoun: Token) -> int:
    """What "who" stands for; in a cleft ("It was Niinisto who called") the attribute."""
    current = verb
    while current.dep == "conj" and current.head != current.index:
        current = paragraph.tokens[current.head]
    return current.head if current.dep == "relcl" else pronoun.index


# --- what --------------------------------------------------------------------------------------


def _cue(paragraph: Paragraph, verb: Token, lexicon: SpeechLexicon) -> Cue:
    subject = _subject(paragraph, verb, lexicon)
    children = [paragraph.tokens[index] for index in verb.children]
    found = (
        _clause(paragraph, verb, children, lexicon)
        or _inserted(paragraph, verb, lexicon)
        or _infinitive(paragraph, verb, children, lexicon)
        or _noun(paragraph, verb, children, lexicon)
    )
    if found is None:
        return Cue(verb=verb.index, subject=subject, content=(), head=None, form="bare")
    form, head, content = found
    return Cue(verb=verb.index, subject=subject, content=tuple(content), head=head, form=form)


Content = tuple[Form, int, Sequence[int]]


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
    return opening or (bool(_SUBJECTS & deps.keys()) and "mark" not in deps and head.tag != "VBG")


def _own_clause(
    paragraph: Paragraph, verb: Token, head: Token, lexicon: SpeechLexicon
) -> Sequence[int]:
    """A clause without what the parser hangs on it though it is the narrator's again."""
    clause = paragraph.subtree(head.index)
    if head.index < verb.index:
        return clause
    for position, index in enumerate(clause):
        if index > head.index and _leaves_clause(paragraph, index, lexicon):
            return clause[:position]
    return _mended(paragraph, clause, lexicon)


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


def _leaves_clause(paragraph: Paragraph, index: int, lexicon: SpeechLexicon) -> bool:
    """Whether the narrator speaks again from a token on: ", although", "and said"."""
    tokens = paragraph.tokens
    token = tokens[index]
    if token.dep == "cc" and index + 1 < len(tokens):
        after = tokens[index + 1]
        return after.dep == "conj" and after.tag == "VBD" and after.lemma in lexicon.saying
    if tokens[index - 1].text != ",":
        return False
    if token.text.lower() in _NARRATOR_AGAIN:
        return True
    return token.tag == "VBG" and token.dep in {"advcl", "conj"} and token.lemma in _ADDING


def _is_tail(paragraph: Paragraph, head: Token, lexicon: SpeechLexicon) -> bool:
    """Whether a clause only tells who says the rest: "…, the State Department said"."""
    tokens = paragraph.tokens
    if head.lemma not in lexicon.saying:
        return False
    first = paragraph.subtree(head.index)[0]
    deps = {tokens[index].dep for index in head.children}
    after_comma = first > 0 and (tokens[first - 1].text == "," or tokens[first].text == ",")
    return after_comma and bool(_SUBJECTS & deps) and not deps & {"ccomp", "xcomp", "dobj", "mark"}


def _inserted(paragraph: Paragraph, verb: Token, lexicon: SpeechLexicon) -> Content | None:
    """The clause that a cue stands within or after: "Talks, he said, will go on"."""
    if verb.head == verb.index or paragraph.tokens[verb.head].pos not in {"VERB", "AUX"}:
        return None
    if verb.dep != "parataxis" and not (
        verb.dep == "ccomp" and _is_tail(paragraph, verb, lexicon)
    ):
        return None
    own = set(paragraph.subtree(verb.index))
    return "clause", verb.head, [i for i in paragraph.subtree(verb.head) if i not in own]


def _infinitive(
    paragraph: Paragraph, verb: Token, children: Sequence[Token], lexicon: SpeechLexicon
) -> Content | None:
    """The infinitive: "urged Russia to step back", "denied meeting him"."""
    if verb.lemma not in lexicon.with_infinitive | lexicon.with_noun:
        return None
    for child in children:
        if child.dep == "xcomp" and child.pos in {"VERB", "AUX"}:
            objects = [c.index for c in children if c.dep == "dobj" and c.index > verb.index]
            first = min(paragraph.subtree(part)[0] for part in (child.index, *objects))
            return "infinitive", child.index, range(first, paragraph.subtree(child.index)[-1] + 1)
    return None


def _noun(
    paragraph: Paragraph, verb: Token, children: Sequence[Token], lexicon: SpeechLexicon
) -> Content | None:
    """The noun and what belongs to it: "reiterated the threat to impose sanctions"."""
    after = [child for child in children if child.index > verb.index]
    if verb.lemma in lexicon.with_preposition:
        for child in after:
            if child.lemma in lexicon.with_preposition[verb.lemma] and child.children:
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


def _completes(part: Token) -> bool:
    """Whether a dependent of a verb belongs to what it says: "accused him of lying"."""
    if part.dep in {"dobj", "oprd", "dative", "pcomp"}:
        return True
    return part.dep == "prep" and part.text.lower() in {"of", "as", "for", "about"}


def _according(paragraph: Paragraph, token: Token) -> Iterator[Cue]:
    """The clause that "according to" hangs on, without it."""
    objects = [
        grandchild
        for child in token.children
        if paragraph.tokens[child].text.lower() == "to"
        for grandchild in paragraph.tokens[child].children
    ]
    if not objects:
        return
    head = token.head
    for ancestor in paragraph.ancestors(token.index):
        head = ancestor
        if paragraph.tokens[ancestor].pos in {"VERB", "AUX"}:
            break
    own = set(paragraph.subtree(token.index))
    content = [index for index in paragraph.subtree(head) if index not in own]
    yield Cue(
        verb=token.index,
        subject=objects[0],
        content=tuple(content),
        head=head,
        form="according",
    )
