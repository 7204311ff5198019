"""The data, known by its digest: figures of other data say nothing about the floors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

PAGES = "pages"
"""The folder with the HTML of every set of pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which of the files wanted are there, and which are not those the floors were found on.

    Attributes:
        digests: sha256 by file name; of a folder, that of its files' names and digests.
        absent: files that are not there.
        foreign: files whose digest is another than the pinned one.
        unpinned: files without a pinned digest.
    """

    digests: Mapping[str, str]
    absent: tuple[str, ...]
    foreign: tuple[str, ...]
    unpinned: tuple[str, ...]


def identify(data: Path, sets: Iterable[str], pinned: Mapping[str, str]) -> Identity:
    """Compare the files of some sets with what is pinned.

    Args:
        data: the folder of the sets.
        sets: their names.
        pinned: sha256 by file name.
    """
    names = list(dict.fromkeys(name for one in sets for name in files_of(one)))
    digests = {name: digest for name in names if (digest := _digest(data / name)) is not None}
    return Identity(
        digests=digests,
        absent=tuple(name for name in names if name not in digests),
        foreign=tuple(n for n, digest in digests.items() if pinned.get(n, digest) != digest),
        unpinned=tuple(name for name in digests if name not in pinned),
    )


def files_of(data_set: str) -> tuple[str, ...]:
    """What a set consists of: its rows, and for pages the folder of their HTML."""
    rows = f"{data_set}.jsonl.gz"
    return (rows, PAGES) if data_set.startswith(f"{PAGES}.") else (rows,)


def _digest(path: Path) -> str | None:
    if path.is_file():
        return sha256(path.read_bytes()).hexdigest()
    if not path.is_dir():
        return None
    files = sorted(file for file in path.rglob("*") if file.is_file())
    lines = [f"{_digest(file)}  {file.relative_to(path).as_posix()}\n" for file in files]
    return sha256("".join(lines).encode()).hexdigest()
