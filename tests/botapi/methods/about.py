"""What a bot may ask about itself, chats and their members."""

from tests.botapi.errors import refuse
from tests.botapi.params import JsonObject, Params
from tests.botapi.world import World

_GIFT_KINDS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_me(world: World, params: Params) -> JsonObject:
    return {
        **world.users.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": not world.config.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(world: World, params: Params) -> JsonObject:
    return {
        **world.chats.find(params.text("chat_id")).as_json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFT_KINDS, False),
    }


def get_chat_member(world: World, params: Params) -> JsonObject:
    user_id = params.integer("user_id")
    refuse(user_id <= 0, "Invalid user_id specified")
    chat = world.chats.find(params.text("chat_id"))
    refuse(user_id not in world.users, "PARTICIPANT_ID_INVALID")
    status = "member" if chat.is_private else chat.members.get(user_id, "left")
    return world.chats.member(user_id, status)


def get_chat_administrators(world: World, params: Params) -> list[JsonObject]:
    chat = world.chats.find(params.text("chat_id"))
    refuse(chat.is_private, "there are no administrators in the private chat")
    return [
        world.chats.member(user_id, status)
        for user_id, status in chat.members.items()
        if status in ("creator", "administrator")
    ]


def get_chat_member_count(world: World, params: Params) -> int:
    members = world.chats.find(params.text("chat_id")).members
    return max(2, sum(status not in ("left", "kicked") for status in members.values()))
