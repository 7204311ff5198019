"""Folders of articles: text, Markdown and HTML files, with or without a sidecar."""

import os
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path, PurePath
from stat import S_ISREG

from bot.ingest.encodings import decode
from bot.ingest.markup import text_of_markdown
from bot.ingest.pages import extract_article
from bot.ingest.sidecars import Sidecar, read_sidecar, sidecar_of
from bot.model import Item, Trouble, Unreadable
from summarizer.clean import find_headline
from summarizer.languages import detect_language
from summarizer.model import Article

LARGEST_FILE = 5_000_000
"""Bytes; the longest books have fewer."""

LARGEST_UPLOAD = 1_000_000
"""Bytes of a file that somebody sends to the bot."""

_PLAIN = frozenset({".txt", ".text", ""})
_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_OF_A_FOLDER = frozenset({".txt", ".md", ".html"})


def list_files(folder: Path) -> tuple[Path, ...] | Unreadable:
    """The articles in a folder and the folders in it, in order; hidden ones are left out."""
    try:
        if not folder.is_dir():
            return _trouble(Trouble.NOT_FOUND, f"there is no folder {folder}")
        files = tuple(sorted(_walk(folder)))
    except OSError as error:
        return _trouble(Trouble.UNREACHABLE, f"{error.filename}: {error.strerror}")
    if not files:
        return _trouble(Trouble.EMPTY, f"no .txt, .md or .html file in {folder}")
    return files


def mark_of(file: Path) -> str:
    """A short text that differs once a file or its sidecar is gone or written again."""
    state = blake2b(digest_size=16)
    for place in (file, sidecar_of(file)):
        try:
            status = place.stat()
        except OSError:
            continue
        state.update(f"{place}\0{status.st_size}\0{status.st_mtime_ns}\0".encode(errors="replace"))
    return state.hexdigest()


def fingerprint(marks: Iterable[str]) -> str:
    """A short text that differs once one of some files is new, or has another mark."""
    return blake2b("".join(marks).encode(), digest_size=16).hexdigest()


def read_files(
    folder: Path, files: Sequence[Path]
) -> tuple[tuple[Item, ...], tuple[tuple[str, Unreadable], ...]]:
    """Read some files of a folder.

    Returns:
        Their items, and (file, why) for each that could not be read.
    """
    items: list[Item] = []
    failures: list[tuple[str, Unreadable]] = []
    for file in files:
        item = read_file(folder, file)
        if isinstance(item, Unreadable):
            failures.append((file.relative_to(folder).as_posix(), item))
        else:
            items.append(item)
    return tuple(items), tuple(failures)


def read_file(folder: Path, file: Path) -> Item | Unreadable:
    """Read one file: its text, and what its sidecar says or else the file itself.

    Without a sidecar the title is the first line that reads like a headline, and the outlet is
    named as the folder that the file lies in; folders of dates are passed over.
    """
    sidecar = read_sidecar(file)
    if isinstance(sidecar, Unreadable):
        return sidecar
    data = _read(file)
    if isinstance(data, Unreadable):
        return data
    article = _parse(file.suffix.lower(), data, _outlet(folder, file))
    return article if isinstance(article, Unreadable) else _item(folder, file, article, sidecar)


def read_upload(name: str, data: bytes) -> Article | Unreadable:
    """The article of a file that somebody sent; its ``id`` is left empty for the caller to give.

    Args:
        name: the file's name as given; only its ending counts.
        data: all of it.
    """
    if len(data) > LARGEST_UPLOAD:
        return _too_large(LARGEST_UPLOAD)
    kind = PurePath(name).suffix.lower()
    if kind not in _PLAIN | _MARKDOWN | _HTML:
        return _trouble(Trouble.NOT_TEXT, f"{kind} files are not read, only .txt, .md and .html")
    return _parse(kind, data, outlet="")


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and PurePath(name).suffix.lower() in _OF_A_FOLDER:
                yield Path(place, name)


def _raise(error: OSError) -> None:
    raise error


def _read(file: Path) -> bytes | Unreadable:
    try:
        status = file.stat()
        if not S_ISREG(status.st_mode):
            return _trouble(Trouble.NOT_TEXT, "not a regular file")
        if status.st_size > LARGEST_FILE:
            return _too_large(LARGEST_FILE)
        return file.read_bytes()
    except OSError as error:
        return _trouble(Trouble.UNREACHABLE, error.strerror or "cannot be read")


def _parse(kind: str, data: bytes, outlet: str) -> Article | Unreadable:
    if kind in _HTML and data.strip():
        return extract_article(data, None)
    text = decode(data)
    if isinstance(text, Unreadable):
        return text
    text = text_of_markdown(text) if kind in _MARKDOWN else text
    language = detect_language(text)
    title = find_headline(text, language=language) or ""
    return Article(id="", source=outlet, title=title, text=text, language=language)


def _item(folder: Path, file: Path, article: Article, sidecar: Sidecar) -> Item:
    return Item(
        external_id=file.relative_to(folder).as_posix(),
        outlet=sidecar.source or article.source or _outlet(folder, file),
        title=sidecar.title or article.title or file.stem,
        url=sidecar.url,
        language=sidecar.language or article.language,
        published=sidecar.published or article.published,
        raw=article.text,
    )


def _outlet(folder: Path, file: Path) -> str:
    """The name of the nearest folder that is named by letters: no year, month or day."""
    within = reversed(file.parent.relative_to(folder).parts)
    named = (name for name in within if any(letter.isalpha() for letter in name))
    return next(named, folder.resolve().name)


def _too_large(most: int) -> Unreadable:
    return _trouble(Trouble.TOO_LARGE, f"larger than {most / 1_000_000:g} MB")


def _trouble(trouble: Trouble, detail: str) -> Unreadable:
    return Unreadable(trouble=trouble, detail=detail)
