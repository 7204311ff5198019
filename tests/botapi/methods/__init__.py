"""What a bot may call: https://core.telegram.org/bots/api#available-methods."""

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.botapi.methods import about, answers, editing, getting, menu, sending
from tests.botapi.params import Params
from tests.botapi.world import World

Method = Callable[[World, Params], Any]
"""Returns the result, or an awaitable of it; raises ApiError."""

_METHODS: dict[str, Method] = {
    "getMe": about.get_me,
    "getChat": about.get_chat,
    "getChatMember": about.get_chat_member,
    "getChatAdministrators": about.get_chat_administrators,
    "getChatMemberCount": about.get_chat_member_count,
    "sendMessage": sending.send_message,
    "sendChatAction": sending.send_chat_action,
    **{
        f"send{kind.capitalize()}": partial(sending.send_media, kind)
        for kind in sending.MEDIA_KINDS
    },
    "editMessageText": editing.edit_message_text,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "pinChatMessage": editing.pin_chat_message,
    "unpinChatMessage": editing.unpin_chat_message,
    "answerCallbackQuery": answers.answer_callback_query,
    "answerInlineQuery": answers.answer_inline_query,
    "setMyCommands": menu.set_my_commands,
    "getMyCommands": menu.get_my_commands,
    "deleteMyCommands": menu.delete_my_commands,
    "getUpdates": getting.get_updates,
    "setWebhook": getting.set_webhook,
    "deleteWebhook": getting.delete_webhook,
    "getWebhookInfo": getting.get_webhook_info,
    "getFile": getting.get_file,
}
METHODS = {name.lower(): method for name, method in _METHODS.items()}
"""By name in lower case, for Telegram does not tell cases apart."""
