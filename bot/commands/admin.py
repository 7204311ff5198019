"""What the admins of the instance do: sources and health."""

from bot import answers, buttons, render
from bot.commands.context import Asked, Services
from bot.delivery import Place
from bot.ingest import collect
from bot.model import Rendered, Source, Unreadable


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
