"""Whoever has something read asks the analyst, whose workers read it."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from types import TracebackType
from typing import Any, Self, TypeVar

from bot.analysis.digests import make_digest
from bot.analysis.grouper import Grouper
from bot.analysis.workers import Workers
from bot.model import Digest, Unreadable
from summarizer.model import Article

_FIRST_ARTICLE = Article(
    id="first", source="", title="", text="Ada Quill said that the bridge was open.", language="en"
)
"""Words that need all that a worker loads."""

T = TypeVar("T")


class Analyst:
    """Worker processes that read; safe to use from several threads, and a context manager.

    Attributes:
        grouper: groups the news, beside the readers' work.

    Args:
        workers: how many processes read; they start with the first task.
        timeout: seconds that a task may take when it does not say so itself.
    """

    def __init__(self, workers: int = 1, timeout: float = 60.0) -> None:
        self._count = workers
        self._timeout = timeout
        self._readers = Workers(workers)
        self.grouper = Grouper()

    @property
    def workers(self) -> int:
        """How many tasks can run beside each other."""
        return self._count

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the workers, whatever they are doing; what is started later fails at once."""
        self._readers.close()
        self.grouper.close()

    def warm_up(self) -> None:
        """Let the workers load the parser, which takes seconds, before somebody waits for it."""
        for _ in range(self._count):
            self.start(make_digest, _FIRST_ARTICLE)

    def digest(self, article: Article, method: str = "news") -> Digest | Unreadable:
        """Read an article in a worker (``make_digest``)."""
        return self.run(make_digest, article, method)

    def digests(
        self, articles: Iterable[Article], method: str = "news"
    ) -> Iterator[Digest | Unreadable]:
        """Read articles one by one, so that no more than one is in memory twice."""
        return (self.digest(article, method) for article in articles)

    def run(
        self, function: Callable[..., T | Unreadable], *args: Any, timeout: float | None = None
    ) -> T | Unreadable:
        """Call a function in a worker and wait for it; arguments and result as of ``start``."""
        return self.start(function, *args, timeout=timeout).result()

    def start(
        self, function: Callable[..., T | Unreadable], *args: Any, timeout: float | None = None
    ) -> Future[T | Unreadable]:
        """Call a function in a worker, which is ended when it takes too long.

        Args:
            function: a function of a module.
            args: values that can be pickled.
            timeout: seconds the call may take once it has begun.

        Returns:
            What will hold the function's result, or ``Unreadable`` with ``ANALYSIS_FAILED`` when
            it takes too long, fails, or its worker dies. It holds no exception.
        """
        return self._readers.start(function, args, self._timeout if timeout is None else timeout)
