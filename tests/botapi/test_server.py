import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.botapi.calls import get, refusal, send, updates
from tests.botapi.client import TOKEN, Server
from tests.botapi.waiting import NotInTimeError

PROOF = {"inline_keyboard": [[{"text": "Proof", "callback_data": "proof:1"}]]}


# Who may call what


def test_the_bot_learns_who_it_is(telegram: Server) -> None:
    status, answer = telegram.api("getMe")
    assert status == 200
    assert answer["result"]["id"] == int(TOKEN.partition(":")[0])
    assert answer["result"]["is_bot"] is True


def test_methods_are_known_in_any_case_and_by_get(telegram: Server) -> None:
    assert get(telegram, f"/bot{TOKEN}/GETME")[0] == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/bot1:wrong/getMe", 401),
        ("/botwrong/getMe", 401),
        (f"/bot{TOKEN}/noSuchMethod", 404),
        ("/elsewhere", 404),
    ],
)
def test_wrong_tokens_and_paths_are_refused(telegram: Server, path: str, status: int) -> None:
    assert get(telegram, path)[0] == status


# Sending


def test_a_message_is_trimmed_parsed_and_recorded(telegram: Server) -> None:
    telegram.users([1])
    message = send(telegram, 1, " <b>Storm</b> at noon\n", parse_mode="HTML", reply_markup=PROOF)
    assert message["text"] == "Storm at noon"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    [record] = telegram.messages(kind="send")
    assert (record["chat_id"], record["text"]) == (1, "Storm at noon")
    assert record["raw_markup"] == PROOF


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"chat_id": 1, "text": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
        ({"chat_id": 1, "text": "x" * 4097}, "message is too long"),
        ({"chat_id": 1, "text": ""}, "message text is empty"),
        ({"chat_id": 1, "text": " \n"}, "text must be non-empty"),
        ({"chat_id": 1, "text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        ({"chat_id": 9, "text": "x"}, "chat not found"),
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 1, "text": "x", "reply_to_message_id": 5}, "message to be replied not found"),
        (
            {
                "chat_id": 1,
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "A", "callback_data": "x" * 65}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
    ],
)
def test_a_bad_message_is_refused(telegram: Server, params: dict[str, Any], why: str) -> None:
    telegram.users([1])
    status, description = refusal(telegram, "sendMessage", **params)
    assert status == 400
    assert description.startswith(f"Bad Request: {why}")
    assert telegram.stats()["sent"] == 0


def test_4096_characters_are_accepted(telegram: Server) -> None:
    telegram.users([1])
    assert send(telegram, 1, "<b>x</b>" + "y" * 4095, parse_mode="HTML")["message_id"]


def test_an_answer_may_fall_back_to_no_reply(telegram: Server) -> None:
    telegram.users([1])
    lenient = {"message_id": 77, "allow_sending_without_reply": True}
    assert "reply_to_message" not in send(telegram, 1, reply_parameters=lenient)


# Editing and deleting


def test_an_edit_must_change_something(telegram: Server) -> None:
    telegram.users([1])
    where = {"chat_id": 1, "message_id": send(telegram, 1, reply_markup=PROOF)["message_id"]}
    same = refusal(telegram, "editMessageText", **where, text="news", reply_markup=PROOF)
    assert same[1].startswith("Bad Request: message is not modified")
    assert telegram.api("editMessageText", **where, text="news")[0] == 200
    assert telegram.messages(kind="edit")[0]["text"] == "news"


def test_a_deleted_message_is_gone(telegram: Server) -> None:
    telegram.users([1])
    where = {"chat_id": 1, "message_id": send(telegram, 1)["message_id"]}
    assert telegram.api("deleteMessage", **where)[0] == 200
    assert refusal(telegram, "deleteMessage", **where)[1].endswith("message to delete not found")


# Buttons


