"""The people of a world, and the bot itself: https://core.telegram.org/bots/api#user."""

from tests.botapi.params import JsonObject

BOT_NAME = "harness_bot"


class Users:
    """People come into being when they are first named."""

    def __init__(self, bot_id: int) -> None:
        self.bot_id = bot_id
        self.bot: JsonObject = {
            "id": bot_id,
            "is_bot": True,
            "first_name": "Test Bot",
            "username": BOT_NAME,
        }
        self._people: dict[int, JsonObject] = {}

    def __contains__(self, user_id: int) -> bool:
        return user_id == self.bot_id or user_id in self._people

    def get(self, user_id: int, **changes: str | None) -> JsonObject:
        """Return the user, with ``changes`` (other than None) made first."""
        if user_id == self.bot_id:
            return self.bot
        user = self._people.setdefault(
            user_id,
            {
                "id": user_id,
                "is_bot": False,
                "first_name": f"User{user_id}",
                "language_code": "en",
            },
        )
        user.update({key: value for key, value in changes.items() if value is not None})
        return user
