"""A chat follows and mutes, changes its mind, and cannot choose without end."""

from dataclasses import replace

from bot import answers
from bot.model import Address, Interest, InterestKind, Stance
from bot.store.database import Database
from bot.subscriptions.interests import MOST_INTERESTS, drop, leave, take_stance, want
from tests.store.samples import NOW

HERE = Address(chat_id=7)
WHEAT = Interest(kind=InterestKind.WORDS, subject="wheat", label="wheat", stance=Stance.FOLLOWED)


def chosen(db: Database) -> tuple[Interest, ...]:
    return tuple(answers.followed_and_muted(db, HERE).values())


def test_one_stance_follows_another_and_neither_ends_it(db: Database) -> None:
    muted = replace(WHEAT, stance=Stance.MUTED)
    for wish, then in ((WHEAT, (WHEAT,)), (muted, (muted,)), (WHEAT, (WHEAT,))):
        assert take_stance(db, HERE, wish, NOW)
        assert chosen(db) == then
    assert take_stance(db, HERE, replace(WHEAT, stance=Stance.NEITHER), NOW)
    assert chosen(db) == ()
    leave(db, HERE, WHEAT.kind, WHEAT.subject)
    assert chosen(db) == ()


def test_what_was_dropped_once_cannot_be_dropped_again(db: Database) -> None:
    number = want(db, HERE, WHEAT, NOW)
    assert number is not None
    assert drop(db, HERE, number) == WHEAT
    assert drop(db, HERE, number) is None


def test_a_chat_that_follows_all_it_may_can_still_change_its_mind(db: Database) -> None:
    for at in range(MOST_INTERESTS):
        assert want(db, HERE, replace(WHEAT, subject=f"w{at}"), NOW) is not None
    assert want(db, HERE, WHEAT, NOW) is None
    assert not take_stance(db, HERE, WHEAT, NOW)
    assert take_stance(db, HERE, replace(WHEAT, subject="w3", stance=Stance.MUTED), NOW)
    assert take_stance(db, HERE, replace(WHEAT, stance=Stance.NEITHER), NOW)
    assert take_stance(db, HERE, replace(WHEAT, subject="w4", stance=Stance.NEITHER), NOW)
    assert want(db, HERE, WHEAT, NOW) is not None
    assert len(chosen(db)) == MOST_INTERESTS
