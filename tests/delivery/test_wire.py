"""One letter, one call of the Bot API: to whom, with what, and in the place of which message."""

import json
from dataclasses import replace

import pytest

from bot.delivery.wire import TIMEOUTS, File, Letter, plain_text, post
from bot.model import Address, Button
from tests.delivery.conftest import Office

LETTER = Letter(address=Address(chat_id=7), html="<b>News</b> &amp; more")


async def test_a_letter_is_sent_and_known_by_its_number(office: Office) -> None:
    assert await post(office.bot, LETTER) == 1
    [(method, sent)] = office.wire.calls
    assert method == "sendMessage"
    assert (sent["chat_id"], sent["text"], sent["parse_mode"]) == (7, LETTER.html, "HTML")
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert not {"reply_parameters", "reply_markup", "message_thread_id"} & sent.keys()


@pytest.mark.parametrize(("thread_id", "named"), [(None, None), (1, None), (2, 2)])
@pytest.mark.parametrize("file", [None, File(name="a.txt", data=b"a")])
async def test_a_topic_is_named_but_for_the_general_one_for_text_and_file_alike(
    office: Office, thread_id: int | None, named: int | None, file: File | None
) -> None:
    address = Address(chat_id=-100, thread_id=thread_id)
    await post(office.bot, replace(LETTER, address=address, file=file))
    assert office.wire.calls[0][1].get("message_thread_id") == named


async def test_buttons_go_along_each_with_its_action_or_its_link(office: Office) -> None:
    row = (Button(label="Open", data="s1"), Button(label="Read", url="https://news.example/"))
    await post(office.bot, replace(LETTER, buttons=(row,)))
    markup = office.wire.calls[0][1]["reply_markup"]
    markup = json.loads(markup) if isinstance(markup, str) else markup
    assert markup["inline_keyboard"] == [
        [{"text": "Open", "callback_data": "s1"}, {"text": "Read", "url": "https://news.example/"}]
    ]


async def test_an_answer_points_at_its_question_even_if_that_may_be_gone(office: Office) -> None:
    await post(office.bot, replace(LETTER, reply_to=5, silent=True))
    sent = office.wire.calls[0][1]
    assert sent["reply_parameters"] == {"message_id": 5, "allow_sending_without_reply": True}
    assert sent["disable_notification"] is True


async def test_an_edit_takes_the_place_of_the_message_and_keeps_its_number(office: Office) -> None:
    assert await post(office.bot, replace(LETTER, edit=42)) == 42
    [(method, sent)] = office.wire.calls
    assert method == "editMessageText"
    assert (sent["message_id"], sent["text"]) == (42, LETTER.html)


async def test_a_file_is_sent_in_the_place_of_the_text(office: Office) -> None:
    await post(office.bot, replace(LETTER, file=File(name="data.json", data=b"{}"), reply_to=5))
    [(method, sent)] = office.wire.calls
    assert method == "sendDocument"
    assert "text" not in sent
    assert sent["reply_parameters"]["message_id"] == 5


async def test_a_plain_letter_is_the_text_without_markup(office: Office) -> None:
    await post(office.bot, replace(LETTER, plain=True))
    sent = office.wire.calls[0][1]
    assert sent["text"] == "News & more"
    assert "parse_mode" not in sent


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>a</b> &lt;b&gt; &quot;c&quot; &#39;d&#39;", "a <b> \"c\" 'd'"),
        ('<a href="https://news.example/?a=1&amp;b=2">Post</a>', "Post"),
        ("<b>never closed", "never closed"),
        ("</i>never opened", "never opened"),
        ("1 < 2 & 3", "1 < 2 & 3"),
        ("<blockquote expandable>a\nb</blockquote>", "a\nb"),
        ("", ""),
    ],
)
def test_what_a_reader_would_see_is_left_of_any_markup(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_no_call_outlasts_a_lease() -> None:
    assert sum(TIMEOUTS.values()) < 30
