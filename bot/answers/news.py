"""The news of a day, of some words, of one story, and the proof of one sentence."""

from datetime import datetime, timedelta

from bot.model import Address, BriefedStory, Briefing, Digest, Edition, Proof, cite
from bot.ranking import Standing, contender_of, explain
from bot.store import articles, briefings, digests, editions, interests, proofs, stories
from bot.store.database import Database, Tx
from bot.store.search import search

MOST_STORIES = 10
"""Stories of an answer; more is no summary."""

_REMEMBERED = timedelta(days=90)
"""Briefings are kept for so long."""

_MATCHES = 40
"""Articles that are looked at for an answer of so few stories: a story has about four."""


def edition(
    db: Database, address: Address, now: datetime, hours: int, *, limit: int = MOST_STORIES
) -> Edition:
    """The news of the last ``hours`` as a chat wants it, most important story first."""
    with db.read() as tx:
        stretch = editions.Stretch(since=now - timedelta(hours=hours))
        return editions.between(tx, stretch, now, limit, interests.of(tx, address))


def search_stories(db: Database, words: str) -> tuple[BriefedStory, ...]:
    """The stories of the articles that hold some words, the best match first.

    An article that is in no story (any more) is a story of its own.
    """
    found: dict[str, BriefedStory] = {}
    with db.read() as tx:
        for article_id in search(tx, words, since=None, limit=_MATCHES):
            told = _story_with(tx, article_id)
            if told is not None:
                found.setdefault(told.story_id, told)
            if len(found) == MOST_STORIES:
                break
    return tuple(found.values())


def briefing(db: Database, address: Address, briefing_id: int) -> Briefing | None:
    """A briefing as it was sent to a chat; None when it is gone, or another chat's."""
    with db.read() as tx:
        sent = briefings.get(tx, briefing_id)
    return sent if sent is not None and sent.chat.address == address else None


def story(db: Database, story_id: str) -> BriefedStory | None:
    """A story as it is told now; the one it went into, if it is no more; None when it is gone.

    The id of an article that is in no story gives a story of that article.
    """
    with db.read() as tx:
        return _told(tx, story_id)


def new_to(
    db: Database, address: Address, story: BriefedStory, now: datetime, briefing_id: int | None
) -> frozenset[int]:
    """Which sentences of a story are of articles that it had not when a chat was told it before.

    Args:
        db: the store.
        address: the chat.
        story: as it is told now.
        now: the instant.
        briefing_id: the briefing that the story is opened from, which counts as not told yet.

    Returns:
        The places of the sentences; none when the chat was never told the story.
    """
    with db.read() as tx:
        past = briefings.pasts(tx, [address], now - _REMEMBERED, before=briefing_id).get(address)
    if past is None or past.told.isdisjoint(head.id for head in story.heads):
        return frozenset()
    return frozenset(
        place for place, cited in enumerate(story.sentences) if cited.head.id not in past.told
    )


def standing(
    db: Database, address: Address, story_id: str, now: datetime, hours: int
) -> Standing | None:
    """Where a story stands for a chat in the news of the last ``hours``; None when it is gone."""
    with db.read() as tx:
        told = _told(tx, story_id)
        if told is None:
            return None
        news = editions.News(tx, editions.Stretch(since=now - timedelta(hours=hours)), now)
        wanted = interests.of(tx, address)
        ids = [each.story_id for each in news.cut(tx, MOST_STORIES, wanted).stories]
        follows = news.follows(tx, told.story_id, wanted)
        return Standing(
            story=told,
            why=explain(contender_of(told), now, followed=bool(follows)),
            place=ids.index(told.story_id) + 1 if told.story_id in ids else None,
            among=len(ids),
            hours=hours,
            follows=tuple(interest.label for interest in follows),
        )


def proof(db: Database, story_id: str, index: int) -> Proof | None:
    """A sentence of a story's card where it stands; None when the story or sentence is gone."""
    with db.read() as tx:
        told = _told(tx, story_id)
        if told is None or not 0 <= index < len(told.sentences):
            return None
        cited = told.sentences[index]
        return proofs.find(tx, cited.head.id, cited.span)


def _told(tx: Tx, story_id: str) -> BriefedStory | None:
    known = stories.get(tx, story_id)
    if known is not None:
        return known
    digest = digests.get(tx, story_id)
    return None if digest is None else _alone(tx, digest)


def _story_with(tx: Tx, article_id: str) -> BriefedStory | None:
    return _told(tx, stories.of_article(tx, article_id) or article_id)


def _alone(tx: Tx, digest: Digest) -> BriefedStory:
    """A story of one article."""
    heads = articles.heads(tx, [digest.article.id])
    return BriefedStory(
        story_id=digest.article.id,
        headline=digest.article.title,
        sentences=cite(digest.summary.sentences, heads),
        heads=tuple(heads.values()),
        independent=1,
    )
