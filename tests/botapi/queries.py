"""Presses of buttons and inline queries that wait for an answer."""

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.botapi.params import JsonObject

_FIRST_CALLBACK_ID = 4_000_000_000_001
_FIRST_INLINE_ID = 5_000_000_000_001


@dataclass(slots=True)
class Queries:
    """Both kinds by id, with what the bot answered."""

    callbacks: dict[str, JsonObject] = field(default_factory=dict)
    inline: dict[str, JsonObject] = field(default_factory=dict)
    _callback_ids: Iterator[int] = field(
        default_factory=lambda: itertools.count(_FIRST_CALLBACK_ID)
    )
    _inline_ids: Iterator[int] = field(default_factory=lambda: itertools.count(_FIRST_INLINE_ID))

    def add_callback(self) -> str:
        """Register a press and return its id."""
        query_id = str(next(self._callback_ids))
        self.callbacks[query_id] = {"id": query_id, "t": time.time(), "answers": []}
        return query_id

    def add_inline(self) -> str:
        """Register an inline query and return its id."""
        query_id = str(next(self._inline_ids))
        self.inline[query_id] = {"id": query_id, "results": None}
        return query_id
