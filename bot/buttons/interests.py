"""What a reader may follow and mute."""

from dataclasses import dataclass

from bot.model import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStoryStance:
    """Follow a story, mute it, or neither; its card shows what is chosen."""

    story_id: str
    stance: Stance
    briefing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetActorStance:
    """Follow or mute what somebody is in, or neither; the card shows what is chosen."""

    key: str
    stance: Stance
    story_id: str | None = None
    briefing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListInterests:
    """List what the chat follows and mutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DropInterest:
    """Follow or mute something no more."""

    number: int
