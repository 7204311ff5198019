"""What the admins of the instance put right about people, and take back."""

from collections.abc import Callable

from bot import answers, buttons, render
from bot.commands.context import Asked, Services
from bot.commands.people import LONGEST_NAME, show_found
from bot.ingest import collect
from bot.model import Digest, PersonCard, Rendered
from bot.subscriptions import people

# --- what is wrong ----------------------------------------------------------------------------


async def open_correcting(
    services: Services, asked: Asked, tapped: buttons.OpenCorrecting
) -> None:
    """What can be put right about somebody."""
    await _show_of(services, asked, tapped.key, render.correcting)


async def list_lines(services: Services, asked: Asked, tapped: buttons.ListLines) -> None:
    """Somebody's roles and statements, to strike one."""
    await _show_of(
        services, asked, tapped.key, lambda card: render.lines_to_strike(card, tapped.page)
    )


async def list_their_articles(
    services: Services, asked: Asked, tapped: buttons.ListTheirArticles
) -> None:
    """The articles that name somebody, to part one from the others."""
    await _show_of(
        services, asked, tapped.key, lambda card: render.articles_to_part(card, tapped.page)
    )


async def list_alike(services: Services, asked: Asked, tapped: buttons.ListAlike) -> None:
    """Whom somebody may be the same as."""
    others = await services.ask(answers.alike, tapped.key)
    await _show_of(services, asked, tapped.key, lambda card: render.whom_to_merge(card, others))


async def _show_of(
    services: Services, asked: Asked, key: str, shown: Callable[[PersonCard], Rendered]
) -> None:
    card = await _card(services, key)
    await asked.show(services, render.nobody_there() if card is None else shown(card))


async def _card(services: Services, key: str) -> PersonCard | None:
    found = await services.ask(answers.person, key)
    return found if isinstance(found, PersonCard) else None


# --- putting it right -------------------------------------------------------------------------


async def strike_line(services: Services, asked: Asked, tapped: buttons.StrikeLine) -> None:
    """Take a line from somebody's card."""
    card = await _card(services, tapped.key)
    done = card is not None and await services.ask(
        people.strike_lines,
        card.keys,
        card.places_of(tapped.mark),
        by=asked.user_id,
        now=services.now(),
    )
    await asked.show(services, render.struck(tapped.key) if done else render.nothing_to_correct())


async def part_person(services: Services, asked: Asked, tapped: buttons.PartPerson) -> None:
    """Let an article speak of a namesake."""
    card = await _card(services, tapped.key)
    if card is None:
        await asked.show(services, render.nothing_to_correct())
        return
    namesake = await services.ask(
        people.part_person, card.keys, tapped.article_id, by=asked.user_id, now=services.now()
    )
    shown = render.nothing_to_correct() if namesake is None else render.parted(card, namesake)
    await asked.show(services, shown)


async def merge_people(services: Services, asked: Asked, tapped: buttons.MergePeople) -> None:
    """Ask once more, then make two people one."""
    card, other = await _card(services, tapped.key), await _card(services, tapped.into)
    if card is None or other is None or card.key == other.key:
        await asked.show(services, render.nothing_to_correct())
    elif not tapped.confirmed:
        await asked.show(services, render.confirm_merge(card, other))
    else:
        await services.ask(
            people.merge_people, card.key, other.key, by=asked.user_id, now=services.now()
        )
        one = await _card(services, other.key)
        await asked.show(services, render.merged(one or other))


async def remove_person(services: Services, asked: Asked, tapped: buttons.RemovePerson) -> None:
    """Ask once more, then take somebody off all cards."""
    card = await _card(services, tapped.key)
    if card is None:
        await asked.show(services, render.nothing_to_correct())
    elif not tapped.confirmed:
        await asked.show(services, render.confirm_removal(card))
    else:
        articles = await services.ask(
            people.remove_person, card.keys, by=asked.user_id, now=services.now()
        )
        await asked.show(services, render.removed(articles))


# --- taking it back ---------------------------------------------------------------------------


async def corrections(services: Services, asked: Asked) -> None:
    """What was put right; or, ``NAME = NAME``, that two people are one."""
    name, equals, other = asked.words.partition("=")
    if equals and name.strip() and other.strip():
        await _ask_to_merge(services, asked, name, other)
    else:
        made = await services.ask(answers.made_corrections)
        await asked.answer(services, render.corrections(made))


async def _ask_to_merge(services: Services, asked: Asked, *names: str) -> None:
    if any(len(name) > LONGEST_NAME for name in names):
        await asked.answer(services, render.too_long("name", LONGEST_NAME))
        return
    cards: list[PersonCard] = []
    for name in names:
        found = await services.ask(answers.who_is, name)
        if not isinstance(found, PersonCard):
            await show_found(services, asked, found)
            return
        cards.append(found)
    one, other = cards
    same = one.key == other.key
    shown = render.nothing_to_correct() if same else render.confirm_merge(one, other)
    await asked.answer(services, shown)


async def list_corrections(
    services: Services, asked: Asked, tapped: buttons.ListCorrections
) -> None:
    """Another page of what was put right."""
    made = await services.ask(answers.made_corrections, tapped.page)
    await asked.show(services, render.corrections(made))


async def withdraw_correction(
    services: Services, asked: Asked, tapped: buttons.WithdrawCorrection
) -> None:
    """Ask once more, then let a correction hold no more."""
    correction = await services.ask(answers.correction, tapped.number)
    if correction is None:
        await asked.show(services, render.nothing_to_correct())
    elif not tapped.confirmed:
        await asked.show(services, render.confirm_withdrawal(correction))
    else:
        withdrawn = await services.ask(people.withdraw_correction, tapped.number)
        unread = set() if withdrawn is None else withdrawn.unread
        read = [
            await collect.read_again(services.db, services.analyst, article_id)
            for article_id in sorted(unread)
        ]
        failed = sum(not isinstance(digest, Digest) for digest in read)
        await asked.show(services, render.withdrawn(correction.kind, failed))
