"""A story day by day: one sentence for each, in the words of an outlet."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from math import fsum, sqrt

from summarizer.coherence import needs_previous
from summarizer.model import Document, Sentence
from summarizer.terms import content_stems, document_shares, language_of, rarity, words_of

# The constants here are set by hand, for no labelled set has days.
# What happened stands at the beginning of an article.
_BEGINNING = 3
# A stem that an earlier day of the timeline told says this much of what a new one says.
_TOLD_BEFORE = 0.25
# News opens with what happened and goes on with details, whose words are rarer: the second sentence
# counts a third, the third a fifth.
_LATER = 2
# In content words: shorter sentences say too little, longer ones are hard to read in a list.
_SHORTEST, _LONGEST = 5, 45


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day of a story and the sentence that tells it."""

    day: date
    sentence: Sentence


def timeline(documents: Sequence[Document]) -> tuple[Day, ...]:
    """Tell a story in one sentence a day, oldest first; undated articles are left out.

    The sentence stands at the beginning of an article of that day (UTC), can be read alone, and
    says most of what the day's articles have in common and days before did not tell. Of a day
    whose articles say nothing new there is no sentence: none is shown twice.
    """
    days: defaultdict[date, list[Document]] = defaultdict(list)
    for document in documents:
        if document.article.published is not None:
            days[document.article.published.astimezone(UTC).date()].append(document)
    told: set[str] = set()
    shown: set[str] = set()
    line: list[Day] = []
    for day in sorted(days):
        sentence = _best(sorted(days[day], key=lambda each: each.article.id), told, shown)
        if sentence is not None:
            line.append(Day(day=day, sentence=sentence))
            shown.add(sentence.text)
            languages = {each.article.id: each.article.language for each in days[day]}
            told.update(_stems(sentence.text, languages[sentence.article_id]))
    return tuple(line)


def _best(documents: Sequence[Document], told: set[str], shown: set[str]) -> Sentence | None:
    common: Counter[str] = Counter()
    for document in documents:
        beginning = [document.article.title, *(s.text for s in document.sentences[:_BEGINNING])]
        common.update(
            {stem for text in beginning for stem in _stems(text, document.article.language)}
        )
    ranked = [
        (_worth(sentence, document, common, told), sentence)
        for document in documents
        for sentence in _candidates(document)
        if sentence.text not in shown
    ]
    if not ranked:
        return None
    _, best = max(ranked, key=lambda each: (each[0], -each[1].index, each[1].article_id))
    return best


def _candidates(document: Document) -> Iterator[Sentence]:
    needs = needs_previous(document)
    for sentence in document.sentences[:_BEGINNING]:
        stems = _stems(sentence.text, document.article.language)
        if not needs[sentence.index] and _SHORTEST <= len(stems) <= _LONGEST:
            yield sentence


def _worth(sentence: Sentence, document: Document, common: Counter[str], told: set[str]) -> float:
    """How much a sentence says of what the day's articles have in common, by its length."""
    shares = document_shares(document.article.language)
    stems = set(_stems(sentence.text, document.article.language))
    worth = fsum(
        common[stem] * rarity(stem, shares) * (_TOLD_BEFORE if stem in told else 1.0)
        for stem in sorted(stems)
    )
    return worth / sqrt(len(stems)) / (1 + _LATER * sentence.index)


def _stems(text: str, language: str) -> tuple[str, ...]:
    return content_stems(words_of(text), language_of(language))
