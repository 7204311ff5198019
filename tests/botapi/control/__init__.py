"""What a test may do to the world: one function a verb.

Each takes the world and a JSON object of arguments and returns JSON. A KeyError, TypeError or
ValueError tells the test that it asked for something that is not there.
"""

from collections.abc import Callable
from typing import Any

from tests.botapi.control import experiment, groups, people
from tests.botapi.params import JsonObject
from tests.botapi.world import World

Verb = Callable[[World, JsonObject], Any]
"""Returns the result, or an awaitable of it."""

VERBS: dict[str, Verb] = {
    "chats": people.start_chats,
    "user_message": people.write,
    "callback": people.press,
    "inline_query": people.ask_inline,
    "update": people.push_update,
    "group": groups.make_group,
    "topic": groups.set_topic,
    "member": groups.change_member,
    "block": groups.block,
    "state": groups.set_state,
    "migrate": groups.migrate,
    "config": experiment.configure,
    "stub": experiment.stub,
    "fault": experiment.plan_faults,
    "messages": experiment.wait_for_records,
    "stats": experiment.count,
    "lookup": experiment.look_up,
    "clear": experiment.clear,
}
