"""Links that open a story or a person: what the bot is told when somebody follows one."""

import re

from bot.buttons.reading import OpenPerson, OpenStory

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
