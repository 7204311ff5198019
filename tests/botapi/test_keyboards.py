import json
from typing import Any

import pytest

from tests.botapi.errors import ApiError
from tests.botapi.keyboards import read_markup


def keyboard(*buttons: Any) -> str:
    return json.dumps({"inline_keyboard": [list(buttons)]})


def refusal(source: str) -> str:
    with pytest.raises(ApiError) as caught:
        read_markup(source)
    assert caught.value.code == 400
    return caught.value.description.removeprefix("Bad Request: ")


def test_no_markup_is_none() -> None:
    assert read_markup("") is None
    assert read_markup('{"inline_keyboard": []}') is None


def test_an_inline_keyboard_comes_back_as_it_is() -> None:
    buttons = [{"text": "Proof", "callback_data": "p:1"}, {"text": "Site", "url": "https://e.org"}]
    assert read_markup(keyboard(*buttons)) == {"inline_keyboard": [buttons]}


def test_another_kind_of_markup_is_let_through() -> None:
    assert read_markup('{"force_reply": true}') == {"force_reply": True}


def test_callback_data_may_have_64_bytes_but_not_65() -> None:
    fits = {"text": "A", "callback_data": "é" * 32}
    assert read_markup(keyboard(fits)) is not None
    assert refusal(keyboard({**fits, "callback_data": "é" * 32 + "x"})) == "BUTTON_DATA_INVALID"


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        (
            '{"inline_keyboard": [{}]}',
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            keyboard("Proof"),
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            keyboard({"callback_data": "a"}),
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            keyboard({"text": "A"}),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            keyboard({"text": " ", "callback_data": "a"}),
            "inline keyboard button text must be non-empty",
        ),
        (
            keyboard({"text": "A", "url": "no address"}),
            "inline keyboard button URL 'no address' is invalid: Wrong HTTP URL",
        ),
        (keyboard(*[{"text": "A", "callback_data": "a"}] * 101), "reply markup is too long"),
    ],
)
def test_a_bad_keyboard_is_refused_in_telegrams_words(source: str, why: str) -> None:
    assert refusal(source) == why
