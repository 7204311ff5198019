"""What a chat chooses: hours, place, length, silence, pauses; and what is stored about it."""

import json
from collections.abc import Callable
from datetime import datetime, time
from typing import TypeVar

from bot import answers, buttons, render, subscriptions
from bot.commands.chats import chat_of
from bot.commands.context import Asked, Services
from bot.commands.files import hand_over
from bot.commands.people import open_person
from bot.commands.reading import open_story
from bot.model import Address, Chat
from bot.store.database import Database
from bot.subscriptions import Misunderstood

EXPORT_NAME = "mydata.json"

_Choice = TypeVar("_Choice")


# --- start and subscribe ----------------------------------------------------------------------


async def start(services: Services, asked: Asked) -> None:
    """Onboarding in three taps; a deep link opens what it names instead."""
    await services.ask(subscriptions.come_back, asked.address.chat_id, services.now())
    chat = await chat_of(services, asked)
    if asked.user_id in services.admins:
        services.wake("menus")  # until now Telegram knew no chat to show the admins' menu in
    match buttons.parse_start(asked.words):
        case buttons.OpenStory() as story:
            await open_story(services, asked, story)
        case buttons.OpenPerson() as person:
            await open_person(services, asked, person)
        case None:
            await asked.answer(services, render.start(chat, now=services.now()))


async def subscribe(services: Services, asked: Asked) -> None:
    """A briefing here every day; confirms hour, zone and the time it is there now."""
    before = await chat_of(services, asked)
    now = services.now()
    wish = subscriptions.read_subscription(asked.words, before.language)
    if isinstance(wish, Misunderstood):
        refusal = render.misunderstood(
            wish.part, wish.why, wish.example, zones=wish.offers, now=now
        )
        await asked.answer(services, refusal)
    else:
        chat = await services.ask(subscriptions.subscribe, asked.address, wish, now)
        await asked.answer(services, render.subscribed(chat, now=now, zones=wish.other_zones))


async def unsubscribe(services: Services, asked: Asked) -> None:
    """No more briefings here."""
    before = await chat_of(services, asked)
    await services.ask(subscriptions.unsubscribe, asked.address, services.now())
    await asked.show(services, render.unsubscribed(before))


async def tap_unsubscribe(services: Services, asked: Asked, _tapped: buttons.Unsubscribe) -> None:
    """The button of the same name."""
    await unsubscribe(services, asked)


async def choose_hour(services: Services, asked: Asked, tapped: buttons.ChooseHour) -> None:
    """Offer hours."""
    chat = await chat_of(services, asked)
    await asked.show(services, render.hours(chat, starting=tapped.starting))


async def set_hour(services: Services, asked: Asked, tapped: buttons.SetHour) -> None:
    """Take an hour; in the onboarding the place comes next."""
    hour = _hour(tapped.minute_of_day)
    chat = await _change(services, asked, subscriptions.set_hour, hour)
    if tapped.starting:
        now = services.now()
        await asked.show(services, render.places(chat, starting=True, now=now))
    else:
        await _show_settings(services, asked, chat)


async def toggle_hour(services: Services, asked: Asked, tapped: buttons.ToggleHour) -> None:
    """One more hour a day, or one fewer."""
    hour = _hour(tapped.minute_of_day)
    chat = await _change(services, asked, subscriptions.toggle_hour, hour)
    await asked.show(services, render.hours(chat))


async def choose_place(services: Services, asked: Asked, tapped: buttons.ChoosePlace) -> None:
    """Offer places."""
    chat = await chat_of(services, asked)
    await asked.show(services, render.places(chat, starting=tapped.starting, now=services.now()))


async def set_zone(services: Services, asked: Asked, tapped: buttons.SetZone) -> None:
    """Keep the hours of a place."""
    chat = await _change(services, asked, subscriptions.set_zone, tapped.zone)
    if tapped.starting:
        await asked.show(services, render.subscribed(chat, now=services.now(), starting=True))
    else:
        await _show_settings(services, asked, chat)


