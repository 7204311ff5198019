"""The only door to the network: guarded, bounded and polite GET requests.

Every connection is checked by the address it really goes to (``socket_factory``), so a redirect, a
DNS answer that changes between check and use, or a number in disguise reaches nothing private.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self
from weakref import WeakValueDictionary

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.connector import AddrInfoType
from yarl import URL

from bot.ingest.networks import Guard
from bot.ingest.resting import Resting
from bot.model import Trouble, Unreadable, Validators

_HEADERS = {
    "User-Agent": "briefing-bot (news reader; self-hosted)",
    "Accept": (
        "text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.8"
    ),
}
_NOTHING_KNOWN = Validators()
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_PER_HOST = 2
_CONNECT_SECONDS = 8.0
_CHUNK = 65_536
_LONGEST_WAIT = timedelta(days=7)
# What is never text, whatever it is called; feeds do come as application/octet-stream.
_BINARY = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")
_TROUBLE_OF_STATUS = {
    401: Trouble.NEEDS_LOGIN,
    402: Trouble.NEEDS_LOGIN,
    407: Trouble.NEEDS_LOGIN,
    403: Trouble.REFUSED,
    429: Trouble.REFUSED,
    451: Trouble.REFUSED,
    404: Trouble.GONE,
    410: Trouble.GONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server answered; ``url`` is where the redirects ended."""

    url: str
    body: bytes
    content_type: str
    validators: Validators


@dataclass(frozen=True, slots=True)
class NotModified:
    """Nothing changed since the validators were given (RFC 9110 §15.4.5)."""


class _ForbiddenAddress(OSError):
    """A connection would have gone to an address that the guard does not permit."""


