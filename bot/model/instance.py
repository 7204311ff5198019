"""What admins see: the health of the instance and what a re-summarise would change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.model.news import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What ``/status`` and ``doctor`` tell of the instance.

    Attributes:
        ledger: outbox state -> number of messages.
        due: how many messages there ever were to send, counted apart; the sum of the states if the
            books balance.
        oldest_waiting: the instant of the oldest message still to be sent.
    """

    articles: int
    stories: int
    actors: int
    chats: int
    subscribed: int
    unreachable: int
    sources: tuple[Source, ...]
    ledger: Mapping[str, int]
    due: int
    oldest_waiting: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a re-summarise would change of one article or story: old and new sentences."""

    subject: str
    subject_id: str
    title: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A re-summarise: what was asked for and what it would change until it is published.

    Attributes:
        finished: False while it runs, and when it was stopped before its end.
        published: all its changes are what readers see.
    """

    id: int
    scope: str
    method: str
    articles_seen: int
    articles_changed: int
    stories_changed: int
    failures: int
    finished: bool
    published: bool

    @property
    def changes(self) -> int:
        """How many changes there are to look at."""
        return self.articles_changed + self.stories_changed
