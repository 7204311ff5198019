"""What readers ask: the briefing, a summary of something, who somebody is, what is read."""

import re
from collections.abc import Sequence

from telegram import Document, Message
from telegram.error import TelegramError

from bot import answers, buttons, render
from bot import briefing as briefings
from bot.commands.chats import chat_of
from bot.commands.context import Asked, Services
from bot.delivery import Place, answer
from bot.ingest import collect
from bot.model import Briefing, Digest, NobodyFound, Rendered, Trouble, Unreadable
from bot.render import Subject

MOST_SENTENCES = 5
"""The most sentences a story that ``/summary N`` shows; as many as are stored."""

UPLOAD_LIMIT = 1 << 20
"""Bytes of a file that ``/summary`` reads."""

LONGEST_NAME = 100
LONGEST_TOPIC = 200
"""Characters; longer words after ``/summary`` are a pasted text, not a topic."""

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


# --- briefing and summary ---------------------------------------------------------------------


async def briefing(services: Services, asked: Asked) -> None:
    """Today's briefing, now; nothing counts as shown."""
    today = await _preview(services, asked)
    await asked.answer(services, *render.briefing(today, bot_name=services.bot_name))


async def _preview(services: Services, asked: Asked) -> Briefing:
    chat = await chat_of(services, asked)
    return await services.ask(
        briefings.preview, chat, services.now(), hours=services.look_back_hours
    )


async def summary(services: Services, asked: Asked) -> None:
    """Summarise today, or whatever was asked for."""
    source = asked.document or (asked.replied.document if asked.replied else None)
    if source is not None:
        await _summarise_file(services, asked, source)
    elif not asked.words and asked.replied is not None:
        await _summarise_replied(services, asked, asked.replied)
    elif not asked.words or asked.words.isdecimal():
        await _summarise_today(services, asked)
    elif link := _LINK.fullmatch(asked.words):
        await _summarise_link(services, asked, link[0])
    elif len(asked.words) > LONGEST_TOPIC:
        await _summarise_text(services, asked, asked.words)
    else:
        await _summarise_topic(services, asked)


async def free_text(services: Services, asked: Asked) -> None:
    """Whatever is written to the bot without a command: a link, a file, a text, a name."""
    if asked.document is not None or _LINK.fullmatch(asked.words):
        await summary(services, asked)
    elif len(asked.words) > LONGEST_TOPIC:
        await _summarise_text(services, asked, asked.words)
    elif asked.words:
        await _who_or_what(services, asked)
    else:
        await asked.answer(
            services, render.unreadable(Unreadable(trouble=Trouble.NOT_TEXT), "file")
        )


async def _summarise_today(services: Services, asked: Asked) -> None:
    wanted = int(asked.words[:3]) if asked.words else 2
    sentences = max(1, min(wanted, MOST_SENTENCES))
    now = services.now()
    edition = await services.ask(answers.edition, now, services.look_back_hours)
    if not edition.stories:
        await asked.answer(services, render.nothing_found(None, source_count=edition.source_count))
        return
    parts = render.summary("Today", edition.stories, now=now, sentences=sentences)
    await asked.answer(services, *parts)


async def _summarise_topic(services: Services, asked: Asked) -> None:
    now = services.now()
    stories = await services.ask(answers.search_stories, asked.words)
    if not stories:
        sources = await services.ask(answers.sources)
        await asked.answer(services, render.nothing_found(asked.words, source_count=len(sources)))
        return
    await asked.answer(services, *render.summary(asked.words, stories, now=now))


async def _summarise_link(services: Services, asked: Asked, url: str) -> None:
    place = await _say_reading(services, asked, "page")
    read = await collect.read_link(
        services.db, services.fetcher, services.analyst, url, services.now()
    )
    await _tell(services, place, read, "page")


async def _summarise_text(services: Services, asked: Asked, text: str) -> None:
    place = await _say_reading(services, asked, "text")
    read = await collect.read_text(services.analyst, text)
    await _tell(services, place, read, "text")


async def _summarise_replied(services: Services, asked: Asked, replied: Message) -> None:
    text = (replied.text or replied.caption or "").strip()
    if link := _LINK.fullmatch(text):
        await _summarise_link(services, asked, link[0])
    elif text:
        await _summarise_text(services, asked, text)
    else:
        await asked.answer(
            services, render.unreadable(Unreadable(trouble=Trouble.NOT_TEXT), "text")
        )


async def _summarise_file(services: Services, asked: Asked, document: Document) -> None:
    place = await _say_reading(services, asked, "file")
    read: Digest | Unreadable
    if (document.file_size or 0) > UPLOAD_LIMIT:
        read = Unreadable(trouble=Trouble.TOO_LARGE)
    else:
        read = await _read_file(services, document)
    await _tell(services, place, read, "file")


