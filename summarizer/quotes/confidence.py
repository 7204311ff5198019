"""How sure it is that a statement is right in text and speaker, from 0 to 1.

A logistic regression for each kind of statement over its evidence.
"""

from collections.abc import Iterable

from summarizer.quotes.weights import chance

# Statements less sure than this are left out. From 0.3 to 0.6 the harmonic mean of precision and
# recall on PolNeAR's training part stays the same to 0.3; half is where more are right than wrong.
LEAST = 0.5

# Of two who may be meant by "he" the gold, for which anybody who speaks in the article is right, does
# not tell which; so that nobody's card has another's words, neither is sure enough for one.
_UNSETTLED = "another acts nearer"
_MOST_UNSETTLED = 0.89


def confidence(evidence: Iterable[str], *, direct: bool) -> float:
    """The chance that a statement with this evidence is right, rounded to two digits."""
    told = tuple(evidence)
    likely = round(chance("confidence", "direct" if direct else "reported", told), 2)
    unsettled = any(each.endswith(_UNSETTLED) for each in told)
    return min(likely, _MOST_UNSETTLED) if unsettled else likely
