"""Re-summarising: what it would change, kept apart until an admin publishes it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, delete, exists, func, select, update

from bot.model import Change, Digest, Revision, StoredStory
from bot.store import articles, codec, digests, identity, people, schema, stories
from bot.store.database import Tx, batches
from summarizer.model import Actor

_R = schema.revisions.c
_CH = schema.changes.c
_SA = schema.story_articles.c

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
    last = select(func.max(_CH.position)).where(_CH.revision_id == revision_id).scalar_subquery()
    tx.execute(
        schema.changes.insert().values(
            revision_id=revision_id,
            position=func.coalesce(last + 1, 0),
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
    """How far a revision is and how much it would change; ``change`` reads its changes."""
    row = tx.execute(select(schema.revisions).where(_R.id == revision_id)).one_or_none()
    if row is None:
        return None
    of_revision = _CH.revision_id == revision_id
    is_story = _CH.subject == STORY
    tally = select(func.count()).select_from(schema.changes)
    is_left = exists().where(of_revision, _CH.body.is_not(None))
    return Revision(
        id=row.id,
        scope=row.scope,
        method=row.method,
        articles_seen=row.articles_seen,
        articles_changed=tx.scalar(tally.where(of_revision, ~is_story)) or 0,
        stories_changed=tx.scalar(tally.where(of_revision, is_story)) or 0,
        failures=row.failures,
        finished=row.finished is not None,
        published=row.published is not None and not tx.scalar(select(is_left)),
    )


def change(tx: Tx, revision_id: int, index: int) -> Change | None:
    """One of a revision's changes, counted from 0; None when there is none."""
    query = select(_CH.subject, _CH.subject_id, _CH.title, _CH.old, _CH.new)
    found = query.where(_CH.revision_id == revision_id, _CH.position == index)
    row = tx.execute(found).one_or_none()
    if row is None:
        return None
    return Change(
        subject=row.subject,
        subject_id=row.subject_id,
        title=row.title,
        old=tuple(row.old),
        new=tuple(row.new),
    )


def publish(tx: Tx, revision_id: int, now: datetime, most: int) -> int:
    """Put some changes in their place, about ``most``; a story comes with all its articles.

    What has changed by itself meanwhile, an article that its publisher rewrote or a story that
    got more articles, keeps what it has.

    Returns:
        How many were put in their place; 0 when none is left, or the revision is unknown or
        unfinished.
    """
    finished = (_R.id == revision_id, _R.finished.is_not(None))
    if tx.scalar(select(_R.id).where(*finished).with_for_update()) is None:
        return 0
    begun = update(schema.revisions).where(*finished, _R.published.is_(None))
    tx.execute(begun.values(published=now))
    rows = _next(tx, revision_id, most)
    for row in rows:
        if row.subject == STORY:
            _publish_story(tx, row)
        else:
            _publish_article(tx, row)
    # What has no body any more is published, also for whoever goes on after a stop.
    done = update(schema.changes).where(
        _CH.revision_id == revision_id, _CH.position.in_([row.position for row in rows])
    )
    tx.execute(done.values(body=None))
    return len(rows)


def _next(tx: Tx, revision_id: int, most: int) -> list[Row[*tuple[Any, ...]]]:
    """The next changes that are not published, with those that readers see together with them."""
    left = (_CH.revision_id == revision_id, _CH.body.is_not(None))
    first = tx.scalars(select(_CH.subject_id).where(*left).order_by(_CH.position).limit(most))
    subjects = set(first)
    of_stories = select(_SA.story_id).where(_SA.article_id.in_(subjects))
    for place in tx.execute(
        select(_SA.story_id, _SA.article_id).where(_SA.story_id.in_(of_stories))
    ).all():
        subjects |= {place.story_id, place.article_id}
    query = select(_CH.position, _CH.subject, _CH.subject_id, _CH.body)
    found = [
        row
        for batch in batches(subjects)
        for row in tx.execute(query.where(*left, _CH.subject_id.in_(batch)))
    ]
    return sorted(found, key=lambda row: row.position)


def discard(tx: Tx, revision_id: int) -> bool:
    """Forget a revision and its changes; False when it is unknown or was published."""
    unpublished = delete(schema.revisions).where(_R.id == revision_id, _R.published.is_(None))
    return tx.execute(unpublished).rowcount == 1


def purge(tx: Tx, before: datetime, most: int) -> int:
    """Forget revisions begun before an instant with their changes, ``most`` at a time.

    Returns:
        How many were forgotten; fewer than ``most`` when none is left.
    """
    old = select(_R.id).where(_R.started < before).order_by(_R.id).limit(most)
    return tx.execute(delete(schema.revisions).where(_R.id.in_(old))).rowcount


def _publish_article(tx: Tx, row: Row[*tuple[Any, ...]]) -> None:
    stored = articles.raw(tx, row.subject_id)
    if stored is not None and identity.content_hash(stored.text) == row.body["of"]:
        digests.replace(tx, codec.unpack_digest(row.body["digest"], stored))


def _publish_story(tx: Tx, row: Row[*tuple[Any, ...]]) -> None:
    stored = stories.stored(tx, row.subject_id)
    if stored is not None and sorted(stored.story.article_ids) == row.body["articles"]:
        summary = codec.unpack_story_summary(row.body["summary"])
        stories.change_summary(tx, row.subject_id, summary)


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