async def _read_file(services: Services, document: Document) -> Digest | Unreadable:
    try:
        file = await services.bot.get_file(document.file_id)
        data = bytes(await file.download_as_bytearray())
    except TelegramError as error:
        return Unreadable(trouble=Trouble.UNREACHABLE, detail=error.message)
    if len(data) > UPLOAD_LIMIT:
        return Unreadable(trouble=Trouble.TOO_LARGE)
    return await collect.read_file(services.analyst, document.file_name or "file.txt", data)


async def _say_reading(services: Services, asked: Asked, subject: Subject) -> Place:
    """Say at once that work has begun; the answer will take the place of that message."""
    sent = await asked.answer(services, render.reading(subject))
    return Place(address=asked.address, edit=sent)


async def _tell(
    services: Services, place: Place, read: Digest | Unreadable, subject: Subject
) -> None:
    parts: Sequence[Rendered]
    if isinstance(read, Unreadable):
        parts = (render.unreadable(read, subject),)
    else:
        parts = render.digest_summary(read, now=services.now())
    await answer(services.bot, services.pacer, place, parts)


# --- people -----------------------------------------------------------------------------------


async def who(services: Services, asked: Asked) -> None:
    """Somebody's card, or the main actors of the day or of the story replied to."""
    now = services.now()
    if not asked.words:
        story_id = story_of(asked.replied)
        actors = await services.ask(
            answers.main_actors, now, services.look_back_hours, page=0, story_id=story_id
        )
        await asked.answer(services, render.actor_list(actors))
    elif len(asked.words) > LONGEST_NAME:
        await asked.answer(services, render.too_long("name", LONGEST_NAME))
    else:
        found = await services.ask(answers.who_is, asked.words)
        await asked.answer(services, render.who(found, now=now))


async def _who_or_what(services: Services, asked: Asked) -> None:
    """Words that are nobody's name may be what some news is about."""
    if len(asked.words) > LONGEST_NAME:
        await _summarise_topic(services, asked)
        return
    found = await services.ask(answers.who_is, asked.words)
    stories = await services.ask(answers.search_stories, asked.words)
    if isinstance(found, NobodyFound) and stories:
        await _summarise_topic(services, asked)
    else:
        await asked.answer(services, render.who(found, now=services.now()))


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
    now = services.now()
    found = await services.ask(answers.person, tapped.key)
    card = render.who(
        found,
        now=now,
        page=tapped.page,
        story_id=tapped.story_id,
        briefing_id=tapped.briefing_id,
    )
    await asked.show(services, card)


# --- stories ----------------------------------------------------------------------------------


async def open_story(services: Services, asked: Asked, tapped: buttons.OpenStory) -> None:
    """A story's card, in the place of the briefing or as a message of its own."""
    story = await services.ask(answers.story, tapped.story_id)
    card = (
        render.story_gone()
        if story is None
        else render.story_card(story, now=services.now(), briefing_id=tapped.briefing_id)
    )
    await (asked.answer if tapped.fresh else asked.show)(services, card)


async def open_timeline(services: Services, asked: Asked, tapped: buttons.OpenTimeline) -> None:
    """A story day by day, in the place of its card."""
    story = await services.ask(answers.story, tapped.story_id)
    card = (
        render.story_gone()
        if story is None
        else render.timeline(story, briefing_id=tapped.briefing_id)
    )
    await asked.show(services, card)


async def open_briefing(services: Services, asked: Asked, tapped: buttons.OpenBriefing) -> None:
    """Back from a story to its briefing."""
    sent = None
    if tapped.briefing_id is not None:
        sent = await services.ask(answers.briefing, tapped.briefing_id)
    shown = sent or await _preview(services, asked)
    part = render.briefing_part(shown, tapped.story_id, bot_name=services.bot_name)
    await asked.show(services, part)


async def open_proof(services: Services, asked: Asked, tapped: buttons.OpenProof) -> None:
    """A sentence of a story's card where it stands in its article."""
    story = await services.ask(answers.story, tapped.story_id)
    proof = await services.ask(answers.proof, tapped.story_id, tapped.index)
    if story is None or proof is None:
        await asked.show(services, render.story_gone())
        return
    chat = await chat_of(services, asked)
    card = render.proof(
        proof,
        story_id=tapped.story_id,
        index=tapped.index,
        total=len(story.sentences),
        briefing_id=tapped.briefing_id,
        timezone=chat.timezone,
    )
    await asked.show(services, card)


async def sources(services: Services, asked: Asked) -> None:
    """What is read, and how fresh it is."""
    listed = await services.ask(answers.sources)
    await asked.answer(services, render.sources(listed, now=services.now()))
