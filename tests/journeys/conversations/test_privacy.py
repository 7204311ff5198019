"""A reader sees everything that is stored, takes it along, and has it deleted."""

import json

from tests.botapi.calls import get
from tests.journeys.conversations.reader import PATIENCE, Reader
from tests.journeys.conversations.stage import Stage


def test_privacy_names_what_is_stored_and_the_ways_out(reader: Reader) -> None:
    text = reader.asks("/privacy").text
    assert "/mydata" in text
    assert "/forgetme" in text


def test_my_data_comes_as_a_file_with_every_choice(stage: Stage, reader: Reader) -> None:
    reader.asks("/subscribe 7:15 Lisbon")
    assert "This chat and its settings: 1" in reader.asks("/mydata").text
    [sent] = [
        record
        for record in stage.telegram.wait_for(0, PATIENCE, count=3, chat_id=reader.chat)
        if record["method"] == "sendDocument"
    ]
    assert sent["document"]["file_name"] == "mydata.json"
    status, answer = stage.telegram.api("getFile", file_id=sent["document"]["file_id"])
    assert status == 200
    path = f"/file/bot{stage.telegram.token}/{answer['result']['file_path']}"
    _, body = get(stage.telegram, path)
    assert json.loads(body)["chats"][0]["timezone"] == "Europe/Lisbon"


def test_a_file_that_telegram_refuses_is_spoken_of(stage: Stage, reader: Reader) -> None:
    reader.asks("/subscribe 7:15 Lisbon")
    refusal = {"code": 400, "description": "Bad Request: file is too big"}
    stage.telegram.faults({"method": "sendDocument", "chat_id": reader.chat, **refusal})
    since = stage.telegram.seq
    reader.asks("/mydata")
    answers = stage.telegram.wait_for(since, count=2, chat_id=reader.chat, kind="send")
    stage.telegram.faults()
    assert "Telegram did not take the file." in answers[-1]["text"]


def test_nothing_is_deleted_without_a_second_yes(reader: Reader) -> None:
    reader.asks("/subscribe 7:15 Lisbon")
    asked = reader.asks("/forgetme")
    assert asked.labels == ["Delete everything", "Keep it"]
    assert asked.taps("Keep it").text == "Nothing was changed."
    assert "07:15" in reader.asks("/settings").text


def test_after_a_second_yes_nothing_is_left(reader: Reader) -> None:
    reader.asks("/subscribe 7:15 Lisbon")
    gone = reader.asks("/forgetme").taps("Delete everything")
    assert gone.text.startswith("Deleted.\n\nThis chat and its settings: 1")
    assert reader.asks("/mydata").text == "Nothing is stored of you."


def test_who_stored_nothing_is_told_so(reader: Reader) -> None:
    assert reader.asks("/mydata").text == "Nothing is stored of you."
