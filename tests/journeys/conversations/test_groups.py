"""In groups the admins choose, everybody asks, and answers stay where the question was."""

from tests.botapi.users import BOT_NAME
from tests.journeys.conversations.reader import Reader
from tests.journeys.conversations.stage import Stage

REFUSAL = "Only admins of this group can do that here."


def test_a_group_is_greeted_when_the_bot_joins(stage: Stage) -> None:
    creator = stage.group("Newsroom")
    greeting = creator.hears("At what hour")
    assert "In a group, only its admins can change this." in greeting.text


def test_only_an_admin_subscribes_a_group(stage: Stage) -> None:
    creator = stage.group("Newsroom")
    creator.hears("At what hour")
    member = stage.member(creator)
    assert member.asks("/subscribe 8:00 Madrid").text.startswith(REFUSAL)
    assert "every day at 08:00, Madrid time" in creator.asks("/subscribe 8:00 Madrid").text


def test_the_tap_of_a_member_changes_nothing_and_is_told_why(stage: Stage) -> None:
    creator = stage.group("Newsroom")
    hours = creator.hears("At what hour")
    member = stage.member(creator)
    assert hours.notice("08:00", by=member) == "Only admins of this group can change that."
    assert "Step 2 of 3" in hours.taps("08:00").text


def test_an_admin_whom_telegram_does_not_confirm_just_now_is_asked_to_try_again(
    stage: Stage,
) -> None:
    creator = stage.group("Newsroom")
    hours = creator.hears("At what hour")
    stage.telegram.faults({"method": "getChatMember", "code": 502, "html": True})
    answer = creator.asks("/subscribe 8:00 Madrid").text
    note = hours.notice("08:00")
    stage.telegram.faults()
    assert answer.startswith("I could not check whether you are an admin of this group.")
    assert note == "I could not check whether you are an admin of this group. Please try again."
    assert "every day at 08:00" in creator.asks("/subscribe 8:00 Madrid").text


def test_anybody_may_ask_and_is_answered_as_a_reply(stage: Stage) -> None:
    creator = stage.group("Newsroom")
    creator.hears("At what hour")
    member = stage.member(creator)
    answer = member.asks("/who Putin")
    assert answer.text.startswith("Vladimir Putin")
    assert answer.record["reply_to"] is not None


def test_a_topic_is_answered_and_subscribed_in_itself(stage: Stage) -> None:
    creator = stage.group("Forum", topic=7)
    creator.hears("At what hour")
    answer = creator.asks("/subscribe 9:00 Madrid")
    assert answer.record["thread_id"] == 7
    assert "every day at 09:00" in answer.text


def test_what_is_not_meant_for_the_bot_is_left_alone(stage: Stage, reader: Reader) -> None:
    creator = stage.group("Newsroom", kind="group")
    creator.hears("At what hour")
    since = stage.telegram.seq
    creator.says("/weather")
    creator.says("/help@another_bot")
    creator.says("Good morning, all")
    answer = creator.asks(f"/sumary@{BOT_NAME}")
    assert "Did you mean /summary?" in answer.text
    assert creator.heard(since=since) == 1


def test_a_group_that_moves_keeps_its_subscription(stage: Stage) -> None:
    creator = stage.group("Small", kind="group")
    creator.hears("At what hour")
    creator.asks("/subscribe 9:00 Madrid")
    moved = Reader(telegram=stage.telegram, user=creator.user, chat=creator.chat - 1_000_000)
    stage.telegram.control("migrate", chat_id=creator.chat, new_chat_id=moved.chat)
    assert "Hours: 09:00" in moved.asks("/settings").text
