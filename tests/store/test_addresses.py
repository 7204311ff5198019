"""A chat and its topic, or none, as columns that can be a key."""

import pytest
from sqlalchemy import select

from bot.model import Address
from bot.store import chats, schema
from bot.store.addresses import NOBODY, address_of, at, columns_of
from bot.store.database import Database
from tests.store.samples import make_chat


@pytest.mark.parametrize("address", [Address(chat_id=7), Address(chat_id=-100, thread_id=3)])
def test_an_address_comes_back_as_it_went_in(db: Database, address: Address) -> None:
    with db.write() as tx:
        chats.save(tx, make_chat(address.chat_id, thread_id=address.thread_id))
        row = tx.execute(select(schema.chats)).one()
    assert address_of(row) == address


def test_a_key_is_never_empty() -> None:
    assert None not in columns_of(Address(chat_id=7)).values()
    assert NOBODY not in columns_of(Address(chat_id=7, thread_id=3)).values()


def test_a_chat_and_its_topics_are_told_apart(db: Database) -> None:
    forum, topic = Address(chat_id=-100), Address(chat_id=-100, thread_id=3)
    with db.write() as tx:
        for each in (forum, topic):
            chats.save(tx, make_chat(each.chat_id, thread_id=each.thread_id))
        for each in (forum, topic):
            rows = tx.execute(select(schema.chats).where(*at(schema.chats, each))).all()
            assert [address_of(row) for row in rows] == [each]
