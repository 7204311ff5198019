"""What readers ask about people: who somebody is, who is in the news or in a text, who said what."""

from collections.abc import Sequence

from telegram import Message

from bot import answers, buttons, render
from bot.commands import texts
from bot.commands.chats import chat_of
from bot.commands.context import Asked, Services
from bot.commands.files import hand_over
from bot.model import InterestKind, PersonCard, Rendered, Stance, Unreadable, WhoAnswer

LONGEST_NAME = 100
LONGEST_QUESTION = 140
"""Characters of a name and the words after it."""


# --- who --------------------------------------------------------------------------------------


async def who(services: Services, asked: Asked) -> None:
    """Somebody's card, who is in a text, or the main actors of the day or of a story."""
    if given := texts.linked(asked.words):
        await _list_people_in(services, asked, given)
    elif len(asked.words) > LONGEST_NAME:
        await asked.answer(services, render.too_long("name", LONGEST_NAME))
    elif asked.words:
        await show_found(services, asked, await services.ask(answers.who_is, asked.words))
    elif _is_ours(services, asked.replied) or not (asked.replied or asked.document):
        await _list_main_actors(services, asked)
    elif given := texts.given(asked):
        await _list_people_in(services, asked, given)
    else:
        await asked.answer(services, render.unreadable(texts.NOT_TEXT, "text"))


async def show_found(services: Services, asked: Asked, found: WhoAnswer) -> None:
    """Answer with the card, the choice or the closest names."""
    card = render.who(
        found,
        now=services.now(),
        stance=await _stance(services, asked, found),
        correcting=asked.user_id in services.admins,
    )
    await asked.answer(services, card)


async def _stance(services: Services, asked: Asked, found: WhoAnswer) -> Stance:
    """Whether what somebody is in is followed or muted in the chat that asks."""
    if not isinstance(found, PersonCard):
        return Stance.NEITHER
    return await services.ask(answers.stance, asked.address, InterestKind.ACTOR, found.key)


def story_of(replied: Message | None) -> str | None:
    """The story that a message of ours shows, as its buttons know it."""
    if replied is None or replied.reply_markup is None:
        return None
    for row in replied.reply_markup.inline_keyboard:
        for button in row:
            action = buttons.decode(str(button.callback_data or ""))
            if isinstance(action, buttons.OpenProof | buttons.OpenStoryPeople):
                return action.story_id
    return None


def _is_ours(services: Services, replied: Message | None) -> bool:
    sender = replied.from_user if replied is not None else None
    return sender is not None and sender.id == services.bot.id


async def _list_main_actors(services: Services, asked: Asked) -> None:
    actors = await services.ask(
        answers.main_actors,
        services.now(),
        services.look_back_hours,
        page=0,
        story_id=story_of(asked.replied),
    )
    await asked.answer(services, render.actor_list(actors))


async def _list_people_in(services: Services, asked: Asked, given: texts.Given) -> None:
    """Who is in a text that somebody sent, in the roles it gives them."""
    read = await texts.read(services, asked, given)
    parts: Sequence[Rendered]
    if isinstance(read.outcome, Unreadable):
        parts = (render.unreadable(read.outcome, read.subject),)
    else:
        actors = await services.ask(answers.people_in, read.outcome)
        parts = (render.people_in_text(actors),)
    await services.tell(read.place, *parts)


async def list_actors(services: Services, asked: Asked, tapped: buttons.ListActors) -> None:
    """Another page of the main actors of the day."""
    actors = await services.ask(
        answers.main_actors, services.now(), services.look_back_hours, page=tapped.page
    )
    await asked.show(services, render.actor_list(actors))


async def open_story_people(
    services: Services, asked: Asked, tapped: buttons.OpenStoryPeople
) -> None:
    """Who acts in a story."""
    actors = await services.ask(
        answers.main_actors,
        services.now(),
        services.look_back_hours,
        page=tapped.page,
        story_id=tapped.story_id,
    )
    await asked.show(services, render.actor_list(actors, briefing_id=tapped.briefing_id))


async def open_person(services: Services, asked: Asked, tapped: buttons.OpenPerson) -> None:
    """Somebody's card, or another page of it."""
    found = await services.ask(answers.person, tapped.key)
    card = render.who(
        found,
        now=services.now(),
        page=tapped.page,
        origin=(tapped.story_id, tapped.briefing_id),
        stance=await _stance(services, asked, found),
        correcting=asked.user_id in services.admins,
    )
    await asked.show(services, card)


# --- statements -------------------------------------------------------------------------------


async def said(services: Services, asked: Asked) -> None:
    """What somebody said, about some words if there are any, in the order of time."""
    if not asked.words or texts.linked(asked.words):
        await asked.answer(services, render.which_statements())
    elif len(asked.words) > LONGEST_QUESTION:
        await asked.answer(services, render.too_long("question", LONGEST_QUESTION))
    else:
        name, words = await services.ask(answers.name_and_words, asked.words)
        found = await services.ask(answers.said, name, words)
        await asked.answer(services, render.said(found, words))


async def open_statements(
    services: Services, asked: Asked, tapped: buttons.OpenStatements
) -> None:
    """What somebody said, or another page of it."""
    words = _named_words(asked, is_named=tapped.about)
    found = await services.ask(answers.said_by, tapped.key, words, page=tapped.page)
    shown = (
        render.nobody_there()
        if found is None
        else render.said(found, words, story_id=tapped.story_id, briefing_id=tapped.briefing_id)
    )
    await asked.show(services, shown)


async def open_line(services: Services, asked: Asked, tapped: buttons.OpenLine) -> None:
    """A role or statement where it stands in its article."""
    found = await services.ask(answers.line_proof, tapped.key, tapped.mark)
    if found is None:
        await asked.show(services, render.line_gone(tapped))
        return
    chat = await chat_of(services, asked)
    words = _named_words(asked, is_named=tapped.about)
    proof = render.line_proof(found, tapped, words, timezone=chat.timezone)
    await asked.show(services, proof)


async def export_statements(
    services: Services, asked: Asked, tapped: buttons.ExportStatements
) -> None:
    """What somebody said, as a file."""
    words = _named_words(asked, is_named=tapped.about)
    lines = await services.ask(answers.export_statements, tapped.key, words)
    if not lines:
        await asked.answer(services, render.nobody_there())
        return
    name = render.statements_file(lines[-1].speaker)
    await hand_over(services, asked, name, render.statements_csv(lines))


def _named_words(asked: Asked, *, is_named: bool) -> str:
    """The words that the tapped message names: the first of what it shows in a fixed width."""
    return asked.offered[0] if is_named and asked.offered else ""
