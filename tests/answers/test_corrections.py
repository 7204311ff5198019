"""An admin reads what was put right, and is offered whom somebody may be the same as."""

from datetime import timedelta

from bot import answers
from bot.store import corrections
from bot.store.database import Database
from bot.store.people import person_key
from tests.store.newsroom import add_news
from tests.store.samples import NOW, make_actor

ANA = person_key("Ana Ruiz")


def test_each_correction_tells_whom_and_what_it_concerns(db: Database) -> None:
    lee = person_key("Lee Park")
    with db.write() as tx:
        add_news(
            tx,
            (make_actor("a0", "Ana Ruiz"), make_actor("a0", "Lee Park")),
            (make_actor("a1", "Ana Ruiz"), make_actor("a1", "Leigh Parks")),
        )
        corrections.strike(tx, ANA, "a0", "Minister", by=7, now=NOW)
        corrections.part(tx, ANA, "a1", by=7, now=NOW + timedelta(minutes=1))
        merged = NOW + timedelta(minutes=2)
        corrections.merge(tx, person_key("Leigh Parks"), lee, by=7, now=merged)
        corrections.remove(tx, [lee], by=8, now=NOW + timedelta(minutes=3))
    found = answers.made_corrections(db)
    assert (found.page, found.pages) == (0, 1)
    assert [(each.kind, each.name, each.made_by) for each in found.corrections] == [
        ("removed", None, 8),
        ("merged", None, 7),
        ("parted", "Ana Ruiz", 7),
        ("struck", "Ana Ruiz", 7),
    ]
    heads = [each.head.id for each in found.corrections if each.head is not None]
    assert heads == ["a1", "a0"]
    assert answers.correction(db, found.corrections[0].number) == found.corrections[0]
    assert answers.correction(db, 99) is None


def test_the_former_name_of_who_was_merged_is_told(db: Database) -> None:
    with db.write() as tx:
        add_news(tx, (make_actor("a0", "Robert Kane"),), (make_actor("a1", "Bob Kane"),))
        bob, robert = person_key("Bob Kane"), person_key("Robert Kane")
        corrections.merge(tx, bob, robert, by=7, now=NOW)
    (merged,) = answers.made_corrections(db).corrections
    assert (merged.name, merged.other) == ("Bob Kane", "Robert Kane")


def test_there_are_pages_of_corrections(db: Database) -> None:
    with db.write() as tx:
        for number in range(10):
            corrections.remove(tx, [str(number)], by=None, now=NOW + timedelta(minutes=number))
    first, last = answers.made_corrections(db), answers.made_corrections(db, 9)
    assert (len(first.corrections), first.pages) == (8, 2)
    assert (len(last.corrections), last.page) == (2, 1)
    assert answers.made_corrections(db, -1) == first


def test_whoever_has_the_surname_or_is_spelt_alike_may_be_the_same(db: Database) -> None:
    with db.write() as tx:
        add_news(
            tx,
            (make_actor("a0", "Joe Biden"), make_actor("a0", "Lee Park")),
            (make_actor("a1", "Joseph Biden"), make_actor("a1", "Joe Byden")),
            (make_actor("a2", "Biden", kind="organisation"),),
        )
    found = [line.name for line in answers.alike(db, person_key("Joe Biden"))]
    assert found[0] == "Joseph Biden"
    assert "Joe Biden" not in found
    assert "Lee Park" not in found
    assert answers.alike(db, "unknown") == ()
