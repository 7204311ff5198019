"""Re-summarising: run it again, compare, publish on confirmation.

Only changes are kept, apart from what readers see, until an admin publishes or drops them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from bot.analysis import summarize_story
from bot.model import Change, Digest, Revision, StoredStory, Unreadable
from bot.store import articles, digests, identity, stories
from bot.store import revisions as stored
from bot.store.database import Database, Tx
from summarizer.model import Article, Document

TODAY, ALL = "today", "all"

HOURS_OF_TODAY = timedelta(hours=24)

CHANGES_OF_A_WRITE = 25
"""So many are published in one transaction: the write lock is held some 0.2 s."""

_ID = re.compile(r"[0-9a-z]{12}")
"""Of an article (``bot.store.identity.article_id``) or a story (``summarizer.stories``)."""

_ALL_TIME = timedelta(days=36_500)

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to summarise again: ``today``, ``all``, the id of a story or article, or a link.

    ``method`` is one of ``summarizer.METHODS``; ``by`` is the Telegram user who asked for it.
    """

    scope: str
    method: str
    by: int | None


class Reader(Protocol):
    """Whoever reads articles in another process: ``bot.analysis.Analyst``."""

    def digests(self, articles: Iterable[Article], method: str) -> Iterator[Digest | Unreadable]:
        """Read articles in their order, each again with ``method``."""

    def run(self, function: Callable[..., _Result], *args: object) -> _Result | Unreadable:
        """Call a function in a worker."""


def is_scope(words: str) -> bool:
    """Whether the words can name what to read again: today, all, a story, an article or a link."""
    return words in (TODAY, ALL) or "://" in words or _ID.fullmatch(words) is not None


def resummarize(
    db: Database,
    reader: Reader,
    request: Request,
    now: datetime,
    progress: Callable[[int, int], object],
    stopping: Callable[[], bool] = lambda: False,
) -> Revision:
    """Summarise again and keep what would change; nothing that readers see changes yet.

    Args:
        db: the store.
        reader: reads the articles.
        request: what to summarise again, and how.
        now: the instant.
        progress: told how many of how many articles are done.
        stopping: asked again and again whether to leave the rest.

    Returns:
        What would change; of no article where the scope names none. When it was stopped it is
        unfinished, and cannot be published.
    """
    with db.write() as tx:
        ids = _articles_of(tx, request.scope, now)
        revision_id = stored.start(
            tx, scope=request.scope, method=request.method, by=request.by, now=now
        )
    progress(0, len(ids))
    for done, read in enumerate(reader.digests(_sources(db, ids), request.method), 1):
        if stopping():
            break
        with db.write() as tx:
            if isinstance(read, Unreadable):
                stored.add_failure(tx, revision_id)
            else:
                stored.add_digest(tx, revision_id, read)
        progress(done, len(ids))
    for story_id in _stories_of(db, request.scope, ids):
        if stopping():
            break
        _compare_story(db, reader, revision_id, story_id, request.method)
    with db.write() as tx:
        if not stopping():
            stored.finish(tx, revision_id, now)
        revision = stored.get(tx, revision_id)
    if revision is None:
        raise LookupError(f"revision {revision_id} was dropped while it ran")
    return revision


def get(db: Database, revision_id: int) -> Revision | None:
    """A revision; None when it is gone."""
    with db.read() as tx:
        return stored.get(tx, revision_id)


def change(db: Database, revision_id: int, index: int) -> Change | None:
    """One of a revision's changes, counted from 0; None when there is none."""
    with db.read() as tx:
        return stored.change(tx, revision_id, index)


def publish(
    db: Database,
    revision_id: int,
    now: datetime,
    stopping: Callable[[], bool] = lambda: False,
) -> Revision | None:
    """Make the new summaries those that readers see; None when the revision is gone.

    Some at a time, so that nobody waits long; whoever asks meanwhile sees each story with its
    articles either as they were or as they are. A second tap changes nothing more, or goes on
    where the first was stopped.
    """
    published = True
    while published and not stopping():
        with db.write() as tx:
            published = stored.publish(tx, revision_id, now, CHANGES_OF_A_WRITE) > 0
    return get(db, revision_id)


def discard(db: Database, revision_id: int) -> Revision | None:
    """Drop a revision and leave everything as it is; None when it is gone or was published."""
    with db.write() as tx:
        dropped = stored.get(tx, revision_id)
        return dropped if stored.discard(tx, revision_id) else None


def _articles_of(tx: Tx, scope: str, now: datetime) -> tuple[str, ...]:
    if scope == TODAY:
        return articles.window_ids(tx, now - HOURS_OF_TODAY)
    if scope == ALL:
        return articles.window_ids(tx, now - _ALL_TIME)
    if "://" in scope:
        found = identity.by_url(tx, scope)
        return () if found is None else (found,)
    told = stories.get(tx, scope)
    if told is not None:
        return tuple(head.id for head in told.heads)
    return tuple(articles.heads(tx, [scope]))


def _sources(db: Database, ids: Sequence[str]) -> Iterator[Article]:
    """The articles as they were found, read one by one so that memory stays flat."""
    for article_id in ids:
        with db.read() as tx:
            article = articles.raw(tx, article_id)
        if article is not None:
            yield article


def _stories_of(db: Database, scope: str, ids: Sequence[str]) -> tuple[str, ...]:
    with db.read() as tx:
        told = stories.get(tx, scope)
        if told is not None:
            return (told.story_id,)
        return tuple(story_id for story_id, _ in stories.of_articles(tx, ids))


def _compare_story(
    db: Database, reader: Reader, revision_id: int, story_id: str, method: str
) -> None:
    with db.read() as tx:
        kept = stories.stored(tx, story_id)
        documents = {} if kept is None else digests.documents_of(tx, kept.story.article_ids)
    if kept is None:
        return
    told = [documents[each] for each in kept.story.article_ids if each in documents]
    summary = reader.run(summarize_story, told, method)
    if isinstance(summary, Unreadable):
        return
    new = replace(
        kept,
        summary=tuple(
            (sentence.article_id, sentence.span, score)
            for sentence, score in zip(summary.sentences, summary.scores, strict=True)
        ),
    )
    with db.write() as tx:
        stored.add_story(tx, revision_id, new, _texts(kept, documents), _texts(new, documents))


def _texts(story: StoredStory, documents: dict[str, Document]) -> tuple[str, ...]:
    return tuple(
        span.of(documents[article_id].article.text)
        for article_id, span, _ in story.summary
        if article_id in documents
    )
