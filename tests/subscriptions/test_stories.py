"""Admins part and join stories, and it stays so."""

import asyncio
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import Future
from datetime import timedelta

import pytest
from typing_extensions import override

from bot import answers
from bot.analysis import Analyst, Grouper, amend_stories
from bot.ingest.grouping import regroup
from bot.model import (
    Amended,
    Digest,
    SourceKind,
    StoredStory,
    ToldRuling,
    Trouble,
    Unreadable,
)
from bot.store import articles, rulings, sources, stories
from bot.store.database import Database
from bot.subscriptions.stories import join_stories, take_out, withdraw_ruling
from summarizer import Budget, read, summarize
from summarizer.model import Article, Document, Ruling, Story
from tests.ingest import newsroom
from tests.store.samples import NOW

WINDOW = timedelta(days=14)


class Here(Grouper):
    """Amends in this process; somebody else writes stories meanwhile, as often as told."""

    def __init__(self, db: Database, others: int = 0) -> None:
        super().__init__()
        self._db = db
        self._others = others

    @override
    def amend(
        self,
        documents: Sequence[Document],
        stories: Sequence[Story],
        rulings: Sequence[Ruling],
        taken: Collection[str],
    ) -> Future[tuple[StoredStory, ...] | Unreadable]:
        if self._others > 0:
            self._others -= 1
            _write_elsewhere(self._db)
        done: Future[tuple[StoredStory, ...] | Unreadable] = Future()
        done.set_result(amend_stories(documents, stories, rulings, taken))
        return done


def _write_elsewhere(db: Database) -> None:
    with db.write() as tx:
        stories.change(tx, (), (), stories.version(tx))


def add(db: Database, article_id: str, name: str) -> None:
    article = Article(
        id=article_id,
        source=f"Outlet {article_id}",
        title=f"{newsroom.title(name)}: {article_id}",
        text=f"{newsroom.text(name)}\nSeen by {article_id}.\n",
        published=NOW - timedelta(hours=int(article_id[1:])),
    )
    document = read(article)
    digest = Digest(
        article=document.article,
        byline=None,
        sentences=document.sentences,
        summary=summarize([document], Budget(sentences=2)),
        method="news",
        actors=(),
    )
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
        articles.add(tx, digest, source_id=feed, external_id=article_id, raw=article.text, now=NOW)


@pytest.fixture(scope="module")
def analyst() -> Iterator[Analyst]:
    with Analyst() as analyst:
        yield analyst


@pytest.fixture
def news(db: Database, analyst: Analyst) -> Database:
    """Two stories: the bridge of three articles, the wolves of two."""
    for article_id, name in (
        ("a1", "bridge"), ("a2", "bridge"), ("a3", "bridge"), ("w1", "wolves"), ("w2", "wolves"),
    ):  # fmt: skip
        add(db, article_id, name)
    group(db, analyst)
    assert parts(db) == {frozenset({"a1", "a2", "a3"}), frozenset({"w1", "w2"})}
    return db


def group(db: Database, analyst: Analyst, days: float = 0) -> None:
    asyncio.run(regroup(db, analyst, NOW + timedelta(days=days), WINDOW))


def told(db: Database) -> dict[str, StoredStory]:
    with db.read() as tx:
        kept = (stories.stored(tx, each.id) for each in stories.window(tx, NOW - WINDOW))
        return {each.story.id: each for each in kept if each is not None}


def parts(db: Database) -> set[frozenset[str]]:
    return {frozenset(each.story.article_ids) for each in told(db).values()}


def home(db: Database, article_id: str) -> str:
    with db.read() as tx:
        return stories.of_article(tx, article_id) or ""


def only(db: Database) -> ToldRuling:
    (made,) = answers.made_rulings(db).rulings
    return made


TAKEN_OUT = {frozenset({"a1"}), frozenset({"a2", "a3"}), frozenset({"w1", "w2"})}


def test_an_article_that_is_taken_out_stays_out(news: Database, analyst: Analyst) -> None:
    before = home(news, "a2")
    amended = take_out(news, Here(news), "a1", by=900, now=NOW)

    assert isinstance(amended, Amended)
    assert {story_id for story_id, _ in amended.stories} == {home(news, "a1"), before}
    assert parts(news) == TAKEN_OUT
    assert home(news, "a2") == before
    for kept in told(news).values():
        assert {article_id for article_id, _, _ in kept.summary} <= {*kept.story.article_ids}
    group(news, analyst)
    assert parts(news) == TAKEN_OUT
    add(news, "a4", "bridge")
    group(news, analyst, 0.1)
    assert home(news, "a1") != home(news, "a2") == home(news, "a3") == before
    with Analyst() as restarted:
        add(news, "a5", "bridge")
        group(news, restarted, 0.1)
    assert home(news, "a1") != home(news, "a2") == home(news, "a3")


