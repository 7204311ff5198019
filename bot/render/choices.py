"""What a reader chooses to get briefings: an hour and a place."""

from collections.abc import Sequence
from datetime import datetime, time

from markupsafe import Markup

from bot.buttons import (
    Action,
    BackToSettings,
    ChooseHour,
    ChoosePlace,
    FinishStart,
    OpenBriefing,
    OpenSettings,
    SetHour,
    SetZone,
    ToggleHour,
)
from bot.model import MOST_SLOTS, Button, Buttons, Chat, ChatKind, Rendered
from bot.places import common_zones, place_name
from bot.render.chats import admins_choose, assumed_zone, when
from bot.render.dates import clock
from bot.render.keyboards import button, chosen, rows
from bot.render.text import bold, code, italic, message, one_line
from bot.slots import local_time

_HOURS_TO_START_WITH = (6, 7, 8, 9, 12, 13, 18, 20, 22)
_WAKING_HOURS = range(5, 24)


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
            when(chat, now),
            buttons=(_today_and_settings(),),
        )
    return message(
        bold("Good to meet you."),
        promise,
        _step(1, "At what hour would you like your briefing?"),
        admins_choose(chat),
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
        "Three are the most: tap one of them to take it out."
        if len(chat.slots) >= MOST_SLOTS
        else "Tap one, two or three. For another minute write, for example, /subscribe 7:15.",
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
            (button("Back", BackToSettings()),),
        ),
    )


def places(chat: Chat, *, starting: bool = False, now: datetime) -> Rendered:
    """Places to choose from, each with the time it is there now.

    Args:
        chat: whose place it is; offered are the zones common where its language is spoken.
        starting: it is the second step of ``/start``.
        now: the moment of asking.
    """
    question = "Where are you? Your hour follows the clock there."
    offered = _zone_buttons(common_zones(chat.language), now, starting=starting)
    back: Action = ChooseHour(starting=True) if starting else BackToSettings()
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
            when(chat, now),
            buttons=((button("Done", FinishStart()), button("Back", ChoosePlace(starting=True))),),
        )
    offered = zones if chat.timezone_chosen else zones or common_zones(chat.language)
    others = "There are other places of that name:" if zones else ""
    return message(
        bold("Done."),
        when(chat, now),
        others if chat.timezone_chosen else assumed_zone(chat),
        buttons=(*_zone_buttons(offered, now), _today_and_settings()),
    )


def unsubscribed(before: Chat) -> Rendered:
    """No more briefings; ``before`` is the chat as it was, with the hours that it had."""
    here = "" if before.kind is ChatKind.PRIVATE else " here"
    hours_set = " ".join(clock(hour) for hour in sorted(before.slots))
    return message(
        f"No more daily briefings{here}. /subscribe {hours_set} starts them again."
        if before.slots
        else f"There was no daily briefing{here}. /subscribe 08:00 starts one.",
        "Your other settings are kept; /forgetme deletes them."
        if before.kind is ChatKind.PRIVATE
        else "",
        buttons=((button("Settings", BackToSettings()),),),
    )


def misunderstood(
    part: str, why: str, example: str, *, zones: Sequence[str] = (), now: datetime
) -> Rendered:
    """A ``/subscribe`` that nobody can follow; nothing was changed.

    Args:
        part: the words that were not understood.
        why: a sentence that says what is wrong with them.
        example: a request that works.
        zones: places to choose from instead.
        now: the time there stands beside each place.
    """
    return message(
        Markup("I don’t understand {}. {}").format(code(one_line(part, 60)), one_line(why, 200)),
        f"Nothing was changed. Try {one_line(example, 100)}.",
        buttons=_zone_buttons(zones, now),
    )


# --- buttons ---------------------------------------------------------------------------------


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
