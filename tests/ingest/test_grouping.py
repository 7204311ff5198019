"""News is put in its place among the stories, one article at a time or all anew."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from typing_extensions import override

from bot.analysis import Analyst, Arrivals, Grouper, Regrouped, Standing, Window
from bot.ingest.grouping import has_ungrouped, regroup
from bot.model import Digest, SourceKind, StoredStory, Trouble, Unreadable
from bot.store import articles, sources, stories, ungrouped
from bot.store.database import Database
from summarizer import Budget, read, summarize
from summarizer.model import Article
from tests.ingest import newsroom
from tests.store.newsroom import lose

_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_WINDOW = timedelta(days=14)


@pytest.fixture
def fresh() -> Iterator[Analyst]:
    with Analyst() as analyst:
        yield analyst


def _digest(article_id: str, name: str, *, more: str = "", days: float = 0) -> Digest:
    article = Article(
        id=article_id,
        source=f"Outlet {article_id}",
        title=newsroom.title(name),
        text=newsroom.text(name) + more,
        published=_NOW - timedelta(days=days),
    )
    document = read(article)
    return Digest(
        article=document.article,
        byline=None,
        sentences=document.sentences,
        summary=summarize([document], Budget(sentences=2)),
        method="news",
        actors=(),
    )


def _add(db: Database, article_id: str, name: str, *, days: float = 0) -> None:
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", _NOW).id
        digest = _digest(article_id, name, more=f"\nSeen by {article_id}.\n", days=days)
        raw = digest.article.text
        articles.add(tx, digest, source_id=feed, external_id=article_id, raw=raw, now=_NOW)


def _told(db: Database) -> dict[str, StoredStory]:
    """Each story by its first article."""
    with db.read() as tx:
        found = (stories.stored(tx, s.id) for s in stories.window(tx, _NOW - 2 * _WINDOW))
        return {min(each.story.article_ids): each for each in found if each is not None}


async def _regroup(db: Database, analyst: Analyst, days: float = 0) -> int:
    return await regroup(db, analyst, _NOW + timedelta(days=days), _WINDOW)


def _standing(analyst: Analyst) -> Standing:
    standing = analyst.grouper.standing
    assert standing is not None
    return standing


async def test_one_more_article_joins_its_story_and_others_are_left_alone(
    db: Database, analyst: Analyst
) -> None:
    _add(db, "a1", "bridge")
    _add(db, "w1", "wolves")
    assert await _regroup(db, analyst) == 2
    before = _told(db)
    with db.write() as tx:
        stories.change_summary(tx, before["w1"].story.id, before["w1"].summary[:1])
    assert await _regroup(db, analyst) == 0
    begun = _standing(analyst)

    _add(db, "a2", "bridge")
    assert await _regroup(db, analyst, 0.1) == 1

    after = _told(db)
    assert after["a1"].story.id == before["a1"].story.id
    assert set(after["a1"].story.article_ids) == {"a1", "a2"}
    assert after["w1"] == replace(before["w1"], summary=before["w1"].summary[:1])
    assert _standing(analyst).begun == begun.begun
    assert not has_ungrouped(db)


async def test_nothing_new_changes_nothing(db: Database, analyst: Analyst) -> None:
    _add(db, "a1", "bridge")
    await _regroup(db, analyst)
    before = _told(db)
    assert await _regroup(db, analyst) == 0
    assert await _regroup(db, analyst, 2) == 0
    assert _told(db) == before


async def test_an_article_that_was_rewritten_has_its_story_told_anew(
    db: Database, analyst: Analyst
) -> None:
    _add(db, "a1", "bridge")
    _add(db, "a2", "bridge")
    await _regroup(db, analyst)
    (before,) = _told(db).values()

    _add(db, "a2", "wolves")
    assert await _regroup(db, analyst) == 2

    after = _told(db)
    assert after["a1"].story.id == before.story.id
    assert after["a1"].story.article_ids == ("a1",)
    assert after["a2"].story.article_ids == ("a2",)


async def test_an_article_that_went_leaves_its_story(db: Database, analyst: Analyst) -> None:
    _add(db, "a1", "bridge")
    _add(db, "a2", "bridge")
    _add(db, "w1", "wolves")
    await _regroup(db, analyst)
    before = _told(db)

    with db.write() as tx:
        lose(tx, "a1")
        lose(tx, "w1")
        ungrouped.note(tx, ["a1", "w1"])
    assert await _regroup(db, analyst) == 1

    after = _told(db)
    assert after.keys() == {"a2"}
    assert after["a2"].story.id == before["a1"].story.id
    assert {article_id for article_id, _, _ in after["a2"].summary} == {"a2"}


async def test_an_article_that_grew_too_old_stays_and_gets_no_more_company(
    db: Database, analyst: Analyst
) -> None:
    _add(db, "a1", "bridge", days=13)
    _add(db, "w1", "wolves")
    await _regroup(db, analyst)
    before = _told(db)

    _add(db, "a2", "bridge")
    assert await _regroup(db, analyst, 0.9) == 1
    assert set(_told(db)["a1"].story.article_ids) == {"a1", "a2"}
    lone = await _regroup(db, analyst, 2)
    _add(db, "a3", "bridge")
    await _regroup(db, analyst, 2.1)

    assert lone == 0
    assert set(_told(db)["a1"].story.article_ids) == {"a1", "a2", "a3"}
    assert _told(db)["a1"].story.id == before["a1"].story.id
    assert _told(db)["w1"] == before["w1"]


async def test_a_worker_that_was_killed_begins_anew_under_the_same_ids(
    db: Database, analyst: Analyst, fresh: Analyst
) -> None:
    _add(db, "a1", "bridge")
    _add(db, "w1", "wolves")
    await _regroup(db, fresh)
    before = _told(db)
    worker = fresh.grouper._workers.start(os.getpid, (), 9).result()
    assert isinstance(worker, int)
    os.kill(worker, signal.SIGKILL)

    _add(db, "a2", "bridge")
    assert await _regroup(db, fresh) == 1
    _add(db, "w2", "wolves")
    assert await _regroup(db, analyst) == 1

    after = _told(db)
    assert {first: told.story.id for first, told in after.items()} == {
        first: told.story.id for first, told in before.items()
    }
    assert {len(told.story.article_ids) for told in after.values()} == {2}


async def test_all_is_judged_anew_once_a_day(db: Database, analyst: Analyst) -> None:
    _add(db, "a1", "bridge")
    await _regroup(db, analyst)
    begun = _standing(analyst).begun
    await _regroup(db, analyst, 0.9)
    assert _standing(analyst).begun == begun
    await _regroup(db, analyst, 1.1)
    assert _standing(analyst).begun > begun


class _Interrupted(Grouper):
    """Somebody else writes stories while this one groups, as often as told."""

    def __init__(self, db: Database, grouper: Grouper, times: int) -> None:
        super().__init__()
        self.turns = 0
        self._db = db
        self._real = grouper
        self._times = times

    @override
    def begin(self, mark: int, window: Window) -> Future[Regrouped | Unreadable]:
        self._interrupt()
        return self._real.begin(mark, window)

    @override
    def advance(
        self, mark: int, standing: Standing, arrivals: Arrivals
    ) -> Future[Regrouped | Unreadable | None]:
        self._interrupt()
        return self._real.advance(mark, standing, arrivals)

    def _interrupt(self) -> None:
        self.turns += 1
        if self.turns <= self._times:
            with self._db.write() as tx:
                stories.change(tx, (), (), stories.version(tx))


@pytest.mark.parametrize(("others", "turns"), [(1, 2), (9, 3)])
async def test_stories_that_somebody_else_wrote_are_grouped_again(
    db: Database, analyst: Analyst, fresh: Analyst, others: int, turns: int
) -> None:
    _add(db, "a1", "bridge")
    fresh.grouper = _Interrupted(db, analyst.grouper, others)

    changed = await _regroup(db, fresh)

    assert fresh.grouper.turns == turns
    assert changed == (1 if turns > others else 0)
    assert has_ungrouped(db) is (turns <= others)


class _Broken(Grouper):
    """A worker that groups nothing."""

    @override
    def begin(self, mark: int, window: Window) -> Future[Regrouped | Unreadable]:
        answer: Future[Regrouped | Unreadable] = Future()
        answer.set_result(Unreadable(trouble=Trouble.ANALYSIS_FAILED, detail="no worker"))
        return answer


async def test_news_that_could_not_be_grouped_is_grouped_the_next_time(
    db: Database, analyst: Analyst, fresh: Analyst
) -> None:
    _add(db, "a1", "bridge")
    fresh.grouper = _Broken()
    assert await _regroup(db, fresh) == 0
    assert _told(db) == {}
    assert await _regroup(db, analyst) == 1
