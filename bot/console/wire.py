"""The outermost wire: what the Bot API would answer, with every message printed instead of sent."""

import itertools
import json
import time
from collections.abc import Callable
from typing import Any

from rich.console import Console
from rich.text import Text
from telegram.request import BaseRequest, RequestData
from typing_extensions import override

from bot.console.paint import paint_message, paint_text

CHAT_ID = 1
_Answer = Callable[[dict[str, Any]], Any]

BOT: dict[str, Any] = {
    "id": 1000,
    "is_bot": True,
    "first_name": "Briefing",
    "username": "briefing_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}


def console_token() -> str:
    """A token of the right form that no server knows."""
    return f"{BOT['id']}:console"


def _me(_parameters: dict[str, Any]) -> dict[str, Any]:
    return BOT


def _nod(_parameters: dict[str, Any]) -> bool:
    return True


class ConsoleWire(BaseRequest):
    """Answers the application's requests like the Bot API and prints what it sends."""

    def __init__(self, console: Console) -> None:
        """``console`` is where the chat is printed."""
        self._console = console
        self._ids = itertools.count(1)
        self.messages: dict[int, dict[str, Any]] = {}
        self._answers: dict[str, _Answer] = {
            "getMe": _me,
            "sendMessage": self._send,
            "editMessageText": self._edit,
            "sendDocument": self._send_document,
            "answerCallbackQuery": self._notify,
            "getChatMember": lambda _: {"status": "member", "user": BOT},
        }

    @property
    @override
    def read_timeout(self) -> float | None:
        return 5.0

    @override
    async def initialize(self) -> None:
        """Nothing to open."""

    @override
    async def shutdown(self) -> None:
        """Nothing to close."""

    @override
    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Answer one call; methods that only need a nod get ``true``."""
        parameters = dict(request_data.parameters) if request_data else {}
        if request_data is not None and request_data.multipart_data:
            parameters["file_names"] = [name for name, *_ in request_data.multipart_data.values()]
        answer: _Answer = self._answers.get(url.rsplit("/", 1)[-1], _nod)
        return 200, json.dumps({"ok": True, "result": answer(parameters)}).encode()

    def new_id(self) -> int:
        """The next message id of the chat, the reader's messages included."""
        return next(self._ids)

    def _send(self, parameters: dict[str, Any]) -> dict[str, Any]:
        return self._show(self.new_id(), parameters, "")

    def _edit(self, parameters: dict[str, Any]) -> dict[str, Any]:
        return self._show(int(parameters["message_id"]), parameters, "edited in place")

    def _send_document(self, parameters: dict[str, Any]) -> dict[str, Any]:
        names = ", ".join(parameters.get("file_names", ()))
        self._console.print(paint_message(Text(f"A file: {names}"), ()))
        return self._message(self.new_id(), {"text": ""})

    def _notify(self, parameters: dict[str, Any]) -> bool:
        if notice := parameters.get("text"):
            self._console.print(Text(f"({notice})", style="dim"))
        return True

    def _show(self, message_id: int, parameters: dict[str, Any], note: str) -> dict[str, Any]:
        markup = parameters.get("reply_markup") or {}
        keyboard = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
        painted = (
            paint_text(parameters["text"])
            if parameters.get("parse_mode") == "HTML"
            else Text(parameters["text"])
        )
        labels = [[button["text"] for button in row] for row in keyboard]
        self._console.print(paint_message(painted, labels, note))
        message = self._message(message_id, {"text": painted.plain})
        if keyboard:
            message["reply_markup"] = {"inline_keyboard": keyboard}
        self.messages[message_id] = message
        return message

    def _message(self, message_id: int, content: dict[str, Any]) -> dict[str, Any]:
        return {
            "message_id": message_id,
            "date": int(time.time()),
            "chat": {"id": CHAT_ID, "type": "private", "first_name": "You"},
            "from": BOT,
            **content,
        }
