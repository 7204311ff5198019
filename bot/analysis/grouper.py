"""The running stories, held in a worker of their own from one round of reading to the next."""

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from bot.analysis.stories import (
    Arrivals,
    Regrouped,
    Window,
    advance,
    amend_stories,
    begin,
    tell_stories,
)
from bot.analysis.workers import Workers
from bot.model import StoredStory, Unreadable
from summarizer.model import Document, Ruling, Story

# Comparing all the news of two weeks with each other; minutes where there are tens of thousands.
_GROUP_SECONDS = 900.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the worker holds.

    Attributes:
        mark: names it there.
        store: where these stories are stored.
        version: the version of the stored stories that it is equal to.
        since: how far back its news goes.
        begun: when all of it was last grouped at once.
    """

    mark: int
    store: object
    version: int
    since: datetime
    begun: datetime


class Grouper:
    """A worker that groups the news and goes on from there; safe to use from several threads.

    What it holds is a copy of what is stored. Whoever takes a turn places news, writes what came of
    it, and says so with ``settle``; until then, or when the worker was ended, nothing stands, and
    the next one begins again with all the news.
    """

    def __init__(self) -> None:
        # Of its own, because grouping takes long and needs no parser: whoever sends a link need
        # not wait for it.
        self._workers = Workers(1)
        self._marks = count(1)
        self._latest = 0
        self._standing: Standing | None = None

    def close(self) -> None:
        """End the worker, whatever it is doing."""
        self._workers.close()

    @property
    def standing(self) -> Standing | None:
        """What the worker holds; None when that is nothing, or not what is stored."""
        return self._standing

    def take_turn(self) -> int:
        """The mark under which the worker is to hold the stories once news is placed."""
        self._standing, self._latest = None, next(self._marks)
        return self._latest

    def begin(self, mark: int, window: Window) -> Future[Regrouped | Unreadable]:
        """Group all the news (``bot.analysis.stories.begin``)."""
        return self._workers.start(begin, (mark, window), _GROUP_SECONDS)

    def advance(
        self, mark: int, standing: Standing, arrivals: Arrivals
    ) -> Future[Regrouped | Unreadable | None]:
        """Put what came in its place (``bot.analysis.stories.advance``)."""
        return self._workers.start(advance, (standing.mark, mark, arrivals), _GROUP_SECONDS)

    def tell(
        self, stories: Sequence[Story], documents: Sequence[Document]
    ) -> Future[tuple[StoredStory, ...] | Unreadable]:
        """Summarise stories (``bot.analysis.tell_stories``)."""
        return self._workers.start(tell_stories, (stories, documents), _GROUP_SECONDS)

    def amend(
        self,
        documents: Sequence[Document],
        stories: Sequence[Story],
        rulings: Sequence[Ruling],
        taken: Collection[str],
    ) -> Future[tuple[StoredStory, ...] | Unreadable]:
        """Let stories obey rulings (``bot.analysis.stories.amend_stories``)."""
        args = documents, stories, rulings, taken
        return self._workers.start(amend_stories, args, _GROUP_SECONDS)

    def settle(self, standing: Standing) -> None:
        """Say what is stored now; of no effect when somebody has taken another turn since."""
        if standing.mark == self._latest:
            self._standing = standing
