"""Briefings as messages; chats that are told the same share the work."""

from dataclasses import dataclass, replace
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

_LeadsBack = OpenBriefing | OpenPerson | OpenProof | OpenStory | OpenStoryPeople
"""Actions that know the briefing from which they were chosen."""

MOST_KEPT = 500
"""Different briefings kept at a time; chats that are due together mostly share a few."""

_NOBODY = Address(chat_id=0)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A message whose buttons do not know their briefing yet.

    Attributes:
        rows: its buttons, each with what it does if that leads back to the briefing.
    """

    html: str
    rows: tuple[tuple[tuple[Button, _LeadsBack | None], ...], ...]

    def stamped(self, briefing_id: int) -> Rendered:
        """The message with buttons that lead back to the stored briefing."""
        rows = (tuple(_stamp(*each, briefing_id) for each in row) for row in self.rows)
        return Rendered(html=self.html, buttons=tuple(rows))


class Letters:
    """Renders each different briefing once."""

    def __init__(self, bot_name: str) -> None:
        """``bot_name`` is the bot's username, for links."""
        self._bot_name = bot_name
        self._written: dict[Briefing, tuple[Template, ...]] = {}

    def of(self, briefing: Briefing) -> tuple[Template, ...]:
        """The briefing's messages."""
        told = replace(briefing, chat=_anonymous(briefing.chat))
        if told not in self._written:
            if len(self._written) >= MOST_KEPT:
                self._written.clear()
            messages = render_briefing(told, bot_name=self._bot_name)
            self._written[told] = tuple(map(_template, messages))
        return self._written[told]


def _template(message: Rendered) -> Template:
    rows = (tuple((button, _action_of(button)) for button in row) for row in message.buttons)
    return Template(html=message.html, rows=tuple(rows))


def _action_of(button: Button) -> _LeadsBack | None:
    action = None if button.data is None else decode(button.data)
    return action if isinstance(action, _LeadsBack) else None


def _stamp(button: Button, action: _LeadsBack | None, briefing_id: int) -> Button:
    if action is None:
        return button
    return replace(button, data=encode(replace(action, briefing_id=briefing_id)))


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
