"""Asking Telegram for updates, without an end.

In the library one 401 or 404 to a poll ends polling for good, while the process lives on and hears
nothing. Here a refusal is an outage like any other: told once, and asked again.
"""

import time
from http import HTTPStatus
from typing import Any, Final

import structlog
from telegram import Bot, Update
from telegram.error import NetworkError, TelegramError
from telegram.ext import Updater
from telegram.request import BaseRequest, HTTPXRequest, RequestData
from typing_extensions import override

from bot.inbox import Inbox

DEAF_AFTER: Final = 60.0
"""Seconds without any answer of Telegram or error of the network after which polling is started anew;
a poll lasts 10 s, and the library waits at most 30 s between two."""

REPEAT: Final = 300.0
"""Seconds after which a trouble that lasts is told again."""

ALLOWED_UPDATES: Final = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]

_REFUSALS: Final = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)

_NO_ANSWER: Final = "no answer as Telegram gives them ({}); asking on"

_log = structlog.stdlib.get_logger(__name__)


class PollWire(HTTPXRequest):
    """Carries the calls for updates, notices when it last came to something, tells of troubles."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = time.monotonic()
        self._trouble = ""
        self._told = 0.0

    @override
    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call.

        Raises:
            NetworkError: the call failed, Telegram refuses the bot for now, or it was not Telegram.
        """
        try:
            code, payload = await super().do_request(
                url,
                method,
                request_data,
                read_timeout,
                write_timeout,
                connect_timeout,
                pool_timeout,
            )
        except TelegramError as error:
            self._note(f"Telegram does not answer; asking on ({error.message})")
            raise
        is_json = payload.startswith(b"{")
        self._note(_trouble_of(code) if is_json else _NO_ANSWER.format(code))
        if code in _REFUSALS or not is_json:
            raise NetworkError(f"no answer ({code})")
        return code, payload

    def _note(self, trouble: str) -> None:
        """Tell of a trouble when it comes, when it lasts and when it is over."""
        self.heard = time.monotonic()
        if not trouble and self._trouble:
            _log.info("Telegram answers again")
        elif trouble and (trouble != self._trouble or self.heard > self._told + REPEAT):
            _log.error(trouble)
            self._told = self.heard
        self._trouble = trouble


def _trouble_of(code: int) -> str:
    if code in _REFUSALS:
        return f"Telegram refuses BOT_TOKEN ({code}); asking on"
    if code == HTTPStatus.CONFLICT:
        return "another process polls with this BOT_TOKEN; stop one of the two"
    return _NO_ANSWER.format(code) if code >= HTTPStatus.INTERNAL_SERVER_ERROR else ""


class Polling:
    """Long polling into the inbox, started anew should it ever fall silent."""

    def __init__(self, bot: Bot, inbox: Inbox, wire: PollWire) -> None:
        """``bot`` is initialised and asks for updates through ``wire``."""
        self._bot = bot
        self._inbox = inbox
        self._wire = wire
        self._updater: Updater | None = None

    async def start(self) -> None:
        """Ask for updates from now on; an unreachable Telegram is waited for."""
        self._wire.heard = time.monotonic()
        self._updater = Updater(self._bot, self._inbox)
        await self._updater.initialize()
        await self._updater.start_polling(
            allowed_updates=ALLOWED_UPDATES,
            bootstrap_retries=-1,
            error_callback=lambda _error: None,  # the wire has told of it
        )

    async def stop(self) -> None:
        """Ask no more."""
        updater, self._updater = self._updater, None
        if updater is None or not updater.running:
            return
        try:
            await updater.stop()
        except Exception as error:  # noqa: BLE001 - the boundary of what ended polling; it is reported
            _log.error("what ended polling", why=repr(error))

    async def watch(self, deaf_after: float = DEAF_AFTER) -> None:
        """Start anew when nothing was heard for so many seconds, answer or error."""
        silent = time.monotonic() - self._wire.heard
        if self._updater is None or silent < deaf_after:
            return
        _log.error("polling has ended; starting it anew", seconds=round(silent))
        # With a new updater: the library's cannot be started again after an error ended it.
        await self.stop()
        await self.start()
