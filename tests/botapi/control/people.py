"""People who write to the bot and press its buttons."""

import base64
import re

from tests.botapi.chats import Chat
from tests.botapi.entities import find_entities
from tests.botapi.files import unique_id
from tests.botapi.params import JsonObject
from tests.botapi.users import BOT_NAME
from tests.botapi.world import World

_COMMAND = re.compile(r"/\w+(?:@(\w+))?")


def start_chats(world: World, args: JsonObject) -> JsonObject:
    """Private chats that have started the bot, without an update: {start, count} or {users}."""
    if "users" in args:
        users = args["users"]
    else:
        first = int(args["start"])
        users = range(first, first + int(args["count"]))
    for user_id in users:
        world.chats.private(user_id)
    return {"chats": len(world.chats)}


def write(world: World, args: JsonObject) -> JsonObject:
    """Somebody writes, which starts a private chat or reopens it.

    Args:
        world: The world.
        args: user_id, text, chat_id, thread_id, reply_to, document {name, data (base64)}, edit (a
            message to change instead), lang, username, first_name.

    Returns:
        message_id, and update_id, which is null if privacy mode or a filter hides the message.
    """
    user_id = args["user_id"]
    sender = world.users.get(
        user_id,
        username=args.get("username"),
        first_name=args.get("first_name"),
        language_code=args.get("lang"),
    )
    chat = _chat(world, args)
    chat.members.setdefault(user_id, "member")
    content, context = _content(world, args), _context(chat, args)
    if args.get("edit"):
        return _rewrite(world, chat, args["edit"], content)
    message = world.chats.store(chat, sender, content, context)
    update_id = world.updates.push("message", message) if _sees(world, chat, message) else None
    return {"update_id": update_id, "message_id": message["message_id"]}


def press(world: World, args: JsonObject) -> JsonObject:
    """Somebody presses a button that the message really has.

    Args:
        world: The world.
        args: user_id, chat_id, message_id, data; with force, the message need not have it.

    Returns:
        callback_id and update_id.
    """
    chat_id = int(args.get("chat_id") or args["user_id"])
    message = world.chats[chat_id].messages[args["message_id"]]
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    present = [button.get("callback_data") for row in rows for button in row]
    if args["data"] not in present and not args.get("force"):
        raise KeyError(f"no button {args['data']!r} among {present}")
    callback_id = world.queries.add_callback()
    body = {
        "id": callback_id,
        "from": world.users.get(args["user_id"]),
        "message": message,
        "data": args["data"],
        "chat_instance": "1",
    }
    return {
        "callback_id": callback_id,
        "update_id": world.updates.push("callback_query", body),
    }


def ask_inline(world: World, args: JsonObject) -> JsonObject:
    """Somebody types an inline query: {user_id, query, offset}."""
    query_id = world.queries.add_inline()
    body = {
        "id": query_id,
        "from": world.users.get(args["user_id"]),
        "query": args.get("query", ""),
        "offset": args.get("offset", ""),
    }
    return {"query_id": query_id, "update_id": world.updates.push("inline_query", body)}


def push_update(world: World, args: JsonObject) -> JsonObject:
    """Any update, as it is: {kind, body}."""
    return {"update_id": world.updates.push(args["kind"], args["body"])}


def _chat(world: World, args: JsonObject) -> Chat:
    user_id: int = args["user_id"]
    chat_id = int(args.get("chat_id") or user_id)
    chat = world.chats.private(user_id) if chat_id == user_id else world.chats[chat_id]
    if chat.is_private:
        chat.state = "ok"
    return chat


def _content(world: World, args: JsonObject) -> JsonObject:
    text, document = args.get("text", ""), args.get("document")
    if not document:
        return {"text": text, "entities": find_entities(text)} if text else {}
    name, data = document.get("name", "f.bin"), base64.b64decode(document.get("data", ""))
    file_id = world.files.add(name, data)
    content: JsonObject = {
        "document": {
            "file_id": file_id,
            "file_unique_id": unique_id(file_id),
            "file_name": name,
            "file_size": len(data),
        }
    }
    return {**content, "caption": text} if text else content


def _context(chat: Chat, args: JsonObject) -> JsonObject:
    context: JsonObject = {}
    if args.get("thread_id"):
        context.update(message_thread_id=args["thread_id"], is_topic_message=True)
    if args.get("reply_to"):
        context["reply_to_message"] = chat.messages[args["reply_to"]]
    return context


def _rewrite(world: World, chat: Chat, message_id: int, content: JsonObject) -> JsonObject:
    message = chat.messages[message_id]
    message.update(content, edit_date=world.now())
    return {"update_id": world.updates.push("edited_message", message), "message_id": message_id}


def _sees(world: World, chat: Chat, message: JsonObject) -> bool:
    """Tell whether the bot is told of a message."""
    if chat.state != "ok":
        return False
    text = str(message.get("text") or message.get("caption", ""))
    command = _COMMAND.match(text)
    named = command is not None and (command[1] or BOT_NAME).lower() == BOT_NAME
    replied = message.get("reply_to_message", {}).get("from", {}).get("id")
    addressed = named or replied == world.users.bot_id
    return addressed or not world.config.privacy or world.chats.is_run_by_bot(chat)
