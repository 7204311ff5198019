"""Re-summarising: what it would change, kept apart until an admin publishes it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, delete, func, select, update

from bot.model import Change, Digest, Revision, StoredStory
from bot.store import articles, codec, digests, identity, people, schema, stories
from bot.store.database import Tx
from summarizer.model import Actor

_R = schema.revisions.c
_CH = schema.changes.c

ARTICLE: Final = "article"
PEOPLE: Final = "people"
"""An article whose summary stays while its people, or what is said of them, do not."""
STORY: Final = "story"

# --- gathering ----------------------------------------------------------------------------------


def start(tx: Tx, *, scope: str, method: str, by: int | None, now: datetime) -> int:
    """Begin a revision; ``by`` is the Telegram user who asked for it."""
    begun = schema.revisions.insert().values(
        scope=scope, method=method, requested_by=by, started=now
    )
    return int(tx.execute(begun.returning(_R.id)).scalar_one())


def add_digest(tx: Tx, revision_id: int, digest: Digest) -> bool:
    """Count an article that was read again, and keep what is new of it.

    Returns:
        Whether its summary shows other sentences than the stored one, or its people are others;
        nothing is kept of an article that stays as it is.
    """
    counted = update(schema.revisions).where(_R.id == revision_id)
    tx.execute(counted.values(articles_seen=_R.articles_seen + 1))
    article = digest.article
    before = digests.get(tx, article.id)
    source = articles.raw(tx, article.id)
    if before is None or source is None:
        return False
    digest = replace(digest, actors=people.corrected(tx, article.id, digest.actors))
    change = _compared(before, digest)
    if change is None:
        return False
    body = {"of": identity.content_hash(source.text), "digest": codec.pack_digest(digest)}
    _add(tx, revision_id, change, body)
    return True


def _compared(before: Digest, after: Digest) -> Change | None:
    if _shown(before) != _shown(after):
        subject, show = ARTICLE, _shown
    elif set(before.actors) != set(after.actors):
        subject, show = PEOPLE, _people
    else:
        return None
    return Change(
        subject=subject,
        subject_id=after.article.id,
        title=after.article.title,
        old=show(before),
        new=show(after),
    )


def add_story(
    tx: Tx, revision_id: int, new: StoredStory, old_texts: Sequence[str], new_texts: Sequence[str]
) -> bool:
    """Keep the new summary of a story.

    Args:
        tx: a transaction that may write.
        revision_id: the revision.
        new: the story with its new summary.
        old_texts: the sentences it shows now.
        new_texts: the sentences of the new summary.

    Returns:
        Whether the two differ; nothing is kept of a story that stays as it is.
    """
    if tuple(old_texts) == tuple(new_texts):
        return False
    change = Change(
        subject=STORY,
        subject_id=new.story.id,
        title=new.story.headline,
        old=tuple(old_texts),
        new=tuple(new_texts),
    )
    body = {
        "articles": sorted(new.story.article_ids),
        "summary": codec.pack_story_summary(new.summary),
    }
    _add(tx, revision_id, change, body)
    return True


def add_failure(tx: Tx, revision_id: int) -> None:
    """Count an article that could not be read again."""
    failed = update(schema.revisions).where(_R.id == revision_id)
    tx.execute(failed.values(articles_seen=_R.articles_seen + 1, failures=_R.failures + 1))


def finish(tx: Tx, revision_id: int, now: datetime) -> None:
    """Everything asked for has been looked at."""
    tx.execute(update(schema.revisions).where(_R.id == revision_id).values(finished=now))


def _add(tx: Tx, revision_id: int, change: Change, body: dict[str, Any]) -> None:
    places = select(func.count()).where(_CH.revision_id == revision_id).scalar_subquery()
    tx.execute(
        schema.changes.insert().values(
            revision_id=revision_id,
            position=places,
            subject=change.subject,
            subject_id=change.subject_id,
            title=change.title,
            old=list(change.old),
            new=list(change.new),
            body=body,
        )
    )


# --- reading and deciding -----------------------------------------------------------------------


def get(tx: Tx, revision_id: int) -> Revision | None:
    """The revision with all its changes."""
    row = tx.execute(select(schema.revisions).where(_R.id == revision_id)).one_or_none()
    if row is None:
        return None
    changes = [_change(change) for change in _changes(tx, revision_id)]
    return Revision(
        id=row.id,
        scope=row.scope,
        method=row.method,
        articles_seen=row.articles_seen,
        articles_changed=sum(change.subject != STORY for change in changes),
        stories_changed=sum(change.subject == STORY for change in changes),
        failures=row.failures,
        changes=tuple(changes),
        published=row.published is not None,
    )


def publish(tx: Tx, revision_id: int, now: datetime) -> bool:
    """Put every change in its place.

    What has changed by itself meanwhile, an article that its publisher rewrote or a story that
    got more articles, keeps what it has.

    Returns:
        False when the revision is unknown, unfinished, or was published before.
    """
    taken = update(schema.revisions).where(
        _R.id == revision_id, _R.finished.is_not(None), _R.published.is_(None)
    )
    if tx.execute(taken.values(published=now)).rowcount == 0:
        return False
    for row in _changes(tx, revision_id):
        if row.subject == STORY:
            _publish_story(tx, row)
        else:
            _publish_article(tx, row)
    _drop_bodies(tx, revision_id)
    return True


def discard(tx: Tx, revision_id: int) -> bool:
    """Forget a revision and its changes; False when it is unknown or was published."""
    unpublished = delete(schema.revisions).where(_R.id == revision_id, _R.published.is_(None))
    return tx.execute(unpublished).rowcount == 1


def _drop_bodies(tx: Tx, revision_id: int) -> None:
    tx.execute(update(schema.changes).where(_CH.revision_id == revision_id).values(body=None))


def _publish_article(tx: Tx, row: Row[*tuple[Any, ...]]) -> None:
    stored = articles.raw(tx, row.subject_id)
    if stored is not None and identity.content_hash(stored.text) == row.body["of"]:
        digests.replace(tx, codec.unpack_digest(row.body["digest"], stored))


def _publish_story(tx: Tx, row: Row[*tuple[Any, ...]]) -> None:
    stored = stories.stored(tx, row.subject_id)
    if stored is not None and sorted(stored.story.article_ids) == row.body["articles"]:
        summary = codec.unpack_story_summary(row.body["summary"])
        stories.change_summary(tx, row.subject_id, summary)


def _changes(tx: Tx, revision_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    query = select(schema.changes).where(_CH.revision_id == revision_id)
    return tx.execute(query.order_by(_CH.position)).all()


def _change(row: Row[*tuple[Any, ...]]) -> Change:
    return Change(
        subject=row.subject,
        subject_id=row.subject_id,
        title=row.title,
        old=tuple(row.old),
        new=tuple(row.new),
    )


def _shown(digest: Digest) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in digest.summary.sentences)


def _people(digest: Digest) -> tuple[str, ...]:
    """A line for each actor with its roles, and for each statement."""
    return tuple(line for actor in digest.actors for line in _lines_of(actor))


def _lines_of(actor: Actor) -> Iterator[str]:
    also = f" ({', '.join(actor.aliases)})" if actor.aliases else ""
    roles = "".join(f" — {role.text}" for role in actor.roles)
    yield f"{actor.name}{also}{roles}"
    for quote in actor.quotes:
        yield f"{actor.name}: {quote.text}"
