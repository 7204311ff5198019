"""Somebody who talks with the bot, and what the bot answers."""

from dataclasses import dataclass, replace
from typing import Any

from tests.botapi.client import Server
from tests.botapi.params import JsonObject

PATIENCE = 60.0
"""Seconds for an answer; generous, for other processes may hold the cores."""

_AT_WORK = "Reading "
"""So begins the text of every message that will be edited when the work is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A person in a chat: the private one, a group, or a topic of it."""

    telegram: Server
    user: int
    chat: int
    thread: int | None = None

    def asks(self, text: str = "", **args: Any) -> "Answer":
        """Write (``file`` and ``reply_to`` as in ``Server.say``) and wait for the whole answer."""
        since = self.telegram.seq
        self.says(text, **args)
        return self._hears(since)

    def says(self, text: str = "", **args: Any) -> int:
        """Write and wait for nothing; give the message's id."""
        if self.thread is not None:
            args["thread_id"] = self.thread
        written = self.telegram.say(self.user, text, chat_id=self.chat, **args)
        return int(written["message_id"])

    def hears(self, contains: str, since: int = 0) -> "Answer":
        """Wait for a message with these words."""
        got = self.telegram.wait_for(
            since, PATIENCE, chat_id=self.chat, kind="send,edit", contains=contains
        )
        return Answer(reader=self, record=got[-1])

    def heard(self, contains: str = "", since: int = 0) -> int:
        """How many messages with these words came so far."""
        filters: JsonObject = {"chat_id": self.chat, "kind": "send", "contains": contains}
        if self.thread is not None:
            filters["thread_id"] = self.thread
        return len(self.telegram.messages(since, **filters))

    def _hears(self, since: int) -> "Answer":
        """Wait for an answer until it is no longer being worked on."""
        got: list[JsonObject] = []
        while not got or (got[-1]["text"] or "").startswith(_AT_WORK):
            got = self.telegram.wait_for(
                since, PATIENCE, len(got) + 1, chat_id=self.chat, kind="send,edit"
            )
        return Answer(reader=self, record=got[-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A message of the bot as it stood when the reader saw it."""

    reader: Reader
    record: JsonObject

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return str(self.record["text"])

    @property
    def message_id(self) -> int:
        """For replies to it."""
        return int(self.record["message_id"])

    @property
    def labels(self) -> list[str]:
        """Its buttons, row by row."""
        return [button["text"] for button in self._buttons]

    def taps(self, label: str) -> "Answer":
        """Tap the button whose label begins so, and wait for what it shows."""
        since = self.reader.telegram.seq
        self._press(label, self.reader.user)
        return self.reader._hears(since)

    def press(self, label: str) -> None:
        """Tap a button and wait for nothing."""
        self._press(label, self.reader.user)

    def notice(self, label: str, by: Reader | None = None) -> str:
        """Tap a button and give the short notice that answers it."""
        telegram = self.reader.telegram
        since = telegram.seq
        callback = self._press(label, (by or self.reader).user)
        telegram.wait_for(since, PATIENCE, kind="callback_answer")
        [answer] = telegram.control("lookup", callback_id=callback)["answers"]
        return str(answer["text"])

    def seen_by(self, reader: Reader) -> "Answer":
        """The same message before somebody else's eyes."""
        return replace(self, reader=reader)

    @property
    def _buttons(self) -> list[JsonObject]:
        rows = (self.record.get("raw_markup") or {}).get("inline_keyboard", [])
        return [button for row in rows for button in row]

    def _press(self, label: str, user: int) -> str:
        fitting = [button for button in self._buttons if button["text"].startswith(label)]
        assert fitting, f"no button {label!r} among {self.labels}"
        pressed = self.reader.telegram.press(user, self.record, fitting[0]["callback_data"])
        return str(pressed["callback_id"])
