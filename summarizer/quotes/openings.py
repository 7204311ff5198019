"""Openings: where what was said begins, behind words that only tell when or where it was said."""

from collections.abc import Sequence

from summarizer.lexicon import SpeechLexicon
from summarizer.parse import Paragraph, Token
from summarizer.quotes.contents import Stretch
from summarizer.quotes.cues import Cue
from summarizer.quotes.subjects import SUBJECTS
from summarizer.quotes.times import is_time
from summarizer.quotes.verbs import FINITE

_DASHES = frozenset({"-", "–", "—", "―", "--"})
_DATELINE_MARKS = frozenset({",", ".", "(", ")", "/"})
# The tokens of a place, a date and the agency that wrote a text.
_LONGEST_DATELINE = 14
# A second dash so near closes what the first one opens: "NATO – a club of 30 – met".
_LONGEST_ASIDE = 10
# "LA" is the shortest place in capitals that texts open with.
_SHORTEST_PLACE = 2


def find_start(paragraph: Paragraph, cue: Cue, stretch: Stretch, lexicon: SpeechLexicon) -> int:
    """The first token of what was said."""
    if stretch.first == 0:
        return _after_dateline(paragraph.tokens)
    if cue.form == "clause" and stretch.first == cue.verb + 1:
        return _after_occasion(paragraph, stretch, lexicon)
    return stretch.first


def _after_dateline(tokens: Sequence[Token]) -> int:
    """Where a text begins after "LIMA, Nov. 20 (AFP) –"."""
    opening = tokens[: _LONGEST_DATELINE + 1]
    dash = next((token.index for token in opening if token.text in _DASHES), 0)
    place = tokens[0].text
    in_capitals = place.isupper() and len(place) >= _SHORTEST_PLACE
    by_agency = dash > 0 and tokens[dash - 1].text == ")"
    told = (in_capitals or by_agency) and all(map(_may_date, tokens[:dash]))
    aside = any(token.text in _DASHES for token in tokens[dash + 1 : dash + 1 + _LONGEST_ASIDE])
    return dash + 1 if dash and told and not aside else 0


def _may_date(token: Token) -> bool:
    return token.text in _DATELINE_MARKS or token.text[:1].isupper() or token.pos == "NUM"


def _after_occasion(paragraph: Paragraph, stretch: Stretch, lexicon: SpeechLexicon) -> int:
    """Where a clause begins after its verb and "on Thursday" or "in a statement"."""
    tokens, first = paragraph.tokens, stretch.first
    subject = next((i for i in tokens[stretch.core].children if tokens[i].dep in SUBJECTS), first)
    start = paragraph.subtree(subject)[0]
    before = tokens[first:start]
    if not before or any(token.pos == "PUNCT" or token.tag in FINITE for token in before):
        return first
    opens = before[0].pos == "ADP" or is_time(paragraph, first)
    tells = any(
        token.lemma in lexicon.occasions or is_time(paragraph, token.index) for token in before
    )
    return start if opens and tells else first