def test_a_press_reaches_the_bot_and_its_answer_the_test(telegram: Server) -> None:
    telegram.users([1])
    send(telegram, 1, reply_markup=PROOF)
    [record] = telegram.messages()
    callback_id = telegram.press(1, record, "proof:1")["callback_id"]
    [update] = updates(telegram)
    assert update["callback_query"]["data"] == "proof:1"
    telegram.api("answerCallbackQuery", callback_query_id=callback_id, text="Here")
    assert telegram.control("lookup", callback_id=callback_id)["answers"][0]["text"] == "Here"


def test_a_tap_waits_for_what_the_bot_shows_however_late(telegram: Server) -> None:
    telegram.users([1])
    sent = send(telegram, 1, reply_markup=PROOF)
    [record] = telegram.messages()
    with ThreadPoolExecutor() as people:
        tapped = people.submit(telegram.tap, 1, record, "proof:1", timeout=10)
        [update] = updates(telegram, timeout=10)
        query = update["callback_query"]["id"]
        telegram.api("answerCallbackQuery", callback_query_id=query, text="Here")
        time.sleep(0.5)
        shown = {"chat_id": 1, "message_id": sent["message_id"], "text": "The proof"}
        telegram.api("editMessageText", **shown)
        callback, after = tapped.result()
    assert callback["answers"][0]["text"] == "Here"
    assert [reaction["text"] for reaction in after] == ["The proof"]


def test_a_tap_does_not_wait_for_ever(telegram: Server) -> None:
    telegram.users([1])
    send(telegram, 1, reply_markup=PROOF)
    [record] = telegram.messages()
    with pytest.raises(NotInTimeError):
        telegram.tap(1, record, "proof:1", timeout=0.1)


def test_only_a_button_that_is_there_can_be_pressed(telegram: Server) -> None:
    telegram.users([1])
    send(telegram, 1, reply_markup=PROOF)
    with pytest.raises(AssertionError, match="no button"):
        telegram.press(1, telegram.messages()[0], "proof:2")


def test_an_unknown_press_cannot_be_answered(telegram: Server) -> None:
    assert refusal(telegram, "answerCallbackQuery", callback_query_id="1")[0] == 400


def test_answering_twice_is_noted(telegram: Server) -> None:
    telegram.users([1])
    send(telegram, 1, reply_markup=PROOF)
    callback_id = telegram.press(1, telegram.messages()[0], "proof:1")["callback_id"]
    for _ in range(2):
        telegram.api("answerCallbackQuery", callback_query_id=callback_id)
    assert telegram.stats()["lint"] == {"answered twice": 1}


# Limits and faults


def test_a_flood_is_answered_with_how_long_to_wait(telegram: Server) -> None:
    telegram.users([1])
    telegram.configure(limits=True)
    for _ in range(3):
        send(telegram, 1)
    status, answer = telegram.api("sendMessage", chat_id=1, text="x")
    assert status == 429
    assert answer["description"] == "Too Many Requests: retry after 1"
    assert answer["parameters"] == {"retry_after": 1}


def test_a_planned_error_is_what_the_bot_sees(telegram: Server) -> None:
    telegram.users([1])
    telegram.faults({"method": "sendMessage", "times": 1, "code": 500, "description": "Oops"})
    assert refusal(telegram, "sendMessage", chat_id=1, text="x") == (500, "Oops")
    assert send(telegram, 1)
    assert telegram.stats()["errors"] == {"fault:error": 1}


def test_a_lost_answer_leaves_the_message_delivered(telegram: Server) -> None:
    telegram.users([1])
    telegram.faults({"method": "sendMessage", "action": "reset_after"})
    with pytest.raises(ConnectionError):
        telegram.api("sendMessage", chat_id=1, text="x")
    assert telegram.messages()[0]["acked"] is False
    assert telegram.stats()["unacked"] == 1


def test_a_reset_before_the_call_delivers_nothing(telegram: Server) -> None:
    telegram.users([1])
    telegram.faults({"method": "sendMessage", "action": "reset"})
    with pytest.raises(ConnectionError):
        telegram.api("sendMessage", chat_id=1, text="x")
    assert telegram.messages() == []


