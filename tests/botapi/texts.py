"""The text or caption of a message: parsed, trimmed and measured."""

from dataclasses import dataclass

from tests.botapi.config import Config
from tests.botapi.entities import Entity, find_entities, lint_entities, utf16_length
from tests.botapi.errors import bad, refuse
from tests.botapi.markup import parse_html
from tests.botapi.params import Params

MAX_SOURCE_BYTES = 1 << 15
_MODES = ("", "none", "html", "markdown", "markdownv2")
_TRAILING = " \t\r\n\v\u200b\u2800"
_LEADING = " \n"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormattedText:
    """A text as Telegram stores it, with notes on what it changed or would not advise."""

    text: str
    entities: list[Entity]
    lint: list[str]


def read_text(params: Params, config: Config) -> FormattedText:
    """Read a message's text.

    Raises:
        ApiError: It is empty, too long or not well formed.
    """
    source = params.text("text")
    refuse(not source, "Message text is empty")
    formatted = _format(params, source, "entities")
    refuse(_length(formatted.text, config) > config.text_max, "Message is too long")
    refuse(not formatted.text, "Text must be non-empty")
    return _linted(formatted, config.text_max)


def read_caption(params: Params, config: Config) -> FormattedText:
    """Read a file's caption, which may be empty.

    Raises:
        ApiError: It is too long or not well formed.
    """
    formatted = _format(params, params.text("caption"), "caption_entities")
    refuse(_length(formatted.text, config) > config.caption_max, "Message caption is too long")
    return _linted(formatted, config.caption_max)


def _format(params: Params, source: str, entities_key: str) -> FormattedText:
    refuse(len(source.encode("utf-8", "replace")) > MAX_SOURCE_BYTES, "Text is too long")
    mode = params.text("parse_mode").lower()
    refuse(source and mode not in _MODES, "Unsupported parse_mode")
    text, lint = source, list[str]()
    entities: list[Entity] = []
    if source and mode.startswith("markdown"):
        lint = ["markdown is not checked here"]
    elif source and mode == "html":
        text, entities = parse_html(source)
    elif not mode:
        entities = _given_entities(params, text, entities_key)
    lint += [f"link dropped: {e['url']!r}" for e in entities if e["type"] == "invalid_link"]
    text, entities = _trim(text, [e for e in entities if e["type"] != "invalid_link"])
    return FormattedText(text=text, entities=entities, lint=lint)


def _given_entities(params: Params, text: str, key: str) -> list[Entity]:
    entities: list[Entity] = params.json(key, "entities") or []
    length = utf16_length(text)
    for entity in entities:
        begin, end = entity["offset"], entity["offset"] + entity["length"]
        if end > length:
            raise bad(
                f"Entity beginning at UTF-16 offset {begin} ends after the end of the text "
                f"at UTF-16 offset {end}"
            )
    return entities


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut blanks off both ends, at the front only up to the first entity."""
    text = text.rstrip(_TRAILING)
    end = utf16_length(text)
    blanks = len(text) - len(text.lstrip(_LEADING))
    cut = min([blanks, *(entity["offset"] for entity in entities)])
    kept: list[Entity] = [
        {
            **entity,
            "offset": entity["offset"] - cut,
            "length": min(entity["length"], end - entity["offset"]),
        }
        for entity in entities
        if entity["offset"] < end
    ]
    return text[cut:], kept


def _length(text: str, config: Config) -> int:
    return utf16_length(text) if config.text_unit == "utf16" else len(text)


def _linted(formatted: FormattedText, limit: int) -> FormattedText:
    text, entities, units = formatted.text, formatted.entities, utf16_length(formatted.text)
    long = [f"{units} UTF-16 units"] if units > limit else []
    return FormattedText(
        text=text,
        entities=sorted(
            entities + find_entities(text, entities),
            key=lambda entity: (entity["offset"], -entity["length"]),
        ),
        lint=formatted.lint + long + lint_entities(entities),
    )
