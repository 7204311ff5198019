"""What the buttons under a message do, and how that travels in callback data of 64 bytes.

Each action is a value; ``encode`` and ``decode`` turn it into text such as ``p:a1b2c3d4e5:2`` and
back. The data holds durable ids only, so a button works for as long as its message stands.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from bot.model import Length

MAX_DATA_BYTES = 64
"""https://core.telegram.org/bots/api#inlinekeyboardbutton, ``callback_data``."""

# --- reading ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStory:
    """Show a story's card; ``fresh``: as a new message, so that the one tapped on stays."""

    story_id: str
    briefing_id: int | None = None
    fresh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBriefing:
    """Show a briefing again, the part that holds ``story_id``; without an id, the news of now."""

    briefing_id: int | None = None
    story_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProof:
    """Show sentence ``index`` of a story's card where it stands in its article."""

    story_id: str
    index: int = 0
    briefing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTimeline:
    """Tell a story day by day."""

    story_id: str
    briefing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStoryPeople:
    """List who acts in a story."""

    story_id: str
    page: int = 0
    briefing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListActors:
    """List who acts in the news of the day."""

    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPerson:
    """Show an actor's card; ``story_id`` is the story whose people Back returns to."""

    key: str
    page: int = 0
    story_id: str | None = None
    briefing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenStatements:
    """Show what somebody said, in the order of time.

    ``about``: only what holds the words that the message names; they would not fit in here.
    """

    key: str
    page: int = 0
    about: bool = False
    story_id: str | None = None
    briefing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportStatements:
    """Send what somebody said as a file; ``about`` as of ``OpenStatements``."""

    key: str
    about: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLine:
    """Show a role or statement of an actor where it stands in its article.

    ``mark`` is the line's (``bot.model.line_mark``); the rest is where Back returns to, the card or
    (``said``) a page of statements.
    """

    key: str
    mark: str
    page: int = 0
    said: bool = False
    about: bool = False
    story_id: str | None = None
    briefing_id: int | None = None


# --- choosing ---------------------------------------------------------------------------------


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


