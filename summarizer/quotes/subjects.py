"""Who says: the subject of a verb of saying, its own or one that it shares."""

from summarizer.lexicon import SpeechLexicon
from summarizer.parse import Paragraph, Token
from summarizer.quotes.times import is_time

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_SHARING = frozenset({
    "acl", "acomp", "advcl", "attr", "ccomp", "conj", "dep", "dobj", "npadvmod", "pcomp", "pobj", "prep",
    "xcomp",
})  # fmt: skip
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
# What a verb depends on within a clause.
_WITHIN = frozenset({"ccomp", "acomp", "xcomp", "attr", "conj"})
# And on a noun that a verb has as its object: "rejected the notion that …".
_OBJECTS = frozenset({"acl", "relcl", "dobj"})
_CLOSING = frozenset({"”", "’", '"', "''"})
_QUOTING = frozenset({"cite", "quote"})
_SHORT_HAS = frozenset({"'s", "’s"})
# How many verbs up the tree a subject may be shared from.
_FARTHEST = 5


def find_subject(paragraph: Paragraph, verb: Token, lexicon: SpeechLexicon) -> int | None:
    """The token that says: the verb's own subject, or one it shares with the verb above it."""
    if is_passive(paragraph, verb):
        return _agent(paragraph, verb)
    quoted = quoted_by(paragraph, verb)
    if quoted is not None:
        return quoted
    current = verb
    for _ in range(_FARTHEST):
        own = _own_subject(paragraph, current)
        outer = _outer_verb(paragraph, current, own, lexicon)
        if outer is not None:
            current = outer
            continue
        if own is not None:
            return own
        if current.head == current.index or current.dep not in _SHARING | {"relcl"}:
            return None
        above = paragraph.tokens[current.head]
        sharer = _sharer(paragraph, current, above, lexicon)
        if sharer is not None:
            return sharer
        current = _issuing_verb(paragraph, above, lexicon) or above
    return None


def quoted_by(paragraph: Paragraph, verb: Token) -> int | None:
    """Whom somebody else quotes: Lee in "quoted Lee as saying"."""
    preposition = paragraph.tokens[verb.head]
    above = paragraph.tokens[preposition.head]
    if verb.dep != "pcomp" or above.lemma not in _QUOTING or is_passive(paragraph, above):
        return None
    objects = (index for index in above.children if paragraph.tokens[index].dep == "dobj")
    return next(objects, None)


def _outer_verb(
    paragraph: Paragraph, verb: Token, own: int | None, lexicon: SpeechLexicon
) -> Token | None:
    """The verb whose subject says it though another stands nearer: "aired an ad that urges"."""
    if own is None:
        return _reporting_verb(paragraph, verb, lexicon)
    return _issuing_verb(paragraph, paragraph.tokens[own], lexicon)


def _sharer(paragraph: Paragraph, verb: Token, above: Token, lexicon: SpeechLexicon) -> int | None:
    """Who does what a verb tells of them, or makes them do; things that only carry words do not."""
    if verb.dep in {"acl", "relcl"} and above.pos in _NOUNS:
        return above.index if _issuing_verb(paragraph, above, lexicon) is None else None
    told = _controller(paragraph, verb, above)
    carries = told is not None and _is_message(paragraph.tokens[told], lexicon)
    return None if carries else told


def _issuing_verb(paragraph: Paragraph, noun: Token, lexicon: SpeechLexicon) -> Token | None:
    """What somebody does to speak through a thing: "issued" in "issued a statement saying"."""
    above = paragraph.tokens[noun.head]
    issued = noun.dep == "dobj" and above.lemma in lexicon.issuing
    return above if issued and _is_message(noun, lexicon) else None


def _is_message(noun: Token, lexicon: SpeechLexicon) -> bool:
    return noun.lemma in lexicon.messages | lexicon.nouns


def _controller(paragraph: Paragraph, verb: Token, above: Token) -> int | None:
    """Who does what a verb above makes them do: Lee in "forced Lee to admit"."""
    if verb.dep != "xcomp":
        return None
    for index in above.children:
        if paragraph.tokens[index].dep == "dobj" and above.index < index < verb.index:
            return index
    return None


def _reporting_verb(paragraph: Paragraph, verb: Token, lexicon: SpeechLexicon) -> Token | None:
    """The first "said" of "said X will do this and said Y will do that".

    The parser takes the second for another deed of X. So it does with "…, saying Y".
    """
    aside = _is_aside(paragraph, verb)
    if verb.dep != "conj" and not aside:
        return None
    above = paragraph.tokens[verb.head]
    while above.dep in (_WITHIN | _OBJECTS if aside else _WITHIN):
        outer = paragraph.tokens[above.head]
        if above.dep in {"ccomp", "dobj"} and outer.lemma in lexicon.saying:
            return outer
        above = outer
    return None


def _is_aside(paragraph: Paragraph, verb: Token) -> bool:
    """Whether a participle goes with the whole sentence before it: "…, saying it was safe"."""
    before = paragraph.tokens[max(0, verb.index - 2) : verb.index]
    words = [token.text for token in before if token.text not in _CLOSING]
    return verb.dep == "advcl" and verb.tag == "VBG" and words[-1:] == [","]


def is_passive(paragraph: Paragraph, verb: Token) -> bool:
    """Whether a verb's subject is spoken to or of: "was asked", "Asked whether …, Lee said"."""
    children = [paragraph.tokens[index] for index in verb.children]
    deps = {child.dep for child in children}
    if {"auxpass", "nsubjpass"} & deps:
        # "He's predicted wins": the parser takes "has" for "is".
        short = any(child.dep == "auxpass" and child.text in _SHORT_HAS for child in children)
        return not (short and {"dobj", "ccomp"} & deps)
    asked = verb.lemma == "ask" and verb.tag == "VBD" and not SUBJECTS & deps
    participle = verb.tag == "VBN" or asked
    return participle and verb.dep in {"advcl", "acl"} and "aux" not in deps


def _agent(paragraph: Paragraph, verb: Token) -> int | None:
    """Who says, in "as reported by the Times"."""
    for index in verb.children:
        child = paragraph.tokens[index]
        if child.dep == "agent" and child.children:
            return child.children[0]
    return None


def _own_subject(paragraph: Paragraph, verb: Token) -> int | None:
    children = [paragraph.tokens[index] for index in verb.children]
    # "Lee, 40, said Friday morning": the parser may take the morning for who said it.
    subjects = [
        child
        for child in children
        if child.dep in SUBJECTS
        and (child.index < verb.index or not is_time(paragraph, child.index))
    ]
    if not subjects:
        return None
    # The parser may take the subject of what is said for a second one.
    subject = min(subjects, key=lambda child: abs(child.index - verb.index))
    if subject.tag in {"WP", "WDT"}:
        return _antecedent(paragraph, verb, subject)
    return subject.index


def _antecedent(paragraph: Paragraph, verb: Token, pronoun: Token) -> int:
    """What "who" stands for; in a cleft ("It was Niinisto who called") the attribute."""
    current = verb
    while current.dep == "conj" and current.head != current.index:
        current = paragraph.tokens[current.head]
    return current.head if current.dep == "relcl" else pronoun.index
