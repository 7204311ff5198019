"""Groups, channels and their members; blocking, and groups that move."""

from tests.botapi.chats import FORBIDDEN, Chat
from tests.botapi.params import JsonObject
from tests.botapi.world import World

_STATES = {"kicked": "kicked", "left": "left"}


def make_group(world: World, args: JsonObject) -> JsonObject:
    """A group comes into being and the bot joins it.

    Args:
        world: The world.
        args: chat_id, type (supergroup), title, username, is_forum, topics {id: {closed} or name},
            members {user_id: status}, bot (its status, member).

    Returns:
        update_id of the bot's joining.
    """
    chat = world.chats.add(
        Chat(
            args["chat_id"],
            args.get("type", "supergroup"),
            title=args.get("title", "Group"),
            username=args.get("username"),
            is_forum=args.get("is_forum"),
        )
    )
    chat.topics = {
        int(thread): topic if isinstance(topic, dict) else {"name": topic}
        for thread, topic in args.get("topics", {}).items()
    }
    chat.members = {int(user): status for user, status in args.get("members", {}).items()}
    for user_id in chat.members:
        world.chats.private(user_id, "not_started")
    by = next(iter(chat.members), 1)
    status = args.get("bot", "member")
    return change_member(world, {"chat_id": chat.id, "status": status, "by": by})


def set_topic(world: World, args: JsonObject) -> JsonObject:
    """A forum topic opens, changes or closes: {chat_id, thread_id, name, closed}; with delete it goes."""
    topics, thread = world.chats[args["chat_id"]].topics, int(args["thread_id"])
    if args.get("delete"):
        del topics[thread]
    else:
        change: JsonObject = {key: args[key] for key in ("name", "closed") if key in args}
        topics[thread] = {**topics.get(thread, {}), **change}
    return {}


def change_member(world: World, args: JsonObject) -> JsonObject:
    """A membership changes: {chat_id, user_id (the bot if absent), status, by} -> update_id."""
    chat, user_id = world.chats[args["chat_id"]], args.get("user_id", world.users.bot_id)
    old, new = chat.members.get(user_id, "left"), args["status"]
    chat.members[user_id] = new
    concerns_bot = user_id == world.users.bot_id
    if concerns_bot:
        blocked = chat.is_private and new == "kicked"
        chat.state = "blocked" if blocked else _STATES.get(new, "ok")
    body = {
        "chat": chat.as_json(),
        "from": world.users.get(args.get("by", 1)),
        "date": world.now(),
        "old_chat_member": world.chats.member(user_id, old),
        "new_chat_member": world.chats.member(user_id, new),
    }
    kind = "my_chat_member" if concerns_bot else "chat_member"
    return {"update_id": world.updates.push(kind, body)}


def block(world: World, args: JsonObject) -> JsonObject:
    """Somebody blocks the bot, or with undo lets it in again: {user_id, undo} -> update_id."""
    user_id = args["user_id"]
    world.chats.private(user_id).members.setdefault(world.users.bot_id, "member")
    status = "member" if args.get("undo") else "kicked"
    return change_member(world, {"chat_id": user_id, "status": status, "by": user_id})


def set_state(world: World, args: JsonObject) -> JsonObject:
    """Set a chat's state without an update: {chat_id, state: ok or a key of FORBIDDEN}."""
    if args["state"] not in ("ok", *FORBIDDEN):
        raise ValueError(f"no such state: {args['state']}")
    world.chats[args["chat_id"]].state = args["state"]
    return {}


def migrate(world: World, args: JsonObject) -> JsonObject:
    """Group chat_id becomes the supergroup new_chat_id.

    Both get a service message, unless silent; writing to the old one is then refused with
    ``migrate_to_chat_id``.
    """
    old = world.chats[args["chat_id"]]
    new = world.chats.add(Chat(args["new_chat_id"], "supergroup", **old.info))
    new.members = dict(old.members)
    old.migrated_to = new.id
    if not args.get("silent"):
        moves = ((old, {"migrate_to_chat_id": new.id}), (new, {"migrate_from_chat_id": old.id}))
        for chat, content in moves:
            message = world.chats.store(chat, world.users.get(1), content, {})
            world.updates.push("message", message)
    return {}
