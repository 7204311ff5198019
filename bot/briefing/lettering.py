"""Briefings as messages; chats that are told the same share the work."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.buttons import (
    OpenBriefing,
    OpenPerson,
    OpenProof,
    OpenStory,
    OpenStoryPeople,
    decode,
    encode,
)
from bot.model import EVERY_DAY, Address, Briefing, Button, Chat, Rendered
from bot.render import briefing as render_briefing

_LEADS_BACK = OpenBriefing | OpenPerson | OpenProof | OpenStory | OpenStoryPeople
"""Actions that know the briefing from which they were chosen."""

MOST_KEPT = 500
"""Different briefings kept at a time; chats that are due together mostly share a few."""

_NOBODY = Address(chat_id=0)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Letters:
    """Renders each different briefing once."""

    def __init__(self, bot_name: str) -> None:
        """``bot_name`` is the bot's username, for links."""
        self._bot_name = bot_name
        self._written: dict[Briefing, tuple[Rendered, ...]] = {}

    def of(self, briefing: Briefing) -> tuple[Rendered, ...]:
        """The briefing's messages, whose buttons do not know its id yet."""
        told = replace(briefing, chat=_anonymous(briefing.chat))
        if told not in self._written:
            if len(self._written) >= MOST_KEPT:
                self._written.clear()
            self._written[told] = render_briefing(told, bot_name=self._bot_name)
        return self._written[told]

    @staticmethod
    def stamped(rendered: Rendered, briefing_id: int) -> Rendered:
        """The message with buttons that lead back to the stored briefing."""
        rows = (tuple(_stamp(button, briefing_id) for button in row) for row in rendered.buttons)
        return replace(rendered, buttons=tuple(rows))


def _anonymous(chat: Chat) -> Chat:
    """All of a chat that its messages depend on: rendering sees nothing else of it."""
    return replace(
        chat,
        address=_NOBODY,
        title="",
        slots=(),
        weekdays=EVERY_DAY,
        silent=False,
        paused_until=None,
        next_due=None,
        unreachable_since=None,
        created=_NEVER,
    )


def _stamp(button: Button, briefing_id: int) -> Button:
    action = None if button.data is None else decode(button.data)
    if not isinstance(action, _LEADS_BACK):
        return button
    return replace(button, data=encode(replace(action, briefing_id=briefing_id)))
