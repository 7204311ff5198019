"""Folders of articles."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.ingest.folders import fingerprint, list_files, mark_of, read_files, read_upload
from bot.model import Item, Trouble, Unreadable
from summarizer.model import Article

_SEEDS = Path(__file__).parents[2] / "seeds"
_TEXT = """Storm breaks old pier of harbour town

By Jo Reed

The harbour master closed the old pier on Monday after a storm tore away its planks.

Fishermen moved their boats to the new quay before noon, and nobody was hurt in the storm.
"""


def _write(place: Path, content: str | bytes = _TEXT) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    return place


def scan(folder: Path) -> tuple[tuple[Item, ...], tuple[tuple[str, Unreadable], ...]]:
    """Read a whole folder, in which there is something to read."""
    files = list_files(folder)
    assert not isinstance(files, Unreadable)
    return read_files(folder, files)


def _only_trouble(folder: Path) -> Unreadable:
    files = list_files(folder)
    if isinstance(files, Unreadable):
        return files
    items, ((_, trouble),) = read_files(folder, files)
    assert items == ()
    return trouble


def test_a_plain_text_is_titled_by_its_headline_and_its_folder(tmp_path: Path) -> None:
    _write(tmp_path / "harbour" / "a.txt")

    items, failures = scan(tmp_path / "harbour")

    assert failures == ()
    assert items == (
        Item(
            external_id="a.txt",
            outlet="harbour",
            title="Storm breaks old pier of harbour town",
            language="en",
            raw=_TEXT,
        ),
    )


@pytest.mark.parametrize(
    ("place", "outlet"),
    [("a.txt", "news"), ("Harbour Post/a.txt", "Harbour Post"), ("Post/2026/11-21/a.txt", "Post")],
)
def test_the_outlet_is_the_nearest_folder_that_is_no_date(
    tmp_path: Path, place: str, outlet: str
) -> None:
    _write(tmp_path / "news" / place)

    (item,), _ = scan(tmp_path / "news")

    assert item.outlet == outlet


def test_a_sidecar_says_what_the_text_does_not(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt")
    _write(
        tmp_path / "a.toml",
        'source = "Harbour News"\ntitle = "Pier gone"\nlanguage = "de"\n'
        'published = 2026-11-20T08:00:00+01:00\nurl = "https://Harbour.example/a#top"\n',
    )

    (item,), _ = scan(tmp_path)

    assert item == Item(
        external_id="a.txt",
        outlet="Harbour News",
        title="Pier gone",
        url="https://harbour.example/a",
        language="de",
        published=datetime(2026, 11, 20, 7, tzinfo=UTC),
        raw=_TEXT,
    )


@pytest.mark.parametrize(
    "date", ["2026-11-20", "2026-11-20T00:00:00", "2026-11-20 00:00:00Z", '"2026-11-20"']
)
def test_a_date_without_a_zone_is_meant_in_utc(tmp_path: Path, date: str) -> None:
    _write(tmp_path / "a.txt")
    _write(tmp_path / "a.toml", f"published = {date}")

    (item,), _ = scan(tmp_path)

    assert item.published == datetime(2026, 11, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    "sidecar",
    ["title =", "title = 7", 'url = "file:///etc/passwd"', "published = 7", 'published = "soon"',
     "#" * 30_000, b"\xff\xfe\xff"],
)  # fmt: skip
def test_a_malformed_sidecar_is_named(tmp_path: Path, sidecar: str | bytes) -> None:
    _write(tmp_path / "a.txt")
    _write(tmp_path / "a.toml", sidecar)

    assert "a.toml: " in _only_trouble(tmp_path).detail


def test_folders_are_read_to_the_bottom_but_nothing_hidden(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/deep/c.md",
        "a/d.HTML",
        ".hidden.txt",
        ".git/e.txt",
        "f.pdf",
        "g.toml",
    ):
        _write(tmp_path / name)

    files = list_files(tmp_path)

    assert not isinstance(files, Unreadable)
    assert [file.relative_to(tmp_path).as_posix() for file in files] == [
        "a/d.HTML",
        "a/deep/c.md",
        "b.txt",
    ]


def test_markdown_loses_its_marks(tmp_path: Path) -> None:
    _write(
        tmp_path / "a.md", "# Storm breaks pier\n\nThe *old* pier [broke](https://a.example).\n"
    )

    (item,), _ = scan(tmp_path)

    assert item.raw == "Storm breaks pier\n\nThe old pier broke."


def test_html_is_read_like_a_page(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in _TEXT.split("\n\n")[2:])
    _write(
        tmp_path / "a.html",
        f'<html lang="nl"><head><title>Pier</title></head><body><nav>Home</nav><article><h1>Pier'
        f"</h1>{paragraphs}</article></body></html>",
    )

    (item,), _ = scan(tmp_path)

    assert item.title == "Pier"
    assert item.language == "nl"
    assert item.raw is not None
    assert "The harbour master closed" in item.raw


def test_another_encoding_is_read(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", "The café’s “owner” left.\n".encode("cp1252"))
    _write(tmp_path / "b.txt", "The café’s “owner” left.\n".encode("utf-16"))

    items, _ = scan(tmp_path)

    assert [item.raw for item in items] == ["The café’s “owner” left.\n"] * 2


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (b"", Trouble.EMPTY),
        (b"\n \n", Trouble.EMPTY),
        (b"\x7fELF\x00\x01", Trouble.NOT_TEXT),
        (os.urandom(4000), Trouble.NOT_TEXT),
    ],
)
def test_a_file_without_text_is_said_to_be_none(
    tmp_path: Path, content: bytes, trouble: Trouble
) -> None:
    _write(tmp_path / "a.txt", content)

    assert _only_trouble(tmp_path).trouble is trouble


def test_a_file_of_50_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000)

    assert _only_trouble(tmp_path) == Unreadable(
        trouble=Trouble.TOO_LARGE, detail="larger than 5 MB"
    )


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")

    assert _only_trouble(tmp_path).trouble is Trouble.NOT_TEXT


def test_a_link_to_nowhere_is_unreachable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere.txt")

    assert _only_trouble(tmp_path).trouble is Trouble.UNREACHABLE


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt", b"\x00")
    _write(tmp_path / "b.txt")

    items, failures = scan(tmp_path)

    assert [item.external_id for item in items] == ["b.txt"]
    assert [name for name, _ in failures] == ["a.txt"]


def test_a_missing_folder_and_an_empty_one_say_so(tmp_path: Path) -> None:
    missing = list_files(tmp_path / "missing")
    empty = list_files(tmp_path)

    assert isinstance(missing, Unreadable)
    assert missing.trouble is Trouble.NOT_FOUND
    assert str(tmp_path / "missing") in missing.detail
    assert isinstance(empty, Unreadable)
    assert empty.trouble is Trouble.EMPTY


@pytest.fixture
def nobody() -> Iterator[None]:
    """Only a user without rights finds a folder locked; the tests of a container are root's."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)  # "nobody", by convention
    yield
    os.seteuid(0)