# --- running the instance ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowChange:
    """Show change ``index`` of a re-summarise."""

    revision_id: int
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowRevision:
    """Go back from a change to the whole of a re-summarise."""

    revision_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishRevision:
    """Put the new summaries in place of the old ones."""

    revision_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscardRevision:
    """Drop the new summaries."""

    revision_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseFeed:
    """Add feed ``index`` of those that the message lists."""

    index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveSource:
    """Read a source no more; asked for once more unless ``confirmed``."""

    source_id: int
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCorrecting:
    """Offer what can be put right about somebody."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLines:
    """List somebody's roles and statements, to strike one."""

    key: str
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeLine:
    """Take a line (``bot.model.line_mark``) from somebody's card."""

    key: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTheirArticles:
    """List the articles that name somebody, to say of one that it means a namesake."""

    key: str
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPerson:
    """Let an article speak of a namesake."""

    key: str
    article_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAlike:
    """List whom somebody may be the same as."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePeople:
    """Make somebody one with another; asked for once more unless ``confirmed``."""

    key: str
    into: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePerson:
    """Take somebody off all cards for good; asked for once more unless ``confirmed``."""

    key: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCorrections:
    """List what was put right about people."""

    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawCorrection:
    """Let a correction hold no more; asked for once more unless ``confirmed``."""

    number: int
    confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismiss:
    """Leave everything as it is and take the question away."""


Action = (
    OpenStory
    | OpenBriefing
    | OpenProof
    | OpenTimeline
    | OpenStoryPeople
    | ListActors
    | OpenPerson
    | OpenStatements
    | ExportStatements
    | OpenLine
    | OpenSettings
    | BackToSettings
    | ChooseHour
    | SetHour
    | ToggleHour
    | ChoosePlace
    | SetZone
    | FinishStart
    | SetLength
    | ToggleSilent
    | ToggleWeekday
    | Pause
    | Unsubscribe
    | ForgetMe
    | ShowChange
    | ShowRevision
    | PublishRevision
    | DiscardRevision
    | ChooseFeed
    | RemoveSource
    | OpenCorrecting
    | ListLines
    | StrikeLine
    | ListTheirArticles
    | PartPerson
    | ListAlike
    | MergePeople
    | RemovePerson
    | ListCorrections
    | WithdrawCorrection
    | Dismiss
)

_PREFIXES: dict[type[Action], str] = {
    OpenStory: "s",
    OpenBriefing: "b",
    OpenProof: "q",
    OpenTimeline: "t",
    OpenStoryPeople: "sp",
    ListActors: "a",
    OpenPerson: "p",
    OpenStatements: "ps",
    ExportStatements: "px",
    OpenLine: "pl",
    OpenSettings: "o",
    BackToSettings: "ob",
    ChooseHour: "ch",
    SetHour: "h",
    ToggleHour: "th",
    ChoosePlace: "cp",
    SetZone: "z",
    FinishStart: "ok",
    SetLength: "l",
    ToggleSilent: "ts",
    ToggleWeekday: "tw",
    Pause: "w",
    Unsubscribe: "u",
    ForgetMe: "f",
    ShowChange: "rc",
    ShowRevision: "rv",
    PublishRevision: "rp",
    DiscardRevision: "rd",
    ChooseFeed: "cf",
    RemoveSource: "rs",
    OpenCorrecting: "k",
    ListLines: "kl",
    StrikeLine: "ks",
    ListTheirArticles: "ka",
    PartPerson: "kp",
    ListAlike: "km",
    MergePeople: "kn",
    RemovePerson: "kx",
    ListCorrections: "kc",
    WithdrawCorrection: "kw",
    Dismiss: "x",
}
"""Never reuse a prefix for another action: buttons of old messages still carry it."""

_ACTIONS = {prefix: action for action, prefix in _PREFIXES.items()}


def encode(action: Action) -> str:
    """The callback data of ``action``.

    Raises:
        ValueError: the action's values do not fit into callback data.
    """
    kind = type(action)
    values = [_write(getattr(action, field.name)) for field in fields(kind)]
    data = ":".join([_PREFIXES[kind], *values])
    if len(data.encode()) > MAX_DATA_BYTES or decode(data) != action:
        raise ValueError(f"does not fit into callback data: {action}")
    return data


def decode(data: str) -> Action | None:
    """The action that callback data stands for; None when no ``encode`` wrote it."""
    prefix, *texts = data.split(":")
    kind = _ACTIONS.get(prefix)
    if kind is None or len(texts) != len(fields(kind)):
        return None
    try:
        values = {
            field.name: _READERS[field.type](text)
            for field, text in zip(fields(kind), texts, strict=True)
        }
    except ValueError:
        return None
    return kind(**values)


def _write(value: str | int | None) -> str:
    return str(int(value)) if isinstance(value, bool) else "" if value is None else str(value)


def _read_text(text: str) -> str:
    if not text:
        raise ValueError("an empty text")
    return text


def _read_number(text: str) -> int:
    # 64 bits hold every id there is; int() alone would also take "+1", " 1" and "1_0".
    if not re.fullmatch(r"0|-?[1-9][0-9]{0,18}", text):
        raise ValueError("not a number")
    return int(text)


def _read_flag(text: str) -> bool:
    if text not in {"0", "1"}:
        raise ValueError("not a flag")
    return text == "1"


_READERS: dict[object, Callable[[str], Any]] = {
    str: _read_text,
    str | None: lambda text: text or None,
    int: _read_number,
    int | None: lambda text: _read_number(text) if text else None,
    bool: _read_flag,
    Length: Length,
}

# --- links ------------------------------------------------------------------------------------

_PAYLOAD = re.compile(r"(?P<kind>[sp])_(?P<id>[A-Za-z0-9_-]{1,62})")
"""https://core.telegram.org/bots/features#deep-linking: 64 of A–Z a–z 0–9 _ -."""


def start_payload(action: OpenStory | OpenPerson) -> str:
    """What follows ``?start=`` in a link that opens a story or a person.

    Raises:
        ValueError: the id does not fit into a link.
    """
    payload = f"s_{action.story_id}" if isinstance(action, OpenStory) else f"p_{action.key}"
    if not _PAYLOAD.fullmatch(payload):
        raise ValueError(f"does not fit into a link: {action}")
    return payload


def parse_start(payload: str) -> OpenStory | OpenPerson | None:
    """What a link asked for; None when ``start_payload`` did not write it."""
    found = _PAYLOAD.fullmatch(payload)
    if found is None:
        return None
    return OpenStory(story_id=found["id"]) if found["kind"] == "s" else OpenPerson(key=found["id"])
