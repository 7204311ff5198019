"""People are found by any of their names, newest first, and leave nothing when articles go."""

from datetime import timedelta

from bot.model import SourceKind
from bot.store import articles, people, sources
from bot.store.database import Database, Tx
from summarizer.model import Actor
from tests.store.samples import NOW, make_actor, make_digest

DAY = NOW - timedelta(days=1)


def add_news(tx: Tx, *casts: tuple[Actor, ...]) -> None:
    """One article an hour back in time for each cast: a0 (the newest), a1, …"""
    feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
    for number, actors in enumerate(casts):
        digest = make_digest(
            f"a{number}",
            text=f"Text {number}.",
            published=NOW - timedelta(hours=number),
            actors=actors,
        )
        raw = digest.article.text
        articles.add(tx, digest, source_id=feed, external_id=str(number), raw=raw, now=NOW)


def test_people_are_found_by_surname_given_name_alias_and_full_name(db: Database) -> None:
    ana = make_actor("a0", "Ana María Ruiz", aliases=("the Iron Minister",))
    with db.write() as tx:
        add_news(tx, (ana,))
        for folded in ("ruiz", "ana", "ana maria ruiz", "iron minister"):
            assert people.named(tx, folded) == (ana,), folded
        assert people.named(tx, "maria ruiz lee") == ()
        assert people.named(tx, "") == ()


def test_the_newest_appearances_come_first_and_within_the_limit(db: Database) -> None:
    with db.write() as tx:
        add_news(tx, *((make_actor(f"a{number}", "Ana Ruiz"),) for number in range(4)))
        found = people.named(tx, "ruiz", limit=3)
        assert [actor.article_ids for actor in found] == [("a0",), ("a1",), ("a2",)]
        key = people.person_key("Ana Ruiz")
        assert people.by_key(tx, key, limit=2) == found[:2]


def test_a_key_is_of_the_name_however_it_is_written() -> None:
    key = people.person_key("Ana María Ruiz")
    assert key == people.person_key("ana maria ruiz")
    assert key != people.person_key("Ana Ruiz")
    assert len(key) == 10


def test_people_of_a_page_that_is_no_news_are_found_by_their_key_alone(db: Database) -> None:
    with db.write() as tx:
        digest = make_digest()
        articles.add(tx, digest, source_id=None, external_id=None, raw="x", now=NOW)
        assert people.named(tx, "ruiz") == ()
        assert people.by_key(tx, people.person_key("Ana Ruiz")) == digest.actors
        assert people.main(tx, DAY, None, 10) == ()
        assert people.count(tx) == 0


def test_names_that_begin_alike_are_offered(db: Database) -> None:
    with db.write() as tx:
        add_news(
            tx,
            (make_actor("a0", "Ana Ruiz"), make_actor("a0", "Rui Costa")),
            (make_actor("a1", "Ana Ruiz"), make_actor("a1", "Lee Park")),
        )
        assert set(people.resembling(tx, "ruis")) == {"Ana Ruiz", "Rui Costa"}
        assert set(people.resembling(tx, "ruizz")) == {"Ana Ruiz"}
        assert people.resembling(tx, "lexx") == ("Lee Park",)
        assert people.resembling(tx, "zeppelin") == ()
        assert people.resembling(tx, "") == ()
        assert len(people.resembling(tx, "ru", limit=1)) == 1


def test_main_actors_are_those_of_most_articles(db: Database) -> None:
    with db.write() as tx:
        add_news(
            tx,
            (make_actor("a0", "Lee Park", role=None), make_actor("a0", "Ana Ruiz", role=None)),
            (make_actor("a1", "Ana Ruiz", role="Minister of Works"),),
            (make_actor("a2", "Ana Ruiz", role="Mayor"),),
            (make_actor("a3", "Harbour Board", kind="organisation", role=None),),
        )
        lines = people.main(tx, DAY, "person", 10)
        assert [(line.name, line.role, line.article_count) for line in lines] == [
            ("Ana Ruiz", "Minister of Works", 3),
            ("Lee Park", None, 1),
        ]
        assert people.main(tx, DAY, "person", 1, 1) == lines[1:]
        assert [line.name for line in people.main(tx, DAY, "organisation", 10)] == [
            "Harbour Board"
        ]
        assert people.count_main(tx, DAY, "person") == 2
        assert people.count_main(tx, DAY, None) == people.count(tx) == 3
        assert people.main(tx, NOW, None, 10)[0].article_count == 1


def test_the_actors_of_articles_come_in_the_order_asked_for(db: Database) -> None:
    ana, lee = make_actor("a0", "Ana Ruiz"), make_actor("a0", "Lee Park")
    with db.write() as tx:
        add_news(tx, (ana, lee), ())
        assert people.of_article_ids(tx, ["none", "a1", "a0"]) == ((), (), (ana, lee))
