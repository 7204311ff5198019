"""What is said of a text in the file beside it, and what is wrong with that file."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.sidecars import Sidecar, read_sidecar, sidecar_of
from bot.model import Trouble, Unreadable


def beside(folder: Path, content: str | bytes) -> Path:
    """A text and its sidecar; gives the text."""
    text = folder / "a.txt"
    sidecar = content if isinstance(content, bytes) else content.encode()
    sidecar_of(text).write_bytes(sidecar)
    return text


def test_a_text_alone_has_nothing_said_of_it(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "a.txt") == Sidecar()


def test_everything_said_is_taken_as_it_is_meant(tmp_path: Path) -> None:
    text = beside(
        tmp_path,
        'source = " Harbour  News "\ntitle = "Bridge\\nopens"\nlanguage = "de-AT"\n'
        'url = "https://news.example/a?utm_source=x#top"\npublished = 2026-11-20T14:00:00+02:00\n'
        'editor = "nobody asks"\n',
    )
    assert read_sidecar(text) == Sidecar(
        source="Harbour News",
        title="Bridge opens",
        language="de-AT",
        url="https://news.example/a",
        published=datetime(2026, 11, 20, 12, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        ("2026-11-20", datetime(2026, 11, 20, tzinfo=UTC)),
        ("2026-11-20T14:00:00", datetime(2026, 11, 20, 14, tzinfo=UTC)),
        ("2026-11-20 14:00:00Z", datetime(2026, 11, 20, 14, tzinfo=UTC)),
        ('"2026-11-20"', datetime(2026, 11, 20, tzinfo=UTC)),
        ('"2026-11-20T14:00+01:00"', datetime(2026, 11, 20, 13, tzinfo=UTC)),
    ],
)
def test_a_day_or_an_hour_may_be_written_as_toml_or_as_text_and_without_a_zone_is_in_utc(
    tmp_path: Path, published: str, moment: datetime
) -> None:
    assert read_sidecar(beside(tmp_path, f"published = {published}")) == Sidecar(published=moment)


@pytest.mark.parametrize("blank", ['""', '" \\t "'])
def test_a_blank_says_nothing(tmp_path: Path, blank: str) -> None:
    assert read_sidecar(beside(tmp_path, f"source = {blank}\ntitle = {blank}")) == Sidecar()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("title = 7", "title must be a text in quotes"),
        ('url = "seven"', "url is not a web address"),
        ("published = 7", "published must be a date or a time"),
        ("published = 07:30:00", "published must be a date or a time"),
        ('published = "last week"', "last week"),
        ("published = 0001-01-01T00:00:00+05:00", "out of range"),
        ("published = 9999-12-31T23:00:00-05:00", "out of range"),
        ("title = ", "Invalid value"),
        (b"\xff\xfe", "utf-8"),
        ("#" * 20_001, "larger than 20000 bytes"),
        ("title = " + "[" * 19_000, "nested"),
    ],
)
def test_what_is_wrong_with_it_is_said_with_its_name(
    tmp_path: Path, content: str | bytes, why: str
) -> None:
    trouble = read_sidecar(beside(tmp_path, content))
    assert isinstance(trouble, Unreadable)
    assert trouble.trouble is Trouble.NOT_TEXT
    assert trouble.detail.startswith("a.toml: ")
    assert why in trouble.detail


def test_one_that_cannot_be_opened_may_be_readable_later(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    sidecar_of(text).mkdir()
    trouble = read_sidecar(text)
    assert isinstance(trouble, Unreadable)
    assert trouble.trouble is Trouble.UNREACHABLE


@settings(deadline=None, max_examples=50)
@given(
    content=st.binary(max_size=200) | st.datetimes().map(lambda at: f"published = {at}".encode())
)
def test_no_sidecar_breaks_the_reading(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    told = read_sidecar(beside(tmp_path_factory.mktemp("sidecar"), content))
    assert isinstance(told, Sidecar | Unreadable)
