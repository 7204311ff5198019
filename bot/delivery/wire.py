"""One letter to Telegram, one call of the Bot API."""

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from typing_extensions import override

from bot.model import Address, Buttons

GENERAL_TOPIC = 1
"""The thread of a forum's general topic; updates name it, but a message sent to it is refused with
"message thread not found": it is reached by naming no thread."""

TIMEOUTS: dict[str, Any] = {
    "connect_timeout": 5.0,
    "write_timeout": 5.0,
    "read_timeout": 10.0,
    "pool_timeout": 2.0,
}
"""Seconds; together less than the 30 s of a lease, so that no message is sent while it is claimed anew."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file on its way."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A text, or a file, on its way.

    Attributes:
        html: the text in Telegram's HTML.
        file: sent instead of the text.
        silent: without a sound.
        plain: send the text without markup.
        reply_to: the message it answers, in the same chat.
        edit: our own message whose text it replaces.
    """

    address: Address
    html: str = ""
    file: File | None = None
    buttons: Buttons = ()
    silent: bool = False
    plain: bool = False
    reply_to: int | None = None
    edit: int | None = None


async def post(bot: Bot, letter: Letter) -> int:
    """Send the letter, or edit the message it replaces; give the message's id.

    https://core.telegram.org/bots/api#sendmessage, https://core.telegram.org/bots/api#editmessagetext,
    https://core.telegram.org/bots/api#senddocument

    Raises:
        telegram.error.TelegramError: Telegram did not do it, or did not say so.
    """
    if letter.file is not None:
        return await _post_file(bot, letter, letter.file)
    content: dict[str, Any] = {
        "chat_id": letter.address.chat_id,
        "text": plain_text(letter.html) if letter.plain else letter.html,
        "parse_mode": None if letter.plain else ParseMode.HTML,
        "link_preview_options": _NO_PREVIEW,
        "reply_markup": keyboard(letter.buttons),
        **TIMEOUTS,
    }
    if letter.edit is not None:
        await bot.edit_message_text(message_id=letter.edit, **content)
        return letter.edit
    sent: Message = await bot.send_message(
        message_thread_id=thread_of(letter.address),
        disable_notification=letter.silent,
        reply_parameters=reply_to(letter.reply_to),
        **content,
    )
    return sent.message_id


async def _post_file(bot: Bot, letter: Letter, file: File) -> int:
    sent = await bot.send_document(
        letter.address.chat_id,
        file.data,
        filename=file.name,
        message_thread_id=thread_of(letter.address),
        disable_notification=letter.silent,
        reply_parameters=reply_to(letter.reply_to),
        **TIMEOUTS,
    )
    return sent.message_id


def thread_of(address: Address) -> int | None:
    """The thread to name when sending to an address."""
    return None if address.thread_id == GENERAL_TOPIC else address.thread_id


def reply_to(message_id: int | None) -> ReplyParameters | None:
    """Point at the message that is answered, if it is still there."""
    if message_id is None:
        return None
    return ReplyParameters(message_id=message_id, allow_sending_without_reply=True)


def keyboard(buttons: Buttons) -> InlineKeyboardMarkup | None:
    """The buttons as Telegram takes them."""
    if not buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(each.label, callback_data=each.data, url=each.url)
                for each in row
            ]
            for row in buttons
        ]
    )


def plain_text(html: str) -> str:
    """The text that a reader would see, without markup."""
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    @override
    def handle_data(self, data: str) -> None:
        self.parts.append(data)
