"""Which stories come first, and why."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log2

from bot.model import BriefedStory

# All in doublings of the independent outlets. What a reader follows comes before all that has
# fewer than eight times its outlets; a day more of age counts as half of them; and twice the
# articles, copies included, are a quarter of twice the outlets, for whoever prints an agency's
# text says at least that it matters. Set by hand: nobody has labelled the order of a briefing.
_FOLLOWED = 3.0
_A_DAY = 1.0
_ARTICLES = 0.25

_OLDEST = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What a story's place comes from.

    Attributes:
        independent: the outlets that report it on their own.
        articles: all its articles.
        age: how old its newest article is; at most 30 days.
        follows: what the reader follows of it, as worded.
    """

    independent: int
    articles: int
    age: timedelta
    follows: tuple[str, ...]

    @property
    def score(self) -> float:
        """Higher comes first; 1 more is worth twice the independent outlets."""
        return (
            log2(1 + self.independent)
            + _ARTICLES * log2(1 + self.articles)
            - _A_DAY * (self.age / timedelta(days=1))
            + _FOLLOWED * bool(self.follows)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A story and why it stands where it does."""

    story: BriefedStory
    why: Why


def rank(
    stories: Iterable[BriefedStory], now: datetime, follows: Collection[str] = ()
) -> tuple[Ranked, ...]:
    """Put stories in order: by independent outlets, recency, prominence and what is followed.

    Args:
        stories: in any order.
        now: the instant.
        follows: words, names and outlets that the reader follows.
    """
    ranked = (Ranked(story=story, why=_why(story, now, follows)) for story in stories)
    return tuple(sorted(ranked, key=lambda each: (-each.why.score, each.story.story_id)))


def _why(story: BriefedStory, now: datetime, follows: Collection[str]) -> Why:
    newest = max((head.published or head.seen for head in story.heads), default=now - _OLDEST)
    return Why(
        independent=story.independent,
        articles=len(story.heads),
        age=min(max(now - newest, timedelta(0)), _OLDEST),
        follows=tuple(wanted for wanted in follows if _is_about(story, wanted)),
    )


def _is_about(story: BriefedStory, wanted: str) -> bool:
    """Whether a headline, sentence or outlet has these words, whole, in this order, in any case."""
    words = r"\W+".join(map(re.escape, wanted.casefold().split()))
    texts = [story.headline, *(cited.text for cited in story.sentences)]
    texts += [head.outlet for head in story.heads]
    pattern = re.compile(rf"(?<!\w){words}(?!\w)")
    return bool(words) and any(pattern.search(text.casefold()) for text in texts)
