"""Summarising again: run in the background, compared, published or dropped."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event

import structlog

from bot import buttons, render, revisions
from bot.commands.context import Asked, Services
from bot.commands.people import story_of
from bot.delivery import Place
from bot.ingest.links import canonical_url
from bot.model import Rendered
from summarizer import METHODS

PROGRESS_SECONDS = 3.0
"""Between two edits of a progress message; a group allows about 20 edits a minute."""

LAST_WORDS_SECONDS = 2.0
"""How long the bot's end waits for Telegram to take what became of a re-summarise."""

_log = structlog.stdlib.get_logger(__name__)


async def resummarize(services: Services, asked: Asked) -> None:
    """Run the summaries again in the background; nothing changes before it is published."""
    scope, method = _read_request(asked.words, story_of(asked.replied))
    if method not in METHODS:
        await asked.answer(services, render.unknown_method(method, METHODS))
        return
    scope = canonical_url(scope) or scope
    if not revisions.is_scope(scope):
        await asked.answer(services, render.unknown_scope(scope))
        return
    services.spawn(_resummarize(services, asked, scope, method))


def _read_request(words: str, replied_to: str | None) -> tuple[str, str]:
    """Scope and method; either may be left out, in any order.

    Without a scope it is the story that the request replies to, or else today.
    """
    parts = words.split()
    methods = [part.lower() for part in parts if part.lower() in METHODS]
    others = [part for part in parts if part.lower() not in METHODS]
    scope = others[0] if others else replied_to or revisions.TODAY
    unknown = others[1] if len(others) > 1 else None
    return scope, unknown or (methods[0] if methods else "news")


async def _resummarize(services: Services, asked: Asked, scope: str, method: str) -> None:
    if services.revising.locked():
        await asked.answer(services, render.revision_running())
        return
    async with services.revising:
        sent = await asked.answer(services, render.revision_progress(0, 0))
        report = _Progress(services, Place(address=asked.address, edit=sent))
        request = revisions.Request(scope=scope, method=method, by=asked.user_id)
        await _run(services, request, report)


async def _run(services: Services, request: revisions.Request, report: "_Progress") -> None:
    try:
        with _left() as stopping:
            revision = await services.ask(
                revisions.resummarize,
                services.analyst,
                request,
                services.now(),
                report.note,
                stopping,
            )
        found = revision.articles_seen or request.scope in (revisions.TODAY, revisions.ALL)
        rendered = render.revision(revision) if found else render.unknown_scope(request.scope)
    except asyncio.CancelledError:
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_WORDS_SECONDS):
                await report.end(render.revision_stopped(request.scope, request.method))
        raise
    except Exception:  # noqa: BLE001 - the boundary of this work: told to whoever waits for it
        _log.exception("re-summarise failed")
        rendered = render.error()
    await report.end(rendered)


@contextmanager
def _left() -> Iterator[Callable[[], bool]]:
    """Whether whoever waits for a thread has left, so that the thread may stop."""
    left = Event()
    try:
        yield left.is_set
    finally:
        left.set()


class _Progress:
    """Shows from a worker thread how far the work is, edited into one message."""

    def __init__(self, services: Services, place: Place) -> None:
        self._services = services
        self._place = place
        self._loop = asyncio.get_running_loop()
        self._shown = self._loop.time()
        self._last: asyncio.Task[None] | None = None

    def note(self, done: int, total: int) -> None:
        """Called by the worker thread for each article."""
        self._loop.call_soon_threadsafe(self._show, done, total)

    def _show(self, done: int, total: int) -> None:
        busy = self._last is not None and not self._last.done()
        if busy or self._loop.time() - self._shown < PROGRESS_SECONDS:
            return
        self._shown = self._loop.time()
        self._last = self._loop.create_task(self._edit(render.revision_progress(done, total)))

    async def end(self, rendered: Rendered) -> None:
        """Put the result in the place of the progress, after an edit that is under way."""
        if self._last is not None:
            await self._last
        await self._edit(rendered)

    async def _edit(self, rendered: Rendered) -> None:
        await self._services.tell(self._place, rendered)


async def show_revision(services: Services, asked: Asked, tapped: buttons.ShowRevision) -> None:
    """Back from a change to what the revision says as a whole."""
    revision = await services.ask(revisions.get, tapped.revision_id)
    await _show_or_gone(services, asked, None if revision is None else render.revision(revision))


async def show_change(services: Services, asked: Asked, tapped: buttons.ShowChange) -> None:
    """Old and new, of one article or story."""
    revision = await services.ask(revisions.get, tapped.revision_id)
    shown = await services.ask(revisions.change, tapped.revision_id, tapped.index)
    rendered = (
        None if revision is None or shown is None else render.change(revision, tapped.index, shown)
    )
    await _show_or_gone(services, asked, rendered)


async def publish_revision(
    services: Services, asked: Asked, tapped: buttons.PublishRevision
) -> None:
    """Make the new summaries those that readers see."""
    with _left() as stopping:
        revision = await services.ask(
            revisions.publish, tapped.revision_id, services.now(), stopping
        )
    await _show_or_gone(
        services, asked, None if revision is None else render.revision_published(revision)
    )


async def discard_revision(
    services: Services, asked: Asked, tapped: buttons.DiscardRevision
) -> None:
    """Leave everything as it was."""
    revision = await services.ask(revisions.discard, tapped.revision_id)
    await _show_or_gone(
        services, asked, None if revision is None else render.revision_discarded(revision)
    )


async def _show_or_gone(services: Services, asked: Asked, rendered: Rendered | None) -> None:
    gone = render.refused(render.Refusal.GONE_BUTTON)
    await asked.show(services, rendered or gone)
