"""What the admins of the instance do: sources, health, summarising again."""

import asyncio
import time

import structlog

from bot import answers, buttons, render, revisions
from bot.commands.context import Asked, Services
from bot.commands.people import story_of
from bot.delivery import Place
from bot.ingest import collect
from bot.ingest.links import canonical_url
from bot.model import Rendered, Source, Unreadable
from summarizer import METHODS

PROGRESS_SECONDS = 3.0
"""Between two edits of a progress message; a group allows about 20 edits a minute."""

_log = structlog.stdlib.get_logger(__name__)


# --- summarising again ------------------------------------------------------------------------


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
    sent = await asked.answer(services, render.revision_progress(0, 0))
    place = Place(address=asked.address, edit=sent)
    services.spawn(_resummarize(services, asked, place, scope, method))


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


async def _resummarize(
    services: Services, asked: Asked, place: Place, scope: str, method: str
) -> None:
    report = _Progress(services, place)
    try:
        revision = await asyncio.to_thread(
            revisions.resummarize,
            services.db,
            services.analyst,
            revisions.Request(scope=scope, method=method, by=asked.user_id),
            services.now(),
            report.note,
        )
        found = revision.articles_seen or scope in (revisions.TODAY, revisions.ALL)
        rendered = render.revision(revision) if found else render.unknown_scope(scope)
    except Exception:  # noqa: BLE001 - the boundary of this work: told to whoever waits for it
        _log.exception("re-summarise failed")
        rendered = render.error()
    await report.end(rendered)


class _Progress:
    """Shows from a worker thread how far the work is, edited into one message."""

    def __init__(self, services: Services, place: Place) -> None:
        self._services = services
        self._place = place
        self._loop = asyncio.get_running_loop()
        self._shown = time.monotonic()
        self._last: asyncio.Task[None] | None = None

    def note(self, done: int, total: int) -> None:
        """Called by the worker thread for each article."""
        self._loop.call_soon_threadsafe(self._show, done, total)

    def _show(self, done: int, total: int) -> None:
        busy = self._last is not None and not self._last.done()
        if busy or time.monotonic() - self._shown < PROGRESS_SECONDS:
            return
        self._shown = time.monotonic()
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
    revision = await services.ask(revisions.publish, tapped.revision_id, services.now())
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


# --- sources and health -----------------------------------------------------------------------


async def add_source(services: Services, asked: Asked) -> None:
    """Read a feed, the feed of a site, an OPML list or a folder from now on."""
    if not asked.words:
        await asked.answer(services, render.which_address())
        return
    sent = await asked.answer(services, render.reading("feed"))
    await _add(services, Place(address=asked.address, edit=sent), asked.words)


async def choose_feed(services: Services, asked: Asked, tapped: buttons.ChooseFeed) -> None:
    """Add one of the feeds that a message of ours offers."""
    if tapped.index >= len(asked.offered):
        await asked.show(services, render.refused(render.Refusal.GONE_BUTTON))
        return
    place = Place(address=asked.address, edit=asked.message_id)
    await _add(services, place, asked.offered[tapped.index])


async def _add(services: Services, place: Place, address: str) -> None:
    added = await collect.add_source(
        services.db, services.fetcher, services.analyst, address, services.now()
    )
    await services.tell(place, _render_added(address, added))
    services.wake("collect")


def _render_added(
    address: str, added: Source | collect.AddedList | collect.FeedChoices | Unreadable
) -> Rendered:
    match added:
        case Source():
            return render.source_added(added, known=added.last_success is not None)
        case collect.AddedList():
            failures = [(name, trouble.trouble) for name, trouble in added.failures]
            return render.list_added(added.sources, failures)
        case Unreadable():
            return render.unreadable(added, "feed")
        case _:
            return render.choose_feed(address, added)


async def remove_source(services: Services, asked: Asked) -> None:
    """Stop reading a source; its articles stay."""
    if not asked.words:
        await asked.answer(services, render.which_source(await services.ask(answers.sources)))
        return
    source = await services.ask(answers.source, asked.words)
    await asked.answer(
        services,
        render.no_such_source(asked.words) if source is None else render.remove_source(source),
    )


async def tap_remove_source(
    services: Services, asked: Asked, tapped: buttons.RemoveSource
) -> None:
    """Ask once more, then stop reading it."""
    source = await services.ask(answers.source, str(tapped.source_id))
    if source is None:
        await asked.show(services, render.refused(render.Refusal.GONE_BUTTON))
    elif not tapped.confirmed:
        await asked.show(services, render.remove_source(source))
    else:
        await services.ask(collect.remove_source, source.id)
        await asked.show(services, render.source_removed(source))


async def status(services: Services, asked: Asked) -> None:
    """Health of the instance and the delivery balance."""
    now = services.now()
    health = await services.ask(answers.health)
    await asked.answer(services, render.status(health, now=now))
