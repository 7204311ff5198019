"""How a reader, and Telegram, take a rendered message."""

import json

from bot.buttons import decode
from bot.model import Rendered
from tests.botapi.entities import Entity, utf16_length
from tests.botapi.markup import parse_html


def text_of(rendered: Rendered) -> str:
    """What a reader sees, without formats."""
    return parse_html(rendered.html)[0]


def entities_of(rendered: Rendered) -> list[Entity]:
    """The formats."""
    return parse_html(rendered.html)[1]


def labels_of(rendered: Rendered) -> list[list[str]]:
    """The buttons, row by row."""
    return [[button.label for button in row] for row in rendered.buttons]


def all_labels(rendered: Rendered) -> list[str]:
    """The buttons in reading order."""
    return [button.label for row in rendered.buttons for button in row]


def check(rendered: Rendered) -> None:
    """Hold a message against everything Telegram asks of it."""
    text, entities = parse_html(rendered.html)
    assert text.strip(), "empty"
    assert utf16_length(text) <= 4096
    assert len(rendered.html.encode()) <= 32_768
    assert len(entities) <= 100
    assert not [entity for entity in entities if entity["type"] == "invalid_link"]
    buttons = [button for row in rendered.buttons for button in row]
    assert len(buttons) <= 100
    assert all(rendered.buttons), "an empty row"
    for button in buttons:
        assert button.label.strip()
        assert (button.data is None) != (button.url is None)
        if button.data is not None:
            assert 1 <= len(button.data.encode()) <= 64
            assert decode(button.data) is not None
    keyboard = [
        [{"text": b.label, "callback_data": b.data or b.url} for b in row]
        for row in rendered.buttons
    ]
    assert len(json.dumps({"inline_keyboard": keyboard}, ensure_ascii=False).encode()) <= 10_240
