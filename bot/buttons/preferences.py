"""What a reader may choose for a chat: when, where, how much, or nothing any more."""

from dataclasses import dataclass

from bot.model import Length


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSettings:
    """Show the settings of the chat, as a new message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackToSettings:
    """Show the settings in the place of one of their lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseHour:
    """Offer hours; ``starting``: as a step of ``/start``, which goes on to the place."""

    starting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetHour:
    """Make a minute of the day the chat's only slot."""

    minute_of_day: int
    starting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ToggleHour:
    """Add a minute of the day to the chat's slots, or take it out."""

    minute_of_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosePlace:
    """Offer places; ``starting``: as a step of ``/start``."""

    starting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SetZone:
    """Keep the hours of this IANA zone."""

    zone: str
    starting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishStart:
    """End ``/start`` with what was chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLength:
    """Choose how much a briefing shows."""

    length: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class ToggleSilent:
    """Send briefings with or without a sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToggleWeekday:
    """Want briefings on a weekday, Monday 0, or not."""

    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Send nothing for so many days; 0 goes on at once."""

    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsubscribe:
    """Send no more briefings here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetMe:
    """Delete all that is stored of the one who taps; asked for once more unless ``confirmed``."""

    confirmed: bool = False
