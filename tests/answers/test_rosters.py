"""Who is in the news is listed once, however many names the articles give them."""

from datetime import timedelta

from bot import answers
from bot.model import SourceKind
from bot.store import articles, digests, sources, stories
from bot.store.database import Database
from summarizer.model import Actor, ActorKind
from tests.answers.casts import card, listed, publish
from tests.store.samples import NOW, make_actor, make_digest, make_story

HOURS = 24


def main_people(db: Database) -> list[tuple[str, int]]:
    return listed(answers.main_actors(db, NOW, HOURS).people)


def test_spellings_of_a_name_are_one_line(db: Database) -> None:
    publish(
        db,
        (make_actor("a0", "Sergei Lavrov", role=None),),
        (make_actor("a1", "Sergey Lavrov", role="Foreign Minister"),),
        (make_actor("a2", "Sergey Lavrov", role="Minister"), make_actor("a2", "Lee Park")),
    )
    first, second = answers.main_actors(db, NOW, HOURS).people
    assert (first.name, first.role) == ("Sergey Lavrov", "Foreign Minister")
    assert (first.article_count, second.article_count) == (3, 1)


def test_a_line_shows_the_role_last_published_whatever_was_read_first(db: Database) -> None:
    """The texts of a folder are news from when they were read, all of them at once."""
    with db.write() as tx:
        folder = sources.add(tx, SourceKind.FOLDER, "articles", "articles", NOW).id
        for article_id, days, role in (("a0", 1, "Secretary"), ("a1", 9, "Under-secretary")):
            digest = make_digest(
                article_id,
                text=f"Text {article_id}.",
                published=NOW - timedelta(days=days),
                actors=(make_actor(article_id, "Ana Ruiz", role=role),),
            )
            raw = digest.article.text
            articles.add(tx, digest, source_id=folder, external_id=article_id, raw=raw, now=NOW)
    (line,) = answers.main_actors(db, NOW, HOURS).people
    assert line.role == "Secretary"


def test_surnames_alone_are_counted_with_the_person_and_once(db: Database) -> None:
    publish(db, ("Antony Blinken", "Blinken"), ("Blinken",), ("Lee Park", "J. Blinken"))
    assert main_people(db)[0] == ("Antony Blinken", 2)
    assert set(main_people(db)[1:]) == {("J. Blinken", 1), ("Lee Park", 1)}


def test_a_surname_alone_today_is_the_person_known_from_before(db: Database) -> None:
    publish(db, ("Blinken",), *((),) * 30, ("Antony Blinken",))
    assert main_people(db) == [("Antony Blinken", 1)]
    line = answers.main_actors(db, NOW, HOURS).people[0]
    assert card(answers.person(db, line.key)).actor.article_ids == ("a0", "a31")


def test_surnames_of_families_stay_apart(db: Database) -> None:
    publish(db, ("Joe Biden", "Hunter Biden"), ("Biden",), ("Biden",))
    assert main_people(db)[0] == ("Biden", 2)
    assert len(main_people(db)) == 3


def test_only_the_news_of_the_hours_count(db: Database) -> None:
    publish(db, ("Ana Ruiz",), ("Ana Ruiz", "Lee Park"))
    assert listed(answers.main_actors(db, NOW, 0).people) == [("Ana Ruiz", 1)]
    assert main_people(db) == [("Ana Ruiz", 2), ("Lee Park", 1)]


def test_the_list_has_pages_and_none_twice(db: Database) -> None:
    given = ("Ana", "Bo", "Cleo", "Dora", "Eva", "Finn")
    people = [f"{first} {last}" for last in ("Ruiz", "Park") for first in given]
    publish(db, tuple(people), tuple(people[:3]))
    pages = [answers.main_actors(db, NOW, HOURS, page=page) for page in (0, 1)]
    assert [page.pages for page in pages] == [2, 2]
    names = [line.name for page in pages for line in page.people]
    assert sorted(names) == sorted(people)
    assert set(names[:3]) == set(people[:3])
    assert answers.main_actors(db, NOW, HOURS, page=9) == pages[-1]
    assert answers.main_actors(db, NOW, HOURS, page=-1) == pages[0]


def test_every_organisation_is_on_a_page_however_few_people_there_are(db: Database) -> None:
    boards = [f"{place} Board" for place in ("Adwick", "Bilby", "Crale", "Dunsop", "Elm", "Firth")]
    publish(db, tuple(make_actor("a0", name, kind="organisation", role=None) for name in boards))
    pages = [answers.main_actors(db, NOW, HOURS, page=page) for page in (0, 1)]
    assert [page.pages for page in pages] == [2, 2]
    assert sorted(line.name for page in pages for line in page.others) == boards


def test_organisations_and_countries_are_listed_apart_and_merged(db: Database) -> None:
    def of(article: str, name: str, kind: ActorKind, *aliases: str) -> Actor:
        return make_actor(article, name, kind=kind, aliases=aliases, role=None)

    publish(
        db,
        (of("a0", "North Atlantic Treaty Organization", "organisation", "NATO"),),
        (of("a1", "NATO", "organisation"), of("a1", "the U.S.", "country")),
        (of("a2", "the United States", "country"), of("a2", "Harbour Board", "organisation")),
        (of("a3", "the United States", "country"), make_actor("a3", "Ana Ruiz")),
    )
    found = answers.main_actors(db, NOW, HOURS)
    assert listed(found.people) == [("Ana Ruiz", 1)]
    assert listed(found.others) == [
        ("the United States", 3),
        ("North Atlantic Treaty Organization", 2),
        ("Harbour Board", 1),
    ]


def test_a_story_lists_its_own_people(db: Database) -> None:
    publish(db, ("Sergei Lavrov", "Blinken"), ("Sergey Lavrov",), ("Antony Blinken",))
    with db.write() as tx:
        read = tuple(digests.of_articles(tx, ["a0", "a1"]).values())
        stories.change(tx, [make_story("s1", read)], (), 0)
    found = answers.main_actors(db, NOW, HOURS, story_id="s1")
    assert (found.of_story, found.headline) == ("s1", "Bridge opens")
    assert listed(found.people) == [("Sergei Lavrov", 2), ("Antony Blinken", 1)]
    gone = answers.main_actors(db, NOW, HOURS, story_id="s9")
    assert (gone.people, gone.headline) == ((), None)
