"""The index of names: who bears a name, how often the news name them, which names are alike."""

from datetime import timedelta

from bot.store import names
from bot.store.database import Database
from bot.store.people import person_key
from tests.store.newsroom import add_news
from tests.store.samples import NOW, make_actor

DAY = NOW - timedelta(days=1)


def test_people_are_found_by_surname_given_name_alias_and_full_name(db: Database) -> None:
    with db.write() as tx:
        add_news(tx, (make_actor("a0", "Ana María Ruiz", aliases=("the Iron Minister",)),))
        for folded in ("ruiz", "ana", "ana maria ruiz", "iron minister"):
            assert [found.name for found in names.bearers(tx, [folded])] == ["Ana María Ruiz"]
        assert names.bearers(tx, ["maria ruiz lee"]) == ()
        assert names.bearers(tx, []) == ()


def test_surnames_are_found_by_other_spellings(db: Database) -> None:
    with db.write() as tx:
        add_news(
            tx,
            (make_actor("a0", "Volodymyr Zelenskyy"),),
            (make_actor("a1", "Volodymyr Zelensky"),),
        )
        (found,) = names.bearers(tx, ["zelenski"])
        assert found.key == person_key("Volodymyr Zelensky")
        assert found.name == "Volodymyr Zelenskyy"


def test_who_is_named_in_most_articles_comes_first(db: Database) -> None:
    with db.write() as tx:
        add_news(
            tx,
            (make_actor("a0", "Lee Ruiz"), make_actor("a0", "Ana Ruiz")),
            (make_actor("a1", "Ana Ruiz"),),
        )
        found = names.bearers(tx, ["ruiz"])
        assert [bearer.name for bearer in found] == ["Ana Ruiz", "Lee Ruiz"]
        assert names.with_key(tx, found[1].key, news=True) == found[1]
        assert names.with_key(tx, found[1].key) == found[1]
        assert names.with_key(tx, "unknown") is None


def test_a_name_that_many_bear_says_of_nobody_who_is_meant(db: Database) -> None:
    cast = tuple(make_actor("a0", f"{'Ana' * (n + 1)} Ruiz") for n in range(names.FEW))
    with db.write() as tx:
        add_news(tx, (*cast, make_actor("a0", "Lee Park")))
        assert len(names.namesakes(tx, ["ruiz", "park"])) == names.FEW + 1
        add_news(tx, (*cast, make_actor("a0", "Lee Park"), make_actor("a0", "Lee Ruiz")))
    with db.write() as tx:
        add_news(tx, (), (make_actor("a1", "Lee Ruiz"),))
        assert [found.name for found in names.namesakes(tx, ["ruiz", "park"])] == ["Lee Park"]


def test_the_actors_of_some_articles_are_counted_among_these(db: Database) -> None:
    board = make_actor("a1", "Harbour Board", kind="organisation", aliases=("HB",))
    with db.write() as tx:
        add_news(tx, (make_actor("a0", "Ana Ruiz"),), (make_actor("a1", "Ana Ruiz"), board))
        assert {found.name: found.articles for found in names.present(tx, DAY).values()} == {
            "Ana Ruiz": {"a0", "a1"},
            "Harbour Board": {"a1"},
        }
        (ana,) = names.present(tx, NOW).values()
        assert (ana.articles, ana.mention_count) == ({"a0"}, 1)
        assert names.present(tx, ("a0",)) == {ana.key: ana}
        key = person_key("Harbour Board", "organisation")
        assert names.names_of_organisations(tx, DAY) == {(key, "harbour board"), (key, "hb")}
        assert names.names_of_organisations(tx, NOW) == frozenset()
        assert names.count_articles(tx, [ana.key, key]) == 2


def test_an_actor_is_worded_as_the_newest_articles_do(db: Database) -> None:
    with db.write() as tx:
        add_news(
            tx,
            (make_actor("a0", "Sergey Lavrov", role=None),),
            (make_actor("a1", "Sergei Lavrov", role="Minister"),),
        )
        worded = names.wordings(tx, person_key("Sergei Lavrov"))
        assert [(each.name, each.role) for each in worded] == [
            ("Sergey Lavrov", None),
            ("Sergei Lavrov", "Minister"),
        ]


def test_names_that_begin_alike_are_offered(db: Database) -> None:
    with db.write() as tx:
        add_news(
            tx,
            (make_actor("a0", "Ana Ruiz"), make_actor("a0", "Rui Costa")),
            (make_actor("a1", "Ana Ruiz"), make_actor("a1", "Lee Park")),
        )
        assert set(names.alike(tx, "ruis")) >= {"ruiz", "rui", "rui costa"}
        assert set(names.alike(tx, "ruizz")) == {"ruiz"}
        assert set(names.alike(tx, "lexx")) == {"lee", "lee park"}
        assert names.alike(tx, "zeppelin") == ()
        assert names.alike(tx, "") == ()


def test_names_one_slip_away_are_offered_wherever_the_slip_is(db: Database) -> None:
    with db.write() as tx:
        add_news(tx, (make_actor("a0", "Antony Blinken"),))
        for slip in ("vlinken", "linken", "lbinken", "xblinken", "blinkem"):
            assert "blinken" in names.alike(tx, slip), slip
