"""What a reader chooses: hours, a place, and everything in the settings."""

from collections.abc import Sequence
from datetime import datetime, time

from markupsafe import Markup

from bot.buttons import (
    Action,
    ChooseHour,
    ChoosePlace,
    FinishStart,
    ForgetMe,
    OpenBriefing,
    OpenSettings,
    Pause,
    SetHour,
    SetLength,
    SetZone,
    ToggleHour,
    ToggleSilent,
    ToggleWeekday,
    Unsubscribe,
)
from bot.model import EVERY_DAY, Button, Buttons, Chat, ChatKind, Length, Rendered
from bot.places import common_zones, place_name
from bot.render.dates import WEEKDAYS, clock, coming, listed, weekday_date
from bot.render.keyboards import button, chosen, rows
from bot.render.text import bold, code, italic, join, message, one_line
from bot.slots import local_time

_HOURS_TO_START_WITH = (6, 7, 8, 9, 12, 13, 18, 20, 22)
_WAKING_HOURS = range(5, 24)
_LENGTHS = {
    Length.SHORT: "one sentence each of up to 5 stories",
    Length.NORMAL: "one sentence each of up to 10 stories",
    Length.LONG: "up to three sentences each of up to 10 stories",
}
_WEEK = range(7)


# --- /start -----------------------------------------------------------------------------------


def start(chat: Chat, *, now: datetime) -> Rendered:
    """The greeting; it asks for the hour, or tells a subscriber what is set."""
    promise = (
        "I bring you the news once a day, in the publishers’ own words: what happened, who said it, "
        "and where you can check it."
    )
    if chat.slots:
        return message(
            bold("Welcome back."),
            _when(chat, now),
            buttons=(_today_and_settings(),),
        )
    return message(
        bold("Good to meet you."),
        promise,
        _step(1, "At what hour would you like your briefing?"),
        _admins_choose(chat),
        buttons=_start_hours(),
    )


def hours(chat: Chat, *, starting: bool = False) -> Rendered:
    """Hours to choose from: one at ``/start``, up to three in the settings."""
    if starting:
        return message(
            _step(1, "At what hour would you like your briefing?"), buttons=_start_hours()
        )
    offered = sorted({*chat.slots, *map(time, _WAKING_HOURS)})
    return message(
        bold("At what hours?"),
        "Tap up to three. For another minute write, for example, /subscribe 7:15.",
        buttons=(
            *rows(
                (
                    button(
                        chosen(clock(hour), hour in chat.slots),
                        ToggleHour(minute_of_day=hour.hour * 60 + hour.minute),
                    )
                    for hour in offered
                ),
                4,
            ),
            (button("Back", OpenSettings()),),
        ),
    )


def places(
    chat: Chat, zones: Sequence[str] = (), *, starting: bool = False, now: datetime
) -> Rendered:
    """Places to choose from, each with the time it is there now.

    Args:
        chat: whose place it is.
        zones: IANA names to offer; without any, those common where the chat's language is spoken.
        starting: it is the second step of ``/start``.
        now: the moment of asking.
    """
    question = "Where are you? Your hour follows the clock there."
    offered = _zone_buttons(zones or common_zones(chat.language), now, starting=starting)
    back: Action = ChooseHour(starting=True) if starting else OpenSettings()
    return message(
        _step(2, question) if starting else bold(question),
        "Not in the list? Write the hour and your city, for example /subscribe 8:00 Lisbon.",
        buttons=(*offered, (button("Back", back),)),
    )


# --- /subscribe -------------------------------------------------------------------------------


def subscribed(
    chat: Chat, *, now: datetime, zones: Sequence[str] = (), starting: bool = False
) -> Rendered:
    """What was set: hours, days, the zone and the time it is there now, and what comes next.

    Args:
        chat: as it is now.
        now: the moment of asking.
        zones: other places that the reader may have meant, to offer.
        starting: it is the third step of ``/start``, which a button ends.
    """
    if starting:
        return message(
            _step(3, "This is what you get:"),
            _when(chat, now),
            buttons=((button("Done", FinishStart()), button("Back", ChoosePlace(starting=True))),),
        )
    offered = zones if chat.timezone_chosen else zones or common_zones(chat.language)
    return message(
        bold("Done."),
        _when(chat, now),
        "" if chat.timezone_chosen else _assumed_zone(chat),
        buttons=(*_zone_buttons(offered, now), _today_and_settings()),
    )


def unsubscribed(chat: Chat) -> Rendered:
    """No more briefings."""
    here = "" if chat.kind is ChatKind.PRIVATE else " here"
    return message(
        f"No more daily briefings{here}. /subscribe 08:00 starts them again.",
        "Your other settings are kept; /forgetme deletes them."
        if chat.kind is ChatKind.PRIVATE
        else "",
    )


def bad_hour(words: str) -> Rendered:
    """What was written is no hour."""
    return message(
        Markup("{} is no hour I understand.").format(code(one_line(words, 60))),
        "Hours run from 00:00 to 23:59. Try /subscribe 8:30 or /subscribe 8am Madrid.",
    )


def bad_place(words: str) -> Rendered:
    """What was written is no place that is known."""
    return message(
        Markup("I know no place called {}.").format(code(one_line(words, 60))),
        "Try a larger city nearby, the country, or a zone such as Europe/Madrid or UTC+2.",
    )