class Fetcher:
    """Fetches pages and feeds; an async context manager.

    Attributes:
        resting: what led to nothing that can be read, and is left alone by those who know.

    Args:
        allow: hosts and networks that may be fetched although private (``networks.Guard``).
        timeout: seconds for a request with all its redirects.
        largest: bytes of a body, counted after decompression.
        resolver: looks host names up; the system's by default.
    """

    def __init__(
        self,
        allow: Sequence[str] = (),
        *,
        timeout: float = 15.0,
        largest: int = 5_000_000,
        resolver: AbstractResolver | None = None,
    ) -> None:
        self._guard = Guard(allow)
        self._timeout = timeout
        self._largest = largest
        self._resolver = resolver
        self._turns: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self.resting = Resting()
        self._open = AsyncExitStack()
        self._guarded: aiohttp.ClientSession
        self._trusting: aiohttp.ClientSession

    async def __aenter__(self) -> Self:
        self._guarded = await self._open.enter_async_context(self._session(self._connect_guarded))
        self._trusting = await self._open.enter_async_context(self._session(None))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self._open.aclose()

    async def get(
        self, url: str, validators: Validators = _NOTHING_KNOWN
    ) -> Page | NotModified | Unreadable:
        """Fetch a page or feed, following up to five redirects.

        Args:
            url: an http or https address.
            validators: what the server gave last time, to be told when nothing changed.
        """
        start = _web_address(url)
        if isinstance(start, Unreadable):
            return start
        try:
            async with self._turn(start.raw_host or ""), asyncio.timeout(self._timeout):
                return await self._follow(start, validators)
        except TimeoutError:
            return Unreadable(
                trouble=Trouble.TIMED_OUT, detail=f"no answer in {self._timeout:g} s"
            )
        except aiohttp.ClientConnectorError as error:
            if isinstance(error.os_error, _ForbiddenAddress):
                return _forbidden(f"{error.host} is at a private or reserved address")
            return Unreadable(trouble=Trouble.UNREACHABLE, detail=str(error))
        except (aiohttp.ClientError, OSError, ValueError) as error:
            detail = str(error) or type(error).__name__
            return Unreadable(trouble=Trouble.UNREACHABLE, detail=detail)

    async def _follow(self, start: URL, validators: Validators) -> Page | NotModified | Unreadable:
        url = start
        for _ in range(_MOST_REDIRECTS + 1):
            session = self._trusting if self._guard.trusts(url.host or "") else self._guarded
            async with session.get(
                url, headers=_conditions(validators), allow_redirects=False
            ) as response:
                if response.status not in _REDIRECTS:
                    return await self._answer(response, validators)
                following = _web_address(response.headers.get("Location", ""), base=url)
            if isinstance(following, Unreadable):
                return following
            url = following
        return Unreadable(
            trouble=Trouble.TOO_MANY_REDIRECTS, detail=f"more than {_MOST_REDIRECTS} redirects"
        )

    async def _answer(
        self, response: aiohttp.ClientResponse, validators: Validators
    ) -> Page | NotModified | Unreadable:
        if response.status == 304 and validators != _NOTHING_KNOWN:
            return NotModified()
        if not 200 <= response.status < 300:
            return _refusal(response)
        content_type = response.headers.get("Content-Type", "")
        if content_type.lower().startswith(_BINARY):
            return Unreadable(trouble=Trouble.NOT_TEXT, detail=content_type)
        body = await self._body(response)
        if isinstance(body, Unreadable):
            return body
        return Page(
            url=str(response.url),
            body=body,
            content_type=content_type,
            validators=Validators(
                etag=response.headers.get("ETag"),
                last_modified=response.headers.get("Last-Modified"),
            ),
        )

    async def _body(self, response: aiohttp.ClientResponse) -> bytes | Unreadable:
        too_large = Unreadable(
            trouble=Trouble.TOO_LARGE, detail=f"more than {self._largest / 1_000_000:g} MB"
        )
        if (response.content_length or 0) > self._largest:
            return too_large
        body = bytearray()
        async for chunk in response.content.iter_chunked(_CHUNK):
            body += chunk
            if len(body) > self._largest:
                return too_large
        if not body.strip():
            return Unreadable(trouble=Trouble.EMPTY, detail="the answer has no content")
        return bytes(body)

    def _session(
        self, socket_factory: aiohttp.connector.SocketFactoryType | None
    ) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                socket_factory=socket_factory, resolver=self._resolver, limit=20
            ),
            headers=_HEADERS,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_SECONDS),
        )

    def _connect_guarded(self, address: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, place = address
        if not self._guard.permits(str(place[0])):
            raise _ForbiddenAddress("private or reserved address")
        return socket.socket(family=family, type=kind, proto=protocol)

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[None]:
        """Wait until fewer than two requests to a host are under way."""
        turns = self._turns.setdefault(host, asyncio.Semaphore(_PER_HOST))
        async with turns:
            yield


def _web_address(address: str, base: URL | None = None) -> URL | Unreadable:
    try:
        url = URL(address)
        url = url if base is None else base.join(url)
    except ValueError:
        return Unreadable(
            trouble=Trouble.UNREACHABLE, detail=f"not a web address: {address[:200]}"
        )
    if url.scheme not in {"http", "https"} or not url.host:
        return _forbidden(f"only http and https are read, not {str(url)[:200]}")
    return url.with_user(None)


def _forbidden(detail: str) -> Unreadable:
    return Unreadable(trouble=Trouble.FORBIDDEN_ADDRESS, detail=detail)


def _conditions(validators: Validators) -> dict[str, str]:
    conditions = {
        "If-None-Match": validators.etag,
        "If-Modified-Since": validators.last_modified,
    }
    return {name: value for name, value in conditions.items() if value}


def _refusal(response: aiohttp.ClientResponse) -> Unreadable:
    return Unreadable(
        trouble=_TROUBLE_OF_STATUS.get(response.status, Trouble.UNREACHABLE),
        detail=f"HTTP {response.status}",
        retry_after=_wait(
            response.headers.get("Retry-After", ""), response.headers.get("Date", "")
        ),
    )


def _wait(retry_after: str, date: str) -> timedelta | None:
    """What ``Retry-After`` asks for, as seconds or as a date (RFC 9110 §10.2.3), within reason.

    A date counts from that of the answer itself, so that no two clocks need agree.
    """
    try:
        if retry_after.isdecimal():
            wait = timedelta(seconds=min(int(retry_after), _LONGEST_WAIT.total_seconds()))
        else:
            asked, answered = map(parsedate_to_datetime, (retry_after, date))
            wait = asked.astimezone(UTC) - answered.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return min(max(wait, timedelta()), _LONGEST_WAIT)
