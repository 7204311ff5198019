"""Plain text as scraped, made clean: normalised, and free of the furniture of its page."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.lexicon import load_lexicon
from summarizer.lines import Line, LineKind, classify_lines, is_agency, reads_like_headline

_KEPT = frozenset({LineKind.BODY, LineKind.HEADING})


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """The body's lines, each a paragraph, and the author line as worded."""

    lines: tuple[Line, ...]
    byline: str | None

    @property
    def text(self) -> str:
        """The body, one paragraph a line."""
        return "\n".join(line.text for line in self.lines)


def clean(text: str, *, title: str = "", language: str = "en") -> CleanText:
    """Normalise a text and keep its body, headings included, without the line that is its title.

    Never raises, takes time linear in the text's length, and cleaning twice changes nothing. The
    byline is the first author line; an agency's signature counts where no author signed.
    """
    lexicon = load_lexicon(language)
    lines = classify_lines(split_lines(text), title=normalise(title), lexicon=lexicon)
    bylines = [line.text for line in lines if line.kind is LineKind.BYLINE]
    authors = (line for line in bylines if not is_agency(line, lexicon))
    return CleanText(
        lines=tuple(line for line in lines if line.kind in _KEPT),
        byline=next(authors, bylines[0] if bylines else None),
    )


def find_headline(text: str, *, language: str = "en") -> str | None:
    """Give the first line that reads like a headline and stands before the body, if one does."""
    lines = classify_lines(split_lines(text), title="", lexicon=load_lexicon(language))
    for line in lines:
        if line.kind in _KEPT:
            return None
        if line.kind is LineKind.OUTSIDE and reads_like_headline(line.text):
            return line.text
    return None


# Soft hyphens, zero-width spaces, byte order marks and directional marks; they come from page
# makers, not from the wording. Joiners are spelling in Persian or Hindi, so they stay there.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_JOINERS = re.compile("([\u200c\u200d])[\u200c\u200d]+")
_STRAY_JOINER = re.compile(r"(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])")
_LINE_BREAK = re.compile("\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff]")
_BLANK = re.compile(r"[^\S\n]+")


def normalise(text: str) -> str:
    """Give a text in NFC (Unicode Standard Annex 15), with line feeds and single plain spaces.

    Control characters, lone surrogates and invisible characters are dropped; lines are stripped.
    """
    text = _CONTROL.sub("", _LINE_BREAK.sub("\n", text))
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = _STRAY_JOINER.sub("", _JOINERS.sub(r"\1", text))
    text = _BLANK.sub(" ", unicodedata.normalize("NFC", text))
    return "\n".join(line.strip() for line in text.split("\n"))


def split_lines(text: str) -> list[str]:
    """Give the lines of a text, normalised, blank ones left out and hard wraps undone."""
    lines = normalise(text).split("\n")
    width = _wrap_width(lines)
    if width is not None:
        lines = list(_unwrapped(lines, width))
    return [line for line in lines if line]


# Plain text and mail are wrapped at 60 to 80 columns, wire copy from 45 on.
_WRAP_WIDTHS = range(45, 101)
_FEWEST_WRAPS = 4


def _wrap_width(lines: Sequence[str]) -> int | None:
    """Give the column a text is wrapped at: blank lines part paragraphs, and most lines are full.

    A line is full when the first word of the next one would not have fitted.
    """
    width = max(map(len, lines))
    if width not in _WRAP_WIDTHS or not any(not line for line in lines[1:-1]):
        return None
    joints = [_is_full(line, after, width) for line, after in pairwise(lines) if line and after]
    mostly = joints.count(True) >= max(_FEWEST_WRAPS, 0.8 * len(joints))
    return width if mostly else None


def _is_full(line: str, after: str, width: int) -> bool:
    return len(line) + 1 + len(after.partition(" ")[0]) > width


def _unwrapped(lines: Sequence[str], width: int) -> Iterator[str]:
    paragraph: list[str] = []
    for line, after in pairwise([*lines, ""]):
        paragraph.append(line)
        if not (line and after and _is_full(line, after, width)):
            yield " ".join(paragraph)
            paragraph = []
