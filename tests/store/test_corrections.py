"""What was put right by hand stays right, whatever is read, merged or read again later."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot import answers
from bot.model import Choice, NobodyFound, PersonCard, SourceKind
from bot.store import articles, corrections, digests, people, revisions, schema, sources
from bot.store.database import Database, Tx
from bot.store.people import person_key
from summarizer.model import Actor
from tests.store.newsroom import add_news
from tests.store.samples import NOW, make_actor, make_digest

ANA = person_key("Ana Ruiz")
PEOPLE = ("Joe Biden", "Joseph Biden", "Ana Ruiz")


def read_again(tx: Tx, article_id: str, *actors: Actor) -> None:
    digest = digests.get(tx, article_id)
    assert digest is not None
    anew = make_digest(article_id, text=digest.article.text, actors=actors)
    assert digests.replace(tx, anew)


def publish_later(tx: Tx, article_id: str, *actors: Actor) -> None:
    feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
    digest = make_digest(article_id, text=f"More of {article_id}.", actors=actors)
    raw = digest.article.text
    articles.add(tx, digest, source_id=feed, external_id=article_id, raw=raw, now=NOW)


def card(db: Database, name: str) -> PersonCard:
    found = answers.who_is(db, name)
    assert isinstance(found, PersonCard)
    return found


# --- removed -----------------------------------------------------------------------------------


def test_a_person_who_objects_is_gone_and_stays_gone(db: Database) -> None:
    with db.write() as tx:
        add_news(tx, (make_actor("a0", "Ana Ruiz"), make_actor("a0", "Lee Park")))
    with db.write() as tx:
        assert corrections.remove(tx, [ANA], by=7, now=NOW) == 1
        assert corrections.remove(tx, [ANA], by=7, now=NOW) == 0
    with db.write() as tx:
        publish_later(tx, "b1", make_actor("b1", "Ana María Ruiz"), make_actor("b1", "Lee Park"))
        read_again(tx, "a0", make_actor("a0", "Ana Ruiz"), make_actor("a0", "Lee Park"))
    assert isinstance(answers.who_is(db, "Ana Ruiz"), NobodyFound)
    assert isinstance(answers.person(db, ANA), NobodyFound)
    lee = card(db, "Lee Park")
    assert lee.companions == ()
    assert lee.actor.article_ids == ("a0", "b1")
    assert [line.name for line in answers.main_actors(db, NOW, 24).people] == ["Lee Park"]


def test_all_keys_of_a_card_are_removed_together(db: Database) -> None:
    with db.write() as tx:
        add_news(tx, (make_actor("a0", "Ana Ruiz"),), (make_actor("a1", "Ruiz"),))
    keys = card(db, "Ruiz").keys
    assert keys == (ANA, person_key("Ruiz"))
    with db.write() as tx:
        assert corrections.remove(tx, keys, by=None, now=NOW) == 2
    assert answers.main_actors(db, NOW, 24).people == ()


def test_a_removed_person_is_no_change_of_a_revision(db: Database) -> None:
    with db.write() as tx:
        add_news(tx, (make_actor("a0", "Ana Ruiz"),))
        digest = digests.get(tx, "a0")
        assert digest is not None
        corrections.remove(tx, [ANA], by=None, now=NOW)
        revision_id = revisions.start(tx, scope="all", method="news", by=None, now=NOW)
        assert not revisions.add_digest(tx, revision_id, digest)


# --- merged ------------------------------------------------------------------------------------


def test_two_names_of_one_person_are_merged_for_good(db: Database) -> None:
    with db.write() as tx:
        add_news(tx, (make_actor("a0", "Joe Biden"),), (make_actor("a1", "Joseph Biden"),))
        joe, joseph = person_key("Joe Biden"), person_key("Joseph Biden")
        assert corrections.merge(tx, joseph, joe, by=7, now=NOW)
        assert not corrections.merge(tx, joseph, joe, by=7, now=NOW)
        assert not corrections.merge(tx, joe, joseph, by=7, now=NOW)
        publish_later(tx, "b1", make_actor("b1", "Joseph Biden"))
    for asked in ("Joe Biden", "Joseph Biden", "Biden"):
        assert card(db, asked).actor.article_ids == ("a0", "a1", "b1"), asked
    old_button = answers.person(db, joseph)
    assert isinstance(old_button, PersonCard)
    assert old_button.key == joe
    (line,) = answers.main_actors(db, NOW, 24).people
    assert line.article_count == 3


def test_merging_a_merged_person_takes_all_along(db: Database) -> None:
    names = ("Joe Biden", "Joseph Biden", "Joey Biden")
    first, second, third = map(person_key, names)
    with db.write() as tx:
        add_news(tx, *((make_actor(f"a{n}", name),) for n, name in enumerate(names)))
        assert corrections.merge(tx, first, second, by=None, now=NOW)
        assert corrections.merge(tx, first, third, by=None, now=NOW)
        assert corrections.current(tx, first) == corrections.current(tx, second) == third
        read_again(tx, "a0", make_actor("a0", "Joe Biden"))
        assert len(people.under(tx, [third])) == 3


def test_removing_a_person_removes_who_was_merged_into_it(db: Database) -> None:
    joe, joseph = person_key("Joe Biden"), person_key("Joseph Biden")
    with db.write() as tx:
        add_news(tx, (make_actor("a0", "Joe Biden"),))
        corrections.merge(tx, joseph, joe, by=None, now=NOW)
        corrections.remove(tx, [joe], by=None, now=NOW)
        publish_later(tx, "b1", make_actor("b1", "Joseph Biden"))
        assert people.count(tx) == 0


# --- parted ------------------------------------------------------------------------------------


def test_a_namesake_is_parted_for_good(db: Database) -> None:
    with db.write() as tx:
        add_news(tx, *((make_actor(f"a{n}", "Ana Ruiz", role=None),) for n in range(3)), ())
        other = corrections.part(tx, ANA, "a1", by=7, now=NOW)
        assert other is not None
        assert corrections.part(tx, ANA, "a1", by=7, now=NOW) is None
        assert corrections.part(tx, ANA, "a3", by=7, now=NOW) is None
        read_again(tx, "a1", make_actor("a1", "Ana Ruiz", role="Coach"))
        publish_later(tx, "b1", make_actor("b1", "Ana Ruiz"), make_actor("b1", "Lee Park"))
        publish_later(tx, "b2", make_actor("b2", "Ruiz"))
    found = answers.who_is(db, "Ana Ruiz")
    assert isinstance(found, Choice)
    assert [(line.key, line.article_count) for line in found.lines] == [(ANA, 3), (other, 1)]
    coach = answers.person(db, other)
    assert isinstance(coach, PersonCard)
    assert coach.actor.article_ids == ("a1",)
    assert card(db, "Lee Park").companions == (("Ana Ruiz", ANA, 1),)


# --- struck ------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["Mayor", "It will carry nine thousand cars a day,"])
def test_a_wrong_line_is_struck_for_good(db: Database, line: str) -> None:
    wrong = make_actor("a0", "Ana Ruiz", role="Mayor")
    right = make_actor("a1", "Ana Ruiz", role="Mayor")
    with db.write() as tx:
        add_news(tx, (wrong,), (right,))
        assert corrections.strike(tx, ANA, "a0", line, by=7, now=NOW)
        assert not corrections.strike(tx, ANA, "a0", line, by=7, now=NOW)
        assert not corrections.strike(tx, ANA, "a0", "no such line", by=7, now=NOW)
        read_again(tx, "a0", wrong)
    actor = card(db, "Ana Ruiz").actor
    lines = [(role.article_id, role.text) for role in actor.roles]
    lines += [(quote.article_id, quote.text) for quote in actor.quotes]
    assert [article_id for article_id, text in lines if text == line] == ["a1"]
    assert len(lines) == 3


# --- withdrawn ---------------------------------------------------------------------------------


def test_corrections_are_listed_newest_first_and_what_was_done_at_once_is_one(
    db: Database,
) -> None:
    with db.write() as tx:
        add_news(tx, (make_actor("a0", "Ana Ruiz"),), (make_actor("a1", "Ruiz"),))
        corrections.strike(tx, ANA, "a0", "Minister", by=7, now=NOW)
        later = NOW + timedelta(minutes=1)
        corrections.remove(tx, [ANA, person_key("Ruiz")], by=8, now=later)
        removed, struck = corrections.listed(tx, 0, 9)
        assert (removed.kind, removed.made, removed.made_by) == ("removed", later, 8)
        assert (struck.kind, struck.key, struck.article_id) == ("struck", ANA, "a0")
        assert corrections.count(tx) == 2
        assert corrections.listed(tx, 1, 9) == (struck,)
        assert corrections.get(tx, struck.number) == struck
        assert corrections.withdraw(tx, removed.number) is not None
        assert corrections.withdraw(tx, removed.number) is None
        assert corrections.listed(tx, 0, 9) == (struck,)
        publish_later(tx, "b1", make_actor("b1", "Ruiz"))
    assert card(db, "Ruiz").actor.article_ids == ("b1",)


def test_withdrawing_says_what_must_be_placed_or_read_again(db: Database) -> None:
    joe, joseph = person_key("Joe Biden"), person_key("Joseph Biden")
    with db.write() as tx:
        add_news(tx, (make_actor("a0", "Joe Biden"),), (make_actor("a1", "Joseph Biden"),))
        corrections.merge(tx, joseph, joe, by=None, now=NOW)
        corrections.part(tx, joe, "a1", by=None, now=NOW)
        corrections.strike(tx, joe, "a0", "Minister", by=None, now=NOW)
        struck, parted, merged = corrections.listed(tx, 0, 9)
        of_struck = corrections.withdraw(tx, struck.number)
        of_parted = corrections.withdraw(tx, parted.number)
        assert of_struck is not None
        assert of_struck.moved_to == set()
        assert of_struck.unread == {"a0"}
        assert of_parted is not None
        assert len(of_parted.moved_to) == 1
        assert of_parted.unread == set()
        people.place_anew(tx, of_parted.moved_to)
        of_merged = corrections.withdraw(tx, merged.number)
        assert of_merged is not None
        assert of_merged.moved_to == {joe}
        assert of_merged.unread == set()
        people.place_anew(tx, of_merged.moved_to)
    assert card(db, "Joe Biden").actor.article_ids == ("a0",)
    assert card(db, "Joseph Biden").actor.article_ids == ("a1",)


steps = st.one_of(
    st.tuples(st.just("merge"), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)),
    st.tuples(st.just("part"), st.sampled_from(PEOPLE), st.sampled_from(["a0", "a1", "a2"])),
    st.tuples(st.just("withdraw"), st.integers(0, 3), st.none()),
)


@settings(
    deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(script=st.lists(steps, max_size=8))
@example(
    script=[
        ("part", "Ana Ruiz", "a0"),
        ("part", "Ana Ruiz", "a0"),
        ("withdraw", 1, None),
        ("part", "Ana Ruiz", "a0"),
    ]
)
def test_whatever_is_put_right_and_taken_back_the_index_is_as_if_built_anew(
    db: Database, script: list[tuple[str, Any, Any]]
) -> None:
    with db.write() as tx:
        tx.execute(schema.corrections.delete())
        tx.execute(schema.articles.delete())
        tx.execute(schema.sources.delete())
        casts = (PEOPLE, PEOPLE[:2], PEOPLE[1:])
        add_news(
            tx, *(tuple(make_actor(f"a{n}", who) for who in cast) for n, cast in enumerate(casts))
        )
        for minute, (what, one, other) in enumerate(script):
            now = NOW + timedelta(minutes=minute)
            if what == "merge":
                corrections.merge(tx, person_key(one), person_key(other), by=1, now=now)
            elif what == "part":
                key = corrections.current(tx, person_key(one), other)
                corrections.part(tx, key, other, by=1, now=now)
            elif made := corrections.listed(tx, one, 1):
                withdrawn = corrections.withdraw(tx, made[0].number)
                assert withdrawn is not None
                people.place_anew(tx, withdrawn.moved_to)
        placed = index_of(tx)
        people.reindex(tx, ["a0", "a1", "a2"])
        assert index_of(tx) == placed


def index_of(tx: Tx) -> list[tuple[Any, ...]]:
    rows = []
    for table in (schema.appearances, schema.names):
        query = select(table.c.article_id, table.c.position, table.c.key)
        rows += sorted({tuple(row) for row in tx.execute(query)})
    return rows
