"""Updates on their way to the bot: https://core.telegram.org/bots/api#getting-updates."""

import asyncio
import itertools
import time
from collections.abc import Callable

from tests.botapi.config import Config
from tests.botapi.errors import ApiError
from tests.botapi.params import JsonObject
from tests.botapi.webhook import Webhook

FIRST_UPDATE_ID = 100_000_001
# These reach the bot only if allowed_updates names them.
_QUIET = ("chat_member", "message_reaction", "message_reaction_count")
_REPEAT_HOLD_S = 3
_CONFLICT_HOLD_S = 3


class Updates:
    """The queue of pending updates, and the one poller that may wait for them."""

    def __init__(self, config: Config, now: Callable[[], int]) -> None:
        self._config = config
        self._ids = itertools.count(FIRST_UPDATE_ID)
        self._poller: asyncio.Future[str] | None = None
        self._last_offset: int | None = None
        self._last_poll_monotonic = 0.0
        self._conflicts_held_until = 0.0
        self.pending: list[JsonObject] = []
        self.allowed: list[str] | None = None
        self.last_poll = 0.0
        """When the bot last polled, in Unix time."""
        self.webhook = Webhook(self.pending, now)

    def push(self, kind: str, body: JsonObject) -> int | None:
        """Queue an update and return its id, None if allowed_updates leaves it out."""
        if kind not in self.allowed if self.allowed else kind in _QUIET:
            return None
        update_id = next(self._ids)
        self.pending.append({"update_id": update_id, kind: body})
        self.end_poll("")
        self.webhook.wake()
        return update_id

    async def poll(self, *, offset: int, limit: int, seconds: float) -> list[JsonObject]:
        """Confirm what lies before ``offset`` and return what is pending, waiting for it.

        Raises:
            ApiError: 409, because another poll or a webhook took over meanwhile.
        """
        limit, seconds = self._slow_down(offset, limit, seconds)
        self.last_poll = time.time()
        self.end_poll(
            "terminated by other getUpdates request; make sure that only one bot instance is running"
        )
        self._confirm(offset)
        if not self.pending and seconds:
            await self._wait(seconds)
        return self.pending[:limit]

    def end_poll(self, why: str) -> None:
        """Answer the waiting poll: with a conflict, or with updates if ``why`` is empty."""
        if self._poller and not self._poller.done():
            self._poller.set_result(why)

    def _slow_down(self, offset: int, limit: int, seconds: float) -> tuple[int, float]:
        now = time.monotonic()
        if self._config.poll_quirks and offset == self._last_offset:
            if now < self._last_poll_monotonic + _REPEAT_HOLD_S:
                seconds = max(seconds, _REPEAT_HOLD_S)
            if now < self._last_poll_monotonic + 0.5:
                limit = 1
        self._last_offset, self._last_poll_monotonic = offset, now
        return limit, seconds

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.pending[:] = self.pending[offset:]
        elif offset:
            self.pending[:] = [u for u in self.pending if u["update_id"] >= offset]

    async def _wait(self, seconds: float) -> None:
        mine = self._poller = asyncio.get_running_loop().create_future()
        await asyncio.wait([mine], timeout=seconds)
        if not mine.done():
            mine.cancel()
        elif why := mine.result():
            await self._conflict(why)

    async def _conflict(self, why: str) -> None:
        # One conflict in 3 s is told at once, others are held back, as Telegram does.
        now = time.monotonic()
        held = now < self._conflicts_held_until
        self._conflicts_held_until = now + _CONFLICT_HOLD_S
        await asyncio.sleep(_CONFLICT_HOLD_S if held else 0)
        raise ApiError(409, f"Conflict: {why}")
