"""Faults planned by a test: which calls fail, and how."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

ACTIONS = ("error", "reset", "hang", "delay", "garbage", "reset_after", "hang_after")


@dataclass(slots=True, kw_only=True)
class Fault:
    """A rule: which calls it matches and what befalls them.

    ``reset_after`` and ``hang_after`` act when the call has taken effect, of which the bot then
    never learns.
    """

    method: str = "*"
    """A method of the Bot API; ``*`` means all but getUpdates."""
    chat_id: int | str | None = None
    after: int = 0
    """How many matching calls pass first."""
    every: int = 1
    times: int = 0
    """How often it fires; 0 means without end."""
    prob: float = 1.0
    action: str = "error"
    code: int = 502
    description: str = "Bad Gateway"
    parameters: dict[str, int] = field(default_factory=dict)
    html: bool = False
    """Whether an error answers with a page instead of JSON."""
    seconds: float = 5.0
    seen: int = 0
    fired: int = 0

    def __post_init__(self) -> None:
        if self.action not in ACTIONS:
            raise ValueError(f"no such action: {self.action}")

    def matches(self, method: str, chat_id: str) -> bool:
        named = method == self.method.lower() or (self.method == "*" and method != "getupdates")
        return named and (self.chat_id is None or str(self.chat_id) == chat_id)

    def is_due(self) -> bool:
        """Tell whether the call just seen is one of those that fail, chance aside."""
        turn = self.seen - self.after - 1
        spent = self.times and self.fired >= self.times
        return turn >= 0 and turn % self.every == 0 and not spent


class FaultPlan:
    """Rules in order; the first that fires decides. The same seed gives the same faults."""

    def __init__(self, rules: Iterable[Mapping[str, Any]] = (), seed: int = 1) -> None:
        self.rules = [Fault(**rule) for rule in rules]
        self._chance = random.Random(seed)

    def pick(self, method: str, chat_id: str) -> Fault | None:
        """Return the fault that befalls this call, if any."""
        for rule in self.rules:
            if not rule.matches(method, chat_id):
                continue
            rule.seen += 1
            if rule.is_due() and self._chance.random() < rule.prob:
                rule.fired += 1
                return rule
        return None