def which_place(words: str, zones: Sequence[str], *, now: datetime) -> Rendered:
    """Several places fit."""
    return message(
        Markup("Which {} do you mean?").format(bold(one_line(words, 60))),
        "The time there now stands beside each.",
        buttons=_zone_buttons(zones, now),
    )


def too_many_hours() -> Rendered:
    """More than three hours."""
    return message("Up to three hours a day are possible. Try /subscribe 7:00 13:00 20:00.")


# --- /settings --------------------------------------------------------------------------------


def settings(chat: Chat, *, now: datetime) -> Rendered:
    """Everything a reader can set, in one message that is edited in place."""
    here = place_name(chat.timezone)
    default = "" if chat.timezone_chosen else ", the default here"
    lines = [
        f"Hours: {listed([clock(hour) for hour in chat.slots]) or 'none yet'}",
        f"Place: {here}{default} (it is {clock(local_time(now, chat.timezone))} there now)",
        f"Days: {_days(chat)}",
        f"Length: {chat.length.value}, {_LENGTHS[chat.length]}",
        f"Sound: {'off' if chat.silent else 'on'}",
        _pause(chat, now),
        _next(chat, now),
    ]
    return message(
        bold("Settings"),
        join(Markup("{}").format(line) for line in lines),
        _admins_choose(chat),
        buttons=_settings_buttons(chat, now),
    )


def _settings_buttons(chat: Chat, now: datetime) -> Buttons:
    lengths = (
        button(chosen(length.value.capitalize(), length is chat.length), SetLength(length=length))
        for length in Length
    )
    days = (
        button(chosen(WEEKDAYS[day][:2], day in chat.weekdays), ToggleWeekday(day=day))
        for day in _WEEK
    )
    sound = button("Sound on" if chat.silent else "Sound off", ToggleSilent())
    pauses = (
        (button("Go on now", Pause(days=0)),)
        if _is_paused(chat, now)
        else (button("Pause a day", Pause(days=1)), button("Pause a week", Pause(days=7)))
    )
    stop = (button("Stop briefings", Unsubscribe()),) if chat.slots else ()
    delete = (button("Delete my data", ForgetMe()),) if chat.kind is ChatKind.PRIVATE else ()
    return tuple(
        row
        for row in (
            (button("Hours", ChooseHour()), button("Place", ChoosePlace())),
            tuple(lengths),
            *rows(days, 4),
            (sound, *pauses),
            (*stop, *delete),
        )
        if row
    )


# --- sentences about a chat -------------------------------------------------------------------


def _when(chat: Chat, now: datetime) -> Markup:
    hours_set = listed([clock(hour) for hour in chat.slots])
    here = place_name(chat.timezone)
    days = "every day" if chat.weekdays == EVERY_DAY else f"on {_days(chat)}"
    return join(
        Markup("{}").format(line)
        for line in (
            f"Your briefing comes {days} at {hours_set}, {here} time ({chat.timezone}).",
            f"It is {clock(local_time(now, chat.timezone))} there now.",
            _pause(chat, now),
            _next(chat, now),
        )
    )


def _days(chat: Chat) -> str:
    if chat.weekdays == EVERY_DAY:
        return "every day"
    return listed([WEEKDAYS[day] for day in sorted(chat.weekdays)]) or "none"


def _is_paused(chat: Chat, now: datetime) -> bool:
    return chat.paused_until is not None and chat.paused_until > now


def _pause(chat: Chat, now: datetime) -> str:
    if chat.paused_until is None or not _is_paused(chat, now):
        return ""
    return f"Paused until {weekday_date(local_time(chat.paused_until, chat.timezone))}."


def _next(chat: Chat, now: datetime) -> str:
    if not chat.slots:
        return "No daily briefing yet. Tap Hours to get one."
    if chat.next_due is None:
        return ""
    return f"Next briefing: {coming(chat.next_due, now, chat.timezone)}"


def _assumed_zone(chat: Chat) -> str:
    return f"You named no place, so I use {place_name(chat.timezone)}, the default here. Yours may be below:"


def _admins_choose(chat: Chat) -> Markup:
    if chat.kind is ChatKind.PRIVATE:
        return Markup()
    return italic("In a group, only its admins can change this.")


# --- buttons ----------------------------------------------------------------------------------


def _step(number: int, question: str) -> Markup:
    return Markup("{}\n{}").format(italic(f"Step {number} of 3"), question)


def _start_hours() -> Buttons:
    return rows(
        (
            button(f"{hour:02}:00", SetHour(minute_of_day=hour * 60, starting=True))
            for hour in _HOURS_TO_START_WITH
        ),
        3,
    )


def _zone_buttons(zones: Sequence[str], now: datetime, *, starting: bool = False) -> Buttons:
    return rows(
        (
            button(
                f"{place_name(zone)} · {clock(local_time(now, zone))}",
                SetZone(zone=zone, starting=starting),
            )
            for zone in zones
        ),
        2,
    )


def _today_and_settings() -> tuple[Button, ...]:
    return (button("Today’s briefing", OpenBriefing()), button("Settings", OpenSettings()))
