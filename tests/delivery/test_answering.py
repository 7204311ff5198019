import pytest

from bot.delivery import File, Place, acknowledge, answer, send_file
from bot.model import Address, Button, Rendered
from tests.delivery.conftest import Office, error

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")

HERE = Address(chat_id=5)
WORDS = Rendered(html="<b>Good morning</b>", buttons=((Button(label="Again", data="b:1"),),))


async def say(office: Office, place: Place, *parts: Rendered) -> tuple[int, ...]:
    return await answer(office.bot, office.pacer, office.clock.now, place, parts or (WORDS,))


async def hand(office: Office, place: Place) -> int | None:
    file = File(name="my.json", data=b"{}")
    return await send_file(office.bot, office.pacer, office.clock.now, place, file)


async def test_an_answer_is_html_with_buttons_and_without_a_preview(office: Office) -> None:
    assert await say(office, Place(address=HERE)) == (1,)
    [sent] = office.wire.arrived
    assert sent["text"] == "<b>Good morning</b>"
    assert sent["parse_mode"] == "HTML"
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert sent["reply_markup"]["inline_keyboard"] == [[{"text": "Again", "callback_data": "b:1"}]]
    assert "reply_parameters" not in sent


async def test_in_a_group_the_first_part_points_at_the_asker_in_the_same_thread(
    office: Office,
) -> None:
    place = Place(address=Address(chat_id=-7, thread_id=3), reply_to=44)
    await say(office, place, WORDS, WORDS)
    first, second = office.wire.arrived
    assert first["message_thread_id"] == second["message_thread_id"] == 3
    assert first["reply_parameters"]["message_id"] == 44
    assert first["reply_parameters"]["allow_sending_without_reply"]
    assert "reply_parameters" not in second


async def test_a_tap_edits_its_message(office: Office) -> None:
    assert await say(office, Place(address=HERE, edit=9)) == (9,)
    assert office.wire.calls[0][0] == "editMessageText"


async def test_a_double_tap_is_harmless(office: Office) -> None:
    office.wire.fail_once(400, "Bad Request: message is not modified: specified new message …")
    assert await say(office, Place(address=HERE, edit=9)) == (9,)
    assert len(office.wire.calls) == 1


async def test_when_the_message_to_edit_is_gone_a_new_one_is_sent(office: Office) -> None:
    office.wire.fail_once(400, "Bad Request: message to edit not found")
    assert await say(office, Place(address=HERE, edit=9)) == (1,)
    assert [method for method, _ in office.wire.calls] == ["editMessageText", "sendMessage"]


async def test_markup_that_telegram_cannot_parse_still_becomes_an_answer(office: Office) -> None:
    office.wire.fail_once(400, "Bad Request: can't parse entities: Unclosed start tag")
    await say(office, Place(address=HERE))
    assert office.wire.arrived[0]["text"] == "Good morning"


async def test_a_short_flood_and_a_bad_gateway_delay_an_answer(office: Office) -> None:
    office.wire.fail_once(429, "Too Many Requests", retry_after=5)
    office.wire.fail_once(502, "Bad Gateway")
    assert await say(office, Place(address=HERE)) == (1,)
    assert office.clock.seconds == pytest.approx(6, abs=1)


async def test_nobody_waits_a_minute_for_an_answer(office: Office) -> None:
    office.wire.fail_once(429, "Too Many Requests", retry_after=60)
    assert await say(office, Place(address=HERE)) == ()
    assert office.clock.seconds < 1


async def test_an_answer_that_may_not_be_written_holds_up_no_later_one(office: Office) -> None:
    office.wire.fail_once(400, "Bad Request: TOPIC_CLOSED")
    assert await say(office, Place(address=HERE)) == ()
    assert await say(office, Place(address=HERE)) == (1,)
    assert office.clock.seconds < 1


async def test_an_answer_follows_a_group_that_moved(office: Office) -> None:
    office.wire.fail_once(400, "Bad Request: upgraded", migrate_to_chat_id=-1007)
    await say(office, Place(address=Address(chat_id=-7), reply_to=3))
    assert office.wire.arrived[0]["chat_id"] == -1007


async def test_a_reader_who_left_ends_the_answer(office: Office) -> None:
    office.wire.fail_once(403, "Forbidden: bot was blocked by the user")
    assert await say(office, Place(address=HERE), WORDS, WORDS, WORDS) == ()
    assert len(office.wire.calls) == 1


async def test_an_answer_that_may_have_arrived_is_sent_again_once(office: Office) -> None:
    office.wire.faults += [office.wire.hang] * 3
    assert await say(office, Place(address=HERE)) == ()
    assert len(office.wire.calls) == 2


async def test_an_answer_is_sent_again_at_once_and_holds_up_no_later_one(office: Office) -> None:
    office.wire.faults += [office.wire.hang]
    assert await say(office, Place(address=HERE)) == (1,)
    office.wire.faults += [office.wire.hang] * 2
    await say(office, Place(address=HERE))
    assert await say(office, Place(address=HERE)) == (2,)
    assert office.clock.seconds < 10


async def test_an_edit_may_be_repeated_as_often_as_one_likes(office: Office) -> None:
    office.wire.faults += [office.wire.hang] * 3
    assert await say(office, Place(address=HERE, edit=9)) == (9,)


async def test_a_tap_is_acknowledged(office: Office) -> None:
    assert await acknowledge(office.bot, "77", "x" * 300)
    [(method, parameters)] = office.wire.calls
    assert method == "answerCallbackQuery"
    assert len(parameters["text"]) == 200


async def test_a_tap_acknowledged_too_late_is_harmless(office: Office) -> None:
    office.wire.faults.append(lambda _: error(400, "Bad Request: query is too old"))
    assert not await acknowledge(office.bot, "77")


async def test_a_file_is_sent_where_it_was_asked_for(office: Office) -> None:
    assert await hand(office, Place(address=HERE)) == 1
    assert office.wire.calls[0][0] == "sendDocument"


async def test_a_file_that_nobody_takes_is_no_error(office: Office) -> None:
    office.wire.fail_once(403, "Forbidden: bot was blocked by the user")
    place = Place(address=HERE, reply_to=2)
    assert await hand(office, place) is None


async def test_a_file_that_telegram_could_not_take_at_once_is_sent_again(office: Office) -> None:
    office.wire.fail_once(500, "Internal Server Error")
    assert await hand(office, Place(address=HERE)) == 1
    assert [name for name, _ in office.wire.calls] == ["sendDocument", "sendDocument"]
