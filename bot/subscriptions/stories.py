"""What is put right about stories: an article that is of another one, two that are one.

Each stays as it was put right, whatever is read later, until it is withdrawn. What readers see
changes at once; whatever follows for other stories comes with the next news.
"""

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Protocol

from bot.model import Amended, StoredStory, Trouble, Unreadable
from bot.store import digests, rulings, stories
from bot.store.database import Database, Tx
from summarizer.model import Document, Ruling, Story

_TRIES = 3


class Grouper(Protocol):
    """Whoever groups in another process: ``bot.analysis.Grouper``."""

    def amend(
        self,
        documents: Sequence[Document],
        stories: Sequence[Story],
        rulings: Sequence[Ruling],
        taken: Collection[str],
    ) -> Future[tuple[StoredStory, ...] | Unreadable]:
        """Let stories obey rulings; those that changed, told anew."""


def take_out(
    db: Database, grouper: Grouper, article_id: str, *, by: int | None, now: datetime
) -> Amended | Unreadable | None:
    """Let an article tell another story than those it is with.

    Returns:
        What changed; None when the article is with no other (any more).
    """
    with db.read() as tx:
        home = stories.stored(tx, stories.of_article(tx, article_id) or "")
    others = frozenset(home.story.article_ids) - {article_id} if home else frozenset()
    if not others:
        return None
    ruling = Ruling(together=False, ones=frozenset([article_id]), others=others)
    return _rule(db, grouper, ruling, by=by, now=now)


def join_stories(
    db: Database, grouper: Grouper, story_id: str, into: str, *, by: int | None, now: datetime
) -> Amended | Unreadable | None:
    """Let the articles of two stories tell one.

    Returns:
        What changed; None when there are not both (any more).
    """
    with db.read() as tx:
        one, other = stories.stored(tx, story_id), stories.stored(tx, into)
    if one is None or other is None or story_id == into:
        return None
    ruling = Ruling(
        together=True,
        ones=frozenset(one.story.article_ids),
        others=frozenset(other.story.article_ids),
    )
    return _rule(db, grouper, ruling, by=by, now=now)


def withdraw_ruling(db: Database, grouper: Grouper, number: int) -> Amended | Unreadable | None:
    """Let a ruling hold no more; its articles stand again as they did before.

    Returns:
        What changed; None when there is no such ruling (any more).
    """
    with db.read() as tx:
        noted = rulings.get(tx, number)
        left = [each.ruling for each in rulings.listed(tx) if each.number != number][::-1]
    if noted is None:
        return None
    # The first of all, so that whatever else was ruled goes before it.
    back = [noted.ruling.opposite, *left]
    return _amend(db, grouper, noted.ruling, back, lambda tx: rulings.withdraw(tx, number))


def _rule(
    db: Database, grouper: Grouper, ruling: Ruling, *, by: int | None, now: datetime
) -> Amended | Unreadable:
    with db.read() as tx:
        made = [*rulings.every(tx), ruling]
    return _amend(db, grouper, ruling, made, lambda tx: rulings.add(tx, ruling, by=by, now=now))


def _amend(
    db: Database,
    grouper: Grouper,
    ruling: Ruling,
    made: Sequence[Ruling],
    write: Callable[[Tx], object],
) -> Amended | Unreadable:
    """Let the stories that a ruling speaks of obey, and write both at once."""
    for _ in range(_TRIES):
        with db.read() as tx:
            version, before = stories.version(tx), _spoken_of(tx, ruling)
            members = {article_id for story in before for article_id in story.article_ids}
            documents = tuple(digests.documents_of(tx, members).values())
            taken = stories.every_id(tx) - {story.id for story in before}
        told = grouper.amend(documents, before, made, taken).result()
        if isinstance(told, Unreadable):
            return told
        homes = {each: kept.story.id for kept in told for each in kept.story.article_ids}
        gone = {story.id for story in before if homes.keys() >= {*story.article_ids}}
        with db.write() as tx:
            if stories.change(tx, told, gone - {*homes.values()}, version):
                write(tx)
                return Amended(
                    stories=tuple((kept.story.id, kept.story.headline) for kept in told)
                )
    return Unreadable(trouble=Trouble.ANALYSIS_FAILED, detail="stories were written by others")


def _spoken_of(tx: Tx, ruling: Ruling) -> list[Story]:
    found = stories.of_articles(tx, ruling.ones | ruling.others)
    kept = (stories.stored(tx, story_id) for story_id, _ in found)
    return [each.story for each in kept if each is not None]
