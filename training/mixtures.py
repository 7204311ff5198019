"""Articles and the stories they tell, mixed as in one window, and halved by story."""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.model import Article
from summarizer.sentences import read
from summarizer.stories.window import Evidence, Profile, Window, profile
from training.frequencies import read_articles

# Articles of fewer words are remains of a page that was not read well.
_SHORTEST = 20
# So many sentences a feed gives where it does not give all.
_BRIEF = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An article and the story it tells.

    Attributes:
        profile: what the article is compared by.
        brief: the same of its first sentences alone.
        story: the story.
        topic: what the story is about; stories of one topic are held out together.
    """

    profile: Profile
    brief: Profile
    story: str
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mixture:
    """Articles that were in one window.

    Attributes:
        articles: the articles, by place.
        evidence: what each has in common with those before it.
        share: what share of the articles is compared.
    """

    articles: Sequence[Told]
    evidence: Sequence[Evidence]
    share: float = 1.0

    def within(self, half: NDArray[np.bool_]) -> "Mixture":
        """The same with those articles alone compared whose place is in a half."""
        return Mixture(
            articles=self.articles,
            evidence=[_within(own, half) for own in self.evidence if half[own.article]],
            share=float(half.mean()),
        )

    def halve(self, halving: int) -> NDArray[np.bool_]:
        """By place, whether an article is in the first half; all of one topic are in the same."""
        digests = [sha256(f"{halving} {own.topic}".encode()).digest() for own in self.articles]
        return np.array([digest[0] % 2 == 0 for digest in digests])

    def same_story(self) -> NDArray[np.bool_]:
        """For all pairs that are compared, in the order of the evidence: whether they tell one story."""
        stories = [each.story for each in self.articles]
        return np.array(
            [
                stories[other] == stories[own.article]
                for own in self.evidence
                for other in own.others
            ],
            dtype=np.bool_,
        )


def mix(articles: Sequence[Told]) -> Mixture:
    """Compare articles as those of one window."""
    return Mixture(
        articles=articles, evidence=list(Window().add_all(each.profile for each in articles))
    )


def thin(articles: Iterable[Told], most: int) -> Iterator[Told]:
    """Leave of each story the first few articles."""
    seen = Counter[str]()
    for each in articles:
        seen[each.story] += 1
        if seen[each.story] <= most:
            yield each


def strand(articles: Iterable[Told], half: int) -> Iterator[Told]:
    """Leave of the stories of one half, 0 or 1, the first article alone; all of the others.

    About half of the stories of a real window have one article.
    """
    seen = set[str]()
    for each in articles:
        alone = sha256(each.story.encode()).digest()[0] % 2 == half
        if not alone or each.story not in seen:
            yield each
        seen.add(each.story)


def cut(articles: Iterable[Told], every: int) -> Iterator[Told]:
    """Leave of every so-many-th article its first sentences alone, as feeds do."""
    for number, each in enumerate(articles, start=1):
        yield each if number % every else replace(each, profile=each.brief)


def read_stories(path: Path) -> Iterator[Told]:
    """Read ECB+: lines of JSON with ``title``, ``text`` and ``story``: "12-ecb", "12-ecbplus"."""
    for row in _read_rows(path):
        yield _tell(row["title"], row["text"], row["story"], row["story"].partition("-")[0])


def read_groups(path: Path) -> Iterator[Told]:
    """Read Multi-News: lines of JSON with ``id`` and ``articles``; a group is a story."""
    for row in _read_rows(path):
        for article in row["articles"]:
            if article.get("relevant", True) and len(article["text"].split()) >= _SHORTEST:
                yield _tell(article.get("title", ""), article["text"], row["id"], row["id"])


def read_others(path: Path) -> Iterator[Told]:
    """Read CNN/Daily Mail: lines of JSON with ``sents``; each article is a story of its own."""
    for number, sentences in enumerate(read_articles(path)):
        yield _tell("", "\n".join(sentences), f"other {number}", f"other {number}")


def _read_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _tell(title: str, text: str, story: str, topic: str) -> Told:
    document = read(Article(id="", source="", title=title, text=text))
    first = replace(document, sentences=document.sentences[:_BRIEF])
    return Told(profile=profile(document), brief=profile(first), story=story, topic=topic)


def _within(own: Evidence, half: NDArray[np.bool_]) -> Evidence:
    """The same about those others alone whose place is in a half."""
    inside = half[own.others]
    columns = {
        name: getattr(own, name)[inside] for name in Evidence.__slots__ if name != "article"
    }
    return replace(own, **columns)
