"""A sentence in its paragraph, and when and where that stood."""

from datetime import timedelta
from typing import Any

from bot.model import Proof
from bot.render.evidence import evidence
from summarizer.model import Span
from tests.botapi.markup import parse_html
from tests.render.samples import HARBOUR, NOW

SENTENCE = "Ferries to the islands sail again."


def prove(before: str, sentence: str = SENTENCE, after: str = "", **changes: Any) -> Proof:
    values = {
        "head": HARBOUR,
        "paragraph": before + sentence + after,
        "span_in_paragraph": Span(start=len(before), end=len(before) + len(sentence)),
        "fetched": NOW + timedelta(minutes=5),
        "text_hash": "0123456789abcdef" * 4,
    }
    return Proof(**{**values, **changes})


def seen(p: Proof) -> list[str]:
    return [parse_html(part)[0] for part in evidence(p, "Europe/Madrid")]


def test_the_sentence_stands_in_bold_between_its_neighbours() -> None:
    _, paragraph, _ = evidence(prove("It was dawn. ", after=" It rained."), "UTC")
    text, entities = parse_html(paragraph)
    assert text == f"It was dawn. {SENTENCE} It rained."
    [bold] = [entity for entity in entities if entity["type"] == "bold"]
    assert text[bold["offset"] : bold["offset"] + bold["length"]] == SENTENCE


def test_it_says_when_it_was_published_and_read_on_the_readers_clock() -> None:
    about, _, origin = seen(prove(""))
    assert about.split("\n") == [
        HARBOUR.title,
        "Harbour Post · Published 21 Nov 2026, 06:00 Madrid",
    ]
    assert origin.split("\n") == [
        "Read 21 Nov 2026, 08:05 Madrid",
        "Fingerprint of the text: 0123456789abcdef",
    ]


def test_neighbours_too_long_for_a_message_give_way_and_that_is_marked() -> None:
    _, paragraph, _ = seen(prove("🌉 before " * 900, after=" after 🌉" * 900))
    assert paragraph.startswith("[…] ")
    assert paragraph.endswith(" […]")
    assert SENTENCE in paragraph
    assert 2900 <= len(paragraph.encode("utf-16-le")) // 2 <= 3010


def test_a_sentence_too_long_for_a_message_is_not_cut() -> None:
    _, paragraph, _ = seen(prove("Before. ", "x" * 3000))
    assert paragraph == "This sentence is too long for one message. Read it at the outlet."
