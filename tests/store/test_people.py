"""What articles say of people stands under one key a person, and goes with the articles."""

from bot.store import articles, digests, names, people
from bot.store.database import Database
from bot.store.people import person_key
from tests.store.newsroom import add_news, lose
from tests.store.samples import NOW, make_actor, make_digest


def test_a_key_is_of_the_person_however_the_name_is_written() -> None:
    key = person_key("Sergey Lavrov")
    assert key == person_key("SERGEI V. LAVROV")
    assert key != person_key("Lavrov")
    assert key != person_key("Sergey Lavrov", "organisation")
    assert len(key) == 10


def test_the_newest_appearances_come_first_and_within_the_limit(db: Database) -> None:
    with db.write() as tx:
        add_news(tx, *((make_actor(f"a{number}", "Ana Ruiz"),) for number in range(4)))
        found = people.under(tx, [person_key("Ana Ruiz")], limit=3)
        assert [actor.article_ids for actor in found] == [("a0",), ("a1",), ("a2",)]
        assert people.under(tx, ["unknown"]) == ()


def test_appearances_under_several_keys_are_one_row_of_time(db: Database) -> None:
    with db.write() as tx:
        casts = ("Ana Ruiz", "Ruiz", "Ana Ruiz", "Ruiz")
        add_news(tx, *((make_actor(f"a{n}", name),) for n, name in enumerate(casts)))
        found = people.under(tx, [person_key("Ruiz"), person_key("Ana Ruiz")], limit=3)
        assert [actor.article_ids for actor in found] == [("a0",), ("a1",), ("a2",)]


def test_people_of_a_page_that_is_no_news_are_found_by_their_key_alone(db: Database) -> None:
    with db.write() as tx:
        digest = make_digest()
        articles.add(tx, digest, source_id=None, external_id=None, raw="x", now=NOW)
        assert names.bearers(tx, ["ruiz"]) == ()
        assert people.under(tx, [person_key("Ana Ruiz")]) == digest.actors
        assert people.count(tx) == 0


def test_the_actors_of_articles_come_most_prominent_first(db: Database) -> None:
    ana, lee = make_actor("a0", "Ana Ruiz"), make_actor("a0", "Lee Park")
    board = make_actor("a0", "Harbour Board", kind="organisation")
    with db.write() as tx:
        add_news(tx, (ana, lee, board), ())
        assert people.of_articles(tx, ["none", "a1", "a0"]) == {"a0": (ana, lee, board)}
        assert {found.name for found in people.named_in(tx, ["a0"])} == {"Ana Ruiz", "Lee Park"}
        assert people.count(tx) == 3


def test_an_article_that_goes_takes_its_people_roles_and_statements(db: Database) -> None:
    key = person_key("Ana Ruiz")
    with db.write() as tx:
        add_news(tx, (make_actor("a0", "Ana Ruiz", role="Mayor"),), (make_actor("a1", "Ruiz"),))
        lose(tx, "a0")
        assert people.under(tx, [key]) == ()
        assert names.wordings(tx, key) == ()
        assert [found.name for found in names.bearers(tx, ["ruiz"])] == ["Ruiz"]
        assert people.count(tx) == 1


def test_an_article_that_is_read_anew_keeps_nothing_of_before(db: Database) -> None:
    with db.write() as tx:
        add_news(tx, (make_actor("a0", "Ana Ruiz", role="Mayor"),))
        anew = make_digest("a0", text="Text 0.", actors=(make_actor("a0", "Lee Park"),))
        assert digests.replace(tx, anew)
        assert people.under(tx, [person_key("Ana Ruiz")]) == ()
        assert names.bearers(tx, ["ruiz"]) == ()
        assert [found.name for found in names.bearers(tx, ["park"])] == ["Lee Park"]
