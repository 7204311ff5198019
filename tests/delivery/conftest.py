"""A real store, a real bot of the library, and the outermost wire in the test's hands."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import TimedOut
from telegram.request import BaseRequest, RequestData
from typing_extensions import override

from bot.delivery import Hand, Pacer, deliver_due
from bot.model import Address, ChatKind, Profile, Rendered
from bot.store import chats, ledger
from tests.store.empty import open_empty
from tests.store.samples import post

NOW = datetime(2026, 11, 21, 8, tzinfo=UTC)

Fault = Callable[[dict[str, Any]], tuple[int, dict[str, Any]] | None]
"""What happens to a call with these parameters; None lets it pass. It may raise."""


@dataclass
class Wire:
    """What Telegram was sent, and the faults that meet the next calls."""

    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    arrived: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fail_once(self, code: int, description: str, **parameters: Any) -> None:
        """The next call gets this error."""
        self.faults.append(lambda _: error(code, description, **parameters))

    def hang(self, _: dict[str, Any]) -> None:
        """A fault: Telegram does not answer."""
        raise TimedOut from httpx.ReadTimeout("slow")

    def take_and_hang(self, parameters: dict[str, Any]) -> None:
        """A fault: Telegram posts the message, and does not answer."""
        self.arrived.append(parameters)
        self.hang(parameters)

    def call(self, method: str, parameters: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        self.calls.append((method, parameters))
        if self.faults and (answer := self.faults.pop(0)(parameters)) is not None:
            return answer
        if method == "answerCallbackQuery":
            return 200, {"ok": True, "result": True}
        self.arrived.append(parameters)
        chat = {"id": parameters["chat_id"], "type": "private"}
        message_id = parameters.get("message_id", len(self.arrived))
        return 200, {"ok": True, "result": {"message_id": message_id, "date": 0, "chat": chat}}


def error(code: int, description: str, **parameters: Any) -> tuple[int, dict[str, Any]]:
    return code, {
        "ok": False,
        "error_code": code,
        "description": description,
        "parameters": parameters,
    }


class _WireRequest(BaseRequest):
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @property
    @override
    def read_timeout(self) -> float:
        return 5

    @override
    async def initialize(self) -> None: ...

    @override
    async def shutdown(self) -> None: ...

    @override
    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        parameters = request_data.parameters if request_data else {}
        code, answer = self._wire.call(url.rsplit("/", 1)[-1], parameters)
        return code, json.dumps(answer).encode()


class Clock:
    """Monotonic seconds and wall clock that pass only when somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds)

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds


class Office:
    """Everything that takes part in a delivery."""

    def __init__(self, folder: Path) -> None:
        self.wire = Wire()
        self.clock = Clock()
        self.pacer = Pacer(clock=self.clock.monotonic, sleep=self.clock.sleep)
        request = _WireRequest(self.wire)
        self.bot = Bot("123456:TEST", request=request, get_updates_request=request)
        self.db = open_empty(folder / "store.db")
        self.hand = Hand(self.db, "me")

    async def drain(self, stopping: Callable[[], bool] = lambda: False) -> int:
        return await deliver_due(
            self.bot, self.hand, self.pacer, self.clock.now, stopping=stopping
        )

    def put(
        self,
        chat_id: int,
        *,
        thread_id: int | None = None,
        part: int = 0,
        expires: datetime | None = None,
    ) -> None:
        """Queue a message to a chat, which is known from then on."""
        address = Address(chat_id=chat_id, thread_id=thread_id)
        with self.db.write() as tx:
            profile = Profile(
                title="",
                kind=ChatKind.PRIVATE if chat_id > 0 else ChatKind.SUPERGROUP,
                language="en",
                timezone="UTC",
            )
            chats.ensure(tx, address, profile, NOW)
            post(
                tx,
                f"{chat_id}:{thread_id}:{part}",
                address=address,
                part=part,
                expires=expires,
                rendered=Rendered(html="<b>News</b> &amp; more"),
            )

    def balance(self) -> dict[str, int]:
        """The states that some message is in."""
        with self.db.read() as tx:
            assert ledger.due(tx) == sum(ledger.balance(tx).values())
            return {state: count for state, count in ledger.balance(tx).items() if count}

    def is_reachable(self, chat_id: int, thread_id: int | None = None) -> bool:
        with self.db.read() as tx:
            chat = chats.get(tx, Address(chat_id=chat_id, thread_id=thread_id))
        assert chat is not None
        return chat.unreachable_since is None


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    place = Office(tmp_path)
    yield place
    place.db.close()
