"""The experiment around the bot: settings, faults, and what was observed."""

import dataclasses
from typing import Any

from tests.botapi.faults import FaultPlan
from tests.botapi.params import JsonObject
from tests.botapi.world import World


def configure(world: World, args: JsonObject) -> JsonObject:
    """Change fields of Config; flood control starts afresh."""
    world.config.change(args)
    world.reset_flood_control()
    return dataclasses.asdict(world.config)


def stub(world: World, args: JsonObject) -> JsonObject:
    """A method answers with a constant from now on: {method, result}."""
    world.stubs[args["method"].lower()] = args.get("result", True)
    return {}


def plan_faults(world: World, args: JsonObject) -> JsonObject:
    """Put a new plan of faults in the place of the old: {plan: [fields of Fault], seed}."""
    world.faults = FaultPlan(args.get("plan", []), args.get("seed", 1))
    return {"rules": len(world.faults.rules)}


async def wait_for_records(world: World, args: JsonObject) -> list[JsonObject]:
    """Records after since that pass the filters of Journal.find, waiting ``wait`` s for ``min``."""
    return await world.journal.wait(
        int(args.get("since", 0)),
        args,
        count=int(args.get("min", 1)),
        seconds=float(args.get("wait", 0)),
    )


def count(world: World, args: JsonObject) -> JsonObject:
    """Everything that can be counted."""
    updates = world.updates
    return {
        **world.journal.statistics(),
        "pending_updates": len(updates.pending),
        "last_poll": updates.last_poll,
        "hook": updates.webhook.state,
        "commands": world.commands,
        "faults": [dataclasses.asdict(rule) for rule in world.faults.rules],
    }


def look_up(world: World, args: JsonObject) -> Any:
    """What became of {callback_id}, {query_id} or {chat_id}."""
    if "callback_id" in args:
        return world.queries.callbacks[str(args["callback_id"])]
    if "query_id" in args:
        return world.queries.inline[str(args["query_id"])]
    chat = world.chats[int(args["chat_id"])]
    return {
        "state": chat.state,
        "messages": list(chat.messages.values()),
        "pinned": chat.pinned,
        "members": chat.members,
    }


def clear(world: World, args: JsonObject) -> JsonObject:
    """Forget records and counts; chats and users stay."""
    world.journal.clear()
    return {}