def test_a_misspelt_setting_is_no_silent_success(telegram: Server) -> None:
    with pytest.raises(AssertionError, match="no such setting"):
        telegram.configure(txt_max=1)


# Files, commands, inline queries


def test_a_document_can_be_downloaded(telegram: Server) -> None:
    telegram.say(1, "/summary", file=("article.txt", b"Storm at noon."))
    [update] = updates(telegram)
    document = update["message"]["document"]
    assert (document["file_name"], document["file_size"]) == ("article.txt", 14)
    _, answer = telegram.api("getFile", file_id=document["file_id"])
    path = answer["result"]["file_path"]
    assert get(telegram, f"/file/bot{TOKEN}/{path}") == (200, b"Storm at noon.")


def test_a_file_beyond_the_limit_cannot_be_downloaded(telegram: Server) -> None:
    telegram.configure(download_max=3)
    telegram.say(1, file=("article.txt", b"Storm"))
    file_id = updates(telegram)[0]["message"]["document"]["file_id"]
    assert refusal(telegram, "getFile", file_id=file_id) == (400, "Bad Request: file is too big")


def test_a_file_can_be_sent_again_by_its_id(telegram: Server) -> None:
    telegram.say(1, file=("article.txt", b"Storm"))
    file_id = updates(telegram)[0]["message"]["document"]["file_id"]
    _, answer = telegram.api("sendDocument", chat_id=1, document=file_id, caption="<i>Yours</i>")
    assert answer["result"]["document"]["file_name"] == "article.txt"
    assert refusal(telegram, "sendDocument", chat_id=1)[0] == 400


def test_the_menu_is_kept_by_scope_and_language(telegram: Server) -> None:
    menu = [{"command": "start", "description": "Begin"}]
    telegram.api("setMyCommands", commands=menu, language_code="de")
    assert telegram.api("getMyCommands", language_code="de")[1]["result"] == menu
    assert telegram.api("getMyCommands")[1]["result"] == []
    bad = [{"command": "Start!", "description": "Begin"}]
    assert refusal(telegram, "setMyCommands", commands=bad)[1].endswith("BOT_COMMAND_INVALID")


def test_an_inline_query_is_answered_with_articles(telegram: Server) -> None:
    query_id = telegram.control("inline_query", user_id=1, query="storm")["query_id"]
    content = {"message_text": "<b>Storm</b>", "parse_mode": "HTML"}
    article = {"type": "article", "id": "1", "title": "S", "input_message_content": content}
    results = [article]
    assert telegram.api("answerInlineQuery", inline_query_id=query_id, results=results)[0] == 200
    assert telegram.control("lookup", query_id=query_id)["results"] == results
    twins = refusal(telegram, "answerInlineQuery", inline_query_id=query_id, results=results * 2)
    assert twins == (400, "Bad Request: RESULT_ID_DUPLICATE")


# What the test sees


def test_deliveries_are_counted_by_chat(telegram: Server) -> None:
    telegram.users([1, 2, 3])
    for chat_id in (1, 2, 2):
        send(telegram, chat_id, "briefing")
    assert telegram.delivery([1, 2, 3], contains="briefing") == {
        "chats": 3,
        "exactly_once": 1,
        "lost": 1,
        "duplicated_chats": 1,
        "extra_copies": 1,
        "unknown_chats": 0,
    }
    assert telegram.metrics()["sent"] == 3


def test_records_can_be_waited_for(telegram: Server) -> None:
    telegram.users([1])
    since = telegram.seq
    telegram.silent(since, 0.05)
    send(telegram, 1)
    assert telegram.wait_for(since, timeout=1)[0]["kind"] == "send"


def test_clearing_forgets_records_but_no_chats(telegram: Server) -> None:
    telegram.users([1])
    send(telegram, 1)
    telegram.control("clear")
    assert telegram.messages() == []
    assert send(telegram, 1)
