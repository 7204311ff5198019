"""Re-summarising changes nothing until an admin publishes it, and says what it would change."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TypeVar

import pytest

from bot import answers, revisions
from bot.analysis import Analyst, tell_stories
from bot.ingest.grouping import regroup
from bot.model import Change, Digest, Revision, SourceKind, StoredStory, Trouble, Unreadable
from bot.store import articles, digests, sources, stories, ungrouped
from bot.store import revisions as stored
from bot.store.database import Database, Tx
from summarizer import cluster, read, summarize
from summarizer.model import Actor, Article, Budget
from tests.store.newsroom import lose
from tests.store.samples import NOW, make_actor

T = TypeVar("T")

WEEK = NOW - timedelta(days=7)

BRIDGE = """\
The harbour bridge of Porto closed on Monday after inspectors found cracks in two pillars.

Mayor Ana Ruiz promised a ferry within a week. Shopkeepers fear for their trade. The ferry will \
carry three hundred people an hour, the mayor said. Trucks must drive round the bay for now.

Inspectors first warned of the cracks in spring. The council will vote on the repair of the \
bridge on Friday. Repairs may take two years, the inspectors wrote in their report."""

FERRY = """\
A ferry began to cross the bay of Porto on Thursday while the harbour bridge stays closed.

The first boat carried forty passengers and a dog. Mayor Ana Ruiz called the ferry a relief. \
Tickets cost two euros until the harbour bridge is repaired. The cracks in the pillars of the \
bridge are being measured each day."""

WHEAT = """\
Farmers near Graz harvested less wheat than in any year since 1990.

A dry spring and a wet July spoiled the crop. Bakers expect dearer bread by winter. The farmers' \
union asked for a lower levy on imported grain. The ministry said it would answer in October."""


@dataclass
class Desk:
    """Reads in this process; some articles it cannot read, and in some it finds other people.

    Attributes:
        meanwhile: called before each article is read.
    """

    unreadable: Collection[str] = ()
    people: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    meanwhile: Callable[[str], object] = str

    def digests(self, articles: Iterable[Article], method: str) -> Iterator[Digest | Unreadable]:
        for article in articles:
            self.meanwhile(article.id)
            if article.id in self.unreadable:
                yield Unreadable(trouble=Trouble.ANALYSIS_FAILED)
            else:
                yield self.read(article, method)

    def run(self, function: Callable[..., T], *args: object) -> T | Unreadable:
        return function(*args)

    def read(self, article: Article, method: str = "news") -> Digest:
        document = read(article)
        return Digest(
            article=document.article,
            byline=document.byline,
            sentences=document.sentences,
            summary=summarize([document], Budget(sentences=3), method=method),
            method=method,
            actors=self.people.get(article.id, ()),
        )


@pytest.fixture
def news(db: Database) -> Database:
    """Two stories: the bridge of two articles, the wheat of one."""
    desk = Desk()
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
        for number, text in enumerate((BRIDGE, FERRY, WHEAT)):
            digest = desk.read(
                Article(
                    id=f"a{number}",
                    source=f"Post {number}",
                    title=text.split(".", maxsplit=1)[0],
                    text=text,
                    url=f"https://example.org/{number}",
                    published=NOW - timedelta(hours=30 * (number == 2)),
                )
            )
            articles.add(tx, digest, source_id=feed, external_id=str(number), raw=text, now=NOW)
    with db.write() as tx:
        assert stories.change(tx, group(tx), (), stories.version(tx))
        ungrouped.settle(tx, [note.number for note in ungrouped.listed(tx)])
    return db


def group(tx: Tx) -> tuple[StoredStory, ...]:
    documents = digests.documents_since(tx, WEEK)
    return tell_stories(cluster(documents), documents)


def again(
    db: Database, scope: str = "all", method: str = "lexrank", desk: Desk | None = None
) -> Revision:
    request = revisions.Request(scope=scope, method=method, by=7)
    return revisions.resummarize(db, desk or Desk(), request, NOW, lambda _done, _total: None)


def shown(db: Database) -> dict[str, tuple[str, ...]]:
    """What readers see of each article and story."""
    with db.read() as tx:
        ids = articles.window_ids(tx, WEEK)
        seen = {
            a: tuple(s.text for s in d.summary.sentences)
            for a, d in digests.of_articles(tx, ids).items()
        }
        told = [stories.get(tx, story.id) for story in stories.window(tx, WEEK)]
    return seen | {t.story_id: tuple(c.text for c in t.sentences) for t in told if t is not None}


def changes(db: Database, revision: Revision) -> tuple[Change, ...]:
    """All its changes, as an admin turns them one by one."""
    found = (revisions.change(db, revision.id, index) for index in range(revision.changes))
    return tuple(change for change in found if change is not None)


