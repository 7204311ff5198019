"""Dates, hours and spans of time as a reader says them, in English whatever the machine's locale."""

from datetime import UTC, date, datetime, time, timedelta

from bot.places import place_name
from bot.slots import local_time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

OLD = timedelta(days=1)
"""From this age on an article shows its date."""


def weekday_date(day: date) -> str:
    """``Saturday 21 November``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def short_date(day: date) -> str:
    """``1 Feb 2022``."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def clock(hour: time | datetime) -> str:
    """``08:00``."""
    return f"{hour.hour:02}:{hour.minute:02}"


def date_and_hour(moment: datetime, timezone: str) -> str:
    """``1 Feb 2022, 09:15 Madrid``."""
    local = local_time(moment, timezone)
    return f"{short_date(local)}, {clock(local)} {place_name(timezone)}"


def day_and_hour(moment: datetime, timezone: str) -> str:
    """As ``date_and_hour``; midnight UTC is how a day without an hour is kept, so the day alone."""
    if moment.astimezone(UTC).time() == time.min:
        return short_date(moment.astimezone(UTC))
    return date_and_hour(moment, timezone)


def coming(moment: datetime, now: datetime, timezone: str) -> str:
    """``Sunday 08:00``, with the date where that weekday is not the very next one."""
    local, today = local_time(moment, timezone), local_time(now, timezone)
    near = local.date() - today.date() < timedelta(days=7)
    day = WEEKDAYS[local.weekday()] if near else weekday_date(local)
    return f"{day} {clock(local)}"


def next_briefing(due: datetime | None, now: datetime, timezone: str) -> str:
    """``Next: Sunday 08:00``, or how to get one."""
    if due is None:
        return "Get this every day: /subscribe 08:00 and your city."
    return f"Next: {coming(due, now, timezone)}"


def since(moment: datetime, now: datetime) -> str:
    """``5 minutes ago``."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 1:
        return "just now"
    for size, word in ((1440, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size:
            return f"{counted(minutes // size, word)} ago"
    return "just now"


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 story``, ``3 stories``, ``12,000 articles``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str]) -> str:
    """``08:00, 13:00 and 20:00``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
