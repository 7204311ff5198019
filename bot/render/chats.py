"""Sentences about what a chat has chosen."""

from datetime import datetime

from markupsafe import Markup

from bot.model import EVERY_DAY, Chat, ChatKind
from bot.places import place_name
from bot.render.dates import WEEKDAYS, clock, coming, listed, weekday_date
from bot.render.text import italic, join
from bot.slots import local_time


def when(chat: Chat, now: datetime) -> Markup:
    """When briefings come, the time it is there now, and what comes next."""
    if not chat.slots:
        return Markup("{}").format(next_of(chat, now))
    hours_set = listed([clock(hour) for hour in sorted(chat.slots)])
    return join(
        Markup("{}").format(line)
        for line in (
            f"Your briefing comes {_on_days(chat)} at {hours_set}{_clock_of(chat.timezone)}.",
            f"It is {clock(local_time(now, chat.timezone))} there now.",
            pause(chat, now),
            next_of(chat, now),
        )
    )


def days(chat: Chat) -> str:
    """``every day``, ``Monday and Friday``, ``Monday to Friday``."""
    if chat.weekdays == EVERY_DAY:
        return "every day"
    chosen = sorted(chat.weekdays)
    names = [WEEKDAYS[day] for day in chosen]
    in_a_row = len(chosen) > 2 and chosen[-1] - chosen[0] == len(chosen) - 1
    return f"{names[0]} to {names[-1]}" if in_a_row else listed(names)


def is_paused(chat: Chat, now: datetime) -> bool:
    """Whether the reader's own pause still lasts."""
    return chat.paused_until is not None and chat.paused_until > now


def pause(chat: Chat, now: datetime) -> str:
    """``Paused until Tuesday 24 November.``, while it lasts."""
    if chat.paused_until is None or not is_paused(chat, now):
        return ""
    return f"Paused until {weekday_date(local_time(chat.paused_until, chat.timezone))}."


def next_of(chat: Chat, now: datetime) -> str:
    """``Next briefing: Sunday 08:00``, how to get one, or why none came.

    Whoever reads the last has been reached, and gets the next.
    """
    if not chat.slots:
        return "No daily briefing yet. Tap Hours to get one."
    if chat.unreachable_since is not None:
        away = weekday_date(local_time(chat.unreachable_since, chat.timezone))
        return f"Briefings rested: Telegram refused them here since {away}. Now they go on."
    if chat.next_due is None:
        return ""
    return f"Next briefing: {coming(chat.next_due, now, chat.timezone)}"


def assumed_zone(chat: Chat) -> str:
    """That the default zone was taken, and that another may be chosen."""
    here = place_name(chat.timezone)
    return f"You named no place, so I use {here}, the default here. Yours may be below:"


def admins_choose(chat: Chat) -> Markup:
    """Who may choose, where that is not everybody."""
    if chat.kind is ChatKind.PRIVATE:
        return Markup()
    return italic("In a group, only its admins can change this.")


def _on_days(chat: Chat) -> str:
    """``every day``, ``on Monday``, ``from Monday to Friday``."""
    wanted = days(chat)
    if chat.weekdays == EVERY_DAY:
        return wanted
    return f"from {wanted}" if " to " in wanted else f"on {wanted}"


def _clock_of(timezone: str) -> str:
    """``, Madrid time (Europe/Madrid)``, or `` UTC+2``."""
    name = place_name(timezone)
    return f", {name} time ({timezone})" if "/" in timezone and name[:3] != "UTC" else f" {name}"
