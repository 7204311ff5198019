"""What is put in is given out as it is, once; what nobody wants any more is called off."""

from datetime import timedelta

from bot.model import (
    Address,
    Button,
    Message,
    Rendered,
)
from bot.store import claims, ledger, outbox
from bot.store.database import Database, Tx
from bot.store.outbox import Part
from tests.store.samples import NOW, post

SOON = NOW + timedelta(minutes=10)


def claim(tx: Tx) -> tuple[Message, ...]:
    return claims.claim(tx, NOW, limit=100, lease=timedelta(seconds=30), owner="me")


def test_a_message_is_given_out_as_it_was_put_in(db: Database) -> None:
    there = Address(chat_id=-100, thread_id=4)
    buttons = ((Button(label="1", data="s:1"), Button(label="VOA", url="https://x.org")),)
    part = Part(
        key="k",
        address=there,
        briefing_id=None,
        part=0,
        rendered=Rendered(html="<b>Hi</b>", buttons=buttons),
        silent=True,
        not_before=NOW,
        expires=SOON,
    )
    with db.write() as tx:
        outbox.add(tx, [part])
        [message] = claim(tx)
    assert message == Message(
        id=message.id,
        key="k",
        address=there,
        html="<b>Hi</b>",
        buttons=buttons,
        silent=True,
        not_before=NOW,
        expires=SOON,
        attempts=0,
    )


def test_a_key_is_used_once(db: Database) -> None:
    with db.write() as tx:
        post(tx, "k")
        post(tx, "k", chat_id=8)
        assert ledger.due(tx) == 1


def test_unsent_messages_expire_and_are_called_off(db: Database) -> None:
    with db.write() as tx:
        post(tx, "a", expires=SOON)
        post(tx, "b", chat_id=8, expires=SOON)
        outbox.pause_chat(tx, 8)
        post(tx, "c", chat_id=9)
        assert outbox.expire(tx, NOW) == 0
        assert outbox.expire(tx, SOON) == 2
        assert outbox.cancel_chat(tx, Address(chat_id=9, thread_id=1)) == 0
        assert outbox.cancel_chat(tx, Address(chat_id=9)) == 1
        assert claim(tx) == ()
        assert ledger.balance(tx) == {
            "waiting": 0,
            "sending": 0,
            "sent": 0,
            "paused": 0,
            "expired": 2,
            "failed": 0,
            "cancelled": 1,
        }