async def finish_start(services: Services, asked: Asked, _tapped: buttons.FinishStart) -> None:
    """The last tap: show what was chosen."""
    chat = await chat_of(services, asked)
    await asked.show(services, render.subscribed(chat, now=services.now()))


# --- settings ---------------------------------------------------------------------------------


async def settings(services: Services, asked: Asked) -> None:
    """All choices in one message that is edited in place."""
    await _show_settings(services, asked, await chat_of(services, asked))


async def open_settings(services: Services, asked: Asked, _tapped: buttons.OpenSettings) -> None:
    """The button of the same name; the briefing that it stands under stays."""
    chat = await chat_of(services, asked)
    await asked.answer(services, render.settings(chat, now=services.now()))


async def back_to_settings(
    services: Services, asked: Asked, _tapped: buttons.BackToSettings
) -> None:
    """From the hours or the places to all choices, in the same message."""
    await settings(services, asked)


async def set_length(services: Services, asked: Asked, tapped: buttons.SetLength) -> None:
    """Longer or shorter briefings."""
    chat = await _change(services, asked, subscriptions.set_length, tapped.length)
    await _show_settings(services, asked, chat)


async def toggle_silent(services: Services, asked: Asked, _tapped: buttons.ToggleSilent) -> None:
    """With a sound, or without."""
    before = await chat_of(services, asked)
    chat = await _change(services, asked, subscriptions.set_silent, not before.silent)
    await _show_settings(services, asked, chat)


async def toggle_weekday(services: Services, asked: Asked, tapped: buttons.ToggleWeekday) -> None:
    """On this weekday, or not."""
    chat = await _change(services, asked, subscriptions.toggle_weekday, tapped.day)
    await _show_settings(services, asked, chat)


async def pause(services: Services, asked: Asked, tapped: buttons.Pause) -> None:
    """Nothing for some days; 0 goes on."""
    chat = await _change(services, asked, subscriptions.pause, tapped.days)
    await _show_settings(services, asked, chat)


async def _change(
    services: Services,
    asked: Asked,
    change: Callable[[Database, Address, _Choice, datetime], Chat],
    choice: _Choice,
) -> Chat:
    await chat_of(services, asked)
    return await services.ask(change, asked.address, choice, services.now())


async def _show_settings(services: Services, asked: Asked, chat: Chat) -> None:
    await asked.show(services, render.settings(chat, now=services.now()))


def _hour(minute_of_day: int) -> time:
    return time(*divmod(minute_of_day, 60))


# --- privacy ----------------------------------------------------------------------------------


async def privacy(services: Services, asked: Asked) -> None:
    """What is stored, and why."""
    await asked.answer(services, render.privacy())


async def my_data(services: Services, asked: Asked) -> None:
    """Everything stored about this chat, as a file."""
    stored = await services.ask(answers.my_data, asked.address.chat_id)
    counts = {table: len(rows) for table, rows in stored.items()}
    await asked.answer(services, render.my_data(counts, asked.kind))
    if any(counts.values()):
        data = json.dumps(stored, indent=2, ensure_ascii=False, default=str).encode()
        await hand_over(services, asked, EXPORT_NAME, data)


async def forget_me(services: Services, asked: Asked) -> None:
    """Ask before everything stored about this chat is deleted."""
    stored = await services.ask(answers.my_data, asked.address.chat_id)
    counts = {table: len(rows) for table, rows in stored.items()}
    await asked.show(services, render.forget_me(counts, asked.kind))


async def tap_forget_me(services: Services, asked: Asked, tapped: buttons.ForgetMe) -> None:
    """Delete it once that is confirmed."""
    if not tapped.confirmed:
        await forget_me(services, asked)
        return
    counts = await services.ask(subscriptions.forget, asked.address.chat_id)
    await asked.show(services, render.forgotten(counts, asked.kind))


async def dismiss(services: Services, asked: Asked, _tapped: buttons.Dismiss) -> None:
    """Leave everything as it is."""
    await asked.show(services, render.kept())
