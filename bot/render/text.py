"""The text of a message: Telegram's HTML, and how much of it one message holds.

Markup is built with ``Markup.format`` only, which escapes every value that is not markup itself.
What may stand in it: https://core.telegram.org/bots/api#html-style.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.model import Buttons, Rendered

MAX_UNITS = 4096
"""UTF-16 code units after parsing: https://core.telegram.org/bots/api#sendmessage."""
MAX_ENTITIES = 100
"""What comes after the 100th entity loses its format."""
MAX_BYTES = 30_000
"""Before parsing; the server refuses texts beyond 32 KiB."""
_LONGEST_PIECE = 3000
_LONGEST_LINK = 1000

_TAG = re.compile(r"<[^>]*>")
_WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>/?#@\\]+\.[^\W\d_]{2,}(:\d{1,5})?([/?#][^\s\"<>]*)?")
"""Narrower than what Telegram makes a link of: with a named host and without a password."""
_OPENING_TAG = re.compile(r"<[a-z]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of all that follows (UAX #9 §2); left open in a name, they would
write the rest of the line backwards. Right-to-left letters need none of them."""

NEW_LINE, BLANK_LINE = Markup("\n"), Markup("\n\n")


@dataclass(frozen=True, slots=True)
class Size:
    """What counts against the limits of one message."""

    units: int = 0
    entities: int = 0
    bytes: int = 0

    def __add__(self, other: "Size") -> "Size":
        return Size(
            self.units + other.units, self.entities + other.entities, self.bytes + other.bytes
        )

    @property
    def fits(self) -> bool:
        """Whether one message holds it."""
        within_text = self.units <= MAX_UNITS and self.bytes <= MAX_BYTES
        return within_text and self.entities <= MAX_ENTITIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of text that stays in one message; ``key`` says what it belongs to."""

    html: Markup
    key: str | None = None


# --- measuring --------------------------------------------------------------------------------


def units(text: str) -> int:
    """The length of plain text as Telegram counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def parsed(markup: Markup) -> str:
    """What a reader sees of ``markup``, without its formats."""
    return html.unescape(_TAG.sub("", markup))


def measure(markup: Markup) -> Size:
    """The size of ``markup``; the sizes of parts add up to that of the whole."""
    return Size(
        units(parsed(markup)),
        len(_OPENING_TAG.findall(markup)),
        len(markup.encode("utf-8", "replace")),
    )


# --- marking up -------------------------------------------------------------------------------


def bold(text: str) -> Markup:
    """``text`` in bold."""
    return Markup("<b>{}</b>").format(text)


def italic(text: str) -> Markup:
    """``text`` in italics."""
    return Markup("<i>{}</i>").format(text)


def code(text: str) -> Markup:
    """``text`` in a fixed width, copied by a tap."""
    return Markup("<code>{}</code>").format(text)


def folded(text: str) -> Markup:
    """``text`` in a quotation block that opens by a tap."""
    return Markup("<blockquote expandable>{}</blockquote>").format(text)


def link(text: str, url: str | None) -> Markup:
    """``text``, linked where ``url`` is a web address, and bare where it is not."""
    if url is None or not _is_web_address(url):
        return Markup("{}").format(text)
    return Markup('<a href="{}">{}</a>').format(url, text)


def _is_web_address(url: str) -> bool:
    is_short = len(url) <= _LONGEST_LINK
    return is_short and url.isprintable() and _WEB_ADDRESS.fullmatch(url) is not None


# --- cutting and joining ----------------------------------------------------------------------


def one_line(text: str, most: int = 300) -> str:
    """A heading, name or label on one line; beyond ``most`` UTF-16 units it ends in ``…``.

    ``most`` is 3 at least: a character may be two units, and the mark is one. Never for sentences, which are shown whole or not at all.
    """
    line = " ".join(_TURNS.sub("", text).split())
    if units(line) <= most:
        return line
    kept = next(pieces(line, most - 1)).rstrip()
    return f"{kept}…"


def pieces(text: str, most: int = _LONGEST_PIECE) -> Iterator[str]:
    """``text`` in pieces of at most ``most`` UTF-16 units, parted at spaces where it has any."""
    text, at = sendable(text), 0
    while units(text[at : at + most + 1]) > most:
        # A character cut in half at the end is dropped and begins the next piece.
        fitting = (
            text[at : at + most].encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
        )
        space = max(fitting.rfind(" "), fitting.rfind("\n"))
        length = space + 1 if space > 0 else max(1, len(fitting))
        yield text[at : at + length]
        at += length
    yield text[at:]


def sendable(text: str) -> str:
    """``text`` without lone surrogates, which a careless feed may hold and nobody can send."""
    return text.encode("utf-8", "replace").decode()


def join(parts: Iterable[Markup], between: str = "\n") -> Markup:
    """The parts that are not empty, with ``between`` in between."""
    return Markup("{}").format(between).join(part for part in parts if part)


def how_many_fit(items: Sequence[Markup], beside: Markup) -> int:
    """How many of the first ``items`` fit into one message whole, a blank line before each.

    Args:
        items: what should be shown, most important first.
        beside: everything else in the message.
    """
    used, gap = measure(beside), measure(BLANK_LINE)
    for count, item in enumerate(items):
        used += gap + measure(item)
        if not used.fits:
            return count
    return len(items)


def in_blocks(lines: Sequence[Markup], key: str | None = None) -> Iterator[Block]:
    """``lines`` as one block, or as several where one message could not hold them."""
    kept: list[Markup] = []
    for line in lines:
        if kept and not measure(join([*kept, line])).fits:
            yield Block(html=join(kept), key=key)
            kept = []
        kept.append(line)
    if kept:
        yield Block(html=join(kept), key=key)


def pack(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], ...]:
    """The blocks of each message: as few messages as hold them in this order."""
    parts: list[list[Block]] = []
    used, gap = Size(), measure(BLANK_LINE)
    for block in blocks:
        size = measure(block.html)
        used = used + gap + size
        if not parts or not used.fits:
            parts.append([])
            used = size
        parts[-1].append(block)
    return tuple(map(tuple, parts))


def message(*paragraphs: Markup | str, buttons: Buttons = ()) -> Rendered:
    """Paragraphs, those that are not empty, as one message."""
    whole = join((Markup("{}").format(paragraph) for paragraph in paragraphs), "\n\n")
    return Rendered(html=sendable(whole), buttons=buttons)
