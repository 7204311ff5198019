"""Readers find people by any name, each once, whatever the articles call them."""

import pytest

from bot import answers
from bot.model import ActorLine, Choice, NobodyFound, PersonCard
from bot.store import articles, corrections, digests, stories
from bot.store.database import Database
from bot.store.people import person_key
from tests.answers.casts import card, listed, publish
from tests.store.newsroom import lose
from tests.store.samples import NOW, make_actor, make_digest, make_story

HOURS = 24


# --- who is ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        "Antony Blinken",
        "  antony   BLINKEN ",
        "Blinken",
        "Antony",
        "Secretary Blinken",
        "Secretary Antony Blinken",
        "Antony J. Blinken",
        "Blinken Antony",
    ],
)
def test_a_person_is_found_by_any_part_of_the_name(db: Database, asked: str) -> None:
    publish(db, ("Antony Blinken", "Ned Price"))
    assert card(answers.who_is(db, asked)).actor.name == "Antony Blinken"


def test_all_spellings_of_a_name_lead_to_one_card(db: Database) -> None:
    publish(db, ("Sergey Lavrov",), ("Sergei Lavrov",), ("Sergey V. Lavrov",))
    for asked in ("Lavrov", "Sergei Lavrov", "Sergey Lavrov", "sergej lavrov"):
        found = card(answers.who_is(db, asked))
        assert found.actor.article_ids == ("a0", "a1", "a2"), asked
        assert found.key == person_key("Sergey Lavrov")


def test_a_card_tells_roles_statements_companions_and_stories(db: Database) -> None:
    publish(
        db,
        (make_actor("a0", "Ana Ruiz", role="Minister of Works"), make_actor("a0", "Lee Park")),
        (make_actor("a1", "Ana Ruiz", role="Mayor"), make_actor("a1", "Park")),
    )
    with db.write() as tx:
        read = tuple(digests.of_articles(tx, ["a0", "a1"]).values())
        stories.change(tx, [make_story("s1", read)], (), 0)
    found = card(answers.who_is(db, "Ruiz"))
    assert {role.text for role in found.actor.roles} == {"Minister of Works", "Mayor"}
    assert {quote.article_id for quote in found.actor.quotes} == {"a0", "a1"}
    assert found.heads.keys() == {"a0", "a1"}
    assert found.companions == (("Lee Park", person_key("Lee Park"), 2),)
    assert found.stories == (("s1", "Bridge opens"),)


def test_companions_are_named_once_however_they_are_spelt(db: Database) -> None:
    publish(db, ("Ana Ruiz", "Sergei Lavrov"), ("Ana Ruiz", "Sergey Lavrov"), ("Ruiz", "Lavrov"))
    found = card(answers.who_is(db, "Ana Ruiz"))
    assert found.companions == (("Sergei Lavrov", person_key("Sergey Lavrov"), 3),)


def test_a_surname_alone_is_the_only_person_so_called(db: Database) -> None:
    publish(db, ("Blinken",), ("Blinken",), ("Antony Blinken",))
    for asked in ("Blinken", "Antony Blinken"):
        found = card(answers.who_is(db, asked))
        assert found.actor.name == "Antony Blinken"
        assert found.actor.aliases == ("Blinken",)
        assert found.actor.article_ids == ("a0", "a1", "a2")
        assert {quote.speaker for quote in found.actor.quotes} == {"Antony Blinken"}


def test_a_surname_of_several_asks_which(db: Database) -> None:
    publish(db, ("Hunter Biden", "Joe Biden"), ("Joe Biden",), ("Biden",), ("Lee Park",))
    found = answers.who_is(db, "Biden")
    assert isinstance(found, Choice)
    assert listed(found.lines) == [("Joe Biden", 2), ("Hunter Biden", 1), ("Biden", 1)]
    for line in found.lines:
        assert card(answers.person(db, line.key)).actor.name == line.name
    assert card(answers.who_is(db, "Joe Biden")).actor.article_ids == ("a0", "a1")


