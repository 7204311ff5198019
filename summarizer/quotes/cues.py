"""Cues: the words that say that somebody said something, and what they say was said.

A cue is a verb of saying with its subject, or "according to". Its content is found from the
dependencies, or from the order of the words where the parser ties none to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.lexicon import SpeechLexicon
from summarizer.parse import Paragraph, Token
from summarizer.quotes.assertions import is_asserted
from summarizer.quotes.complements import Form, find_content
from summarizer.quotes.passages import Passage
from summarizer.quotes.subjects import find_subject, quoted_by
from summarizer.quotes.wording import introduces_speech, stands_beside_speech, worded_content

_REPORTS = frozenset({"said", "says"})
# Clauses that are part of a sentence.
_PARTS = frozenset({"advcl", "conj"})


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


def find_cues(
    paragraph: Paragraph, passages: Sequence[Passage], lexicon: SpeechLexicon
) -> tuple[Cue, ...]:
    """The cues of a paragraph, in reading order, those within passages too.

    Any verb is one that a passage stands beside as what is said: "…," she shot back.
    """
    return tuple(_cues(paragraph, passages, lexicon))


def _cues(
    paragraph: Paragraph, passages: Sequence[Passage], lexicon: SpeechLexicon
) -> Iterator[Cue]:
    for token in paragraph.tokens:
        if token.text.lower() == "according":
            yield from _according(paragraph, token)
        elif _says(paragraph, token, lexicon):
            if is_asserted(paragraph, token, lexicon):
                yield _cue(paragraph, token, passages, lexicon)
        elif token.pos == "NOUN" and token.lemma in lexicon.nouns:
            yield from _noun_of_saying(paragraph, token)
        elif token.lemma in lexicon.wordings:
            yield from _in_the_words(paragraph, token)
        elif stands_beside_speech(paragraph, token, passages):
            subject = find_subject(paragraph, token, lexicon)
            yield Cue(verb=token.index, subject=subject, content=(), head=None, form="bare")


def _says(paragraph: Paragraph, token: Token, lexicon: SpeechLexicon) -> bool:
    if token.text.lower() in _REPORTS and token.pos != "ADJ":
        return True
    children = [paragraph.tokens[index] for index in token.children]
    if token.pos not in {"VERB", "AUX"}:
        return False
    if token.lemma not in lexicon.saying:
        return _puts_it(token, children)
    if _quotes_somebody(paragraph, token):
        return False
    return token.tag != "VB" or any(child.dep == "aux" for child in children)


def _quotes_somebody(paragraph: Paragraph, token: Token) -> bool:
    """Whether a verb of saying only tells whose words another one has: "quoted Lee as saying"."""
    under = (
        paragraph.tokens[below]
        for index in token.children
        for below in paragraph.tokens[index].children
    )
    return any(quoted_by(paragraph, verb) is not None for verb in under)


def _puts_it(token: Token, children: Sequence[Token]) -> bool:
    """Whether a verb is that of "as Lee put it"."""
    return token.lemma == "put" and any(
        child.dep == "dobj" and child.text == "it" and child.index == token.index + 1
        for child in children
    )


def _cue(
    paragraph: Paragraph, verb: Token, passages: Sequence[Passage], lexicon: SpeechLexicon
) -> Cue:
    subject = find_subject(paragraph, verb, lexicon)
    found = find_content(paragraph, verb, lexicon) or worded_content(
        paragraph, verb, subject, lexicon
    )
    if found is None or introduces_speech(paragraph, verb, found, passages):
        return Cue(verb=verb.index, subject=subject, content=(), head=None, form="bare")
    form, head, content = found
    return Cue(verb=verb.index, subject=subject, content=tuple(content), head=head, form=form)


def _noun_of_saying(paragraph: Paragraph, noun: Token) -> Iterator[Cue]:
    """The clause of "her claim that the bridge was safe", "her promise to mend it"."""
    children = [paragraph.tokens[index] for index in noun.children]
    owner = next((child for child in children if child.dep == "poss"), None)
    clause = next((child for child in children if child.dep in {"acl", "ccomp", "relcl"}), None)
    if owner is None or clause is None or clause.index < noun.index:
        return
    content = paragraph.subtree(clause.index)
    first = paragraph.tokens[content[0]]
    if first.text.lower() == "that" or first.tag == "TO":
        yield Cue(
            verb=noun.index,
            subject=owner.index,
            content=tuple(content),
            head=clause.index,
            form="promise" if first.tag == "TO" else "claim",
        )


def _in_the_words(paragraph: Paragraph, noun: Token) -> Iterator[Cue]:
    """The clause of "in her words, …"."""
    owner = next((i for i in noun.children if paragraph.tokens[i].dep == "poss"), None)
    above = paragraph.tokens[noun.head]
    if owner is not None and noun.dep == "pobj" and above.text.lower() == "in":
        yield _around(paragraph, above, owner)


def _around(paragraph: Paragraph, cue: Token, subject: int) -> Cue:
    """The clause that a phrase hangs on, without it."""
    head = cue.head
    # "…, while some left, according to Lee": Lee tells of the whole sentence.
    apart = cue.index > 0 and paragraph.tokens[cue.index - 1].text == ","
    parts = _PARTS if apart else frozenset[str]()
    for head in paragraph.ancestors(cue.index):
        above = paragraph.tokens[head]
        if above.pos in {"VERB", "AUX"} and above.dep not in parts:
            break
    own = set(paragraph.subtree(cue.index))
    content = [index for index in paragraph.subtree(head) if index not in own]
    return Cue(
        verb=cue.index, subject=subject, content=tuple(content), head=head, form="according"
    )


def _according(paragraph: Paragraph, token: Token) -> Iterator[Cue]:
    """The clause that "according to" goes with."""
    objects = [
        grandchild
        for child in token.children
        if paragraph.tokens[child].text.lower() == "to"
        for grandchild in paragraph.tokens[child].children
    ]
    if objects:
        yield _around(paragraph, token, objects[0])
