"""Editions: the news of a stretch of time, from which briefings and answers are cut."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from bot.model import BriefedStory, Edition, Interest, InterestKind, Stance
from bot.ranking import rank
from bot.store import articles, interests, sources, stories
from bot.store.database import Tx

LONGEST_ON_THE_WAY = timedelta(hours=2)
"""What has been read stands in a story when the round of reading ends: minutes later, or after a
downtime. So long before ``read_since`` articles may have been read that no story told by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Which news an edition holds.

    Attributes:
        since: what counts as news from then on.
        read_since: only what was read from then on; None for all. An article may be read long
            after it was published, with a briefing between.
    """

    since: datetime
    read_since: datetime | None = None


def between(
    tx: Tx, stretch: Stretch, now: datetime, limit: int, wanted: Collection[Interest] = ()
) -> Edition:
    """The news of a stretch up to now, most important story first, at most ``limit`` of them."""
    return News(tx, stretch, now).cut(tx, limit, wanted)


class News:
    """The news of a stretch up to now, from which the editions of many readers are cut.

    What two of them need is read once. The transaction may be another one each time.
    """

    def __init__(self, tx: Tx, stretch: Stretch, now: datetime) -> None:
        """Read which stories there are."""
        told_since = (
            None if stretch.read_since is None else stretch.read_since - LONGEST_ON_THE_WAY
        )
        contenders = stories.contenders(tx, stretch.since, now, told_since)
        self._ranked = {each.story_id: each for each in rank(contenders, now)}
        self._since = stretch.since
        self._now = now
        self._article_count = articles.count_news(tx, stretch.since, stretch.read_since)
        self._sources = sources.listed(tx)
        self._about: dict[tuple[InterestKind, str, tuple[str, ...]], frozenset[str]] = {}
        self._outlets: Mapping[str, frozenset[str]] | None = None
        self._told: dict[str, BriefedStory | None] = {}

    def cut(self, tx: Tx, limit: int, wanted: Collection[Interest] = ()) -> Edition:
        """The edition of a reader.

        Args:
            tx: a transaction.
            limit: the most stories.
            wanted: what the reader follows and mutes.
        """
        muted = self._muted(tx, wanted)
        followed = self._followed(tx, wanted)
        shown = self._first(limit, followed - muted, muted)
        return Edition(
            stories=tuple(
                replace(story, followed=story.story_id in followed)
                for story in self._tell(tx, shown)
            ),
            article_count=self._article_count,
            source_count=len(self._sources),
            muted_count=len(muted),
            is_first=self._is_first(),
        )

    def follows(self, tx: Tx, story_id: str, wanted: Collection[Interest]) -> tuple[Interest, ...]:
        """What a reader follows of a story."""
        return tuple(
            interest
            for interest in wanted
            if interest.stance is Stance.FOLLOWED and story_id in self._stories_about(tx, interest)
        )

    def _is_first(self) -> bool:
        tried = (s.last_success or s.failures or s.article_count for s in self._sources)
        return bool(self._sources) and not any(tried)

    def _first(self, limit: int, followed: frozenset[str], muted: frozenset[str]) -> list[str]:
        """The order of what is not muted; only who is followed changes places."""
        left_out = followed | muted
        others = (each for each in self._ranked.values() if each.story_id not in left_out)
        raised = (self._ranked[story_id] for story_id in followed)
        first = rank([*raised, *islice(others, limit)], self._now, followed)
        return [each.story_id for each in first[:limit]]

    def _followed(self, tx: Tx, wanted: Collection[Interest]) -> frozenset[str]:
        followed = (each for each in wanted if each.stance is Stance.FOLLOWED)
        about = (self._stories_about(tx, interest) for interest in followed)
        return frozenset[str]().union(*about) & self._ranked.keys()

    def _muted(self, tx: Tx, wanted: Collection[Interest]) -> frozenset[str]:
        """The stories left out; one that is followed itself is not, whatever it is about."""
        muted = [each for each in wanted if each.stance is Stance.MUTED]
        if not muted:
            return frozenset()
        outlets = {each.subject for each in muted if each.kind is InterestKind.OUTLET}
        others = (each for each in muted if each.kind is not InterestKind.OUTLET)
        left_out = self._told_only_by(tx, frozenset(outlets)).union(
            *(self._stories_about(tx, interest) for interest in others)
        )
        themselves = [each for each in wanted if each.kind is InterestKind.STORY]
        return (left_out & self._ranked.keys()) - self._followed(tx, themselves)

    def _told_only_by(self, tx: Tx, outlets: frozenset[str]) -> frozenset[str]:
        if not outlets:
            return frozenset()
        if self._outlets is None:
            self._outlets = interests.outlets_of_stories(tx, self._since)
        return frozenset(story for story, told_by in self._outlets.items() if told_by <= outlets)

    def _stories_about(self, tx: Tx, interest: Interest) -> frozenset[str]:
        subject = (interest.kind, interest.subject, interest.other_keys)
        if subject not in self._about:
            self._about[subject] = interests.stories_about(tx, interest, self._since)
        return self._about[subject]

    def _tell(self, tx: Tx, ids: Sequence[str]) -> tuple[BriefedStory, ...]:
        new = [story_id for story_id in ids if story_id not in self._told]
        self._told |= dict.fromkeys(new) | {s.story_id: s for s in stories.briefed(tx, new)}
        told = (self._told[story_id] for story_id in ids)
        return tuple(story for story in told if story is not None)
