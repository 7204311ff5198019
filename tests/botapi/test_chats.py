"""Who may be written to, and who is heard."""

from tests.botapi.calls import refusal, send, updates
from tests.botapi.client import Server

TODAY = {"type": "supergroup", "members": {"1": "creator", "2": "member"}}


def test_a_person_who_never_wrote_cannot_be_written_to(telegram: Server) -> None:
    telegram.group(-100, **TODAY)
    assert refusal(telegram, "sendMessage", chat_id=2, text="x") == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )


def test_in_privacy_mode_only_what_is_meant_for_the_bot_reaches_it(telegram: Server) -> None:
    telegram.group(-100, **TODAY)
    for text in ("hello", "/start@other_bot", "/start", "/start@harness_bot"):
        telegram.say(2, text, chat_id=-100)
    texts = [u["message"]["text"] for u in updates(telegram) if "message" in u]
    assert texts == ["/start", "/start@harness_bot"]


def test_an_administrator_bot_hears_everything(telegram: Server) -> None:
    telegram.group(-100, bot="administrator", **TODAY)
    assert telegram.say(2, "hello", chat_id=-100)["update_id"]


def test_a_reply_to_the_bot_reaches_it(telegram: Server) -> None:
    telegram.group(-100, **TODAY)
    message = send(telegram, -100)
    assert telegram.say(2, "why?", chat_id=-100, reply_to=message["message_id"])["update_id"]


def test_members_and_administrators_are_told_apart(telegram: Server) -> None:
    telegram.group(-100, **TODAY)
    _, admins = telegram.api("getChatAdministrators", chat_id=-100)
    assert [admin["user"]["id"] for admin in admins["result"]] == [1]
    for user, status in ((1, "creator"), (2, "member")):
        answer = telegram.api("getChatMember", chat_id=-100, user_id=user)[1]
        assert answer["result"]["status"] == status


def test_a_topic_must_exist_and_be_open(telegram: Server) -> None:
    topics = {"5": {"name": "News"}, "6": {"closed": True}}
    telegram.group(-100, is_forum=True, topics=topics, **TODAY)
    assert send(telegram, -100, message_thread_id=5)["message_thread_id"] == 5
    missing = refusal(telegram, "sendMessage", chat_id=-100, text="x", message_thread_id=7)
    assert missing == (400, "Bad Request: message thread not found")
    closed = refusal(telegram, "sendMessage", chat_id=-100, text="x", message_thread_id=6)
    assert closed == (400, "Bad Request: TOPIC_CLOSED")
    telegram.control("topic", chat_id=-100, thread_id=6, closed=False)
    assert send(telegram, -100, message_thread_id=6)


def test_a_channel_is_found_by_its_name(telegram: Server) -> None:
    telegram.group(-100, type="channel", username="daily", bot="administrator")
    assert telegram.api("sendMessage", chat_id="@Daily", text="x")[0] == 200


def test_a_blocked_bot_is_told_so_and_may_come_back(telegram: Server) -> None:
    telegram.users([1])
    telegram.block(1)
    assert refusal(telegram, "sendMessage", chat_id=1, text="x") == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    telegram.block(1, undo=True)
    assert send(telegram, 1)
    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in updates(telegram)]
    assert statuses == ["kicked", "member"]


def test_a_bot_that_was_removed_cannot_even_look(telegram: Server) -> None:
    telegram.group(-100, **TODAY)
    telegram.control("member", chat_id=-100, status="kicked", by=1)
    expected = (403, "Forbidden: bot was kicked from the supergroup chat")
    assert refusal(telegram, "sendMessage", chat_id=-100, text="x") == expected
    assert refusal(telegram, "getChat", chat_id=-100) == expected


def test_a_group_that_moved_says_where_to(telegram: Server) -> None:
    telegram.group(-100, type="group", members={"1": "creator"})
    telegram.control("migrate", chat_id=-100, new_chat_id=-1000)
    status, answer = telegram.api("sendMessage", chat_id=-100, text="x")
    assert status == 400
    assert answer["parameters"] == {"migrate_to_chat_id": -1000}
    assert send(telegram, -1000)
    moves = [u["message"] for u in updates(telegram) if "message" in u]
    assert [m.get("migrate_to_chat_id") for m in moves] == [-1000, None]
    assert [m.get("migrate_from_chat_id") for m in moves] == [None, -100]