def test_joined_stories_stay_one_until_that_is_withdrawn(news: Database, analyst: Analyst) -> None:
    bridge, wolves = home(news, "a1"), home(news, "w1")
    before = told(news)
    amended = join_stories(news, Here(news), wolves, bridge, by=900, now=NOW)

    assert isinstance(amended, Amended)
    assert [story_id for story_id, _ in amended.stories] == [bridge]
    everything = frozenset({"a1", "a2", "a3", "w1", "w2"})
    assert parts(news) == {everything}
    with news.read() as tx:
        old = stories.get(tx, wolves)
    assert old is not None
    assert old.story_id == bridge
    add(news, "w3", "wolves")
    group(news, analyst)
    group(news, analyst, 1.1)
    assert parts(news) == {everything | {"w3"}}

    assert isinstance(withdraw_ruling(news, Here(news), only(news).number), Amended)
    assert home(news, "a1") != home(news, "w1")
    group(news, analyst, 1.2)
    assert parts(news) == {
        frozenset({"a1", "a2", "a3"}),
        frozenset({"w1", "w2", "w3"}),
    }
    assert home(news, "a1") == bridge
    assert told(news)[bridge].summary == before[bridge].summary


def test_an_article_comes_back_when_that_is_withdrawn(news: Database) -> None:
    before = parts(news)
    take_out(news, Here(news), "a1", by=None, now=NOW)
    made = only(news)
    assert not made.together
    assert made.one is not None
    assert made.one.id == "a1"
    assert isinstance(withdraw_ruling(news, Here(news), made.number), Amended)
    assert parts(news) == before
    assert answers.made_rulings(news).rulings == ()
    assert withdraw_ruling(news, Here(news), made.number) is None


def test_what_was_ruled_else_stays_when_one_is_withdrawn(news: Database) -> None:
    take_out(news, Here(news), "a1", by=None, now=NOW)
    join_stories(news, Here(news), home(news, "a1"), home(news, "w1"), by=None, now=NOW)
    joined = {frozenset({"a2", "a3"}), frozenset({"a1", "w1", "w2"})}
    assert parts(news) == joined
    newest, oldest = answers.made_rulings(news).rulings
    assert newest.together
    withdraw_ruling(news, Here(news), oldest.number)
    assert frozenset({"a1", "w1", "w2"}) <= next(part for part in parts(news) if "a1" in part)
    take_out(news, Here(news), "w2", by=None, now=NOW)
    assert frozenset({"w2"}) in parts(news)


def test_what_is_not_there_cannot_be_put_right(news: Database) -> None:
    bridge = home(news, "a1")
    assert take_out(news, Here(news), "none", by=None, now=NOW) is None
    assert join_stories(news, Here(news), bridge, "none", by=None, now=NOW) is None
    assert join_stories(news, Here(news), bridge, bridge, by=None, now=NOW) is None
    take_out(news, Here(news), "w1", by=None, now=NOW)
    assert take_out(news, Here(news), "w1", by=None, now=NOW) is None


@pytest.mark.parametrize(("others", "done"), [(2, True), (3, False)])
def test_stories_that_somebody_else_writes_meanwhile_are_read_again(
    news: Database, others: int, done: bool
) -> None:
    amended = take_out(news, Here(news, others), "a1", by=None, now=NOW)
    assert isinstance(amended, Amended) is done
    assert (parts(news) == TAKEN_OUT) is done
    with news.read() as tx:
        assert len(rulings.every(tx)) == done


class Broken(Grouper):
    """Amends nothing."""

    @override
    def amend(
        self,
        documents: Sequence[Document],
        stories: Sequence[Story],
        rulings: Sequence[Ruling],
        taken: Collection[str],
    ) -> Future[tuple[StoredStory, ...] | Unreadable]:
        done: Future[tuple[StoredStory, ...] | Unreadable] = Future()
        done.set_result(Unreadable(trouble=Trouble.ANALYSIS_FAILED))
        return done


def test_what_a_worker_cannot_do_is_not_ruled(news: Database) -> None:
    before = told(news)
    assert isinstance(take_out(news, Broken(), "a1", by=None, now=NOW), Unreadable)
    assert (told(news), answers.made_rulings(news).rulings) == (before, ())


def test_the_closest_stories_share_the_rarest_keywords(news: Database) -> None:
    take_out(news, Here(news), "a1", by=None, now=NOW)
    close = answers.close_stories(news, home(news, "a1"))
    assert close[0].story_id == home(news, "a2")
    assert close[0].article_count == 2
    assert home(news, "a1") not in {each.story_id for each in close}
    assert answers.close_stories(news, "none") == ()
