"""Where something stands: its paragraph, and when and where that was published and read."""

from markupsafe import Markup

from bot.model import Proof
from bot.render.citations import GAP, dotted, outlet
from bot.render.dates import date_and_hour, day_and_hour
from bot.render.text import bold, code, italic, join, one_line, pieces, units

_MOST_PARAGRAPH = 3000
"""UTF-16 units that fit beside what is said about a paragraph."""
_SHOWN_OF_HASH = 16


def evidence(p: Proof, timezone: str) -> tuple[Markup, Markup, Markup]:
    """Title and outlet, the paragraph, and what tells whether the text is still the same.

    Args:
        p: what is proved, with its paragraph.
        timezone: the reader's, for hours.
    """
    published = p.head.published and f"Published {day_and_hour(p.head.published, timezone)}"
    about = join(
        [
            bold(one_line(p.head.title)),
            dotted([outlet(p.head), published or "Date not given"]),
        ]
    )
    origin = join(
        [
            Markup("Read {}").format(date_and_hour(p.fetched, timezone)),
            Markup("Fingerprint of the text: {}").format(code(p.text_hash[:_SHOWN_OF_HASH])),
        ]
    )
    return about, _in_paragraph(p), origin


def _in_paragraph(p: Proof) -> Markup:
    """The paragraph with the sentence in bold; neighbours too long for a message give way."""
    start, end = p.span_in_paragraph.start, p.span_in_paragraph.end
    before, sentence, after = p.paragraph[:start], p.paragraph[start:end], p.paragraph[end:]
    room = (_MOST_PARAGRAPH - units(sentence)) // 2
    if room < 1:
        return italic("This sentence is too long for one message. Read it at the outlet.")
    if units(before) > room:
        before = f"{GAP} {next(pieces(before[::-1], room))[::-1]}"
    if units(after) > room:
        after = f"{next(pieces(after, room))} {GAP}"
    return Markup("<blockquote>{}<b>{}</b>{}</blockquote>").format(before, sentence, after)
