"""Text out of marked-up fragments: every word as written, one paragraph per block."""

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree, html
from markdown_it import MarkdownIt

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption",
    "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
    "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip
_UNSEEN = ("script", "style", "template", "noscript", "iframe", "object", "head")
# The settings that static site makers read: a block between two lines of dashes at the top.
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def text_of_html(fragment: str) -> str:
    """The visible text of a piece of HTML; blocks are separated by empty lines."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    markup = f"<div>{fragment}</div>".encode(errors="replace")
    root = html.document_fromstring(markup, parser=parser)
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    lines = (" ".join(line.split()) for line in "".join(_pieces(root)).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _pieces(root: html.HtmlElement) -> Iterator[str]:
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield "\n"
        yield _one_line(element.text if event == "start" else element.tail)


def text_of_line(value: str, *, is_markup: bool) -> str:
    """A title as one line of plain text; markup in it is dropped, or shown when it is text."""
    text = text_of_html(value) if is_markup else unescape(value)
    return " ".join(text.split())


def text_of_markdown(text: str) -> str:
    """The words of a Markdown file without its marks (CommonMark)."""
    body = _FRONT_MATTER.sub("", text.replace("\r\n", "\n"))
    return text_of_html(MarkdownIt("commonmark").render(body))


def _one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")
