"""How updates reach the bot: long polling and webhook."""

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from aiohttp import web

from tests.botapi.calls import updates
from tests.botapi.client import Server
from tests.botapi.server import HOST
from tests.botapi.waiting import wait_until


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor() as pool:
        yield pool


def wait_for_poll(telegram: Server, since: float) -> None:
    wait_until(lambda: telegram.stats()["last_poll"] > since)


def test_an_update_stays_until_the_next_offset_confirms_it(telegram: Server) -> None:
    telegram.say(1, "first")
    telegram.say(1, "second")
    first, second = updates(telegram)
    assert second["update_id"] == first["update_id"] + 1
    assert updates(telegram, offset=second["update_id"]) == [second]
    assert telegram.stats()["pending_updates"] == 1


def test_a_negative_offset_keeps_the_last_updates(telegram: Server) -> None:
    for text in ("first", "second", "third"):
        telegram.say(1, text)
    assert [u["message"]["text"] for u in updates(telegram, offset=-1)] == ["third"]


def test_a_long_poll_returns_as_soon_as_somebody_writes(
    telegram: Server, threads: ThreadPoolExecutor
) -> None:
    waiting = threads.submit(updates, telegram, timeout=20)
    wait_for_poll(telegram, 0)
    telegram.say(1, "hello")
    assert waiting.result(2)[0]["message"]["text"] == "hello"


def test_of_two_pollers_the_first_meets_a_conflict(
    telegram: Server, threads: ThreadPoolExecutor
) -> None:
    first = threads.submit(telegram.api, "getUpdates", timeout=20)
    wait_for_poll(telegram, 0)
    second = threads.submit(telegram.api, "getUpdates", timeout=1, offset=5)
    status, answer = first.result(2)
    assert status == 409
    assert answer["description"].startswith("Conflict: terminated by other getUpdates request")
    assert second.result(3) == (200, {"ok": True, "result": []})


def test_only_allowed_updates_are_queued(telegram: Server) -> None:
    updates(telegram, allowed_updates=["my_chat_member"])
    assert telegram.say(1, "hello")["update_id"] is None
    telegram.block(1)
    assert [set(u) - {"update_id"} for u in updates(telegram)] == [{"my_chat_member"}]


def test_members_are_announced_only_on_request(telegram: Server) -> None:
    telegram.group(-100, members={"1": "creator"})
    change = {"chat_id": -100, "user_id": 2, "status": "member"}
    assert telegram.control("member", **change)["update_id"] is None
    updates(telegram, allowed_updates=["chat_member"])
    assert telegram.control("member", **change)["update_id"]


def test_a_repeated_short_poll_is_held(telegram: Server) -> None:
    updates(telegram, offset=9)
    begin = time.monotonic()
    updates(telegram, offset=9)
    assert time.monotonic() - begin > 2.5


async def test_a_webhook_gets_the_updates_with_its_secret(telegram: Server) -> None:
    received: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()

    async def receive(request: web.Request) -> web.Response:
        secret = request.headers["X-Telegram-Bot-Api-Secret-Token"]
        await received.put((secret, await request.json()))
        return web.Response()

    app = web.Application()
    app.router.add_post("/hook", receive)
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, 0).start()
        url = f"http://{HOST}:{runner.addresses[0][1]}/hook"
        await asyncio.to_thread(telegram.api, "setWebhook", url=url, secret_token="s3cret")
        await asyncio.to_thread(telegram.say, 1, "hello")
        secret, update = await asyncio.wait_for(received.get(), 5)
    finally:
        await runner.cleanup()
    assert (secret, update["message"]["text"]) == ("s3cret", "hello")


def test_polling_beside_a_webhook_is_a_conflict(telegram: Server) -> None:
    telegram.api("setWebhook", url="http://127.0.0.1:9/")
    assert telegram.api("getUpdates")[0] == 409
    telegram.api("deleteWebhook")
    assert telegram.api("getUpdates")[0] == 200


def test_a_webhook_that_fails_is_tried_again_and_says_why(telegram: Server) -> None:
    telegram.api("setWebhook", url="http://127.0.0.1:9/")
    telegram.say(1, "hello")
    wait_until(lambda: "last_error_message" in telegram.stats()["hook"])
    info = telegram.api("getWebhookInfo")[1]["result"]
    assert info["pending_update_count"] == 1
    telegram.api("deleteWebhook", drop_pending_updates=True)
    assert telegram.stats()["pending_updates"] == 0


def test_a_malformed_webhook_is_refused(telegram: Server) -> None:
    for params in ({"url": "nowhere"}, {"url": "http://e.org/", "secret_token": "not allowed"}):
        assert telegram.api("setWebhook", **params)[0] == 400
