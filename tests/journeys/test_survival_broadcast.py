"""A broadcast survives its process: killed again and again, it loses nobody and doubles few."""

from collections.abc import Callable
from functools import partial

from bot.delivery.draining import IN_FLIGHT
from tests.botapi.client import Server
from tests.botapi.waiting import wait_until
from tests.journeys.conftest import BotFactory
from tests.journeys.morning import balance, prepare

READERS = range(1, 201)
KILLED_AT = (1, 90, 170)
"""Messages that Telegram had taken at each kill."""


def has_sent(telegram: Server, messages: int) -> bool:
    return bool(telegram.stats()["sent"] >= messages)


def test_a_broadcast_that_is_killed_again_and_again_reaches_everybody(
    telegram: Server,
    bot: BotFactory,
    sqlite_url: str,
    record_property: Callable[[str, object], None],
) -> None:
    prepare(sqlite_url, READERS)
    telegram.users(READERS)
    telegram.configure(latency=0.1)  # so that the full number of messages is in flight
    process = bot(ready=False, BOT_DATABASE_URL=sqlite_url, BOT_MESSAGES_PER_SECOND=100)
    in_flight = []
    for taken in KILLED_AT:
        # Asking more often would take the processor from the bot that starts.
        wait_until(partial(has_sent, telegram, taken), 120, poll=0.05)
        process.kill()
        in_flight.append(balance(sqlite_url).get("sending", 0))
        process.start()
    wait_until(lambda: balance(sqlite_url).get("sent") == len(READERS), 120, poll=0.5)
    delivery = telegram.delivery(READERS, contains="stories")
    record_property("in_flight", in_flight)
    record_property("doubled", delivery["extra_copies"])
    assert delivery["lost"] == 0
    assert max(in_flight) <= IN_FLIGHT
    assert delivery["extra_copies"] <= sum(in_flight)
    assert balance(sqlite_url) == {"sent": len(READERS), "due": len(READERS)}

    seq = telegram.seq
    code, _seconds = process.stop()
    assert code == 0
    process.start()
    process.ready()
    telegram.silent(seq, 3, kind="send")
