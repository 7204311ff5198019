"""What somebody said: in the order of time, on some words, proved, and as a file."""

import csv

import pytest

from tests.botapi.calls import get
from tests.journeys.conversations.reader import PATIENCE, Reader
from tests.journeys.conversations.stage import Stage


def test_statements_come_oldest_first_on_pages_and_lead_to_the_card(reader: Reader) -> None:
    card = reader.asks("/who Blinken")
    every = card.taps("All statements")
    assert every.message_id == card.message_id
    assert "statements, oldest first\n\n21 Jan 2022 · Tribune News Service [1]\n" in every.text
    assert every.taps("Card").text == card.text
    assert reader.asks("/said Blinken").text == every.text


def test_words_choose_among_the_statements_and_stay_with_the_message(reader: Reader) -> None:
    found = reader.asks("/said Blinken aggressive intent")
    assert found.text.startswith("Antony Blinken on aggressive intent\n1 statement\n")
    assert "21 Jan 2022 · Tribune News Service [1]" in found.text
    proof = found.taps("[1]")
    assert proof.text.startswith("Antony Blinken on aggressive intent\n\n")
    assert proof.taps("Back").text == found.text
    assert "oldest first" in found.taps("All statements").text


def test_what_nobody_said_or_nobody_is_called_is_told(reader: Reader) -> None:
    assert reader.asks("/said Blinken fish").text.endswith("in the stored news holds these words.")
    nobody = reader.asks("/said Blinkin aggressive intent")
    assert nobody.text.startswith("Nobody called Blinkin in the stored news.")
    chosen = nobody.taps("Antony Blinken")
    assert chosen.text.startswith("Antony Blinken on aggressive intent\n1 statement")


def test_statements_come_as_a_file(stage: Stage, reader: Reader) -> None:
    found = reader.asks("/said Blinken aggressive intent")
    found.press("CSV")
    sent = stage.telegram.wait_for(0, PATIENCE, 2, chat_id=reader.chat, kind="send")[-1]
    assert sent["document"]["file_name"] == "said-antony-blinken.csv"
    _, answer = stage.telegram.api("getFile", file_id=sent["document"]["file_id"])
    path = f"/file/bot{stage.telegram.token}/{answer['result']['file_path']}"
    _, body = get(stage.telegram, path)
    (line,) = csv.DictReader(body.decode("utf-8-sig").splitlines())
    assert (line["outlet"], line["direct"]) == ("Tribune News Service", "yes")
    assert "aggressive intent" in line["text"]
    assert int(line["end"]) - int(line["start"]) == len(line["text"])


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("", "Whose statements? Send /said with a name"),
        ("x" * 500, "That question is too long; 140 characters are the most."),
        (":", "Nobody called … in the stored news."),
        (": fish", "Nobody called … in the stored news."),
        ("<b>&amp;</b> 'x'", "Nobody called <b>&amp;</b>"),
    ],
)
def test_any_question_is_answered(asked: str, answer: str, reader: Reader) -> None:
    assert reader.asks(f"/said {asked}").text.startswith(answer)
