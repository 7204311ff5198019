"""A person who objects is removed, and wrong merges and lines are put right, by the services."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import answers
from bot.model import NobodyFound, PersonCard, SourceKind, line_mark
from bot.store import articles, schema, sources
from bot.store.database import Database
from bot.store.people import person_key
from bot.subscriptions import people
from tests.store.empty import open_empty
from tests.store.newsroom import add_news
from tests.store.samples import NOW, make_actor, make_digest


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Database]:
    db = open_empty(tmp_path / "news.db")
    with db.write() as tx:
        add_news(
            tx,
            (make_actor("a0", "Joe Biden", role="President"),),
            (make_actor("a1", "Joseph Biden"),),
        )
    yield db
    db.close()


def test_a_person_is_removed_for_good(news: Database) -> None:
    card = answers.who_is(news, "Joe Biden")
    assert isinstance(card, PersonCard)
    assert people.remove_person(news, card.keys, by=7, now=NOW) == 1
    assert isinstance(answers.person(news, card.key), NobodyFound)


def card(news: Database, name: str) -> PersonCard:
    found = answers.who_is(news, name)
    assert isinstance(found, PersonCard)
    return found


def roles(news: Database, name: str) -> set[str]:
    return {role.text for role in card(news, name).actor.roles}


def test_people_are_merged_parted_and_their_lines_struck(news: Database) -> None:
    joe, joseph = person_key("Joe Biden"), person_key("Joseph Biden")
    assert people.merge_people(news, joseph, joe, by=7, now=NOW)
    assert people.strike_lines(news, [joe], {("a0", "President")}, by=7, now=NOW)
    assert not people.strike_lines(news, [joe], {("a0", "President")}, by=7, now=NOW)
    assert card(news, "Joe Biden").actor.article_ids == ("a0", "a1")
    assert roles(news, "Joe Biden") == {"Minister"}
    namesake = people.part_person(news, ["unknown", joe], "a1", by=7, now=NOW)
    assert namesake is not None
    parted = answers.person(news, namesake)
    assert isinstance(parted, PersonCard)
    assert parted.actor.article_ids == ("a1",)


def test_a_line_stands_for_all_articles_of_an_outlet_that_word_it_so(news: Database) -> None:
    with news.write() as tx:
        feed = sources.add(tx, SourceKind.FEED, "https://example.org/feed", "Post", NOW).id
        for number, outlet in enumerate(("Harbour Post", "Island Wire")):
            actors = (make_actor(f"b{number}", "Joe Biden", role="president"),)
            text = f"More {number}."
            digest = make_digest(f"b{number}", text=text, outlet=outlet, actors=actors)
            articles.add(tx, digest, source_id=feed, external_id=f"b{number}", raw=text, now=NOW)
    shown = card(news, "Joe Biden")
    (wrong,) = (role for role in shown.actor.roles if role.article_id == "a0")
    places = shown.places_of(line_mark(wrong))
    assert places == {("a0", "President"), ("b0", "president")}
    assert people.strike_lines(news, shown.keys, places, by=7, now=NOW)
    assert [role.article_id for role in card(news, "Joe Biden").actor.roles] == ["b1"]


def test_what_is_withdrawn_holds_no_more(news: Database) -> None:
    joe, joseph = person_key("Joe Biden"), person_key("Joseph Biden")
    people.merge_people(news, joseph, joe, by=7, now=NOW)
    (merged,) = answers.made_corrections(news).corrections
    assert (merged.name, merged.other, merged.made_by) == ("Joseph Biden", "Joe Biden", 7)
    assert people.withdraw_correction(news, merged.number) is not None
    assert people.withdraw_correction(news, merged.number) is None
    assert card(news, "Joe Biden").actor.article_ids == ("a0",)
    assert card(news, "Joseph Biden").actor.article_ids == ("a1",)


def test_a_ruined_index_is_built_anew_and_corrections_hold(news: Database) -> None:
    joe = person_key("Joe Biden")
    people.strike_lines(news, [joe], {("a0", "President")}, by=7, now=NOW)
    before = card(news, "Joe Biden"), card(news, "Joseph Biden")
    with news.write() as tx:
        tx.execute(schema.names.delete())
        tx.execute(schema.appearances.update().values(key="0"))
    told: list[tuple[int, int]] = []
    assert people.rebuild_index(news, lambda done, total: told.append((done, total))) == 2
    assert told == [(2, 2)]
    assert (card(news, "Joe Biden"), card(news, "Joseph Biden")) == before
