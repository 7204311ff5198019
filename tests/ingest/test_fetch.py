"""What is fetched, what is refused, and how much of it."""

import asyncio
import gzip
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult
from typing_extensions import override

from bot.ingest.fetch import Fetcher, NotModified, Page
from bot.model import Trouble, Unreadable, Validators
from tests.ingest.website import Website


class Names(AbstractResolver):
    """Answers look-ups from a list, one answer after the other, as a rebinding server does."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)

    @override
    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_INET,
    ) -> list[ResolveResult]:
        addresses = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return [
            ResolveResult(
                hostname=host, host=address, port=port, family=socket.AF_INET, proto=0, flags=0
            )
            for address in addresses
        ]

    @override
    async def close(self) -> None:
        self._answers.clear()


async def test_a_page_comes_with_its_bytes_and_validators(
    website: Website, fetcher: Fetcher
) -> None:
    async def answer(request: web.Request) -> web.Response:
        headers = {"ETag": '"v1"', "Last-Modified": "Fri, 20 Nov 2026 08:00:00 GMT"}
        return web.Response(body="<p>Ça va</p>".encode("latin-1"), headers=headers)

    page = await fetcher.get(website.answer("/a", answer))

    assert page == Page(
        url=website.url("/a"),
        body=b"<p>\xc7a va</p>",
        content_type="application/octet-stream",
        validators=Validators(etag='"v1"', last_modified="Fri, 20 Nov 2026 08:00:00 GMT"),
    )


async def test_nothing_is_sent_twice_when_nothing_changed(
    website: Website, fetcher: Fetcher
) -> None:
    async def answer(request: web.Request) -> web.Response:
        known = request.headers.get("If-None-Match") == '"v1"'
        return web.Response(status=304) if known else web.Response(text="new")

    url = website.answer("/feed", answer)

    assert isinstance(await fetcher.get(url), Page)
    assert await fetcher.get(url, Validators(etag='"v1"')) == NotModified()


async def test_a_304_that_was_not_asked_for_is_no_answer(
    website: Website, fetcher: Fetcher
) -> None:
    answer = await fetcher.get(website.put("/a", status=304))

    assert answer == Unreadable(trouble=Trouble.UNREACHABLE, detail="HTTP 304")


async def test_redirects_are_followed_to_the_end(website: Website, fetcher: Fetcher) -> None:
    website.redirect("/a", "b?x=1", 301)
    website.redirect("/b", website.url("/c"), 308)
    website.put("/c", "arrived")

    page = await fetcher.get(website.url("/a"))

    assert isinstance(page, Page)
    assert (page.url, page.body) == (website.url("/c"), b"arrived")


async def test_a_circle_of_redirects_ends(website: Website, fetcher: Fetcher) -> None:
    answer = await fetcher.get(website.redirect("/a", "/a"))

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.TOO_MANY_REDIRECTS
    assert website.asked("/a") == 6


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://news.example/a", "javascript:1"])
async def test_a_redirect_leads_nowhere_but_to_the_web(
    website: Website, fetcher: Fetcher, to: str
) -> None:
    answer = await fetcher.get(website.redirect("/a", to))

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.FORBIDDEN_ADDRESS


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://news.example/", "news.example", "http://", "", "data:,x"]
)
async def test_only_web_addresses_are_fetched(fetcher: Fetcher, url: str) -> None:
    answer = await fetcher.get(url)

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.FORBIDDEN_ADDRESS


@pytest.mark.parametrize("url", ["http://[::1", "http://a b/", "http://x:99999/"])
async def test_a_malformed_address_is_an_answer_too(fetcher: Fetcher, url: str) -> None:
    assert isinstance(await fetcher.get(url), Unreadable)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "[::ffff:127.0.0.1]"]
)
async def test_this_machine_is_out_of_reach_however_it_is_spelled(
    website: Website, host: str
) -> None:
    website.put("/", "secret")
    async with Fetcher(timeout=5) as fetcher:
        answer = await fetcher.get(website.address.replace("127.0.0.1", host))

    assert isinstance(answer, Unreadable)
    assert answer.trouble in {Trouble.FORBIDDEN_ADDRESS, Trouble.UNREACHABLE}
    assert website.requests == []


@pytest.mark.parametrize(
    "address", ["169.254.169.254", "10.0.0.1", "192.0.0.8", "192.88.99.1", "[fec0::1]", "[::]"]
)
async def test_private_and_reserved_addresses_are_never_connected_to(address: str) -> None:
    async with Fetcher(timeout=5) as fetcher:
        answer = await fetcher.get(f"http://{address}/latest/meta-data/")

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.FORBIDDEN_ADDRESS


async def test_a_redirect_to_a_private_address_is_not_followed(website: Website) -> None:
    website.redirect("/a", "http://[::1]:1/secret")
    async with Fetcher(["127.0.0.1"], timeout=5) as fetcher:
        answer = await fetcher.get(website.url("/a"))

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.FORBIDDEN_ADDRESS


async def test_a_name_that_changes_its_address_is_caught_at_the_connection(
    website: Website,
) -> None:
    website.redirect("/a", "http://rebinding.example:1/b")
    names = Names(["127.0.0.1"], ["127.0.0.2"])
    async with Fetcher(["127.0.0.1"], timeout=5, resolver=names) as fetcher:
        answer = await fetcher.get(f"http://rebinding.example:{website.port}/a")

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.FORBIDDEN_ADDRESS
    assert website.asked("/a") == 1


async def test_of_several_addresses_only_permitted_ones_are_tried(website: Website) -> None:
    website.put("/a", "public")
    names = Names(["10.0.0.1", "127.0.0.1"])
    async with Fetcher(["127.0.0.1"], timeout=5, resolver=names) as fetcher:
        answer = await fetcher.get(f"http://mixed.example:{website.port}/a")

    assert isinstance(answer, Page)


async def test_a_host_is_allowed_by_its_name_alone(website: Website) -> None:
    website.put("/a", "of the house")
    names = Names(["127.0.0.1"])
    async with Fetcher(["feeds.lan"], timeout=5, resolver=names) as fetcher:
        allowed = await fetcher.get(f"http://feeds.lan:{website.port}/a")
        other = await fetcher.get(f"http://other.lan:{website.port}/a")

    assert isinstance(allowed, Page)
    assert isinstance(other, Unreadable)
    assert other.trouble is Trouble.FORBIDDEN_ADDRESS


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (401, Trouble.NEEDS_LOGIN),
        (403, Trouble.REFUSED),
        (404, Trouble.GONE),
        (410, Trouble.GONE),
        (429, Trouble.REFUSED),
        (500, Trouble.UNREACHABLE),
    ],
)
async def test_a_refusal_says_why(
    website: Website, fetcher: Fetcher, status: int, trouble: Trouble
) -> None:
    answer = await fetcher.get(website.put("/a", status=status))

    assert answer == Unreadable(trouble=trouble, detail=f"HTTP {status}")


@pytest.mark.parametrize(
    ("asked", "least", "most"),
    [
        ("120", timedelta(seconds=120), timedelta(seconds=120)),
        (
            format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True),
            timedelta(minutes=110),
            timedelta(hours=2),
        ),
        ("99999999999999999999", timedelta(days=7), timedelta(days=7)),
        (
            format_datetime(datetime.now(UTC) - timedelta(hours=2), usegmt=True),
            timedelta(),
            timedelta(),
        ),
    ],
    ids=["seconds", "a date", "too long", "a date gone by"],
)
async def test_a_server_says_how_long_to_wait(
    website: Website, fetcher: Fetcher, asked: str, least: timedelta, most: timedelta
) -> None:
    url = website.put("/a", status=503, headers={"Retry-After": asked})

    answer = await fetcher.get(url)

    assert isinstance(answer, Unreadable)
    assert answer.retry_after is not None
    assert least <= answer.retry_after <= most


async def test_nonsense_about_waiting_is_ignored(website: Website, fetcher: Fetcher) -> None:
    url = website.put("/a", status=503, headers={"Retry-After": "soon"})

    answer = await fetcher.get(url)

    assert answer == Unreadable(trouble=Trouble.UNREACHABLE, detail="HTTP 503")


async def test_a_silent_server_is_left(website: Website) -> None:
    async def answer(request: web.Request) -> web.Response:
        await asyncio.sleep(30)
        return web.Response()

    async with Fetcher(["127.0.0.1"], timeout=0.2) as fetcher:
        page = await fetcher.get(website.answer("/a", answer))

    assert isinstance(page, Unreadable)
    assert page.trouble is Trouble.TIMED_OUT


async def test_a_server_that_drips_is_left(website: Website) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(100):
            await response.write(b".")
            await asyncio.sleep(0.05)
        return response

    async with Fetcher(["127.0.0.1"], timeout=0.3) as fetcher:
        page = await fetcher.get(website.answer("/a", answer))

    assert isinstance(page, Unreadable)
    assert page.trouble is Trouble.TIMED_OUT


async def test_a_closed_port_is_unreachable(fetcher: Fetcher) -> None:
    answer = await fetcher.get("http://127.0.0.1:1/")

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.UNREACHABLE


async def test_a_body_is_read_only_up_to_the_limit(website: Website) -> None:
    website.put("/declared", b"x" * 2000)
    bomb = gzip.compress(b"x" * 3_000_000)
    website.put("/bomb", bomb, headers={"Content-Encoding": "gzip"})

    async with Fetcher(["127.0.0.1"], largest=1000) as fetcher:
        declared = await fetcher.get(website.url("/declared"))
    async with Fetcher(["127.0.0.1"], largest=100_000) as fetcher:
        unpacked = await fetcher.get(website.url("/bomb"))

    assert len(bomb) < 100_000
    for answer in (declared, unpacked):
        assert isinstance(answer, Unreadable)
        assert answer.trouble is Trouble.TOO_LARGE


async def test_damaged_compression_is_an_answer_too(website: Website, fetcher: Fetcher) -> None:
    url = website.put("/a", b"no gzip", headers={"Content-Encoding": "gzip"})

    answer = await fetcher.get(url)

    assert isinstance(answer, Unreadable)
    assert answer.trouble is Trouble.UNREACHABLE


async def test_pictures_and_nothing_are_not_text(website: Website, fetcher: Fetcher) -> None:
    picture = await fetcher.get(website.put("/a.png", b"\x89PNG", "image/png"))
    nothing = await fetcher.get(website.put("/nothing", " \n"))

    assert picture == Unreadable(trouble=Trouble.NOT_TEXT, detail="image/png")
    assert isinstance(nothing, Unreadable)
    assert nothing.trouble is Trouble.EMPTY


async def test_a_host_is_asked_for_two_things_at_a_time(
    website: Website, fetcher: Fetcher
) -> None:
    under_way: list[int] = [0, 0]

    async def answer(request: web.Request) -> web.Response:
        under_way[0] += 1
        under_way[1] = max(under_way)
        await asyncio.sleep(0.02)
        under_way[0] -= 1
        return web.Response(text="x")

    url = website.answer("/a", answer)
    pages = await asyncio.gather(*(fetcher.get(f"{url}?{number}") for number in range(8)))

    assert all(isinstance(page, Page) for page in pages)
    assert under_way[1] == 2


async def test_no_cookie_and_no_name_is_carried_along(website: Website, fetcher: Fetcher) -> None:
    async def answer(request: web.Request) -> web.Response:
        response = web.Response(text="x")
        response.set_cookie("id", "7")
        return response

    url = website.answer("/a", answer)
    await fetcher.get(url.replace("//", "//reader:secret@"))
    await fetcher.get(url)

    assert all("Cookie" not in request.headers for request in website.requests)
    assert all("Authorization" not in request.headers for request in website.requests)
