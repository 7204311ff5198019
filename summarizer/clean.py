"""Plain text as scraped, made clean: normalised, and free of the furniture of its page."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from summarizer.lexicon import LineLexicon, load_lexicon


class LineKind(StrEnum):
    """What a line of a scraped text is."""

    BODY = "body"
    HEADING = "heading"
    HEADLINE = "headline"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank, and what it was taken for."""

    text: str
    kind: LineKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """A text free of furniture: one paragraph a line, and its author line as worded."""

    text: str
    byline: str | None


def clean(text: str, *, title: str = "", language: str = "en") -> CleanText:
    """Normalise a text and keep the lines of its body; cleaning twice changes nothing."""
    lines = classify_lines(text, title=title, language=language)
    body = [line.text for line in lines if line.kind in (LineKind.BODY, LineKind.HEADING)]
    bylines = [line.text for line in lines if line.kind is LineKind.BYLINE]
    return CleanText(text="\n".join(body), byline=bylines[0] if bylines else None)


_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_LINE_BREAK = re.compile("\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff]")
_BLANK = re.compile(r"[^\S\n]+")


def normalise(text: str) -> str:
    """Give the text in NFC, with plain spaces and line feeds and without invisible characters."""
    text = _LINE_BREAK.sub("\n", text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    text = unicodedata.normalize("NFC", text)
    lines = (line.strip() for line in _BLANK.sub(" ", text).split("\n"))
    return "\n".join(line for line in lines if line)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Patterns:
    furniture: re.Pattern[str]
    openings: re.Pattern[str]
    trailers: re.Pattern[str]
    bylines: re.Pattern[str]
    agencies: re.Pattern[str]


def _any_of(expressions: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{e})" for e in sorted(expressions)) or r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=32)
def _patterns(lines: LineLexicon) -> _Patterns:
    return _Patterns(
        furniture=_any_of(lines.furniture),
        openings=_any_of(lines.openings),
        trailers=_any_of(lines.trailers),
        bylines=_any_of(lines.bylines),
        agencies=_any_of(lines.agencies),
    )


_PROSE = re.compile(r"""[.!?…。！？][”’"'»)\]]*$""")


def _is_prose(line: str) -> bool:
    return bool(_PROSE.search(line)) and len(line.split()) >= 6


def classify_lines(text: str, *, title: str = "", language: str = "en") -> tuple[Line, ...]:
    """Say of each line that is not blank what it is, in order."""
    lines = normalise(text).split("\n")
    patterns = _patterns(load_lexicon(language).lines)
    headline = normalise(title).casefold()
    kinds: list[LineKind] = []
    trailing = False
    for line in lines:
        trailing = trailing or bool(patterns.trailers.fullmatch(line))
        kinds.append(_kind(line, headline, patterns, trailing=trailing))
    prose = [i for i, line in enumerate(lines) if kinds[i] is LineKind.BODY and _is_prose(line)]
    for i, line in enumerate(lines):
        outside = bool(prose) and not prose[0] <= i <= prose[-1] and not _is_prose(line)
        if kinds[i] is LineKind.BODY and outside:
            kinds[i] = LineKind.BOILERPLATE
    return tuple(Line(text=t, kind=k) for t, k in zip(lines, kinds, strict=True) if t)


def _kind(line: str, headline: str, patterns: _Patterns, *, trailing: bool) -> LineKind:
    if line.casefold() == headline:
        return LineKind.HEADLINE
    if trailing or patterns.furniture.fullmatch(line) or patterns.openings.match(line):
        return LineKind.BOILERPLATE
    if len(line) < 80 and patterns.bylines.match(line) and not _is_prose(line):
        return LineKind.BYLINE
    return LineKind.BODY
