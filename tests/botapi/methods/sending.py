"""Messages that a bot sends."""

import re

from tests.botapi.chats import Chat
from tests.botapi.errors import bad, refuse
from tests.botapi.files import unique_id
from tests.botapi.keyboards import read_markup
from tests.botapi.params import JsonObject, Params
from tests.botapi.texts import read_caption, read_text
from tests.botapi.world import World

MEDIA_KINDS = ("document", "photo", "video", "audio", "voice", "animation")
_HAVE_SIZE = ("photo", "video", "animation")
_HAVE_DURATION = ("video", "animation", "audio", "voice")
_GENERAL_TOPIC = 1
_CHAT_ACTION = re.compile(
    r"typing|(record|upload)_(video|audio|voice|video_note)|upload_(photo|document)|cancel|"
    r"choose_sticker|pick_up_location|find_location"
)


def send_message(world: World, params: Params) -> JsonObject:
    formatted = read_text(params, world.config)
    chat = world.chats.find(params.text("chat_id"), write=True)
    content: JsonObject = {"text": formatted.text, "entities": formatted.entities}
    return _post(world, chat, params, "sendMessage", content, formatted.lint)


def send_media(kind: str, world: World, params: Params) -> JsonObject:
    """Send one of MEDIA_KINDS, uploaded with the call or named by its id."""
    chat = world.chats.find(params.text("chat_id"), write=True)
    file_id = _take_file(world, params, kind)
    caption = read_caption(params, world.config)
    body = _describe_media(world, kind, file_id)
    content: JsonObject = {
        kind: [body] if kind == "photo" else body,
        "caption_entities": caption.entities,
    }
    if caption.text:
        content["caption"] = caption.text
    return _post(world, chat, params, f"send{kind.capitalize()}", content, caption.lint)


def send_chat_action(world: World, params: Params) -> bool:
    action = params.text("action")
    refuse(not _CHAT_ACTION.fullmatch(action.lower()), "Wrong parameter action in request")
    chat = world.chats.find(params.text("chat_id"), write=True)
    world.journal.note("action", "sendChatAction", chat, action=action)
    return True


def _take_file(world: World, params: Params, kind: str) -> str:
    reference = params.text(kind)
    attached = reference.startswith("attach://")
    upload = params.files.get(reference.removeprefix("attach://") if attached else kind)
    if upload:
        return world.files.add(upload.name, upload.data)
    refuse(not reference, f"There is no {kind} in the request")
    refuse(not world.files.get(reference), "Wrong file identifier/HTTP URL specified")
    return reference


def _describe_media(world: World, kind: str, file_id: str) -> JsonObject:
    file = world.files.get(file_id)
    assert file is not None
    body: JsonObject = {
        "file_id": file_id,
        "file_unique_id": unique_id(file_id),
        "file_size": len(file.data),
    }
    if kind in _HAVE_SIZE:
        body.update(width=9, height=9)
    if kind in _HAVE_DURATION:
        body.update(duration=1)
    if kind != "photo":
        body.update(file_name=file.name)
    return body


def _post(
    world: World, chat: Chat, params: Params, method: str, content: JsonObject, lint: list[str]
) -> JsonObject:
    """Check keyboard, topic, reply and flood limits, then store and record the message."""
    markup = read_markup(params.text("reply_markup"))
    context = _topic(world, chat, params)
    reply_to = _replied_id(params)
    context |= _reply(chat, params, reply_to)
    world.flood.admit(
        chat.lane, grouped=not chat.is_private, paid=params.flag("allow_paid_broadcast")
    )
    if markup and "inline_keyboard" in markup:
        context["reply_markup"] = markup
    message = world.chats.store(chat, world.users.bot, content, context)
    world.journal.note(
        "send",
        method,
        chat,
        message,
        text=message.get("text", message.get("caption")),
        entities=message.get("entities", []),
        document=message.get("document"),
        raw_markup=markup,
        thread_id=context.get("message_thread_id"),
        reply_to=reply_to or None,
        parse_mode=params.text("parse_mode"),
        silent=params.flag("disable_notification"),
        preview_off=_turns_preview_off(params),
        lint=lint,
    )
    return message


def _topic(world: World, chat: Chat, params: Params) -> JsonObject:
    thread = params.integer("message_thread_id")
    if not (chat.info.get("is_forum") and thread):
        return {}
    refuse(thread == _GENERAL_TOPIC or thread not in chat.topics, "message thread not found")
    closed = chat.topics[thread].get("closed")
    refuse(closed and not world.chats.is_run_by_bot(chat), "TOPIC_CLOSED")
    return {"message_thread_id": thread, "is_topic_message": True}


def _replied_id(params: Params) -> int:
    given = params.json("reply_parameters", "reply parameters") or {}
    return int(given.get("message_id") or params.integer("reply_to_message_id"))


def _reply(chat: Chat, params: Params, reply_to: int) -> JsonObject:
    if reply_to in chat.messages:
        original = chat.messages[reply_to].items()
        return {"reply_to_message": {k: v for k, v in original if k != "reply_to_message"}}
    given = params.json("reply_parameters", "reply parameters") or {}
    key = "allow_sending_without_reply"
    if reply_to and not (given.get(key) or params.flag(key)):
        raise bad("message to be replied not found")
    return {}


def _turns_preview_off(params: Params) -> bool:
    options = params.json("link_preview_options", "link preview options") or {}
    return bool(options.get("is_disabled") or params.flag("disable_web_page_preview"))
