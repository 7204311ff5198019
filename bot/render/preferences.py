"""The settings of a chat: one message that is edited in place."""

from datetime import datetime

from markupsafe import Markup

from bot.buttons import (
    ChooseHour,
    ChoosePlace,
    ForgetMe,
    ListInterests,
    Pause,
    SetLength,
    ToggleSilent,
    ToggleWeekday,
    Unsubscribe,
)
from bot.model import Buttons, Chat, ChatKind, Length, Rendered
from bot.places import is_zone, place_name
from bot.render.chats import admins_choose, days, is_paused, next_of, pause
from bot.render.dates import WEEKDAYS, clock, listed
from bot.render.keyboards import button, chosen, rows
from bot.render.text import bold, join, message
from bot.slots import local_time

_LENGTHS = {
    Length.SHORT: "one sentence each of up to 5 stories",
    Length.NORMAL: "one sentence each of up to 10 stories",
    Length.LONG: "up to three sentences each of up to 10 stories",
}
_WEEK = range(7)


def settings(chat: Chat, *, now: datetime) -> Rendered:
    """Everything a reader can set, in one message that is edited in place."""
    lines = [
        f"Hours: {listed([clock(hour) for hour in sorted(chat.slots)]) or 'none yet'}",
        f"Place: {_place(chat)} (it is {clock(local_time(now, chat.timezone))} there now)",
        f"Days: {days(chat)}",
        f"Length: {chat.length.value}, {_LENGTHS[chat.length]}",
        f"Sound: {'off' if chat.silent else 'on'}",
        pause(chat, now),
        next_of(chat, now),
    ]
    return message(
        bold("Settings"),
        join(Markup("{}").format(line) for line in lines),
        admins_choose(chat),
        buttons=_settings_buttons(chat, now),
    )


def _place(chat: Chat) -> str:
    here = place_name(chat.timezone)
    if not is_zone(chat.timezone):
        return f"{here}, because {chat.timezone} is unknown here; tap Place to choose another"
    return here if chat.timezone_chosen else f"{here}, the default here"


def _settings_buttons(chat: Chat, now: datetime) -> Buttons:
    lengths = (
        button(chosen(length.value.capitalize(), length is chat.length), SetLength(length=length))
        for length in Length
    )
    weekdays = (
        button(chosen(WEEKDAYS[day][:2], day in chat.weekdays), ToggleWeekday(day=day))
        for day in _WEEK
    )
    sound = button("Turn sound on" if chat.silent else "Turn sound off", ToggleSilent())
    pauses = (
        (button("Go on now", Pause(days=0)),)
        if is_paused(chat, now)
        else (button("Pause a day", Pause(days=1)), button("Pause a week", Pause(days=7)))
    )
    stop = (button("Stop briefings", Unsubscribe()),) if chat.slots else ()
    delete = (button("Delete my data", ForgetMe()),) if chat.kind is ChatKind.PRIVATE else ()
    return tuple(
        row
        for row in (
            (
                button("Hours", ChooseHour()),
                button("Place", ChoosePlace()),
                button("Topics", ListInterests()),
            ),
            tuple(lengths),
            *rows(weekdays, 4),
            (sound,),
            pauses,
            (*stop, *delete),
        )
        if row
    )
