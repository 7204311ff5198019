"""Which stories come first, and why."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import log2

from bot.model import BriefedStory

# In doublings of the independent outlets: a day more of age counts as half of them, and twice the
# articles, copies included, are a quarter of twice the outlets, for whoever prints an agency's text
# says at least that it matters. Set by hand: nobody has labelled the order of a briefing.
_A_DAY = 1.0
_ARTICLES = 0.25
_FOLLOWED = 4.0
"""What a reader follows counts as sixteen times the outlets: it comes before the news of a day but a
catastrophe, and of much that is followed the greatest still comes first."""

_OLDEST = timedelta(days=30)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A story that may be told, as far as its place depends on it.

    Attributes:
        story_id: the story.
        independent: the outlets that report it on their own.
        articles: how many articles it has.
        newest: when the newest of them was published or, if it does not say, read.
    """

    story_id: str
    independent: int
    articles: int
    newest: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What a story's place comes from.

    Attributes:
        independent: the outlets that report it on their own.
        articles: all its articles.
        age: how old its newest article is; at most 30 days.
        followed: whether the reader follows it, or something it is about.
    """

    independent: int
    articles: int
    age: timedelta
    followed: bool = False

    @property
    def score(self) -> float:
        """Higher comes first; 1 more is worth twice the independent outlets."""
        return (
            log2(1 + self.independent)
            + _ARTICLES * log2(1 + self.articles)
            - _A_DAY * (self.age / timedelta(days=1))
            + _FOLLOWED * self.followed
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a story stands in the news of the last hours, and why.

    Attributes:
        story: the story.
        why: what its place comes from.
        place: 1 for the first; None when it is not among the first that are listed.
        among: how many are listed.
        hours: the news of so many hours.
        follows: what the reader follows of it, as it is called.
    """

    story: BriefedStory
    why: Why
    place: int | None
    among: int
    hours: int
    follows: tuple[str, ...] = ()


def rank(
    contenders: Iterable[Contender], now: datetime, followed: Collection[str] = ()
) -> tuple[Contender, ...]:
    """Put stories in order: by independent outlets, recency, prominence and what a reader follows.

    Args:
        contenders: in any order.
        now: the instant.
        followed: ids of stories that the reader follows.
    """

    def place(each: Contender) -> tuple[float, str]:
        return -explain(each, now, followed=each.story_id in followed).score, each.story_id

    return tuple(sorted(contenders, key=place))


def explain(contender: Contender, now: datetime, *, followed: bool = False) -> Why:
    """What the place of a story comes from."""
    return Why(
        followed=followed,
        independent=contender.independent,
        articles=contender.articles,
        age=min(max(now - contender.newest, timedelta(0)), _OLDEST),
    )


def contender_of(story: BriefedStory) -> Contender:
    """A story as it contends for a place."""
    return Contender(
        story_id=story.story_id,
        independent=story.independent,
        articles=len(story.heads),
        newest=max((head.published or head.seen for head in story.heads), default=_LONG_AGO),
    )
