"""Flood control: a guess from https://core.telegram.org/bots/faq, for no exact rule is public."""

import math
import time
from collections import deque
from dataclasses import dataclass, field

from tests.botapi.config import Config
from tests.botapi.errors import ApiError


class Bucket:
    """A token bucket that is full at first."""

    def __init__(self, rate: float, capacity: float) -> None:
        self.rate = rate
        self.capacity = capacity
        self.level = capacity
        self._filled_at = time.monotonic()

    def wait(self, now: float) -> float:
        """Return the seconds until a token is there, 0 if one is."""
        self.level = min(self.capacity, self.level + (now - self._filled_at) * self.rate)
        self._filled_at = now
        return 0.0 if self.level >= 1 else (1 - self.level) / self.rate


@dataclass(slots=True)
class Lane:
    """What was sent to one chat, or to all."""

    bucket: Bucket | None = None
    locked_until: float = 0.0
    sent: deque[float] = field(default_factory=deque)
    """When the messages of the last minute were sent."""


class FloodControl:
    """Answers 429 past the configured limits; the chat, or the whole bot, is then locked so long."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._all = Lane()

    def reset(self) -> None:
        """Forget what was sent to all."""
        self._all = Lane()

    def admit(self, chat: Lane, *, grouped: bool, paid: bool = False) -> None:
        """Take a token for one message.

        Args:
            chat: The lane of the chat the message goes to.
            grouped: Whether that is no private chat.
            paid: Whether the message is exempt from the limit on all messages.

        Raises:
            ApiError: 429, with ``retry_after`` in seconds.
        """
        config, now = self._config, time.monotonic()
        if not config.limits:
            return
        overall = self._all.bucket = self._all.bucket or Bucket(
            config.global_rate, config.global_burst
        )
        own = chat.bucket = chat.bucket or Bucket(config.chat_rate, config.chat_burst)
        self._hold(self._all, 0.0 if paid else overall.wait(now), now)
        self._hold(chat, max(own.wait(now), self._group_wait(chat, grouped, now)), now)
        own.level -= 1
        overall.level -= not paid
        chat.sent.append(now)

    def _group_wait(self, chat: Lane, grouped: bool, now: float) -> float:
        while chat.sent and chat.sent[0] <= now - 60:
            chat.sent.popleft()
        full = grouped and len(chat.sent) >= self._config.group_per_min
        return chat.sent[0] + 60 - now if full else 0.0

    def _hold(self, lane: Lane, wait: float, now: float) -> None:
        if now < lane.locked_until:
            lane.locked_until += self._config.penalty
        elif wait > 0:
            lane.locked_until = now + max(self._config.min_retry_after, math.ceil(wait))
        else:
            return
        after = math.ceil(lane.locked_until - now)
        raise ApiError(429, f"Too Many Requests: retry after {after}", retry_after=after)
