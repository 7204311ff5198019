"""Sources are read in turn, each by one reader, and remember how they fared."""

from datetime import timedelta

from bot.model import SourceKind, Validators
from bot.store import articles, sources
from bot.store.database import Database
from tests.store.samples import NOW, TEXT, make_digest

LEASE = timedelta(minutes=5)
FEED = "https://example.org/feed"


def test_a_source_added_twice_is_one_source(db: Database) -> None:
    with db.write() as tx:
        first = sources.add(tx, SourceKind.FEED, FEED, "Post", NOW)
        again = sources.add(tx, SourceKind.FEED, FEED, "Other", NOW + LEASE)
        assert again == first
        assert sources.listed(tx) == (first,)
        assert sources.find(tx, FEED) == first
        assert sources.find(tx, first.id) == first
        assert sources.find(tx, "https://example.org/none") is None


def test_a_new_source_is_due_at_once_and_given_to_one_reader(db: Database) -> None:
    with db.write() as tx:
        added = sources.add(tx, SourceKind.FEED, FEED, "Post", NOW)
        assert [source.id for source in sources.due(tx, NOW, LEASE, 5)] == [added.id]
        assert sources.due(tx, NOW, LEASE, 5) == ()


def test_a_reader_that_died_gives_its_source_back_with_the_lease(db: Database) -> None:
    with db.write() as tx:
        sources.add(tx, SourceKind.FEED, FEED, "Post", NOW)
        sources.due(tx, NOW, LEASE, 5)
        assert sources.due(tx, NOW + LEASE - timedelta(seconds=1), LEASE, 5) == ()
        assert len(sources.due(tx, NOW + LEASE, LEASE, 5)) == 1


def test_the_only_reader_takes_up_at_its_start_what_a_dead_one_had_leased(db: Database) -> None:
    with db.write() as tx:
        well = sources.add(tx, SourceKind.FEED, FEED, "Post", NOW)
        ill = sources.add(tx, SourceKind.FEED, FEED + "2", "Post", NOW)
        sources.due(tx, NOW, LEASE, 5)
        later = NOW + timedelta(hours=1)
        sources.settle(tx, ill.id, next_check=later, error="unreachable")
        sources.wake(tx, NOW)
        assert [source.id for source in sources.due(tx, NOW, LEASE, 5)] == [well.id]


def test_the_longest_waiting_come_first(db: Database) -> None:
    with db.write() as tx:
        late = sources.add(tx, SourceKind.FEED, FEED + "1", "a", NOW)
        early = sources.add(tx, SourceKind.FEED, FEED + "2", "b", NOW - LEASE)
        later = sources.add(tx, SourceKind.FEED, FEED + "3", "c", NOW + LEASE)
        assert [source.id for source in sources.due(tx, NOW, LEASE, 1)] == [early.id]
        assert [source.id for source in sources.due(tx, NOW, LEASE, 5)] == [late.id]
        assert later.id not in {source.id for source in sources.due(tx, NOW, LEASE, 5)}


def test_failures_are_counted_until_a_success(db: Database) -> None:
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, FEED, "Post", NOW)
        for _ in range(2):
            sources.settle(tx, feed.id, next_check=NOW + LEASE, error="timed out")
        failed = sources.find(tx, feed.id)
        assert failed is not None
        assert (failed.failures, failed.last_error, failed.last_success) == (2, "timed out", None)
        validators = Validators(etag='"x"', last_modified="Sat, 21 Nov 2026 08:00:00 GMT")
        sources.settle(tx, feed.id, next_check=NOW + LEASE, error=None, validators=validators)
        sources.settle(tx, feed.id, next_check=NOW + 2 * LEASE, error=None, last_success=NOW)
        well = sources.find(tx, feed.id)
        assert well is not None
        assert (well.failures, well.last_error, well.last_success) == (0, None, NOW)
        assert (well.validators, well.next_check) == (validators, NOW + 2 * LEASE)


def test_what_is_left_for_the_next_time_is_news_since_all_was_read(db: Database) -> None:
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, FEED, "Post", NOW)
        for last_success in (NOW, None):
            sources.settle(
                tx, feed.id, next_check=NOW + LEASE, error=None, last_success=last_success
            )
            read = sources.find(tx, feed.id)
            assert read is not None
            assert read.last_success == NOW


def test_a_removed_source_keeps_its_articles_and_can_come_back(db: Database) -> None:
    with db.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, FEED, "Post", NOW)
        articles.add(tx, make_digest(), source_id=feed.id, external_id="1", raw=TEXT, now=NOW)
        assert sources.remove(tx, feed.id)
        assert not sources.remove(tx, feed.id)
        assert sources.listed(tx) == ()
        assert sources.due(tx, NOW, LEASE, 5) == ()
        assert sources.find(tx, FEED) is None
        assert articles.count(tx) == 1
        back = sources.add(tx, SourceKind.FEED, FEED, "Post", NOW)
        assert (back.id, back.article_count) == (feed.id, 1)
        assert back.newest_article == NOW


def test_a_source_that_never_had_news_can_be_forgotten_and_another_not(db: Database) -> None:
    with db.write() as tx:
        empty = sources.add(tx, SourceKind.FEED, "https://example.org/empty", "Empty", NOW).id
        full = sources.add(tx, SourceKind.FEED, "https://example.org/full", "Full", NOW).id
        digest = make_digest("a1")
        raw = digest.article.text
        articles.add(tx, digest, source_id=full, external_id="a1", raw=raw, now=NOW)
        assert [sources.forget(tx, each) for each in (empty, full, 999)] == [True, False, False]
        assert [source.id for source in sources.listed(tx)] == [full]
        assert sources.removed(tx) == frozenset()
