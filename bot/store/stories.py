"""Stories: which articles tell of one event, and what is shown of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update

from bot.model import BriefedStory, StoredStory
from bot.ranking import Contender
from bot.store import citations, codec, schema
from bot.store.columns import UtcDateTime
from bot.store.database import Tx, batches, insert
from summarizer.model import Span, Story

_A = schema.articles.c
_S = schema.stories.c
_SA = schema.story_articles.c
_AL = schema.story_aliases.c
_V = schema.versions.c

_NOUN = "stories"

# --- one writer at a time -----------------------------------------------------------------------


def version(tx: Tx) -> int:
    """The number of times the stories were written; ``change`` asks for it back."""
    return tx.scalar(select(_V.version).where(_V.noun == _NOUN)) or 0


def _take_version(tx: Tx, expected: int) -> bool:
    first = insert(tx, schema.versions).values(noun=_NOUN, version=0)
    tx.execute(first.on_conflict_do_nothing())
    taken = tx.execute(
        update(schema.versions)
        .where(_V.noun == _NOUN, _V.version == expected)
        .values(version=expected + 1)
    )
    return taken.rowcount == 1


def window(tx: Tx, since: datetime) -> tuple[Story, ...]:
    """The stories with news since an instant, oldest first."""
    rows = tx.execute(
        select(schema.stories).where(_S.counts_from >= since).order_by(_S.counts_from, _S.id)
    ).all()
    members = _members(tx, [row.id for row in rows])
    return tuple(_story(row, members) for row in rows)


def change(
    tx: Tx, changed: Sequence[StoredStory], gone: Collection[str], expected_version: int
) -> bool:
    """Write the stories that changed, and leave all others as they are.

    A story that is no more because its articles went into others is remembered as another name
    of the one that got most of them, so that old buttons and links still lead somewhere.

    Args:
        tx: a transaction that may write.
        changed: every story that has other articles than before, or is told differently.
        gone: ids of stories that have no news any more.
        expected_version: the ``version`` that was read with the stories.

    Returns:
        False, and nothing is written, when somebody else has written since.
    """
    if not _take_version(tx, expected_version):
        return False
    homes = {
        article_id: kept.story.id for kept in changed for article_id in kept.story.article_ids
    }
    dates = _dates(tx, homes)
    left = [kept for kept in changed if dates.keys() & kept.story.article_ids]
    gone = {*gone, *homes.values()} - {kept.story.id for kept in left}
    members = _members(tx, gone)
    for batch in batches(homes):
        tx.execute(delete(schema.story_articles).where(_SA.article_id.in_(batch)))
    for kept in left:
        _write(tx, kept, dates)
    for story_id in sorted(gone):
        _retire(tx, story_id, [homes[a] for a in members.get(story_id, ()) if a in homes])
    return True


def _dates(tx: Tx, ids: Iterable[str]) -> dict[str, datetime]:
    dates: dict[str, datetime] = {}
    for batch in batches(ids):
        query = select(_A.id, _A.counts_from).where(_A.id.in_(batch))
        dates |= {row.id: row.counts_from for row in tx.execute(query)}
    return dates


def _write(tx: Tx, kept: StoredStory, dates: dict[str, datetime]) -> None:
    story = kept.story
    present = [article_id for article_id in story.article_ids if article_id in dates]
    values = {
        "headline": story.headline,
        "first_seen": story.first_seen,
        "last_seen": story.last_seen,
        "counts_from": max(dates[article_id] for article_id in present),
        "independent": kept.independent,
        "keywords": list(story.keywords),
        "summary": codec.pack_story_summary(kept.summary),
        "differences": codec.pack_differences(kept.differences),
        "timeline": codec.pack_timeline(kept.timeline),
    }
    tx.execute(
        insert(tx, schema.stories)
        .values(id=story.id, **values)
        .on_conflict_do_update(index_elements=[_S.id], set_=values)
    )
    tx.execute(delete(schema.story_aliases).where(_AL.old_id == story.id))
    tx.execute(
        schema.story_articles.insert(),
        [
            {"article_id": article_id, "story_id": story.id, "position": position}
            for position, article_id in enumerate(present)
        ],
    )


def _retire(tx: Tx, story_id: str, homes: list[str]) -> None:
    if homes:
        heir, _ = Counter(homes).most_common(1)[0]
        moved = update(schema.story_articles).where(_SA.story_id == story_id)
        tx.execute(moved.values(story_id=heir))
        aliases = update(schema.story_aliases).where(_AL.story_id == story_id)
        tx.execute(aliases.values(story_id=heir))
        tx.execute(schema.story_aliases.insert().values(old_id=story_id, story_id=heir))
    elif tx.scalar(select(_SA.article_id).where(_SA.story_id == story_id).limit(1)) is not None:
        return
    tx.execute(delete(schema.stories).where(_S.id == story_id))


def change_summary(tx: Tx, story_id: str, summary: Sequence[tuple[str, Span, float]]) -> bool:
    """Put another summary in the place of a story's; False when there is no such story.

    Whoever has read the stories to write them anew has to read them again.
    """
    _take_version(tx, version(tx))
    changed = tx.execute(
        update(schema.stories)
        .where(_S.id == story_id)
        .values(summary=codec.pack_story_summary(summary))
    )
    return changed.rowcount == 1


# --- reading ------------------------------------------------------------------------------------


def get(tx: Tx, story_id: str) -> BriefedStory | None:
    """The story of an id, also of one that has since gone into another story."""
    row = tx.execute(select(schema.stories).where(_S.id == story_id)).one_or_none()
    if row is None:
        heir = select(_AL.story_id).where(_AL.old_id == story_id).scalar_subquery()
        row = tx.execute(select(schema.stories).where(_S.id == heir)).one_or_none()
    found = () if row is None else _briefed(tx, [row], whole=True)
    return found[0] if found else None


def contenders(
    tx: Tx, since: datetime, now: datetime, read_since: datetime | None = None
) -> tuple[Contender, ...]:
    """The stories with news between two instants, in no order.

    Args:
        tx: a transaction.
        since: the first instant.
        now: the last one.
        read_since: only stories with an article that was first read from then on; None for all.
    """
    newest = func.max(func.coalesce(_A.published, _A.seen), type_=UtcDateTime)
    query = (
        select(_S.id, _S.independent, func.count().label("articles"), newest.label("newest"))
        .join_from(schema.stories, schema.story_articles, _SA.story_id == _S.id)
        .join(schema.articles, _A.id == _SA.article_id)
        .where(_S.counts_from >= since, _S.counts_from <= now)
        .group_by(_S.id, _S.independent)
    )
    if read_since is not None:
        query = query.having(func.max(_A.seen) >= read_since)
    return tuple(
        Contender(
            story_id=row.id, independent=row.independent, articles=row.articles, newest=row.newest
        )
        for row in tx.execute(query)
    )


def briefed(tx: Tx, ids: Sequence[str]) -> tuple[BriefedStory, ...]:
    """These stories, in the order given; those that are gone or have nothing to show left out."""
    rows = {
        row.id: row
        for batch in batches(ids)
        for row in tx.execute(select(schema.stories).where(_S.id.in_(batch)))
    }
    return _briefed(tx, [rows[story_id] for story_id in ids if story_id in rows])


def of_article(tx: Tx, article_id: str) -> str | None:
    """The id of the story an article is in."""
    return tx.scalar(select(_SA.story_id).where(_SA.article_id == article_id))


def of_articles(tx: Tx, ids: Collection[str]) -> tuple[tuple[str, str], ...]:
    """(story id, headline) of the stories these articles are in, newest story first."""
    found = {}
    for batch in batches(ids):
        query = select(_S.id, _S.headline, _S.counts_from).join_from(
            schema.story_articles, schema.stories
        )
        for row in tx.execute(query.where(_SA.article_id.in_(batch)).distinct()):
            found[row.id] = row
    newest = sorted(found.values(), key=lambda row: (row.counts_from, row.id), reverse=True)
    return tuple((row.id, row.headline) for row in newest)


def stored(tx: Tx, story_id: str) -> StoredStory | None:
    """The story as it is kept; None when there is none, or it has gone into another."""
    row = tx.execute(select(schema.stories).where(_S.id == story_id)).one_or_none()
    if row is None:
        return None
    return StoredStory(
        story=_story(row, _members(tx, [story_id])),
        summary=codec.unpack_story_summary(row.summary),
        independent=row.independent,
        differences=codec.unpack_differences(row.differences),
        timeline=codec.unpack_timeline(row.timeline),
    )


def every_id(tx: Tx) -> frozenset[str]:
    """The ids of all stories."""
    return frozenset(tx.scalars(select(_S.id)))


def count(tx: Tx) -> int:
    """How many stories are stored."""
    return tx.scalar(select(func.count()).select_from(schema.stories)) or 0


def _members(tx: Tx, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    members: dict[str, list[str]] = {}
    for batch in batches(ids):
        query = select(_SA.story_id, _SA.article_id).where(_SA.story_id.in_(batch))
        for row in tx.execute(query.order_by(_SA.position, _SA.article_id)):
            members.setdefault(row.story_id, []).append(row.article_id)
    return {story_id: tuple(articles) for story_id, articles in members.items()}


def _story(row: Row[*tuple[Any, ...]], members: dict[str, tuple[str, ...]]) -> Story:
    return Story(
        id=row.id,
        headline=row.headline,
        article_ids=members.get(row.id, ()),
        keywords=tuple(row.keywords),
        first_seen=row.first_seen,
        last_seen=row.last_seen,
    )


def _briefed(
    tx: Tx, rows: Sequence[Row[*tuple[Any, ...]]], *, whole: bool = False
) -> tuple[BriefedStory, ...]:
    """The stories of some rows; ``whole`` with what only a card shows."""
    members = _members(tx, [row.id for row in rows])
    outlines = [
        citations.Outline(
            story_id=row.id,
            headline=row.headline,
            independent=row.independent,
            article_ids=members.get(row.id, ()),
            shown=tuple((a, span) for a, span, _ in codec.unpack_story_summary(row.summary)),
            differences=codec.unpack_differences(row.differences) if whole else (),
            timeline=codec.unpack_timeline(row.timeline) if whole else (),
        )
        for row in rows
    ]
    # A story whose articles were all removed has nothing to show.
    return tuple(story for story in citations.fill(tx, outlines) if story.sentences)
