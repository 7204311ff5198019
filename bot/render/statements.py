"""What somebody said: a list in the order of time, the proof of a line, and a file of all."""

import csv
import io
from collections.abc import Iterable

from markupsafe import Markup

from bot.buttons import ExportStatements, OpenLine, OpenPerson, OpenStatements
from bot.model import (
    Buttons,
    Choice,
    ExportedStatement,
    LineProof,
    NobodyFound,
    Rendered,
    Said,
    Statement,
    line_mark,
)
from bot.render.cards import hidden, proof_button, shown_name, worded
from bot.render.citations import dotted, outlet
from bot.render.dates import counted, short_date
from bot.render.evidence import evidence
from bot.render.keyboards import button, pages, rows
from bot.render.people import choice, nobody
from bot.render.text import bold, code, how_many_fit, join, message, one_line

COLUMNS = (
    *("name", "date", "outlet", "title", "link", "text", "direct", "via", "start", "end", "hash"),
)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula when a spreadsheet opens the file (OWASP, CSV
Injection); an apostrophe before it makes it text. Offsets and hash say what really stands there."""


def which_statements() -> Rendered:
    """Nobody was named."""
    return message(
        "Whose statements? Send /said with a name, and words if you like: /said Lavrov sanctions"
    )


def said(
    found: Said | Choice | NobodyFound,
    words: str = "",
    *,
    story_id: str | None = None,
    briefing_id: int | None = None,
) -> Rendered:
    """The answer to ``/said NAME words``: statements oldest first, which of several, or nobody.

    Args:
        found: what is answered.
        words: what the statements are about; the message names them, for its buttons to find.
        story_id: the story from whose people the card was opened, if it was.
        briefing_id: the briefing from which that story was opened.
    """

    def opens(key: str) -> OpenStatements:
        return OpenStatements(key=key, about=bool(words))

    match found:
        case Said():
            return _said(found, (story_id, briefing_id))
        case Choice():
            return choice(found, opens, _about(words))
        case NobodyFound():
            return nobody(found, opens, _about(words))


def line_proof(found: LineProof, tapped: OpenLine, words: str, *, timezone: str) -> Rendered:
    """A role or statement in its paragraph.

    Args:
        found: the line.
        tapped: the button, which knows where Back returns to.
        words: what the list of statements that Back returns to is about.
        timezone: the reader's.
    """
    return message(
        _heading(found.name, words if tapped.about else ""),
        *evidence(found.proof, timezone),
        buttons=((button("Back", _back(tapped)),),),
    )


def line_gone(tapped: OpenLine) -> Rendered:
    """A line is no longer there: its article was taken away, or says something else now."""
    return message(
        "That line is no longer stored: its article is gone, or was changed by its publisher.",
        buttons=((button("Back", OpenPerson(key=tapped.key)),),),
    )


def statements_file(name: str) -> str:
    """The name of the file of somebody's statements."""
    words = "".join(letter if letter.isalnum() else " " for letter in name.casefold()).split()
    return f"said-{'-'.join(words)[:60] or 'somebody'}.csv"


def statements_csv(lines: Iterable[ExportedStatement]) -> bytes:
    """Statements as a file for spreadsheets (RFC 4180, UTF-8 with the mark that Excel asks for).

    Dates are in ISO 8601, ``start`` and ``end`` count characters of the article's text, of which
    ``hash`` is the fingerprint. A cell that a spreadsheet would run begins with an apostrophe.
    """
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(map(_cells, lines))
    return file.getvalue().encode("utf-8-sig", "replace")


# --- the parts --------------------------------------------------------------------------------


def _said(found: Said, origin: tuple[str | None, int | None]) -> Rendered:
    key, about = found.speaker.key, bool(found.words)
    story_id, briefing_id = origin
    heading = Markup("{}\n{}").format(_heading(found.speaker.name, found.words), _extent(found))
    lines = [_statement(each, number) for number, each in enumerate(found.statements, 1)]
    numbers = range(1, len(lines) + 1)
    fitting = how_many_fit(lines, join([heading, hidden(numbers)], "\n\n"))

    def turn_to(page: int) -> OpenStatements:
        return OpenStatements(
            key=key, page=page, about=about, story_id=story_id, briefing_id=briefing_id
        )

    proofs = (
        proof_button(
            number,
            OpenLine(
                key=key,
                mark=line_mark(each.quote),
                page=found.page,
                said=True,
                about=about,
                story_id=story_id,
                briefing_id=briefing_id,
            ),
        )
        for number, each in enumerate(found.statements, 1)
    )
    return message(
        heading,
        *lines[:fitting],
        hidden(numbers[fitting:]),
        buttons=(
            *rows(proofs, 8),
            *pages(found.page, found.pages, turn_to),
            *_ways(found, OpenPerson(key=key, story_id=story_id, briefing_id=briefing_id)),
        ),
    )


def _ways(found: Said, card: OpenPerson) -> Buttons:
    key, about = found.speaker.key, bool(found.words)
    every = OpenStatements(key=key, story_id=card.story_id, briefing_id=card.briefing_id)
    return rows(
        [
            *([button("All statements", every)] if about else []),
            *([button("CSV", ExportStatements(key=key, about=about))] if found.total else []),
            button("Card", card),
        ],
        3,
    )


def _heading(name: str, words: str) -> Markup:
    on = Markup(" on {}").format(code(one_line(words))) if words else ""
    return Markup("{}{}").format(bold(shown_name(name)), on)


def _about(words: str) -> Markup | str:
    return Markup("Statements on {}").format(code(one_line(words))) if words else ""


def _extent(found: Said) -> str:
    if found.total:
        order = ", oldest first" if found.total > 1 else ""
        return f"{counted(found.total, 'statement')}{order}"
    if found.words:
        return "No statement of theirs in the stored news holds these words."
    return "No statement of theirs is quoted in the stored news."


def _statement(statement: Statement, number: int) -> Markup:
    head = statement.head
    day = short_date(head.published) if head.published else "undated"
    source = dotted([day, outlet(head)])
    return Markup("{} [{}]\n{}").format(source, number, worded(statement.quote))


def _back(tapped: OpenLine) -> OpenPerson | OpenStatements:
    if not tapped.said:
        return OpenPerson(
            key=tapped.key,
            page=tapped.page,
            story_id=tapped.story_id,
            briefing_id=tapped.briefing_id,
        )
    return OpenStatements(
        key=tapped.key,
        page=tapped.page,
        about=tapped.about,
        story_id=tapped.story_id,
        briefing_id=tapped.briefing_id,
    )


def _cells(line: ExportedStatement) -> tuple[str, ...]:
    return (
        _safe(line.speaker),
        line.published.isoformat() if line.published else "",
        _safe(line.outlet),
        _safe(line.title),
        _safe(line.link or ""),
        _safe(line.text),
        "yes" if line.direct else "no",
        _safe(line.via or ""),
        str(line.start),
        str(line.end),
        line.text_hash,
    )


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
