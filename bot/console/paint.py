"""Telegram's messages as a terminal shows them."""

from collections.abc import Sequence
from html.parser import HTMLParser

from rich.align import Align
from rich.box import ROUNDED
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.style import Style
from rich.text import Text
from typing_extensions import override

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


class _Painter(HTMLParser):
    """Turns Telegram's HTML (Bot API, "HTML style") into styled text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = Text()
        self._open: list[tuple[str, Style]] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        link = dict(attrs).get("href")
        style = Style(link=link, underline=True) if link else _STYLES.get(tag, Style())
        self._open.append((tag, style))

    @override
    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    @override
    def handle_data(self, data: str) -> None:
        self.text.append(data, sum((style for _, style in self._open), Style()))


def paint_text(html: str) -> Text:
    """Styled text of a message in Telegram's HTML."""
    painter = _Painter()
    painter.feed(html)
    painter.close()
    return painter.text


def paint_message(text: Text, labels: Sequence[Sequence[str]], note: str = "") -> RenderableType:
    """The bot's bubble, with its buttons below, a row a line."""
    bubble = Panel(
        text, box=ROUNDED, width=WIDTH, border_style="blue", title=note or None, title_align="left"
    )
    rows = [
        Text("  ").join(Text(f" {label} ", style="reverse") for label in row) for row in labels
    ]
    return Group(bubble, *(Padding(row, (0, 1)) for row in rows))


def paint_asked(words: str) -> RenderableType:
    """The reader's bubble, on the right."""
    bubble = Panel.fit(Text(words), box=ROUNDED, border_style="green")
    return Align(bubble, "right", width=WIDTH)
