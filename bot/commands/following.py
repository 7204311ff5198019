"""What a chat follows and mutes."""

from bot import answers, buttons, render
from bot.answers.interests import LONGEST_WORDS
from bot.commands.chats import chat_of
from bot.commands.context import Asked, Services
from bot.commands.people import open_person
from bot.commands.reading import open_story
from bot.model import Choice, Interest, InterestKind, NobodyFound, PersonCard, Stance
from bot.subscriptions import interests


async def follow(services: Services, asked: Asked) -> None:
    """Raise the stories of an outlet, an actor or words; without any, list what is chosen."""
    await _want(services, asked, Stance.FOLLOWED)


async def mute(services: Services, asked: Asked) -> None:
    """Hide the stories of an outlet, an actor or words; without any, list what is chosen."""
    await _want(services, asked, Stance.MUTED)


async def _want(services: Services, asked: Asked, stance: Stance) -> None:
    if not asked.words:
        await list_interests(services, asked, buttons.ListInterests())
        return
    if len(asked.words) > LONGEST_WORDS:
        await asked.answer(services, render.too_long("text", LONGEST_WORDS))
        return
    await chat_of(services, asked)
    meant = await services.ask(answers.interest_in, asked.words, stance, services.now())
    if meant is None:
        await asked.answer(services, render.interest_unclear())
    elif isinstance(meant, Choice):
        await asked.answer(services, render.interest_to_choose(meant, stance))
    else:
        await _want_it(services, asked, meant)


async def _want_it(services: Services, asked: Asked, meant: Interest) -> None:
    number = await services.ask(interests.want, asked.address, meant, services.now())
    if number is None:
        await asked.answer(services, render.too_many_interests(interests.MOST_INTERESTS))
        return
    # What stands in quotation marks is surely no name.
    may_be_name = meant.kind is InterestKind.WORDS and asked.words.startswith(meant.label)
    found = await services.ask(answers.who_is, meant.label) if may_be_name else None
    closest = found.closest if isinstance(found, NobodyFound) else ()
    await asked.answer(services, render.interest_taken(meant, number, closest))


async def list_interests(services: Services, asked: Asked, _tapped: buttons.ListInterests) -> None:
    """What the chat follows and mutes."""
    chosen = await services.ask(answers.followed_and_muted, asked.address)
    await asked.show(services, render.interest_list(chosen))


async def drop_interest(services: Services, asked: Asked, tapped: buttons.DropInterest) -> None:
    """One thing less; what is left is shown."""
    await services.ask(interests.drop, asked.address, tapped.number)
    await list_interests(services, asked, buttons.ListInterests())


async def set_story_stance(
    services: Services, asked: Asked, tapped: buttons.SetStoryStance
) -> None:
    """Follow or mute a story, or neither; its card shows it."""
    story = await services.ask(answers.story, tapped.story_id)
    if story is not None and not await _take(
        services,
        asked,
        Interest(
            kind=InterestKind.STORY,
            subject=story.story_id,
            label=story.headline,
            stance=tapped.stance,
        ),
    ):
        return
    opened = buttons.OpenStory(story_id=tapped.story_id, briefing_id=tapped.briefing_id)
    await open_story(services, asked, opened)


async def set_actor_stance(
    services: Services, asked: Asked, tapped: buttons.SetActorStance
) -> None:
    """Follow or mute what somebody is in, or neither; the card shows it."""
    found = await services.ask(answers.person, tapped.key)
    if isinstance(found, PersonCard) and not await _take(
        services,
        asked,
        Interest(
            kind=InterestKind.ACTOR,
            subject=found.key,
            label=found.actor.name,
            stance=tapped.stance,
            other_keys=found.keys[1:],
        ),
    ):
        return
    opened = buttons.OpenPerson(
        key=tapped.key, story_id=tapped.story_id, briefing_id=tapped.briefing_id
    )
    await open_person(services, asked, opened)


async def _take(services: Services, asked: Asked, interest: Interest) -> bool:
    """Whether it was done; if not, why is said."""
    await chat_of(services, asked)
    taken = await services.ask(interests.take_stance, asked.address, interest, services.now())
    if not taken:
        await asked.answer(services, render.too_many_interests(interests.MOST_INTERESTS))
    return taken
