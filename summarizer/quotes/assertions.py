"""Whether a text asserts that something was said, or asks, supposes or denies it."""

from collections.abc import Iterator

from summarizer.lexicon import SpeechLexicon
from summarizer.parse import Paragraph, Token
from summarizer.quotes.subjects import SUBJECTS

_CONDITIONS = frozenset({"if", "unless", "whether"})
_POSSIBLY = frozenset({"may", "might", "could", "should"})
_NEVER = frozenset({"neither", "never", "nor", "not", "n't", "n’t", "hardly"})
_QUESTIONS = frozenset({"how", "what", "when", "where", "who", "why"})
# How a clause hangs on the words that take it back: "it is not true that", "short of saying".
_GOVERNED = frozenset({"acl", "acomp", "advmod", "ccomp", "csubj", "pcomp", "prep", "xcomp"})
_TAKEN_BACK = frozenset({"deny", "doubt", "short", "untrue"})
_ANSWERS = frozenset({"answer", "comment", "disclose", "discuss", "elaborate", "specify"})
# So many words up the tree: "stopped short of saying".
_FARTHEST = 3


def is_asserted(paragraph: Paragraph, verb: Token, lexicon: SpeechLexicon) -> bool:
    """Whether a verb tells that somebody did say so."""
    return not (
        _is_negated(paragraph, verb)
        or _is_supposed(paragraph, verb)
        or _is_inverted(paragraph, verb)
        or _is_taken_back(paragraph, verb)
        or _is_withheld(paragraph, verb, lexicon)
    )


def _is_negated(paragraph: Paragraph, verb: Token) -> bool:
    """Whether nobody said so: "Lee never said", "Neither Lee nor Orr said"."""
    return any(
        child.dep == "neg"
        or child.text.lower() in _NEVER
        or any(own.text.lower() in _NEVER for own in _children(paragraph, child))
        for child in _children(paragraph, verb)
        if child.index < verb.index and child.dep in SUBJECTS | {"neg", "advmod", "cc", "preconj"}
    )


def _is_supposed(paragraph: Paragraph, verb: Token) -> bool:
    """Whether somebody only may say so: "if Lee says", "Lee may say"."""
    return any(
        (child.dep == "mark" and child.lemma.lower() in _CONDITIONS)
        or (child.dep == "aux" and child.text.lower() in _POSSIBLY)
        for child in _children(paragraph, verb)
    )


def _is_inverted(paragraph: Paragraph, verb: Token) -> bool:
    """Whether it is asked or supposed: "Did Lee say", "Had Lee said"; not "Only then did Lee say"."""
    children = list(_children(paragraph, verb))
    subject = next((child.index for child in children if child.dep in SUBJECTS), 0)
    first = next((child for child in children if child.dep == "aux"), None)
    if first is None or first.index > subject:
        return False
    before = (child for child in children if child.index < first.index and child.pos != "PUNCT")
    return all(child.text.lower() in _QUESTIONS | _NEVER for child in before)


def _is_taken_back(paragraph: Paragraph, verb: Token) -> bool:
    """Whether words above deny it: "not true that Lee said", "stopped short of saying"."""
    below = verb
    for _ in range(_FARTHEST):
        if below.dep not in _GOVERNED or below.head == below.index:
            return False
        above = paragraph.tokens[below.head]
        beside = _children(paragraph, above)
        if above.lemma in _TAKEN_BACK or any(_takes_back(child) for child in beside):
            return True
        below = above
    return False


def _takes_back(child: Token) -> bool:
    return child.dep == "neg" or child.lemma in _TAKEN_BACK


def _is_withheld(paragraph: Paragraph, verb: Token, lexicon: SpeechLexicon) -> bool:
    """Whether somebody says that they will not say: "refused to say when"."""
    head = paragraph.tokens[verb.head]
    kept_back = lexicon.plain | _ANSWERS
    return (verb.dep == "xcomp" and head.lemma in lexicon.refusing) or (
        verb.lemma in lexicon.refusing
        and any(
            child.dep == "xcomp" and child.lemma in kept_back
            for child in _children(paragraph, verb)
        )
    )


def _children(paragraph: Paragraph, token: Token) -> Iterator[Token]:
    return (paragraph.tokens[index] for index in token.children)
