"""Bytes become text: the encoding is told by its mark, by trying UTF-8, or by its letters."""

import codecs
import re

from charset_normalizer import from_bytes

from bot.model import Trouble, Unreadable

# UTF-32 first: its little-endian mark begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Old texts hold a stray form feed or escape; compressed and compiled ones are full of them.
_MOST_CONTROL = 0.005
_SAMPLE = 100_000
# Detection by letter frequency needs many foreign letters: of an English text with a few typographic
# quotation marks it makes code page 850. What has few high bytes, and only those that Western
# European texts have, is Windows-1252 (its Icelandic letters left out: they are Turkish ones too).
_WESTERN = frozenset(
    b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99"
    b"\xa0\xa1\xa3\xa7\xa8\xa9\xaa\xab\xae\xb0\xb4\xb7\xba\xbb\xbc\xbd\xbe\xbf"
) | (frozenset(range(0xC0, 0x100)) - frozenset(b"\xd0\xd7\xdd\xde\xf0\xf7\xfd\xfe"))
_MOST_HIGH = 0.15


def decode(data: bytes) -> str | Unreadable:
    """The text of a file in any usual encoding, with plain line ends.

    Returns:
        The text, or why it is none: ``EMPTY`` or ``NOT_TEXT``.
    """
    text = _decode(data)
    if text is None:
        return Unreadable(trouble=Trouble.NOT_TEXT, detail="the file is binary, not text")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Unreadable(trouble=Trouble.EMPTY, detail="the file is empty")
    return text


def _decode(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data, encoding)
    if b"\x00" in data or len(_CONTROL.findall(data)) > _MOST_CONTROL * len(data):
        return None
    text = _try(data, "utf-8")
    return text if text is not None else _guess(data)


def _guess(data: bytes) -> str | None:
    high = [byte for byte in data[:_SAMPLE] if byte > 0x7F]
    if len(high) <= _MOST_HIGH * min(len(data), _SAMPLE) and _WESTERN.issuperset(high):
        return _try(data, "cp1252")
    best = from_bytes(data[:_SAMPLE]).best()
    return None if best is None else _try(data, best.encoding)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
