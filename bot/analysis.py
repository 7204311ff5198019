"""The core at work: articles become digests and stories, in processes that can be ended.

A text that takes too long, or kills its worker, costs its own digest and nothing else. Only workers
load the parser, and only when they first look for people.
"""

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import wait
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from bot.model import Digest, StoredStory, Trouble, Unreadable
from summarizer.model import Article, Budget, Document, Story

SUMMARY_SENTENCES = 5
"""How many sentences of an article or story are kept; shorter answers show the best of them."""

# The parser's table of words grows with every text; a fresh worker begins with an empty one.
_TASKS_OF_A_WORKER = 2000

# Comparing all the news of two weeks with each other; minutes where there are tens of thousands.
_GROUP_SECONDS = 900.0

_FIRST_ARTICLE = Article(
    id="first", source="", title="", text="Ada Quill said that the bridge was open.", language="en"
)
"""Words that need all that a worker loads."""

T = TypeVar("T")


def make_digest(article: Article, method: str = "news") -> Digest:
    """Read an article: its sentences, its summary and who acts and speaks in it.

    Args:
        article: with its text as found.
        method: one of ``summarizer.METHODS``.

    Raises:
        UnknownMethodError: when there is no such method.
    """
    from summarizer import read, summarize, whos_who

    document = read(article)
    return Digest(
        article=document.article,
        byline=document.byline,
        sentences=document.sentences,
        summary=summarize([document], Budget(sentences=SUMMARY_SENTENCES), method=method),
        method=method,
        actors=whos_who(document),
    )


def group(documents: Sequence[Document], stored: Sequence[StoredStory]) -> tuple[StoredStory, ...]:
    """Group the news of a stretch of time into stories, each with a summary of all its articles.

    Args:
        documents: all the news of that time.
        stored: its stories so far; a story that goes on keeps its id, and one of which nothing
            changed its summary too.
    """
    from summarizer.stories import cluster, keep_ids

    known = {document.article.id: document for document in documents}
    kept = {before.story.id: before for before in stored}
    fresh = keep_ids(cluster(documents), [before.story for before in stored])
    return tuple(
        _summarized(
            story, [known[article_id] for article_id in story.article_ids], kept.get(story.id)
        )
        for story in fresh
    )


def _summarized(
    story: Story, documents: Sequence[Document], before: StoredStory | None
) -> StoredStory:
    if before is not None and _still_holds(before, documents):
        return replace(before, story=story)
    from summarizer import summarize
    from summarizer.stories import (
        count_independent,
        find_differences,
        timeline,
    )

    # The newest report first, for it tells how things stand; a story lists its oldest first.
    summary = summarize(documents[::-1], Budget(sentences=SUMMARY_SENTENCES))
    return StoredStory(
        story=story,
        summary=tuple(
            (sentence.article_id, sentence.span, score)
            for sentence, score in zip(summary.sentences, summary.scores, strict=True)
        ),
        independent=count_independent(documents),
        differences=tuple(
            ((low.article_id, low.span), (high.article_id, high.span))
            for low, high in (each.sentences for each in find_differences(documents))
        ),
        timeline=tuple(
            (told.day, told.sentence.article_id, told.sentence.span)
            for told in timeline(documents)
        ),
    )


def _still_holds(before: StoredStory, documents: Sequence[Document]) -> bool:
    """Whether a story has the same articles, and what is shown of it still stands in them."""
    ids = {document.article.id for document in documents}
    spans = {(s.article_id, s.span) for document in documents for s in document.sentences}
    shown = {(article_id, span) for article_id, span, _ in before.summary}
    return bool(shown) and shown <= spans and ids == set(before.story.article_ids)


class _Workers:
    """A pool of worker processes that is opened on first use and anew when it broke."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._lock = Lock()
        self._pool: ProcessPool | None = None

    def start(
        self, function: Callable[..., T | Unreadable], args: Sequence[Any], limit: float
    ) -> Future[T | Unreadable]:
        answer: Future[T | Unreadable] = Future()
        answer.set_running_or_notify_cancel()
        try:
            with _interrupt_held():
                task = self._open().schedule(function, args=args, timeout=limit)
        except RuntimeError as error:  # the pool broke between two lines
            answer.set_result(_failed(f"the workers are gone: {error}"))
        else:
            task.add_done_callback(
                lambda done: answer.set_result(_outcome(done, function.__name__, limit))
            )
        return answer

    def close(self) -> None:
        with self._lock:
            if self._pool is not None:
                self._pool.stop()
                self._pool.join()
                self._pool = None

    def _open(self) -> ProcessPool:
        with self._lock:
            # A worker that dies while it has nothing to do leaves pebble's pool broken.
            if self._pool is None or not self._pool.active:
                self._pool = ProcessPool(
                    max_workers=self._count,
                    max_tasks=_TASKS_OF_A_WORKER,
                    initializer=_begin_work,
                    context=get_context("spawn"),
                )
            return self._pool


class Analyst:
    """Worker processes that read; safe to use from several threads, and a context manager.

    Args:
        workers: how many processes; they start with the first task.
        timeout: seconds that a task may take when it does not say so itself.
    """

    def __init__(self, workers: int = 1, timeout: float = 60.0) -> None:
        self._count = workers
        self._timeout = timeout
        self._readers = _Workers(workers)
        # Of its own, because grouping takes long and needs no parser: whoever sends a link need
        # not wait for it.
        self._grouper = _Workers(1)

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
        """End the workers, whatever they are doing."""
        self._readers.close()
        self._grouper.close()

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

    def start_group(
        self, documents: Sequence[Document], stored: Sequence[StoredStory]
    ) -> Future[tuple[StoredStory, ...] | Unreadable]:
        """Group the news into stories (``group``) beside the readers' work; ends as ``start``."""
        return self._grouper.start(group, (documents, stored), _GROUP_SECONDS)

    def group(
        self, documents: Sequence[Document], stored: Sequence[StoredStory]
    ) -> tuple[StoredStory, ...] | Unreadable:
        """Group the news into stories in a worker and wait for it."""
        return self.start_group(documents, stored).result()

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


def _outcome(task: Future[T | Unreadable], name: str, limit: float) -> T | Unreadable:
    try:
        return task.result()
    except TimeoutError:
        return _failed(f"{name} took more than {limit:g} s")
    except ProcessExpired as error:
        return _failed(f"the worker died in {name} (exit code {error.exitcode})")
    except CancelledError:
        return _failed("the workers were ended")
    except Exception as error:  # noqa: BLE001  (whatever a hostile text makes the core raise)
        return _failed(f"{type(error).__name__} in {name}: {error}")


def _failed(detail: str) -> Unreadable:
    return Unreadable(trouble=Trouble.ANALYSIS_FAILED, detail=detail)


@contextmanager
def _interrupt_held() -> Iterator[None]:
    """Hold Ctrl-C back from what is started meanwhile; this thread gets it afterwards.

    A terminal sends it to the workers too, and one that still loads would die of it with a
    traceback. The pool's threads and workers inherit the mask, and so do the workers that come
    after them.
    """
    resource_tracker.ensure_running()  # started later, it would take the mask away again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_work() -> None:
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
