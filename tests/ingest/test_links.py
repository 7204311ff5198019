"""One form for all the ways in which one page is linked."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.ingest.links import LONGEST_URL, canonical_url, host_of


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a?id=7",
        " HTTPS://News.Example/a?id=7#comments",
        "https://news.example:443/a?utm_source=rss&id=7&utm_medium=feed",
        "https://news.example/a?fbclid=abc&id=7&CMP=share",
        "https://reader:secret@news.example/a?id=7&at_medium=RSS",
    ],
)
def test_the_same_page_has_one_address(url: str) -> None:
    assert canonical_url(url) == "https://news.example/a?id=7"


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/a?id=8",
        "http://news.example/a?id=7",
        "https://news.example:8443/a?id=7",
        "https://news.example/A?id=7",
    ],
)
def test_different_pages_stay_different(url: str) -> None:
    assert canonical_url(url) != "https://news.example/a?id=7"


@pytest.mark.parametrize(
    "url",
    ["", "news", "mailto:a@b.example", "javascript:alert(1)", "file:///etc/passwd", "http://",
     "http://[::1", "http://a.example:port/"],
)  # fmt: skip
def test_what_is_not_of_the_web_has_no_address(url: str) -> None:
    assert canonical_url(url) is None


def test_what_is_too_long_to_be_kept_has_no_address() -> None:
    base = "https://news.example/"
    longest = base + "a" * (LONGEST_URL - len(base))

    assert canonical_url(longest) == longest
    assert canonical_url(longest + "a") is None
    assert canonical_url(base + "é" * (LONGEST_URL // 2)) is None


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=30))
@example("/{0}")
def test_an_address_is_stable(path: str) -> None:
    once = canonical_url(f"https://news.example/{path}")

    assert once is not None
    assert canonical_url(once) == once


def test_the_host_names_an_outlet() -> None:
    assert host_of("https://www.news.example:8443/a") == "news.example"
    assert host_of("no address") == ""
