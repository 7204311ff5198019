"""What a chat follows and what it mutes."""

from dataclasses import dataclass
from enum import StrEnum


class InterestKind(StrEnum):
    """What an interest is in."""

    STORY = "story"
    ACTOR = "actor"
    OUTLET = "outlet"
    WORDS = "words"


class Stance(StrEnum):
    """What is to become of the stories of an interest; the values travel in buttons."""

    FOLLOWED = "f"
    MUTED = "m"
    NEITHER = "n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """One thing that a chat follows or mutes.

    Attributes:
        kind: what it is in.
        subject: a story's id, an actor's key, an outlet's name, or words in small letters.
        label: how it is called to the reader.
        stance: followed or muted; ``Stance.NEITHER`` is never kept.
        other_keys: of an actor, those of its shorter names: of "EU" beside "European Union".
    """

    kind: InterestKind
    subject: str
    label: str
    stance: Stance
    other_keys: tuple[str, ...] = ()
