"""Chats with their members, topics and messages: https://core.telegram.org/bots/api#chat."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from tests.botapi.errors import ApiError, bad, refuse
from tests.botapi.flood import Lane
from tests.botapi.params import JsonObject, Params, read_integer
from tests.botapi.users import Users

FORBIDDEN = {
    "blocked": "bot was blocked by the user",
    "deactivated": "user is deactivated",
    "kicked": "bot was kicked from the {} chat",
    "left": "bot is not a member of the {} chat",
    "deleted": "the group chat was deleted",
    "not_started": "bot can't initiate conversation with a user",
}
"""Why a chat with this state cannot be written to."""
_UNREADABLE = ("kicked", "left")
_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_MEMBER_DETAILS: dict[str, JsonObject] = {
    "kicked": {"until_date": 0},
    "creator": {"is_anonymous": False},
    "administrator": {right: right != "is_anonymous" for right in _RIGHTS},
}


class Chat:
    """A private chat, group, supergroup or channel."""

    def __init__(self, chat_id: int, kind: str, **info: Any) -> None:
        self.id = chat_id
        self.kind = kind
        self.info = {key: value for key, value in info.items() if value}
        self.state = "ok"
        self.members: dict[int, str] = {}
        self.topics: dict[int, JsonObject] = {}
        self.messages: dict[int, JsonObject] = {}
        self.pinned: list[int] = []
        self.migrated_to: int | None = None
        self.lane = Lane()

    @property
    def is_private(self) -> bool:
        return self.kind == "private"

    def as_json(self) -> JsonObject:
        return {"id": self.id, "type": self.kind, **self.info}


class Chats:
    """All chats of a world, by id."""

    def __init__(self, users: Users, now: Callable[[], int]) -> None:
        self._users = users
        self._now = now
        self._chats: dict[int, Chat] = {}
        # A supergroup or channel numbers its own messages, all other chats share one count.
        self._shared_ids = itertools.count(1)
        self._own_ids: defaultdict[int, Iterator[int]] = defaultdict(lambda: itertools.count(1))

    def __getitem__(self, chat_id: int) -> Chat:
        return self._chats[chat_id]

    def __iter__(self) -> Iterator[Chat]:
        return iter(self._chats.values())

    def __len__(self) -> int:
        return len(self._chats)

    def add(self, chat: Chat) -> Chat:
        """Add a chat, or put it in the place of the one that has its id."""
        self._chats[chat.id] = chat
        return chat

    def private(self, user_id: int, state: str = "ok") -> Chat:
        """Return the chat with a person; a new one is in the given state."""
        if user_id not in self._chats:
            chat = Chat(user_id, "private", first_name=self._users.get(user_id)["first_name"])
            chat.state = state
            self.add(chat)
        return self._chats[user_id]

    def find(self, chat_id: str, *, write: bool = False) -> Chat:
        """Return the chat that a call names by id or @username.

        Raises:
            ApiError: There is none, or the bot may not read it or, with ``write``, write to it.
        """
        name = chat_id.strip()
        refuse(not name, "chat_id is empty")
        chat = (
            self._named(name) if name.startswith("@") else self._chats.get(read_integer(chat_id))
        )
        if chat is None:
            raise bad("chat not found")
        if write and chat.migrated_to:
            raise bad(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
            )
        if chat.state != "ok" and (write or chat.state in _UNREADABLE):
            raise ApiError(403, f"Forbidden: {FORBIDDEN[chat.state].format(chat.kind)}")
        return chat

    def find_message(self, params: Params, purpose: str) -> tuple[Chat, JsonObject]:
        """Return the chat and the message that a call wants to edit, delete or pin."""
        chat = self.find(params.text("chat_id"), write=True)
        message = chat.messages.get(params.integer("message_id"))
        if message is None:
            raise bad(f"message to {purpose} not found")
        return chat, message

    def store(
        self, chat: Chat, sender: JsonObject, content: JsonObject, context: JsonObject
    ) -> JsonObject:
        """Add a message to a chat, without the fields that are empty lists."""
        own = chat.kind in ("supergroup", "channel")
        message_id = next(self._own_ids[chat.id] if own else self._shared_ids)
        message = {
            "message_id": message_id,
            "from": sender,
            "chat": chat.as_json(),
            "date": self._now(),
            **content,
            **context,
        }
        chat.messages[message_id] = {key: value for key, value in message.items() if value != []}
        return chat.messages[message_id]

    def is_run_by_bot(self, chat: Chat) -> bool:
        """Tell whether the bot has an administrator's rights."""
        return chat.is_private or chat.members.get(self._users.bot_id) in (
            "administrator",
            "creator",
        )

    def member(self, user_id: int, status: str) -> JsonObject:
        """Return a ChatMember."""
        user = self._users.get(user_id)
        return {"user": user, "status": status, **_MEMBER_DETAILS.get(status, {})}

    def _named(self, name: str) -> Chat | None:
        return next(
            (c for c in self if f"@{c.info.get('username', '')}".lower() == name.lower()), None
        )