def bridge(db: Database) -> StoredStory:
    """The story of two articles."""
    with db.read() as tx:
        kept = [stories.stored(tx, story.id) for story in stories.window(tx, WEEK)]
    return next(story for story in kept if story and len(story.story.article_ids) == 2)


# --- running -----------------------------------------------------------------------------------


def test_another_method_shows_what_would_change_and_changes_nothing(news: Database) -> None:
    before = shown(news)
    found = again(news)
    assert (found.scope, found.method, found.articles_seen) == ("all", "lexrank", 3)
    assert found.articles_changed > 0
    assert found.stories_changed > 0
    assert (found.failures, found.published) == (0, False)
    for change in changes(news, found):
        assert change.old == before[change.subject_id]
        assert change.new
        assert change.new != change.old
    assert shown(news) == before
    assert revisions.get(news, found.id) == found


def test_the_same_method_changes_nothing(news: Database) -> None:
    found = again(news, method="news")
    assert (found.articles_seen, found.articles_changed, found.stories_changed) == (3, 0, 0)
    assert changes(news, found) == ()


def test_progress_is_told_article_by_article(news: Database) -> None:
    told: list[tuple[int, int]] = []
    request = revisions.Request(scope="all", method="luhn", by=None)
    revisions.resummarize(news, Desk(), request, NOW, lambda *so_far: told.append(so_far))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_an_article_that_cannot_be_read_costs_only_itself(news: Database) -> None:
    found = again(news, method="textrank", desk=Desk(unreadable={"a0"}))
    assert (found.articles_seen, found.failures) == (3, 1)
    assert "a0" not in {change.subject_id for change in changes(news, found)}
    assert found.articles_changed > 0


def test_other_people_are_a_change_too(news: Database) -> None:
    ana = make_actor("a0", "Ana Ruiz", role="Mayor")
    found = again(news, method="news", desk=Desk(people={"a0": (ana,)}))
    assert (found.articles_changed, found.stories_changed) == (1, 0)
    (change,) = changes(news, found)
    assert (change.subject, change.subject_id, change.old) == ("people", "a0", ())
    assert change.new == ("Ana Ruiz — Mayor", f"Ana Ruiz: {ana.quotes[0].text}")
    assert revisions.publish(news, found.id, NOW)
    (line,) = answers.main_actors(news, NOW, 24).people
    assert (line.name, line.role) == ("Ana Ruiz", "Mayor")
    gone = again(news, method="news")
    assert revisions.publish(news, gone.id, NOW)
    assert answers.main_actors(news, NOW, 24).people == ()


def test_a_revision_that_is_stopped_stays_unfinished_and_cannot_be_published(
    news: Database,
) -> None:
    before, read = shown(news), []
    request = revisions.Request(scope="all", method="reduction", by=7)

    def note(done: int, _total: int) -> None:
        read.append(done)

    found = revisions.resummarize(news, Desk(), request, NOW, note, stopping=lambda: read[-1] == 1)
    assert (found.finished, found.articles_seen) == (False, 1)
    assert revisions.publish(news, found.id, NOW) == found
    assert shown(news) == before


# --- what is read again ------------------------------------------------------------------------


def test_each_scope_reads_its_articles(news: Database) -> None:
    story_id = bridge(news).story.id
    for scope, seen in (
        ("today", 2),
        ("all", 3),
        ("a2", 1),
        (story_id, 2),
        ("https://example.org/1", 1),
        ("https://example.org/none", 0),
        ("a999", 0),
        ("s999", 0),
    ):
        assert again(news, scope).articles_seen == seen, scope


def test_a_scope_of_nothing_says_so_and_changes_nothing(news: Database) -> None:
    found = again(news, "s999")
    assert (found.articles_seen, found.articles_changed, found.stories_changed) == (0, 0, 0)
    assert changes(news, found) == ()


def test_a_story_alone_gets_a_new_summary(news: Database) -> None:
    story_id = bridge(news).story.id
    found = again(news, story_id)
    assert found.stories_changed <= 1
    assert {c.subject_id for c in changes(news, found)} <= {story_id, "a0", "a1"}


@pytest.mark.parametrize(
    "words", ["today", "all", "s0123456789a", "a0123456789a", "https://example.org"]
)
def test_words_that_can_name_a_scope(words: str) -> None:
    assert revisions.is_scope(words)


@pytest.mark.parametrize("words", ["", "yesterday", "5", "apple", "TODAY?"])
def test_words_that_cannot(words: str) -> None:
    assert not revisions.is_scope(words)


# --- publishing --------------------------------------------------------------------------------


