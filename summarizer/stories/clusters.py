"""Articles grouped by the story they tell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from heapq import heapify, heappop, heappush
from math import log1p

from summarizer.model import Document, Story
from summarizer.stories.likeness import Likeness, compare, profile
from summarizer.terms import content_stems, document_shares, language_of, rarity, words_of

# Groups join while their articles are, on average, this likely to tell one story: below one
# half, for the few sure pairs of a group carry the others. Best on ECB+ and Multi-News together.
_SAME_STORY = 0.35
# What is less likely counts as impossible, which keeps the groups' links few.
_LEAST_PROBABILITY = 0.02
# Found together with ``continuity.assign``, which is best with 30 of 12, 20, 30 and 40.
_KEYWORDS = 30
_LEAD = 5
_BEGINNING = datetime.min.replace(tzinfo=UTC)


def cluster(documents: Sequence[Document]) -> tuple[Story, ...]:
    """Put the articles about one story together; every article is in exactly one story.

    The order of the documents does not matter, and nothing is remembered between calls. Of
    several documents with the same article id one is taken.

    Returns:
        The stories, those with most articles first, then the newest.
    """
    unique = {document.article.id: document for document in sorted(documents, key=_order)}
    ordered = [unique[article_id] for article_id in sorted(unique)]
    likenesses = compare([profile(document) for document in ordered])
    groups = _Groups(len(ordered), likenesses).join()
    stories = [tell([ordered[position] for position in group]) for group in groups]
    return tuple(sorted(stories, key=_prominence))


def _order(document: Document) -> tuple[str, str, str, datetime]:
    article = document.article
    return article.id, article.title, article.text, article.published or _BEGINNING


def _prominence(story: Story) -> tuple[int, float, str]:
    newest = story.last_seen.timestamp() if story.last_seen else 0.0
    return -len(story.article_ids), -newest, story.id


class _Groups:
    """Groups of articles and the summed probabilities between them.

    Agglomerative clustering with average linkage; a pair that was not compared counts as 0.
    """

    def __init__(self, articles: int, likenesses: Iterable[Likeness]) -> None:
        self._members = {article: [article] for article in range(articles)}
        self._links: dict[int, dict[int, float]] = {article: {} for article in range(articles)}
        for likeness in likenesses:
            for other, probability in zip(
                likeness.others.tolist(), likeness.probabilities.tolist(), strict=True
            ):
                if probability >= _LEAST_PROBABILITY:
                    self._links[likeness.article][other] = probability
                    self._links[other][likeness.article] = probability

    def join(self) -> list[list[int]]:
        """Join the two likest groups until none are likely enough to tell one story."""
        waiting = [
            (-self._average(one, other), one, other)
            for one, links in self._links.items()
            for other in links
            if one < other
        ]
        heapify(waiting)
        while waiting and -waiting[0][0] >= _SAME_STORY:
            average, one, other = heappop(waiting)
            if other in self._links.get(one, ()) and average == -self._average(one, other):
                self._absorb(one, other)
                for third in self._links[one]:
                    pair = min(one, third), max(one, third)
                    heappush(waiting, (-self._average(*pair), *pair))
        return list(self._members.values())

    def _average(self, one: int, other: int) -> float:
        size = len(self._members[one]) * len(self._members[other])
        return self._links[one][other] / size

    def _absorb(self, one: int, other: int) -> None:
        self._members[one] += self._members.pop(other)
        for third, total in self._links.pop(other).items():
            del self._links[third][other]
            if third != one:
                total += self._links[one].get(third, 0.0)  # noqa: PLW2901  (a running sum)
                self._links[one][third] = self._links[third][one] = total


def tell(documents: Sequence[Document]) -> Story:
    """The story of some articles; its id is made from the earliest one."""
    ordered = sorted(documents, key=lambda document: (_time(document), document.article.id))
    times = [d.article.published for d in ordered if d.article.published is not None]
    return Story(
        id=make_id(ordered[0].article.id),
        headline=ordered[-1].article.title,
        article_ids=tuple(document.article.id for document in ordered),
        keywords=_keywords(ordered),
        first_seen=min(times, default=None),
        last_seen=max(times, default=None),
    )


def make_id(seed: str) -> str:
    """Twelve hexadecimal digits that follow from a text alone."""
    return sha256(seed.encode()).hexdigest()[:12]


def _time(document: Document) -> datetime:
    return document.article.published or _BEGINNING


def _keywords(documents: Sequence[Document]) -> tuple[str, ...]:
    """The words, in lower case, that are frequent in these articles and rare in the news."""
    weights: defaultdict[str, float] = defaultdict(float)
    for document in documents:
        language = language_of(document.article.language)
        shares = document_shares(document.article.language)
        texts = [document.article.title] * 2 + [s.text for s in document.sentences[:_LEAD]]
        for word, count in Counter(word for text in texts for word in words_of(text)).items():
            for stem in content_stems([word], language):
                weights[word] += log1p(count) * rarity(stem, shares) * (not word.isdigit())
    ranked = sorted(weights, key=lambda word: (-weights[word], word))
    return tuple(ranked[:_KEYWORDS])
