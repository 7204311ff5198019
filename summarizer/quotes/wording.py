"""What was said, by the order of the words alone, where the parser ties nothing to the verb.

News sentences report in few patterns: "…, Lee said on Monday.", "Lee said on Monday that …",
"Lee said …" with a verb to follow.
"""

from collections.abc import Sequence

from summarizer.lexicon import SpeechLexicon
from summarizer.parse import Paragraph, Token
from summarizer.quotes.complements import Content, opens_relative
from summarizer.quotes.passages import Passage
from summarizer.quotes.subjects import SUBJECTS
from summarizer.quotes.verbs import FINITE

_ENDS = frozenset({".", "!", "?", ";", ":"})
# What opens a clause that tells when something was said: "said after it had rained".
_WHEN = frozenset({"after", "as", "before", "once", "since", "until", "when", "while"})
_APART = frozenset({",", "(", "—", "–", "-", "--"})
_UNFINISHED = frozenset({",", "?", "!", "—", "–", "…", "...", "--"})
# How many words may stand between a verb and a passage.
_TO_PASSAGE = 4
# How many words may stand between the verb and "that".
_TO_THAT = 12


def worded_content(
    paragraph: Paragraph, verb: Token, subject: int | None, lexicon: SpeechLexicon
) -> Content | None:
    """The content that the order of the words gives a verb of saying, if any."""
    if subject is None:
        return None
    tokens = paragraph.tokens
    end = _sentence_end(tokens, verb.index)
    that = _that(tokens, verb.index, end, lexicon)
    if that is not None:
        return "worded", that, range(that + 1, end)
    first = _clause_start(paragraph, verb.index + 1, end)
    if verb.lemma in lexicon.plain and first is not None:
        if any(_says(token, lexicon) for token in tokens[verb.index + 1 : first]):
            return None
        return "worded", first, range(first, end)
    return _before(paragraph, verb, subject, end, lexicon)


def _sentence_end(tokens: Sequence[Token], start: int) -> int:
    end = start + 1
    while end < len(tokens) and tokens[end].text not in _ENDS:
        end += 1
    return end


def _sentence_start(tokens: Sequence[Token], index: int) -> int:
    while index > 0 and tokens[index - 1].text not in _ENDS:
        index -= 1
    return index


def _that(tokens: Sequence[Token], verb: int, end: int, lexicon: SpeechLexicon) -> int | None:
    """The "that" after a verb; not of another verb of saying: "wrote to her, implying that …"."""
    for index in range(verb + 1, min(end, verb + _TO_THAT)):
        if _says(tokens[index], lexicon):
            return None
        if tokens[index].text == "that" and tokens[index].tag in {"IN", "WDT", "DT"}:
            # "That" with a verb right behind it tells which: "spoke in a hall that overlooks".
            clause = any(token.tag in FINITE for token in tokens[index + 2 : end])
            return index if clause and tokens[index + 1].tag not in FINITE else None
        if tokens[index].tag in FINITE:
            return None
    return None


def _says(token: Token, lexicon: SpeechLexicon) -> bool:
    return token.pos == "VERB" and token.lemma in lexicon.saying


def _clause_start(paragraph: Paragraph, first: int, end: int) -> int | None:
    """Where the subject of the first verb from ``first`` on begins, but of one that tells when."""
    tokens = paragraph.tokens
    if first >= end or tokens[first].text in _APART:
        return None
    for token in tokens[first:end]:
        if token.tag in FINITE:
            subjects = [i for i in token.children if tokens[i].dep in SUBJECTS and i >= first]
            start = paragraph.subtree(subjects[0])[0] if subjects else None
            if start is None or opens_relative(tokens, start):
                return None
            if tokens[start - 1].text.lower() not in _WHEN:
                return start
    return None


def _before(
    paragraph: Paragraph, verb: Token, subject: int, end: int, lexicon: SpeechLexicon
) -> Content | None:
    """The clause before "…, Lee told the paper on Monday."."""
    tokens = paragraph.tokens
    if verb.lemma not in lexicon.plain:
        return None
    if any(token.tag in FINITE for token in tokens[max(verb.index, subject) + 1 : end]):
        return None
    start = _sentence_start(tokens, min(verb.index, subject))
    first = min(verb.index, *paragraph.subtree(subject))
    commas = [index for index in range(start, max(start, first)) if tokens[index].text == ","]
    if not commas or first - commas[-1] > 1:
        return None
    clause = tokens[start : commas[-1]]
    if not any(token.tag in FINITE for token in clause) or _tells_when(clause):
        return None
    return "worded", start, range(start, commas[-1])


def _tells_when(clause: Sequence[Token]) -> bool:
    """Whether all of a clause tells when: "But when the money ran out, Lee said enough"."""
    opening = [token for token in clause if token.dep != "cc"][:1]
    one = all(token.text != "," for token in clause)
    return one and any(token.text.lower() in _WHEN for token in opening)


def stands_beside_speech(paragraph: Paragraph, verb: Token, passages: Sequence[Passage]) -> bool:
    """Whether a passage stands beside a finite verb as speech: "…," she shot back; barked: "…"."""
    if verb.tag not in FINITE or verb.pos != "VERB":
        return False
    own = [index for index in verb.children if paragraph.tokens[index].dep in SUBJECTS]
    first = min([verb.index, *(paragraph.subtree(index)[0] for index in own)])
    return any(
        _ends_before(paragraph.tokens, passage, first) or _follows(paragraph.tokens, passage, verb)
        for passage in passages
        if passage.is_sentence
    )


def _ends_before(tokens: Sequence[Token], passage: Passage, first: int) -> bool:
    """Whether a passage ends right before a token, and not with a full stop."""
    if first < 2 or tokens[first - 1].span.end != passage.outer.end:
        return False
    return tokens[first - 2].text in _UNFINISHED


def _follows(tokens: Sequence[Token], passage: Passage, verb: Token) -> bool:
    """Whether a passage follows a verb closely, after a comma or colon."""
    for token in tokens[verb.index + 1 : verb.index + 1 + _TO_PASSAGE]:
        if token.text in {",", ":"}:
            gap = passage.outer.start - token.span.end
            return 0 <= gap <= 1
    return False


def introduces_speech(
    paragraph: Paragraph, verb: Token, said: Content, passages: Sequence[Passage]
) -> bool:
    """Whether a quoted sentence follows a verb, and what stands before only leads up to it.

    "Asked about it on Monday, Lee said, “No.”" says nothing but "No".
    """
    _, head, content = said
    if not content or content[0] > verb.index:
        return False
    before = paragraph.tokens[content[0] : verb.index]
    if head < verb.index and any(token.tag in FINITE for token in before):
        return False
    start = paragraph.tokens[content[0]].span.start
    if any(start < passage.outer.end <= verb.span.start for passage in passages):
        return False
    return any(_follows(paragraph.tokens, p, verb) for p in passages if p.is_sentence)