def test_initials_tell_whose_surname_stands_alone(db: Database) -> None:
    publish(db, ("H. Biden",), ("Joe Biden",), ("Hunter Biden",))
    assert card(answers.who_is(db, "Hunter Biden")).actor.article_ids == ("a0", "a2")
    assert card(answers.who_is(db, "Joe Biden")).actor.article_ids == ("a1",)


@pytest.mark.parametrize(
    "asked",
    ["Blinken?", "is Blinken", "Who is Blinken?", "who’s Antony Blinken", "what is blinken ?"],
)
def test_a_question_asks_for_the_name_in_it(db: Database, asked: str) -> None:
    publish(db, ("Antony Blinken",))
    assert card(answers.who_is(db, asked)).actor.name == "Antony Blinken"


def test_a_title_means_whoever_is_called_so(db: Database) -> None:
    publish(
        db,
        (make_actor("a0", "Ana Ruiz", role="Mayor of Elmouth"),),
        (make_actor("a1", "Leo Ruiz", role="striker"),),
    )
    assert card(answers.who_is(db, "Mayor Ruiz")).actor.name == "Ana Ruiz"
    for asked in ("Ruiz", "Ms. Ruiz", "Senator Ruiz"):
        assert isinstance(answers.who_is(db, asked), Choice), asked


def test_a_list_gives_the_role_that_most_of_the_newest_articles_give(db: Database) -> None:
    roles = ["bus driver", "Minister of Works", None, "minister of works", "Mayor"]
    publish(db, *((make_actor(f"a{n}", "Ana Ruiz", role=role),) for n, role in enumerate(roles)))
    (line,) = answers.main_actors(db, NOW, 1000).people
    assert line.role == "Minister of Works"


def test_a_person_of_whom_only_the_surname_is_known_has_a_card(db: Database) -> None:
    publish(db, ("Blinken",), ("Blinken",))
    assert card(answers.who_is(db, "blinken")).actor.article_ids == ("a0", "a1")


def test_a_given_name_is_asked_for_after_surnames(db: Database) -> None:
    publish(db, ("James Kirby",), ("Oliver James",))
    assert card(answers.who_is(db, "James")).actor.name == "Oliver James"
    publish(db, ("James Kirby", "James Stone"))
    assert isinstance(answers.who_is(db, "James"), PersonCard)


def test_two_given_names_alike_ask_which(db: Database) -> None:
    publish(db, ("Ana Ruiz",), ("Ana Costa",))
    found = answers.who_is(db, "Ana")
    assert isinstance(found, Choice)
    assert {line.name for line in found.lines} == {"Ana Ruiz", "Ana Costa"}


def test_a_person_and_an_organisation_of_one_name_ask_which(db: Database) -> None:
    ford = make_actor("a0", "Ford", kind="organisation", role=None)
    publish(db, (ford,), ("Gerald Ford",))
    found = answers.who_is(db, "Ford")
    assert isinstance(found, Choice)
    assert {line.name for line in found.lines} == {"Ford", "Gerald Ford"}


@pytest.mark.parametrize("asked", ["the NATO", "North Atlantic Treaty Organization"])
def test_an_organisation_is_one_with_its_initials(db: Database, asked: str) -> None:
    long = make_actor(
        "a0", "North Atlantic Treaty Organization", kind="organisation", aliases=("NATO",)
    )
    publish(db, (long,), (make_actor("a1", "NATO", kind="organisation"),))
    found = card(answers.who_is(db, asked))
    assert found.actor.article_ids == ("a0", "a1")
    assert found.actor.name == "North Atlantic Treaty Organization"
    for name in ("NATO", "North Atlantic Treaty Organization"):
        assert answers.person(db, person_key(name, "organisation")) == found


