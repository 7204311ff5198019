"""Updates posted to the bot: https://core.telegram.org/bots/api#setwebhook."""

import asyncio
from collections.abc import Callable

import aiohttp

from tests.botapi.params import JsonObject

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_TIMEOUT_S = 60
_LONGEST_DELAY_S = 60


class Webhook:
    """Posts pending updates in order while it has a URL."""

    def __init__(self, pending: list[JsonObject], now: Callable[[], int]) -> None:
        self._pending = pending
        self._now = now
        self._task: asyncio.Task[None] | None = None
        self.state: JsonObject = {"url": ""}

    @property
    def url(self) -> str:
        return str(self.state["url"])

    def set(self, url: str, secret: str, max_connections: int) -> None:
        """Post to ``url`` from now on, to none if it is empty."""
        self.state = {"url": url, "secret": secret, "max_connections": max_connections}
        self.wake()

    def wake(self) -> None:
        """Start posting, if there is something to post and nobody does."""
        if self.url and self._pending and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._deliver())

    async def _deliver(self) -> None:
        """Post what is pending; a failure is retried after 1, 2, 4 … 60 s."""
        delay = 1
        timeout = aiohttp.ClientTimeout(total=_TIMEOUT_S)
        async with aiohttp.ClientSession(timeout=timeout) as http:
            while self._pending and self.url:
                update = self._pending[0]
                problem = await self._post(http, update)
                if not problem:
                    self._pending[:] = [other for other in self._pending if other is not update]
                    delay = 1
                    continue
                self.state.update(last_error_date=self._now(), last_error_message=problem)
                await asyncio.sleep(delay)
                delay = min(_LONGEST_DELAY_S, delay * 2)

    async def _post(self, http: aiohttp.ClientSession, update: JsonObject) -> str:
        """Post one update and return what went wrong, empty if nothing did."""
        secret = self.state["secret"]
        headers = {SECRET_HEADER: secret} if secret else {}
        try:
            async with http.post(self.url, json=update, headers=headers) as response:
                if response.status < 300:
                    return ""
                return f"Wrong response from the webhook: {response.status} {response.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            return str(error) or type(error).__name__
