"""One actor under all the keys that mean it."""

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.families import Family, gather, is_unsettled, settle, with_key
from bot.store.database import Database
from bot.store.names import Bearer
from bot.store.people import person_key
from summarizer.model import ActorKind
from tests.answers.casts import publish
from tests.store.samples import make_actor


def bearer(key: str, name: str, kind: ActorKind = "person") -> Bearer:
    return Bearer(key=key, kind=kind, name=name)


def keys(families: tuple[Family, ...]) -> set[frozenset[str]]:
    return {frozenset(family.keys) for family in families}


def test_a_surname_alone_is_taken_in_by_the_one_person_so_called() -> None:
    [family] = gather([bearer("b", "Blinken"), bearer("ab", "Antony Blinken")])
    assert family == Family(key="ab", kind="person", name="Antony Blinken", keys=("ab", "b"))


def test_a_surname_of_several_stays_alone() -> None:
    found = gather([bearer("b", "Biden"), bearer("j", "Joe Biden"), bearer("h", "Hunter Biden")])
    assert keys(found) == {frozenset("b"), frozenset("j"), frozenset("h")}


def test_a_surname_says_nothing_where_an_admin_parted_namesakes() -> None:
    found = gather([bearer("b", "Ruiz"), bearer("x", "Ana Ruiz"), bearer("y", "Ana Ruiz")])
    assert keys(found) == {frozenset("b"), frozenset("x"), frozenset("y")}


def test_initials_are_taken_in_by_the_organisation_that_goes_by_them() -> None:
    whole = bearer("w", "World Health Organization", "organisation")
    found = gather([bearer("s", "WHO", "organisation"), whole], [("w", "who"), ("s", "who")])
    assert keys(found) == {frozenset({"w", "s"})}
    assert found[0].key == "w"


def test_an_organisation_takes_in_no_person() -> None:
    found = gather([bearer("p", "Blinken"), bearer("o", "Antony Blinken", "organisation")])
    assert keys(found) == {frozenset("p"), frozenset("o")}


NAMES = st.sampled_from(["Ruiz", "Ana Ruiz", "Eva Ruiz", "Park", "Lee Park", "WHO", "Post"])
KINDS: st.SearchStrategy[ActorKind] = st.sampled_from(["person", "organisation", "country"])
BEARERS = st.lists(
    st.builds(Bearer, key=st.sampled_from("abcdefgh"), kind=KINDS, name=NAMES),
    unique_by=lambda each: each.key,
)


@given(BEARERS)
def test_every_key_is_in_one_family_that_its_own_key_leads(bearers: list[Bearer]) -> None:
    families = gather(bearers)
    assert sorted(key for family in families for key in family.keys) == sorted(
        each.key for each in bearers
    )
    assert all(family.keys[0] == family.key for family in families)


@given(BEARERS.flatmap(lambda bearers: st.tuples(st.just(bearers), st.permutations(bearers))))
def test_the_order_of_bearers_does_not_matter(both: tuple[list[Bearer], list[Bearer]]) -> None:
    assert keys(gather(both[0])) == keys(gather(both[1]))


def test_a_surname_of_today_is_settled_by_the_whole_of_the_news(db: Database) -> None:
    publish(db, ("Ruiz",), ("Ana Ruiz",))
    with db.read() as tx:
        alone = with_key(tx, person_key("Ruiz"))
    assert alone is not None
    assert alone.name == "Ana Ruiz"
    assert set(alone.keys) == {person_key("Ana Ruiz"), person_key("Ruiz")}
    assert not is_unsettled(alone)


def test_two_that_turn_out_to_be_one_become_one(db: Database) -> None:
    publish(db, ("Ruiz",), ("Ana Ruiz",))
    single = [
        Family(key=person_key(name), kind="person", name=name, keys=(person_key(name),))
        for name in ("Ruiz", "Ana Ruiz")
    ]
    with db.read() as tx:
        assert [family.name for family in settle(tx, single)] == ["Ana Ruiz"]
        assert settle(tx, []) == ()


def test_a_surname_that_nobody_bears_in_full_is_unsettled(db: Database) -> None:
    publish(db, ("Ruiz",), (make_actor("a1", "Harbour Board", kind="organisation"),))
    with db.read() as tx:
        surname = with_key(tx, person_key("Ruiz"))
        assert surname is not None
        assert is_unsettled(surname)
        assert with_key(tx, "nobody") is None
