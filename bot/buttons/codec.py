"""Actions as callback data and back: ``OpenPerson`` as ``p:a1b2c3d4e5:2::``.

The data is a prefix for the kind of action and its values in the order of their fields.
"""

import re
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from bot.buttons import corrections, instance, interests, preferences, reading, rulings
from bot.buttons.actions import Action, Dismiss
from bot.model import Length, Stance

MAX_DATA_BYTES = 64
"""https://core.telegram.org/bots/api#inlinekeyboardbutton, ``callback_data``."""

_PREFIXES: dict[type[Action], str] = {
    reading.OpenStory: "s",
    reading.OpenBriefing: "b",
    reading.OpenProof: "q",
    reading.OpenTimeline: "t",
    reading.OpenWhy: "sw",
    reading.OpenStoryPeople: "sp",
    reading.ListActors: "a",
    reading.OpenPerson: "p",
    reading.OpenStatements: "ps",
    reading.ExportStatements: "px",
    reading.OpenLine: "pl",
    preferences.OpenSettings: "o",
    preferences.BackToSettings: "ob",
    preferences.ChooseHour: "ch",
    preferences.SetHour: "h",
    preferences.ToggleHour: "th",
    preferences.ChoosePlace: "cp",
    preferences.SetZone: "z",
    preferences.FinishStart: "ok",
    preferences.SetLength: "l",
    preferences.ToggleSilent: "ts",
    preferences.ToggleWeekday: "tw",
    preferences.Pause: "w",
    preferences.Unsubscribe: "u",
    preferences.ForgetMe: "f",
    interests.SetStoryStance: "is",
    interests.SetActorStance: "ia",
    interests.ListInterests: "i",
    interests.DropInterest: "ix",
    instance.ShowChange: "rc",
    instance.ShowRevision: "rv",
    instance.PublishRevision: "rp",
    instance.DiscardRevision: "rd",
    instance.ChooseFeed: "cf",
    instance.RemoveSource: "rs",
    corrections.OpenCorrecting: "k",
    corrections.ListLines: "kl",
    corrections.StrikeLine: "ks",
    corrections.ListTheirArticles: "ka",
    corrections.PartPerson: "kp",
    corrections.ListAlike: "km",
    corrections.MergePeople: "kn",
    corrections.RemovePerson: "kx",
    corrections.ListCorrections: "kc",
    corrections.WithdrawCorrection: "kw",
    rulings.OpenRuling: "g",
    rulings.ListItsArticles: "ga",
    rulings.TakeOut: "gt",
    rulings.ListCloseStories: "gl",
    rulings.JoinStories: "gj",
    rulings.ListRulings: "gc",
    rulings.WithdrawRuling: "gw",
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
    Stance: Stance,
}
