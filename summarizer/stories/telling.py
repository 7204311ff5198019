"""What is said of a story as a whole: its id, headline, keywords and dates."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from math import log1p

from summarizer.model import Document, Story
from summarizer.terms import document_shares, language_of, rarity, words_of

# Found together with ``continuity.assign``, which is best with 30 of 12, 20, 30 and 40.
_KEYWORDS = 30
# Set by hand: keywords come from the title and so many sentences.
_LEAD = 5
_BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What an article adds to what is said of its story.

    Attributes:
        article_id: the article.
        title: its title.
        published: when it was published.
        keywords: how much each word of its beginning, in lower case, tells of it.
    """

    article_id: str
    title: str
    published: datetime | None
    keywords: Mapping[str, float]


def notice(document: Document) -> Notice:
    """Note what an article adds to its story; words frequent in it and rare in the news count."""
    article = document.article
    language, shares = language_of(article.language), document_shares(article.language)
    texts = [article.title] * 2 + [sentence.text for sentence in document.sentences[:_LEAD]]
    counts = Counter(words_of("\n".join(texts)))
    keywords = {
        word: log1p(count) * rarity(language.stem(word), shares) * (not word.isdigit())
        for word, count in counts.items()
        if word not in language.stop_words and len(word) > 1
    }
    return Notice(
        article_id=article.id,
        title=article.title,
        published=article.published,
        keywords=keywords,
    )


def tell(notices: Sequence[Notice], story_id: str | None = None) -> Story:
    """The story of some articles; without an id, one is made from the earliest article."""
    ordered = sorted(notices, key=lambda each: (each.published or _BEGINNING, each.article_id))
    times = [each.published for each in ordered if each.published is not None]
    weights: defaultdict[str, float] = defaultdict(float)
    for each in ordered:
        for word, weight in each.keywords.items():
            weights[word] += weight
    keywords = sorted(weights, key=lambda word: (-weights[word], word))
    return Story(
        id=story_id or make_id(ordered[0].article_id),
        headline=ordered[-1].title,
        article_ids=tuple(each.article_id for each in ordered),
        keywords=tuple(keywords[:_KEYWORDS]),
        first_seen=min(times, default=None),
        last_seen=max(times, default=None),
    )


def by_prominence(story: Story) -> tuple[int, float, str]:
    """A sort key: stories with most articles first, then the newest."""
    newest = story.last_seen.timestamp() if story.last_seen else 0.0
    return -len(story.article_ids), -newest, story.id


def make_id(seed: str) -> str:
    """Twelve hexadecimal digits that follow from a text alone."""
    return sha256(seed.encode()).hexdigest()[:12]