def test_ministries_of_one_short_name_ask_which(db: Database) -> None:
    nations = ("Ruritanian", "Borduran")
    ministries = [
        make_actor(
            f"a{number}",
            f"{nation} Defense Ministry",
            kind="organisation",
            aliases=("the Defense Ministry",),
        )
        for number, nation in enumerate(nations)
    ]
    publish(db, *((ministry,) for ministry in ministries))
    found = answers.who_is(db, "Defense Ministry")
    assert isinstance(found, Choice)
    assert {line.name for line in found.lines} == {ministry.name for ministry in ministries}
    for ministry in ministries:
        key = person_key(ministry.name, "organisation")
        assert card(answers.person(db, key)).actor.article_ids == ministry.article_ids
    assert len(answers.main_actors(db, NOW, 1000).others) == 2


def test_nobody_comes_with_the_closest_names_and_their_cards(db: Database) -> None:
    publish(db, ("Antony Blinken", "Sergey Lavrov"), ("Blinken",))
    for typed in ("Blinkne", "Vlinken", "Antoni Blinkin", "Blinken Smith"):
        found = answers.who_is(db, typed)
        assert isinstance(found, NobodyFound), typed
        assert found.closest[:1] == (("Antony Blinken", person_key("Antony Blinken")),), typed
        assert isinstance(answers.person(db, found.closest[0][1]), PersonCard)


@pytest.mark.parametrize(
    "asked", ["", "   ", "…", "???", "<b>x</b>", "\u202eرئيس", "%", "a" * 500, "Mr."]
)
def test_odd_names_find_nobody(db: Database, asked: str) -> None:
    publish(db, ("Antony Blinken",))
    found = answers.who_is(db, asked)
    assert isinstance(found, NobodyFound)
    assert len(found.name) <= 100


def test_a_key_that_nobody_has_any_more_finds_nobody(db: Database) -> None:
    publish(db, ("Antony Blinken",))
    key = person_key("Antony Blinken")
    with db.write() as tx:
        lose(tx, "a0")
    assert answers.person(db, key) == NobodyFound(name="", closest=())
    assert answers.who_is(db, "Blinken") == NobodyFound(name="Blinken", closest=())


def test_people_of_a_page_somebody_asked_about_have_a_card_but_are_no_news(db: Database) -> None:
    with db.write() as tx:
        articles.add(tx, make_digest(), source_id=None, external_id=None, raw="x", now=NOW)
    assert answers.main_actors(db, NOW, HOURS).people == ()
    assert isinstance(answers.who_is(db, "Ana Ruiz"), NobodyFound)
    found = answers.main_actors(db, NOW, HOURS, story_id="a1")
    assert [(line.name, line.role) for line in found.people] == [("Ana Ruiz", "Minister")]
    assert card(answers.person(db, found.people[0].key)).actor.name == "Ana Ruiz"


# --- texts -------------------------------------------------------------------------------------


def test_a_text_lists_its_people_in_its_own_words_with_what_the_news_know(db: Database) -> None:
    publish(db, ("Antony Blinken",), ("Blinken",))
    digest = make_digest(
        "b1",
        title="Letter",
        actors=(
            make_actor("b1", "Blinken", role="chief diplomat"),
            make_actor("b1", "Lee Park", role=None),
            make_actor("b1", "Harbour Board", kind="organisation"),
        ),
    )
    found = answers.people_in(db, digest)
    assert found.title == "Letter"
    assert found.people == (
        ActorLine(
            key=person_key("Antony Blinken"),
            name="Blinken",
            role="chief diplomat",
            article_count=2,
        ),
        ActorLine(key=person_key("Lee Park"), name="Lee Park", role=None, article_count=0),
    )
    assert [line.name for line in found.others] == ["Harbour Board"]
    assert found.known == {person_key("Antony Blinken")}


def test_whoever_objected_is_not_listed_in_a_text_either(db: Database) -> None:
    with db.write() as tx:
        corrections.remove(tx, [person_key("Lee Park")], by=None, now=NOW)
    digest = make_digest("b1", actors=(make_actor("b1", "Lee Park"),))
    assert answers.people_in(db, digest).people == ()
    assert answers.as_corrected(db, digest).actors == ()
    assert answers.as_corrected(db, digest).sentences == digest.sentences