def test_what_is_published_is_what_readers_see_also_after_regrouping(news: Database) -> None:
    before = shown(news)
    found = again(news)
    published = revisions.publish(news, found.id, NOW)
    assert published == replace(found, published=True)
    expected = before | {change.subject_id: change.new for change in changes(news, found)}
    assert shown(news) == expected
    with Analyst() as analyst:
        assert asyncio.run(regroup(news, analyst, NOW, NOW - WEEK)) == 0
    assert shown(news) == expected


def test_stories_grouped_while_a_revision_is_published_do_not_undo_it(news: Database) -> None:
    found = again(news)
    with news.read() as tx:
        version = stories.version(tx)
        grouped = group(tx)
    revisions.publish(news, found.id, NOW)
    after = shown(news)
    with news.write() as tx:
        assert not stories.change(tx, grouped, (), version)
    assert shown(news) == after


def publish_some(db: Database, revision: Revision) -> int:
    with db.write() as tx:
        return stored.publish(tx, revision.id, NOW, most=1)


def test_whoever_reads_meanwhile_sees_a_story_and_its_articles_change_together(
    news: Database,
) -> None:
    before, found = shown(news), again(news, method="reduction")
    after = before | {change.subject_id: change.new for change in changes(news, found)}
    of_bridge = {"a0", "a1", bridge(news).story.id}
    steps = []
    while publish_some(news, found):
        steps.append(shown(news))

    assert len(steps) == 2
    assert steps[-1] == after
    for seen in steps:
        for together in (of_bridge, before.keys() - of_bridge):
            assert {each: seen[each] for each in together} in (
                {each: before[each] for each in together},
                {each: after[each] for each in together},
            )


def test_publishing_that_was_stopped_goes_on_with_the_next_tap(
    news: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "CHANGES_OF_A_WRITE", 1)
    found = again(news, method="reduction")
    after = shown(news) | {change.subject_id: change.new for change in changes(news, found)}
    done = iter((False, True))
    assert revisions.publish(news, found.id, NOW, lambda: next(done)) == found
    assert revisions.discard(news, found.id) is None
    assert revisions.publish(news, found.id, NOW) == replace(found, published=True)
    assert shown(news) == after


def test_publishing_twice_changes_nothing_more(news: Database) -> None:
    first, second = again(news, method="lexrank"), again(news, method="reduction")
    once = revisions.publish(news, first.id, NOW)
    revisions.publish(news, second.id, NOW)
    after = shown(news)
    assert revisions.publish(news, first.id, NOW) == once
    assert shown(news) == after


def test_a_discarded_revision_leaves_everything_as_it_was(news: Database) -> None:
    before = shown(news)
    found = again(news)
    assert revisions.discard(news, found.id) == found
    assert shown(news) == before
    assert revisions.get(news, found.id) is None
    assert revisions.discard(news, found.id) is None
    assert revisions.publish(news, found.id, NOW) is None


def test_a_published_revision_cannot_be_discarded(news: Database) -> None:
    found = again(news)
    revisions.publish(news, found.id, NOW)
    assert revisions.discard(news, found.id) is None
    assert revisions.get(news, found.id) is not None


def test_an_unknown_revision_is_nothing(news: Database) -> None:
    assert revisions.get(news, 99) is None
    assert revisions.publish(news, 99, NOW) is None
    assert revisions.discard(news, 99) is None


# --- what happens meanwhile --------------------------------------------------------------------


def remove(db: Database, article_id: str) -> None:
    with db.write() as tx:
        lose(tx, article_id)


def test_an_article_removed_while_it_is_read_is_left_out(news: Database) -> None:
    def remove_first(article_id: str) -> None:
        if article_id == "a0":
            remove(news, "a0")

    found = again(news, desk=Desk(meanwhile=remove_first))
    assert found.articles_seen == 3
    assert "a0" not in {change.subject_id for change in changes(news, found)}
    assert revisions.publish(news, found.id, NOW)
    assert "a0" not in shown(news)


def test_an_article_removed_before_publishing_does_not_come_back(news: Database) -> None:
    found = again(news)
    remove(news, "a0")
    assert revisions.publish(news, found.id, NOW)
    seen = shown(news)
    assert "a0" not in seen
    others = [c for c in changes(news, found) if c.subject == "article" and c.subject_id != "a0"]
    assert all(seen[change.subject_id] == change.new for change in others)
    for texts in seen.values():
        assert texts


def test_an_article_rewritten_before_publishing_keeps_what_its_outlet_wrote(
    news: Database,
) -> None:
    found = again(news)
    with news.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
        source = articles.raw(tx, "a0")
        assert source is not None
        rewritten = Desk().read(replace(source, text=WHEAT))
        articles.add(tx, rewritten, source_id=feed, external_id="0", raw=WHEAT, now=NOW)
    assert revisions.publish(news, found.id, NOW)
    assert shown(news)["a0"] == tuple(s.text for s in rewritten.summary.sentences)