def test_a_folder_that_may_not_be_read_says_so(nobody: None) -> None:
    with TemporaryDirectory() as place:
        locked = Path(place) / "locked"
        _write(locked / "a.txt")
        locked.chmod(0)

        found = list_files(locked)

        locked.chmod(0o700)
    assert isinstance(found, Unreadable)
    assert found.trouble is Trouble.UNREACHABLE
    assert "Permission denied" in found.detail


def test_the_fingerprint_changes_with_the_files_and_their_marks() -> None:
    assert len({fingerprint(marks) for marks in ([], ["a"], ["a", "b"], ["a", "c"])}) == 4
    assert fingerprint(["a", "b"]) == fingerprint(["a", "b"])


def test_the_mark_changes_with_the_file_or_its_sidecar(tmp_path: Path) -> None:
    file = _write(tmp_path / "a.txt")
    states = [mark_of(file), mark_of(file)]

    _write(tmp_path / "a.toml", 'title = "T"')
    states.append(mark_of(file))
    _write(file, "Other words.")
    states.append(mark_of(file))
    file.unlink()
    states.append(mark_of(file))

    assert states[0] == states[1]
    assert len(set(states)) == 4


def test_the_seeds_are_read_with_their_sidecars() -> None:
    items, failures = scan(_SEEDS)

    assert failures == ()
    assert [(item.outlet, item.title) for item in items] == [
        ("VOA", "Standoff Over Ukraine Continues"),
        (
            "Tribune News Service",
            "US, Russia hold their ground as Ukraine standoff drags on",
        ),
    ]


def test_a_sent_file_is_an_article() -> None:
    article = read_upload("story.txt", _TEXT.encode())

    assert isinstance(article, Article)
    assert (article.title, article.text) == ("Storm breaks old pier of harbour town", _TEXT)


@pytest.mark.parametrize(
    ("name", "data", "trouble"),
    [
        ("a.txt", b"x" * 1_000_001, Trouble.TOO_LARGE),
        ("a.pdf", b"%PDF-1.7", Trouble.NOT_TEXT),
        ("a.txt", b"\x00\x01", Trouble.NOT_TEXT),
        ("a.txt", b"", Trouble.EMPTY),
        ("a.html", b" ", Trouble.EMPTY),
        ("a.html", b"<p>Hi</p>", Trouble.NO_ARTICLE),
    ],
)
def test_a_sent_file_that_cannot_be_read_says_why(
    name: str, data: bytes, trouble: Trouble
) -> None:
    answer = read_upload(name, data)

    assert isinstance(answer, Unreadable)
    assert answer.trouble is trouble
