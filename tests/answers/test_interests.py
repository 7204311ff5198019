"""What is to be followed or muted is an outlet, an actor or words, whichever the words mean."""

import pytest

from bot import answers
from bot.model import Address, Choice, Interest, InterestKind, Stance
from bot.store import interests
from bot.store.database import Database
from bot.store.people import person_key
from tests.answers.casts import publish
from tests.store.samples import NOW, make_actor

HERE = Address(chat_id=7)
RUSSIA = make_actor("a0", "Russia", kind="country", role=None)


def meant(db: Database, words: str) -> Interest | Choice | None:
    return answers.interest_in(db, words, Stance.MUTED, NOW)


@pytest.mark.parametrize(
    ("words", "kind", "subject", "label"),
    [
        ("harbour post", InterestKind.OUTLET, "Harbour Post", "Harbour Post"),
        ("Blinken", InterestKind.ACTOR, person_key("Antony Blinken"), "Antony Blinken"),
        ("russia", InterestKind.ACTOR, person_key("Russia", "country"), "Russia"),
        ("  Gas   Prices ", InterestKind.WORDS, "gas prices", "Gas Prices"),
        ("“Blinken”", InterestKind.WORDS, "blinken", "Blinken"),
        ('"Russia"', InterestKind.WORDS, "russia", "Russia"),
    ],
)
def test_an_outlet_goes_before_an_actor_and_both_before_words(
    db: Database, words: str, kind: InterestKind, subject: str, label: str
) -> None:
    publish(db, (make_actor("a0", "Antony Blinken"), RUSSIA))
    found = meant(db, words)
    assert found == Interest(kind=kind, subject=subject, label=label, stance=Stance.MUTED)


def test_an_actor_is_followed_under_all_keys_that_mean_it(db: Database) -> None:
    names = ("Antony Blinken", "Blinken")
    publish(db, *((name,) for name in names))
    found = meant(db, "Blinken")
    assert isinstance(found, Interest)
    assert (found.subject, *found.other_keys) == tuple(map(person_key, names))


def test_of_several_who_are_so_called_one_has_to_be_chosen(db: Database) -> None:
    publish(db, ("Ana Ruiz",), ("Eva Ruiz",))
    found = meant(db, "Ruiz")
    assert isinstance(found, Choice)
    assert {line.name for line in found.lines} == {"Ana Ruiz", "Eva Ruiz"}


@pytest.mark.parametrize("words", ["the news", "…", '""', "“ ”", '"'])
def test_words_that_say_nothing_mean_nothing(db: Database, words: str) -> None:
    assert meant(db, words) is None


def test_a_chat_knows_its_stance_and_all_that_it_chose(db: Database) -> None:
    wanted = Interest(
        kind=InterestKind.ACTOR, subject="k1", label="Ana Ruiz", stance=Stance.FOLLOWED
    )
    with db.write() as tx:
        number = interests.save(tx, HERE, wanted, NOW)
    assert answers.followed_and_muted(db, HERE) == {number: wanted}
    assert answers.stance(db, HERE, InterestKind.ACTOR, "k1") is Stance.FOLLOWED
    assert answers.stance(db, HERE, InterestKind.STORY, "k1") is Stance.NEITHER
    assert answers.stance(db, Address(chat_id=8), InterestKind.ACTOR, "k1") is Stance.NEITHER
