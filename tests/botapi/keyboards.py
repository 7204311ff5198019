"""Reply markup, refused where Telegram refuses it: https://core.telegram.org/bots/api#inlinekeyboardmarkup."""

import itertools
import json
import re
from typing import Any

from tests.botapi.errors import bad, refuse
from tests.botapi.params import JsonObject

MAX_CALLBACK_BYTES = 64
# Both observed: a larger keyboard is refused as a whole.
MAX_BUTTONS = 100
MAX_KEYBOARD_BYTES = 10240

_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_MAY_BE_EMPTY = ("switch_inline", "pay")
_URL = re.compile(r"((https?|tg|tonsite)://\S+|[\w.-]+\.\w+\S*)$")


def read_markup(source: str) -> JsonObject | None:
    """Read ``reply_markup``.

    Args:
        source: JSON text, or nothing.

    Returns:
        The markup, None where there is none.

    Raises:
        ApiError: What Telegram would refuse, in its words.
    """
    try:
        markup = json.loads(source) if source else {}
    except ValueError:
        raise bad("Can't parse reply keyboard markup JSON object") from None
    if not isinstance(markup, dict):
        raise bad("Object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return markup or None
    _check_rows(rows)
    size = len(json.dumps(markup, ensure_ascii=False).encode())
    if sum(map(len, rows)) > MAX_BUTTONS or size > MAX_KEYBOARD_BYTES:
        raise bad("reply markup is too long")
    return {"inline_keyboard": rows} if any(rows) else None


def _check_rows(rows: Any) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    for button in itertools.chain(*rows):
        flaw = _find_flaw(button)
        refuse(flaw, f"Can't parse inline keyboard button: {flaw}")
        _check_button(button)


def _find_flaw(button: Any) -> str | None:
    if not isinstance(button, dict):
        return "InlineKeyboardButton must be an Object"
    if "text" not in button:
        return 'Can\'t find field "text"'
    if not isinstance(button["text"], (str, int)):
        return 'Field "text" must be of type String'
    if not any(_acts(button, action) for action in _ACTIONS):
        return "Text buttons are unallowed in the inline keyboard"
    return None


def _acts(button: JsonObject, action: str) -> bool:
    if action in button and action.startswith(_MAY_BE_EMPTY):
        return True
    return button.get(action) not in (None, "")


def _check_button(button: JsonObject) -> None:
    refuse(not str(button["text"]).strip(), "Inline keyboard button text must be non-empty")
    data = str(button.get("callback_data", ""))
    refuse(len(data.encode()) > MAX_CALLBACK_BYTES, "BUTTON_DATA_INVALID")
    url = button.get("url")
    if url and not _URL.match(url):
        raise bad(f"Inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
