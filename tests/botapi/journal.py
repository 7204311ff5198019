"""What the bot did: a record for each effect, and counts."""

import asyncio
import itertools
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any

from tests.botapi.chats import Chat
from tests.botapi.params import JsonObject


class Journal:
    """Records in order, with growing ``seq``.

    A record has ``seq``, ``t`` (Unix time), ``kind`` (send, edit, edit_inline, delete, pin, action,
    callback_answer, inline_answer), ``method``, ``chat_id``, ``message_id`` and ``acked`` (whether
    the bot was told), and what its kind adds: ``text``, ``raw_markup``, ``lint`` and more.
    """

    def __init__(self) -> None:
        self._seq = itertools.count(1)
        self._news = asyncio.Event()
        self.records: list[JsonObject] = []
        self.calls: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()

    @property
    def last_seq(self) -> int:
        return self.records[-1]["seq"] if self.records else 0

    def note(
        self,
        kind: str,
        method: str,
        chat: Chat | None = None,
        message: JsonObject | None = None,
        **details: Any,
    ) -> None:
        """Add a record and wake those who wait for one."""
        self.records.append(
            {
                "seq": next(self._seq),
                "t": time.time(),
                "kind": kind,
                "method": method,
                "chat_id": chat.id if chat else None,
                "message_id": message["message_id"] if message else None,
                "acked": True,
                **details,
            }
        )
        self._news.set()
        self._news = asyncio.Event()

    def clear(self) -> None:
        """Forget records and counts; ``seq`` goes on."""
        self.records.clear()
        self.calls.clear()
        self.errors.clear()

    def find(self, since: int, filters: Mapping[str, Any]) -> list[JsonObject]:
        """Return the records after ``since`` that pass the filters.

        The filters are ``chat_id``, ``thread_id``, ``kind`` (several with commas) and ``contains``
        (a part of the text).
        """
        new = itertools.takewhile(lambda record: record["seq"] > since, reversed(self.records))
        return [record for record in new if _passes(record, filters)][::-1]

    async def wait(
        self, since: int, filters: Mapping[str, Any], *, count: int, seconds: float
    ) -> list[JsonObject]:
        """Find records, waiting up to ``seconds`` until there are ``count``."""
        end = time.monotonic() + seconds
        while True:
            news, found = self._news, self.find(since, filters)
            left = end - time.monotonic()
            if len(found) >= count or left <= 0:
                return found
            waiting = asyncio.ensure_future(news.wait())
            await asyncio.wait([waiting], timeout=left)
            waiting.cancel()

    def statistics(self) -> JsonObject:
        """Count sends, chats, the busiest second, lint and what the bot was not told."""
        sends = [record for record in self.records if record["kind"] == "send"]
        times = [record["t"] for record in sends]
        chats = Counter(record["chat_id"] for record in sends)
        lint = Counter(note for record in self.records for note in record.get("lint") or ())
        return {
            "calls": self.calls,
            "errors": self.errors,
            "sent": len(sends),
            "chats_reached": len(chats),
            "max_per_chat": max(chats.values(), default=0),
            "peak_1s": _busiest_second(times),
            "seconds": times[-1] - times[0] if times else 0,
            "lint": lint,
            "seq": self.last_seq,
            "unacked": sum(not record["acked"] for record in self.records),
        }


def _passes(record: JsonObject, filters: Mapping[str, Any]) -> bool:
    kinds = filters.get("kind", record["kind"]).split(",")
    return (
        all(
            str(record.get(key)) == str(filters[key])
            for key in ("chat_id", "thread_id")
            if key in filters
        )
        and record["kind"] in kinds
        and filters.get("contains", "") in (record.get("text") or "")
    )


def _busiest_second(times: list[float]) -> int:
    """Return the most events in any window of one second; ``times`` grow."""
    most = end = 0
    for start, begin in enumerate(times):
        while end < len(times) and times[end] < begin + 1:
            end += 1
        most = max(most, end - start)
    return most
