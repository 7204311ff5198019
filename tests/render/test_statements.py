import csv
from dataclasses import replace

import pytest

from bot import render
from bot.buttons import OpenLine, OpenPerson, OpenStatements, decode
from bot.model import (
    Choice,
    ExportedStatement,
    LineProof,
    NobodyFound,
    Proof,
    Said,
    Statement,
    line_mark,
)
from bot.render.statements import COLUMNS
from summarizer.model import Span
from tests.render.reading import entities_of, labels_of, text_of
from tests.render.samples import HARBOUR, ISLAND, LINE, NOW, say

EARLY = Statement(quote=say("We strike,", article="a2"), head=ISLAND)
LATE = Statement(quote=say("the strike is over", direct=False), head=HARBOUR)
SAID = Said(speaker=LINE, words="", statements=(EARLY, LATE), page=0, pages=1, total=2)

EXPORTED = ExportedStatement(
    published=NOW,
    outlet="Harbour Post",
    title="Ferry Strike, at last, “Ends”",
    link="https://post.example.org/ferry",
    speaker="Inés Roca",
    text="We sail\non Sunday,",
    direct=True,
    via="the port",
    start=4,
    end=22,
    text_hash="0123abcd",
)


def rows_of(*lines: ExportedStatement) -> list[list[str]]:
    text = render.statements_csv(lines).decode("utf-8-sig")
    return list(csv.reader(text.splitlines(keepends=True)))


# --- the list ----------------------------------------------------------------------------------


def test_statements_are_told_with_day_and_outlet_and_each_has_a_proof() -> None:
    answer = render.said(SAID)
    assert text_of(answer) == (
        "Inés Roca\n"
        "2 statements, oldest first\n"
        "\n"
        "18 Nov 2026 · Island Wire [1]\n"
        "“We strike,”\n"
        "\n"
        "21 Nov 2026 · Harbour Post [2]\n"
        "the strike is over"
    )
    assert labels_of(answer) == [["[1]", "[2]"], ["CSV", "Card"]]
    assert decode(answer.buttons[0][0].data or "") == OpenLine(
        key=LINE.key, mark=line_mark(EARLY.quote), said=True
    )


def test_a_statement_too_long_for_the_list_has_its_button_all_the_same() -> None:
    long = tuple(
        Statement(quote=say("We strike. " * 150 + str(n), at=2_000 * n), head=HARBOUR)
        for n in range(4)
    )
    answer = render.said(replace(SAID, statements=long, total=4))
    assert "+2 more statements, too long for this message: [3] [4]" in text_of(answer)
    assert labels_of(answer)[0] == ["[1]", "[2]", "[3]", "[4]"]


def test_the_words_stand_in_the_message_where_its_buttons_find_them() -> None:
    answer = render.said(replace(SAID, words="the strike", pages=3, total=12), "the strike")
    assert text_of(answer).startswith("Inés Roca on the strike\n12 statements, oldest first")
    (code,) = (entity for entity in entities_of(answer) if entity["type"] == "code")
    assert (code["offset"], code["length"]) == (len("Inés Roca on "), len("the strike"))
    assert labels_of(answer)[1:] == [["1/3", "›"], ["All statements", "CSV", "Card"]]
    turn = answer.buttons[1][1].data
    assert decode(turn or "") == OpenStatements(key=LINE.key, page=1, about=True)


def test_nothing_said_is_told_with_a_way_onward() -> None:
    nothing = replace(SAID, statements=(), total=0)
    answer = render.said(nothing)
    assert text_of(answer).endswith("No statement of theirs is quoted in the stored news.")
    assert labels_of(answer) == [["Card"]]
    answer = render.said(replace(nothing, words="fish"), "fish")
    assert text_of(answer).endswith("No statement of theirs in the stored news holds these words.")
    assert labels_of(answer) == [["All statements", "Card"]]


def test_several_or_nobody_of_a_name_lead_to_statements_on_the_same_words() -> None:
    answer = render.said(Choice(name="Roca", lines=(LINE,)), "fish")
    assert text_of(answer).startswith("Which Roca?\n\nStatements on fish\n\nInés Roca — ")
    opens = OpenStatements(key=LINE.key, about=True)
    assert decode(answer.buttons[0][0].data or "") == opens
    answer = render.said(NobodyFound(name="Rocca", closest=(("Inés Roca", LINE.key),)), "fish")
    assert text_of(answer).startswith("Nobody called Rocca in the stored news.")
    assert decode(answer.buttons[0][0].data or "") == opens


# --- the proof of a line -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tapped", "back"),
    [
        (
            OpenLine(key="k", mark="m", page=2, story_id="s", briefing_id=7),
            OpenPerson(key="k", page=2, story_id="s", briefing_id=7),
        ),
        (
            OpenLine(key="k", mark="m", page=2, said=True, about=True),
            OpenStatements(key="k", page=2, about=True),
        ),
    ],
)
def test_a_line_is_shown_in_its_paragraph_and_back_leads_where_it_stood(
    tapped: OpenLine, back: OpenPerson | OpenStatements
) -> None:
    proof = Proof(
        head=HARBOUR,
        paragraph="At dawn. “We sail,” she said.",
        span_in_paragraph=Span(start=10, end=18),
        fetched=NOW,
        text_hash="0123456789abcdef" * 2,
    )
    answer = render.line_proof(
        LineProof(name="Inés Roca", proof=proof), tapped, "sail", timezone="UTC"
    )
    text = text_of(answer)
    assert text.startswith("Inés Roca on sail\n" if tapped.about else "Inés Roca\n")
    assert "Harbour Post" in text
    assert "At dawn. “We sail,” she said." in text
    assert "Fingerprint of the text: 0123456789abcdef" in text
    assert decode(answer.buttons[-1][0].data or "") == back


# --- the file ----------------------------------------------------------------------------------


def test_a_file_of_statements_can_be_checked_anywhere() -> None:
    heading, row = rows_of(EXPORTED)
    assert heading == list(COLUMNS)
    assert row == [
        "Inés Roca",
        "2026-11-21T07:00:00+00:00",
        "Harbour Post",
        "Ferry Strike, at last, “Ends”",
        "https://post.example.org/ferry",
        "We sail\non Sunday,",
        *("yes", "the port", "4", "22", "0123abcd"),
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@now", "\t=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    hostile = replace(
        EXPORTED, speaker=text, outlet=text, title=text, link=text, text=text, via=text
    )
    row = rows_of(hostile)[1]
    assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))] == []
    assert row[5] == f"'{text}"


def test_what_cannot_be_written_does_not_break_a_file() -> None:
    assert (
        rows_of(replace(EXPORTED, text="\ud800", published=None, link=None, via=None))[1][5] == "?"
    )


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Inés Roca", "said-inés-roca.csv"),
        ("../../etc", "said-etc.csv"),
        ("", "said-somebody.csv"),
        ("x" * 200, f"said-{'x' * 60}.csv"),
    ],
)
def test_a_file_is_called_after_the_speaker(name: str, file: str) -> None:
    assert render.statements_file(name) == file
