"""What readers ask: the briefing, stories, a summary of something, what is read."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot import answers, buttons, render
from bot import briefing as briefings
from bot.analysis import can_choose
from bot.commands import texts
from bot.commands.chats import chat_of
from bot.commands.context import Asked, Services
from bot.commands.greetings import begins_with_greeting, is_greeting
from bot.commands.people import LONGEST_NAME, show_found
from bot.model import Briefing, InterestKind, NobodyFound, Rendered, Unreadable

MOST_SENTENCES = 5
"""The most sentences a story that ``/summary N`` shows; as many as are stored."""

_COUNTS = frozenset(map(str, range(1, MOST_SENTENCES + 1)))


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
    """Summarise today, or whatever was asked for, in as many sentences as were asked for."""
    sentences, words = _sentences_and_words(asked.words)
    asked = replace(asked, words=words)
    given = texts.given(asked)
    if given is not None:
        await _tell(services, await texts.read(services, asked, given), sentences)
    elif asked.replied is not None and not asked.words:
        await asked.answer(services, render.unreadable(texts.NOT_TEXT, "text"))
    elif asked.words:
        await _summarise_topic(services, asked, sentences)
    else:
        await _summarise_today(services, asked, sentences)


def _sentences_and_words(words: str) -> tuple[int | None, str]:
    """Part ``3 Elmouth``, or ``Elmouth 3``, into how many sentences are wanted and of what.

    A greater number beside words is one of them: Apollo 13. A text may begin with any number.
    """
    if words.isdecimal():
        return max(1, min(int(words[:3]), MOST_SENTENCES)), ""
    if len(words) <= texts.LONGEST_TOPIC:
        first, _, after = words.partition(" ")
        if first in _COUNTS:
            return int(first), after.strip()
        before, _, last = words.rpartition(" ")
        if last in _COUNTS:
            return int(last), before.strip()
    return None, words


async def free_text(services: Services, asked: Asked) -> None:
    """Whatever is written to the bot without a command: a link, a file, a text, a name."""
    given = texts.given(replace(asked, replied=None))
    if given is not None:
        await _tell(services, await texts.read(services, asked, given))
    elif asked.words:
        await _who_or_what(services, asked)
    else:
        await asked.answer(services, render.unreadable(texts.NOT_TEXT, "file"))


async def _who_or_what(services: Services, asked: Asked) -> None:
    """Words that are nobody's name may be what some news is about."""
    if len(asked.words) > LONGEST_NAME:
        await _summarise_topic(services, asked)
        return
    found = await services.ask(answers.who_is, asked.words)
    stories = await services.ask(answers.search_stories, asked.words)
    if not isinstance(found, NobodyFound):
        await show_found(services, asked, found)
    elif stories and not is_greeting(asked.words):
        await _summarise_topic(services, asked)
    elif begins_with_greeting(asked.words):
        await asked.answer(services, render.greeting())
    elif found.closest:
        await show_found(services, asked, found)
    else:
        await _summarise_topic(services, asked)


async def _summarise_today(services: Services, asked: Asked, sentences: int | None = None) -> None:
    now = services.now()
    edition = await services.ask(answers.edition, asked.address, now, services.look_back_hours)
    if not edition.stories:
        nothing = render.nothing_found(
            None,
            source_count=edition.source_count,
            muted_count=edition.muted_count,
            is_first=edition.is_first,
        )
        await asked.answer(services, nothing)
        return
    parts = render.summary(
        "Today",
        edition.stories,
        now=now,
        sentences=sentences,
        muted_count=edition.muted_count,
    )
    await asked.answer(services, *parts)


async def _summarise_topic(services: Services, asked: Asked, sentences: int | None = None) -> None:
    now = services.now()
    stories = await services.ask(answers.search_stories, asked.words)
    if not stories:
        sources = await services.ask(answers.sources)
        await asked.answer(services, render.nothing_found(asked.words, source_count=len(sources)))
        return
    parts = render.summary(asked.words, stories, now=now, sentences=sentences)
    await asked.answer(services, *parts)


async def _tell(services: Services, read: texts.Read, sentences: int | None = None) -> None:
    parts: Sequence[Rendered]
    if isinstance(read.outcome, Unreadable):
        parts = (render.unreadable(read.outcome, read.subject),)
    else:
        digest = await services.ask(answers.as_corrected, read.outcome)
        language = digest.article.language
        chosen = await asyncio.to_thread(services.analyst.run, can_choose, language)
        parts = render.digest_summary(
            digest, now=services.now(), sentences=sentences, chosen=chosen is not False
        )
    await services.tell(read.place, *parts)


# --- stories ----------------------------------------------------------------------------------


async def open_story(services: Services, asked: Asked, tapped: buttons.OpenStory) -> None:
    """A story's card, in the place of the briefing or as a message of its own."""
    story = await services.ask(answers.story, tapped.story_id)
    if story is None:
        card = render.story_gone()
    else:
        now, briefing_id = services.now(), tapped.briefing_id
        card = render.story_card(
            story,
            now=now,
            briefing_id=briefing_id,
            new=await services.ask(answers.new_to, asked.address, story, now, briefing_id),
            stance=await services.ask(
                answers.stance, asked.address, InterestKind.STORY, story.story_id
            ),
            correcting=asked.user_id in services.admins,
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


async def open_why(services: Services, asked: Asked, tapped: buttons.OpenWhy) -> None:
    """Why a story stands where it does, in the place of its card."""
    standing = await services.ask(
        answers.standing,
        asked.address,
        tapped.story_id,
        services.now(),
        services.look_back_hours,
    )
    card = (
        render.story_gone()
        if standing is None
        else render.why(standing, briefing_id=tapped.briefing_id)
    )
    await asked.show(services, card)


async def open_briefing(services: Services, asked: Asked, tapped: buttons.OpenBriefing) -> None:
    """Back from a story to its briefing."""
    sent = None
    if tapped.briefing_id is not None:
        sent = await services.ask(answers.briefing, asked.address, tapped.briefing_id)
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
