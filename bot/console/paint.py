"""Telegram's messages as a terminal shows them.

A terminal may have no colours and may be narrow: a bubble has a frame, a button brackets, a link its
address; frames are no wider than the terminal.
"""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from urllib.parse import urlsplit

from rich.align import Align
from rich.box import ROUNDED
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.style import Style
from rich.text import Text
from typing_extensions import override

from bot.model import Rendered

WIDTH = 88
"""Columns of a chat bubble: about the 60 to 90 characters a line that read best."""

_STYLES = {
    "b": Style(bold=True),
    "strong": Style(bold=True),
    "i": Style(italic=True),
    "em": Style(italic=True),
    "u": Style(underline=True),
    "s": Style(strike=True),
    "code": Style(color="cyan"),
    "pre": Style(color="cyan"),
    "blockquote": Style(dim=True),
}

_LINK = Style(color="blue", underline=True)
_BUTTON = Style(color="cyan", bold=True)

# What could move the cursor or change colours: news may hold anything.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class _Painter(HTMLParser):
    """Turns Telegram's HTML (Bot API, "HTML style") into styled text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = Text()
        self._open: list[tuple[str, Style, str]] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        link = _CONTROL.sub("", dict(attrs).get("href") or "")
        style = _LINK + Style(link=link) if link else _STYLES.get(tag, Style())
        self._open.append((tag, style, link))

    @override
    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            *_, link = self._open.pop()
            if link and _is_worth_showing(link):
                self.text.append(f" <{link}>", Style(dim=True))

    @override
    def handle_data(self, data: str) -> None:
        style = sum((style for _, style, _ in self._open), Style())
        self.text.append(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", data), style)


def _is_worth_showing(link: str) -> bool:
    """A link into the bot itself is a name that a command or button opens too."""
    return urlsplit(link).hostname != "t.me"


def paint_text(html: str) -> Text:
    """Styled text of a message in Telegram's HTML; links are followed by their address."""
    painter = _Painter()
    painter.feed(html)
    painter.close()
    return painter.text


def paint_message(text: Text, labels: Sequence[Sequence[str]], note: str = "") -> RenderableType:
    """The bot's bubble, with its buttons below, a row a line."""
    title = Text(_CONTROL.sub("", note), Style(dim=True)) if note else None
    bubble = Panel(text, box=ROUNDED, border_style="blue", title=title, title_align="left")
    return _Narrowing(Group(bubble, *map(_Row, labels)))


def paint_rendered(part: Rendered) -> RenderableType:
    """A message as the bot would send it."""
    labels = [[button.label for button in row] for row in part.buttons]
    return paint_message(paint_text(part.html), labels)


def paint_asked(words: str) -> RenderableType:
    """The reader's bubble, on the right."""
    bubble = Panel.fit(Text(_CONTROL.sub("", words)), box=ROUNDED, border_style="green")
    return _Narrowing(Align(bubble, "right"))


class _Row:
    """Buttons in brackets beside each other; a line breaks between two of them."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._buttons = [Text(f"[ {_CONTROL.sub('', label)} ]", _BUTTON) for label in labels]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = Text()
        for button in self._buttons:
            if line and 1 + line.cell_len + 1 + button.cell_len > options.max_width:
                yield Padding(line, (0, 0, 0, 1))
                line = Text()
            line = Text.assemble(line, " " if line else "", button)
        yield Padding(line, (0, 0, 0, 1))


class _Narrowing:
    """Something as wide as a bubble, or as the terminal where that is narrower."""

    def __init__(self, content: RenderableType) -> None:
        self._content = content

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from console.render(
            self._content, options.update_width(min(WIDTH, options.max_width))
        )
