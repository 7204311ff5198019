"""Who says: the subject of a verb of saying, its own or one that it shares."""

from summarizer.lexicon import SpeechLexicon
from summarizer.parse import Paragraph, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_SHARING = frozenset({"conj", "advcl", "xcomp", "acl", "ccomp", "pcomp", "dep", "prep"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
# How many verbs up the tree a subject may be shared from.
_FARTHEST = 4


def find_subject(paragraph: Paragraph, verb: Token, lexicon: SpeechLexicon) -> int | None:
    """The token that says: the verb's own subject, or one it shares with the verb above it."""
    if is_passive(paragraph, verb):
        return _agent(paragraph, verb)
    current = verb
    for _ in range(_FARTHEST):
        own = _own_subject(paragraph, current)
        if own is not None:
            return own
        outer = _reporting_verb(paragraph, current, lexicon)
        if outer is not None:
            current = outer
            continue
        if current.head == current.index or current.dep not in _SHARING | {"relcl"}:
            return None
        above = paragraph.tokens[current.head]
        if current.dep in {"acl", "relcl"} and above.pos in _NOUNS:
            return above.index
        told = _controller(paragraph, current, above)
        if told is not None:
            return told
        current = above
    return None


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

    The parser takes the second for another deed of X.
    """
    above = paragraph.tokens[verb.head]
    outer = paragraph.tokens[above.head]
    if verb.dep == "conj" and above.dep == "ccomp" and outer.lemma in lexicon.saying:
        return outer
    return None


def is_passive(paragraph: Paragraph, verb: Token) -> bool:
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
    subjects = [child for child in children if child.dep in SUBJECTS]
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
