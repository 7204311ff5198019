"""Messages that a bot changes, deletes or pins."""

from tests.botapi.errors import refuse
from tests.botapi.keyboards import read_markup
from tests.botapi.params import JsonObject, Params
from tests.botapi.texts import FormattedText, read_text
from tests.botapi.world import World

DELETABLE_S = 48 * 3600
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(world: World, params: Params) -> JsonObject | bool:
    return _edit(world, params, "editMessageText", read_text(params, world.config))


def edit_message_reply_markup(world: World, params: Params) -> JsonObject | bool:
    return _edit(world, params, "editMessageReplyMarkup", None)


def delete_message(world: World, params: Params) -> bool:
    refuse(not params.text("chat_id"), "Chat identifier is not specified")
    refuse(not params.text("message_id"), "Message identifier is not specified")
    chat, message = world.chats.find_message(params, "delete")
    old = world.now() - message["date"] > DELETABLE_S
    own = message["from"]["id"] == world.users.bot_id
    refuse(old or not (own or world.chats.is_run_by_bot(chat)), "message can't be deleted")
    del chat.messages[message["message_id"]]
    world.journal.note("delete", "deleteMessage", chat, message)
    return True


def pin_chat_message(world: World, params: Params) -> bool:
    chat, message = world.chats.find_message(params, "pin")
    refuse(
        not world.chats.is_run_by_bot(chat),
        "not enough rights to manage pinned messages in the chat",
    )
    chat.pinned.append(message["message_id"])
    world.journal.note("pin", "pinChatMessage", chat, message)
    return True


def unpin_chat_message(world: World, params: Params) -> bool:
    chat = world.chats.find(params.text("chat_id"), write=True)
    refuse(not chat.pinned, "Message to unpin not found")
    message_id = params.integer("message_id")
    if message_id in chat.pinned:
        chat.pinned.remove(message_id)
    else:
        chat.pinned.pop()
    return True


def _edit(
    world: World, params: Params, method: str, formatted: FormattedText | None
) -> JsonObject | bool:
    markup = read_markup(params.text("reply_markup"))
    inline_id = params.text("inline_message_id")
    if inline_id and not params.text("chat_id"):
        text = formatted.text if formatted else None
        world.journal.note("edit_inline", method, text=text, inline_message_id=inline_id)
        return True
    refuse(
        not params.text("chat_id") and not params.integer("message_id"),
        "Message identifier is not specified",
    )
    chat, message = world.chats.find_message(params, "edit")
    refuse(message["from"]["id"] != world.users.bot_id, "message can't be edited")
    edited = _changed(message, formatted, markup)
    refuse(edited == message, _NOT_MODIFIED)
    if world.config.limit_edits:
        world.flood.admit(chat.lane, grouped=not chat.is_private)
    edited["edit_date"] = world.now()
    chat.messages[message["message_id"]] = edited
    world.journal.note(
        "edit",
        method,
        chat,
        edited,
        text=edited.get("text"),
        entities=formatted.entities if formatted else [],
        raw_markup=markup,
        lint=formatted.lint if formatted else [],
    )
    return edited


def _changed(
    message: JsonObject, formatted: FormattedText | None, markup: JsonObject | None
) -> JsonObject:
    content = {"text": formatted.text, "entities": formatted.entities} if formatted else {}
    changed = {**message, **content, "reply_markup": markup}
    return {key: value for key, value in changed.items() if value not in (None, [])}
