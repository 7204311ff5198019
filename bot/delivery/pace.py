"""How fast messages may leave: overall, to one chat and to one group; answers before broadcasts.

Telegram's limits are about 30 messages a second overall, one a second to a chat (short bursts pass)
and 20 a minute to a group (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
"""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum

HEADROOM = 2.0
"""Tokens of the overall bucket. A bucket of b tokens refilled at r a second lets r + b through in the
worst second, so r is the limit less this. With two, a broadcast can leave one for an answer."""

CHAT_BURST = 3.0
"""How many messages a chat may get at once after a rest, and a group within its minute."""

REFUSALS_OF_ALL = 3
"""So many chats refused in a row, no message passing between, mean that the flood is the bot's, not a
chat's; one or two are the chat's own."""

_FORGET_EVERY = 512
"""Turns between two sweeps of the chats that are at rest, so that memory stays flat."""

_NOTHING = 1e-6
"""A part of a token too small to wait for: the rounding of a clock's difference is of this order."""


class Lane(Enum):
    """Who waits: somebody who asked, or the outbox."""

    ANSWER = 1.0
    BROADCAST = 2.0  # needs a full second token: one is always left for an answer


@dataclass(slots=True)
class _Bucket:
    """A token bucket; ``level`` is what it held at ``seen``."""

    rate: float
    size: float
    level: float
    seen: float

    def wait(self, now: float, need: float = 1.0) -> float:
        """Seconds until ``need`` tokens are there."""
        self.level = min(self.size, self.level + max(0.0, now - self.seen) * self.rate)
        self.seen = now
        missing = need - self.level
        return missing / self.rate if missing > _NOTHING else 0.0

    def is_full(self, now: float) -> bool:
        return self.wait(now, self.size) == 0.0


@dataclass(slots=True)
class _ChatPace:
    buckets: tuple[_Bucket, ...]
    held_until: float = 0.0

    def wait(self, now: float) -> float:
        return max(self.held_until - now, *(bucket.wait(now) for bucket in self.buckets))

    def rests(self, now: float) -> bool:
        return self.held_until <= now and all(bucket.is_full(now) for bucket in self.buckets)


@dataclass(slots=True)
class _Flood:
    """The chats refused one after another, with no message passing between."""

    chats: set[int] = field(default_factory=set)
    held_until: float = 0.0


class Pacer:
    """Gives each message its turn.

    Args:
        per_second: messages a second overall.
        per_chat: messages a second to one chat.
        group_per_minute: messages a minute to one group, supergroup or channel (negative ids).
        clock: monotonic seconds.
        sleep: waits so many seconds.
    """

    def __init__(
        self,
        per_second: float = 30.0,
        per_chat: float = 1.0,
        group_per_minute: float = 20.0,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._per_chat = per_chat
        self._group_per_minute = group_per_minute
        self._clock = clock
        self._sleep = sleep
        now = clock()
        rate = max(per_second - HEADROOM, per_second / 2)
        self._overall = _Bucket(rate, HEADROOM, HEADROOM, now)
        self._chats: dict[int, _ChatPace] = {}
        self._flood = _Flood()
        self._turns = 0

    async def turn(self, chat_id: int, lane: Lane, *, patience: float = math.inf) -> bool:
        """Wait until a message may go to the chat, and count it as gone.

        Returns:
            False, and counts nothing, when the turn does not come within ``patience`` seconds.
        """
        latest = self._clock() + patience
        while (wait := max(self.chat_wait(chat_id), self._wait(lane))) > 0:
            if self._clock() + wait > latest:
                return False
            await self._sleep(wait)
        self._spend(chat_id)
        return True

    async def opening(self) -> None:
        """Wait until some broadcast may leave, without taking its turn yet."""
        while (wait := self._wait(Lane.BROADCAST)) > 0:
            await self._sleep(wait)

    def chat_wait(self, chat_id: int) -> float:
        """Seconds until the chat may get its next message; 0 when at once."""
        pace = self._chats.get(chat_id)
        return 0.0 if pace is None else max(0.0, pace.wait(self._clock()))

    def hold(self, chat_id: int, seconds: float) -> None:
        """Send nothing to the chat for a while."""
        pace = self._pace_of(chat_id)
        pace.held_until = max(pace.held_until, self._clock() + seconds)

    def flooded(self, chat_id: int, seconds: float) -> None:
        """Telegram asked to wait: hold the chat, and everybody when many are refused in a row."""
        self.hold(chat_id, seconds)
        self._flood.chats.add(chat_id)
        if len(self._flood.chats) >= REFUSALS_OF_ALL:
            self._flood.held_until = max(self._flood.held_until, self._clock() + seconds)

    def passed(self) -> None:
        """Telegram took a message, so the bot as a whole is not flooding."""
        self._flood.chats.clear()

    def _wait(self, lane: Lane) -> float:
        now = self._clock()
        return max(self._flood.held_until - now, self._overall.wait(now, lane.value))

    def _spend(self, chat_id: int) -> None:
        self._overall.level -= 1.0
        for bucket in self._pace_of(chat_id).buckets:
            bucket.level -= 1.0
        self._turns += 1
        if self._turns % _FORGET_EVERY == 0:
            now = self._clock()
            self._chats = {key: pace for key, pace in self._chats.items() if not pace.rests(now)}

    def _pace_of(self, chat_id: int) -> _ChatPace:
        pace = self._chats.get(chat_id)
        if pace is None:
            pace = self._chats[chat_id] = _ChatPace(tuple(self._new_buckets(chat_id)))
        return pace

    def _new_buckets(self, chat_id: int) -> list[_Bucket]:
        now = self._clock()
        buckets = [_Bucket(self._per_chat, CHAT_BURST, CHAT_BURST, now)]
        if chat_id < 0:
            # The minute's worst case is the burst plus 60 s of the rate.
            burst = min(CHAT_BURST, self._group_per_minute / 2)
            rate = (self._group_per_minute - burst) / 60
            buckets.append(_Bucket(rate, max(1.0, burst), max(1.0, burst), now))
        return buckets
