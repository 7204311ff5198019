"""Verbs: their tenses, and how those of saying are told apart."""

from summarizer.lexicon import SpeechLexicon
from summarizer.parse import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def verb_class(verb: Token, lexicon: SpeechLexicon) -> str:
    """The lemma of a frequent verb, else what it takes."""
    if verb.text.lower() in {"said", "says"}:
        return "say"
    if verb.lemma in lexicon.plain or verb.lemma == "accord":
        return verb.lemma
    if verb.lemma in lexicon.with_infinitive:
        return "with infinitive"
    if verb.lemma in lexicon.with_noun:
        return "with noun"
    return "of saying" if verb.lemma in lexicon.saying else "other"
