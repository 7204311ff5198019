"""Where outlets differ: one quantity of one event with different numbers, without a verdict."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date
from decimal import Decimal
from itertools import combinations

from summarizer.model import Document, Sentence
from summarizer.stories.quantities import Quantity, quantities
from summarizer.terms import content_stems, language_of, names_of, words_of

# The constants here are set by hand.
# Two sentences tell of the same thing when they share a name, or so many content stems.
_ENOUGH_SHARED = 3
# "About 500" and 540 do not differ.
_TOLERANCE = Decimal("0.15")
# Numbers further apart count different things: those of the event and of the whole war.
_MOST_APART = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two sentences of two outlets that give one quantity of one day different numbers.

    Attributes:
        kind: what is counted: "dead", "injured", "votes" …
        counted: who: "people", "soldiers", a currency.
        low, high: the two numbers.
        sentences: where they stand, in the same order.
    """

    kind: str
    counted: str
    low: Decimal
    high: Decimal
    sentences: tuple[Sentence, Sentence]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    quantity: Quantity
    source: str
    names: frozenset[str]
    stems: frozenset[str]


def find_differences(documents: Sequence[Document]) -> tuple[Difference, ...]:
    """Find where outlets differ about a story, at most once a quantity; the newest day first.

    A number that changes from day to day is news, not a difference: only articles published on
    one day (UTC) are compared, of each outlet the last. An article that gives two numbers for one
    quantity says that they count different things, and is left out; so are undated ones.
    """
    claims: defaultdict[tuple[date, str, str], list[_Claim]] = defaultdict(list)
    for document in _last_of_each_outlet(documents):
        day = _day(document)
        if day is not None:
            for claim in _claims(document):
                claims[day, claim.quantity.kind, claim.quantity.counted].append(claim)
    found: dict[tuple[str, str], Difference] = {}
    for day, kind, counted in sorted(claims, key=lambda key: (-key[0].toordinal(), key[1:])):
        difference = _widest(claims[day, kind, counted])
        if difference is not None:
            found.setdefault((kind, counted), difference)
    return tuple(found.values())


def _last_of_each_outlet(documents: Sequence[Document]) -> list[Document]:
    last: dict[tuple[str, date], Document] = {}
    for document in documents:
        source, day = document.article.source.strip().casefold(), _day(document)
        if day is not None and source:
            key = source, day
            before = last.get(key)
            if before is None or _newness(before) < _newness(document):
                last[key] = document
    return [last[key] for key in sorted(last)]


def _day(document: Document) -> date | None:
    published = document.article.published
    return published.astimezone(UTC).date() if published else None


def _newness(document: Document) -> tuple[float, str]:
    published = document.article.published
    return published.timestamp() if published else 0.0, document.article.id


def _claims(document: Document) -> list[_Claim]:
    """What an article says once, or always alike, of each quantity."""
    by_key: defaultdict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for quantity in quantities(document):
        by_key[quantity.kind, quantity.counted].append(quantity)
    return [
        _claim(own[0], document)
        for own in by_key.values()
        if len({quantity.value for quantity in own}) == 1
    ]


def _claim(quantity: Quantity, document: Document) -> _Claim:
    language = language_of(document.article.language)
    text = quantity.sentence.text
    words = [word for word in words_of(text) if not word[0].isdigit()]
    return _Claim(
        quantity=quantity,
        source=document.article.source.strip().casefold(),
        names=frozenset(name.lower() for name in names_of(text)),
        stems=frozenset(content_stems(words, language)),
    )


def _widest(claims: Sequence[_Claim]) -> Difference | None:
    pairs = [
        sorted(pair, key=lambda claim: (claim.quantity.value, claim.quantity.sentence.article_id))
        for pair in combinations(claims, 2)
        if _differ(*pair)
    ]
    if not pairs:
        return None
    low, high = max(
        pairs,
        key=lambda pair: (
            pair[1].quantity.value - pair[0].quantity.value,
            pair[0].quantity.sentence.article_id,
            pair[1].quantity.sentence.article_id,
        ),
    )
    return Difference(
        kind=low.quantity.kind,
        counted=low.quantity.counted,
        low=low.quantity.value,
        high=high.quantity.value,
        sentences=(low.quantity.sentence, high.quantity.sentence),
    )


def _differ(one: _Claim, other: _Claim) -> bool:
    if one.source == other.source or not _same_matter(one, other):
        return False
    low, high = sorted((one.quantity, other.quantity), key=lambda quantity: quantity.value)
    if not 0 < low.value < high.value <= low.value * _MOST_APART:
        return False
    # "At least 20" allows 23 and "at least 31", and "up to 31" allows 23 and "up to 20".
    if low.bound == "least" or high.bound == "most":
        return False
    return "about" not in (low.bound, high.bound) or high.value > low.value * (1 + _TOLERANCE)


def _same_matter(one: _Claim, other: _Claim) -> bool:
    """Whether two sentences count for the same place or thing."""
    if one.names and other.names:
        return not one.names.isdisjoint(other.names)
    return len(one.stems & other.stems) >= _ENOUGH_SHARED
