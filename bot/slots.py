"""When a briefing is due: local hours and weekdays in a zone, as instants in UTC.

A reader chooses hours on the wall clock. Where a clock is put forward, an hour inside the gap is due
at the first minute after it; where it is put back, the repeated hour is due the first time only
(PEP 495: ``fold=0``). A date that a zone skips altogether, as Samoa skipped 30 December 2011, has no
briefing. Hours that a gap pushes onto one instant share one briefing.

A zone that is unknown here, because a chat brought its name from a machine that knew more of them,
has the hours of UTC: its briefings still come, and nobody else's wait.
"""

import re
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.model import Chat

_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)
_LAST_MINUTE = time(23, 59)

_DAYS_AHEAD = 15
"""One weekday a week comes round within 7 days, within 14 if its date is skipped."""

_NAMED_HOURS = {"noon": time(12), "midday": time(12), "midnight": time(0)}

_HOUR = re.compile(
    r"(?P<hour>\d{1,2}) ?"
    r"(?:(?:[:.]|(?P<french>h) ?)?(?P<minute>\d{2})|h|o[’']?clock)? ?"
    r"(?P<half>[ap])?(?(half)\.? ?m\.?)",
    re.IGNORECASE,
)
_TWELVE_HOURS = range(1, 13)


def local_time(moment: datetime, timezone: str) -> datetime:
    """What the clocks of ``timezone`` (an IANA name) show at ``moment``."""
    return moment.astimezone(_zone_of(timezone))


def next_due(
    slots: Sequence[time], weekdays: Collection[int], timezone: str, after: datetime
) -> datetime | None:
    """The first instant strictly after ``after`` at which a briefing is due, in UTC.

    Args:
        slots: hours on the wall clock, in any order.
        weekdays: local weekdays on which briefings are wanted, Monday 0.
        timezone: an IANA name.
        after: an aware moment.

    Returns:
        None when there is no slot or no weekday.
    """
    if not slots or not weekdays:
        return None
    zone = _zone_of(timezone)
    first_date = after.astimezone(zone).date() - _DAY
    for days in range(_DAYS_AHEAD + 2):
        local_date = first_date + days * _DAY
        if local_date.weekday() not in weekdays:
            continue
        instants = [_instant(slot, local_date, zone) for slot in slots]
        coming = [instant for instant in instants if instant is not None and instant > after]
        if coming:
            return min(coming)
    return None


def due_slot(chat: Chat) -> tuple[time, date]:
    """The slot and the local date that ``chat.next_due`` stands for.

    Where a gap pushed several slots onto that instant it stands for the last of them. An instant
    that no slot of the chat explains stands for the local minute itself.

    Raises:
        ValueError: nothing is due.
    """
    if chat.next_due is None:
        raise ValueError("nothing is due in this chat")
    zone = _zone_of(chat.timezone)
    local = chat.next_due.astimezone(zone)
    for local_date in (local.date(), local.date() - _DAY):
        for slot in sorted(chat.slots, reverse=True):
            if _instant(slot, local_date, zone) == chat.next_due:
                return slot, local_date
    return time(local.hour, local.minute), local.date()


def parse_hour(words: str) -> time | None:
    """The hour that somebody wrote: ``8``, ``8:30 pm``, ``20.15``, ``0800``, ``8h30``, ``noon``.

    Returns:
        None when ``words`` are no hour of a day, such as ``25:61``.
    """
    words = " ".join(words.casefold().split())
    if words in _NAMED_HOURS:
        return _NAMED_HOURS[words]
    found = _HOUR.fullmatch(words)
    if found is None:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half:
        if hour not in _TWELVE_HOURS:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _zone_of(timezone: str) -> ZoneInfo:
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # no file, no name of a file, a folder
        return ZoneInfo("UTC")


def _instant(slot: time, local_date: date, zone: ZoneInfo) -> datetime | None:
    """When ``slot`` of ``local_date`` comes, or None where the zone skips the whole date."""
    moment = datetime.combine(local_date, slot.replace(fold=0), tzinfo=zone)
    if _exists(moment):
        return moment.astimezone(UTC)
    edges = (datetime.combine(local_date, edge, tzinfo=zone) for edge in (time(0), _LAST_MINUTE))
    if not any(_exists(edge) for edge in edges):
        return None
    while not _exists(moment):
        moment += _MINUTE
    return moment.astimezone(UTC)


def _exists(moment: datetime) -> bool:
    """Whether the clocks of the moment's zone ever show it; those inside a gap do not come back."""
    returned = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return returned.replace(tzinfo=None, fold=0) == moment.replace(tzinfo=None, fold=0)
