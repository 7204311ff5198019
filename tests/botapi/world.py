"""All that one bot token can see."""

import dataclasses
import time

from tests.botapi.chats import Chats
from tests.botapi.config import Config
from tests.botapi.faults import FaultPlan
from tests.botapi.files import Files
from tests.botapi.flood import FloodControl, Lane
from tests.botapi.journal import Journal
from tests.botapi.params import JsonObject
from tests.botapi.queries import Queries
from tests.botapi.updates import Updates
from tests.botapi.users import Users

Menus = dict[str, list[JsonObject]]
"""The bot's commands by scope and language, both as one JSON text."""

ACCEPTED_WITHOUT_A_MODEL = (
    "setMyDescription",
    "setMyShortDescription",
    "setMyName",
    "setChatMenuButton",
    "setMessageReaction",
    "leaveChat",
    "logOut",
    "close",
)


class World:
    """The parts that the methods of the Bot API and the test's verbs act on."""

    def __init__(self, token: str, config: Config) -> None:
        self.config = dataclasses.replace(config)
        self.users = Users(int(token.partition(":")[0]))
        self.chats = Chats(self.users, self.now)
        self.files = Files()
        self.journal = Journal()
        self.updates = Updates(self.config, self.now)
        self.queries = Queries()
        self.flood = FloodControl(self.config)
        self.faults = FaultPlan()
        self.commands: Menus = {}
        self.stubs: dict[str, object] = {
            method.lower(): True for method in ACCEPTED_WITHOUT_A_MODEL
        }
        """Constant answers of methods, by name in lower case."""

    def now(self) -> int:
        """Return the Unix time that messages carry."""
        return int(time.time() + self.config.clock_offset)

    def reset_flood_control(self) -> None:
        """Forget what was sent, so that nothing is locked."""
        self.flood.reset()
        for chat in self.chats:
            chat.lane = Lane()
