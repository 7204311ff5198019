"""What an article counts: how many are dead, hurt or missing, how many votes, troops, dollars.

Only counts whose wording leaves no doubt are read; the wordings are those of
``lexicons/<lang>.quantities.toml``, and a language without that file counts nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from summarizer.model import Document, Sentence, Span
from summarizer.resources import read_tables

Bound = Literal["exact", "least", "most", "about"]

_FIGURE = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
# In a longer sentence a count and what is counted are seldom close; it also bounds the time.
# Set by hand.
_LONGEST_SENTENCE = 600
_YEAR = re.compile(r"(?<![\d.,$€£])(?:1[89]|20)\d\d(?![\d.,]\d|\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number in a sentence and what it counts.

    Attributes:
        kind: "dead", "injured", "votes" …
        counted: who or what is counted: "people", "soldiers", a currency.
        value: the number.
        bound: whether it is exact, or at least, at most or about so many.
        sentence: where it stands.
        span: the number as worded, in the article's text.
    """

    kind: str
    counted: str
    value: Decimal
    bound: Bound
    sentence: Sentence
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wordings:
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    groups: Mapping[str, str]
    bounds: Mapping[str, Bound]
    words: Mapping[str, int]
    other_times: re.Pattern[str]


def quantities(document: Document) -> tuple[Quantity, ...]:
    """Read what an article counts, in reading order; what is about other times is left out."""
    wordings = _load(document.article.language.partition("-")[0].lower())
    if wordings is None:
        return ()
    published = document.article.published
    year = str(published.astimezone(UTC).year) if published else None
    return tuple(
        quantity
        for sentence in document.sentences
        if not set(_YEAR.findall(sentence.text)) - {year}
        for quantity in _quantities_in(sentence, wordings)
    )


def _quantities_in(sentence: Sentence, wordings: _Wordings) -> Iterator[Quantity]:
    text = sentence.text.lower().replace("’", "'")
    # Lower case can be longer than the text ("İ"): then no offset can be trusted.
    if len(text) != len(sentence.text) or len(text) > _LONGEST_SENTENCE:
        return
    if wordings.other_times.search(text):
        return
    taken: set[tuple[str, int]] = set()
    for kind, pattern in wordings.patterns:
        for found in pattern.finditer(text):
            start, end = found.span("number")
            if (kind, start) not in taken:
                taken.add((kind, start))
                counted = found.groupdict().get("counted") or ""
                yield Quantity(
                    kind=kind,
                    counted=found.groupdict().get("currency")
                    or wordings.groups.get(counted, "people"),
                    value=_value(found["number"], found.groupdict().get("scale"), wordings),
                    bound=wordings.bounds.get(" ".join((found["bound"] or "").split()), "exact"),
                    sentence=sentence,
                    span=Span(start=sentence.span.start + start, end=sentence.span.start + end),
                )


def _value(number: str, scale: str | None, wordings: _Wordings) -> Decimal:
    word = wordings.words.get(number)
    value = Decimal(number.replace(",", "")) if word is None else Decimal(word)
    return value * _SCALES.get(scale or "", 1)


@lru_cache(maxsize=8)
def _load(language: str) -> _Wordings | None:
    read = read_tables("lexicons", language, "quantities")
    if not read:
        return None
    groups = {word: group for group, words in read["counted"].items() for word in words.split()}
    numbers = read["numbers"]
    bounds: dict[str, Bound] = {}
    for bound in ("least", "most", "about"):
        bounds |= dict.fromkeys(numbers[bound], bound)
    words = {word: value for value, word in enumerate(numbers["words"].split())}
    said = "|".join(sorted(bounds, key=len, reverse=True))
    scale = rf"(?: (?P<scale>{'|'.join(_SCALES)}))?"
    number = (
        rf"(?<![\w.,$€£])(?:(?P<bound>{said}) )?(?P<number>{_FIGURE}|{'|'.join(words)}){scale}"
    )
    money = rf"(?:(?P<bound>{said}) )?(?P<currency>us\$|[$€£])(?P<number>{_FIGURE}){scale}(?: |-)?"
    counted = rf"(?:(?:other|more|[a-z]+an|local|young) )?(?P<counted>{'|'.join(groups)})\b"
    return _Wordings(
        patterns=tuple(
            (
                kind,
                re.compile(
                    pattern.replace("COUNTED", counted)
                    .replace("NUMBER", number)
                    .replace("SUM", money)
                ),
            )
            for kind, patterns in read["quantities"].items()
            for pattern in patterns
        ),
        groups=groups,
        bounds=bounds,
        words=words,
        other_times=re.compile(
            rf"\b(?:{'|'.join(map(re.escape, read['context']['other_times']))})\b"
        ),
    )
