"""A person who objects is removed, and wrong merges and lines are put right, by the services."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import answers
from bot.model import NobodyFound, PersonCard
from bot.store.database import Database, open_database
from bot.store.people import person_key
from bot.subscriptions import people
from tests.store.newsroom import add_news
from tests.store.samples import NOW, make_actor


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Database]:
    db = open_database(f"sqlite:///{tmp_path / 'news.db'}")
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


def test_people_are_merged_parted_and_their_lines_struck(news: Database) -> None:
    joe, joseph = person_key("Joe Biden"), person_key("Joseph Biden")
    assert people.merge_people(news, joseph, joe, by=7, now=NOW)
    assert people.strike_line(news, joe, "a0", "President", by=7, now=NOW)
    card = answers.who_is(news, "Joe Biden")
    assert isinstance(card, PersonCard)
    assert card.actor.article_ids == ("a0", "a1")
    assert "President" not in {role.text for role in card.actor.roles}
    namesake = people.part_person(news, joe, "a1", by=7, now=NOW)
    assert namesake is not None
    parted = answers.person(news, namesake)
    assert isinstance(parted, PersonCard)
    assert parted.actor.article_ids == ("a1",)
