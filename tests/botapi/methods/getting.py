"""How updates and files come to the bot."""

import re

from tests.botapi.errors import ApiError, bad, refuse
from tests.botapi.files import unique_id
from tests.botapi.params import JsonObject, Params
from tests.botapi.world import World

MAX_POLL_S = 50
MAX_UPDATES = 100
MAX_SECRET = 256


async def get_updates(world: World, params: Params) -> list[JsonObject]:
    if world.updates.webhook.url:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    _set_allowed(world, params)
    return await world.updates.poll(
        offset=params.integer("offset"),
        limit=min(MAX_UPDATES, max(1, params.integer("limit", MAX_UPDATES))),
        seconds=min(MAX_POLL_S, max(0, params.integer("timeout"))),
    )


def set_webhook(world: World, params: Params) -> bool:
    url, secret = params.text("url"), params.text("secret_token")
    refuse(url and not re.match(r"https?://[^/\s]+", url), "invalid webhook URL specified")
    refuse(len(secret) > MAX_SECRET, "secret token is too long")
    refuse(
        not re.fullmatch(r"[A-Za-z0-9_-]*", secret), "secret token contains unallowed characters"
    )
    if params.flag("drop_pending_updates"):
        world.updates.pending.clear()
    _set_allowed(world, params)
    if url:
        world.updates.end_poll("terminated by setWebhook request")
    world.updates.webhook.set(url, secret, params.integer("max_connections", 40))
    return True


def delete_webhook(world: World, params: Params) -> bool:
    drop = params.text("drop_pending_updates")
    return set_webhook(world, Params({"drop_pending_updates": drop}))


def get_webhook_info(world: World, params: Params) -> JsonObject:
    state = world.updates.webhook.state
    return {
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
        **{key: value for key, value in state.items() if key != "secret"},
    }


def get_file(world: World, params: Params) -> JsonObject:
    file_id = params.text("file_id")
    file = world.files.get(file_id)
    if file is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    local = world.config.local_mode
    refuse(len(file.data) > world.config.download_max and not local, "file is too big")
    if local:
        file.move_to_disk()
    return {
        "file_id": file_id,
        "file_unique_id": unique_id(file_id),
        "file_size": len(file.data),
        "file_path": file.path,
    }


def _set_allowed(world: World, params: Params) -> None:
    if params.text("allowed_updates"):
        world.updates.allowed = params.json("allowed_updates", "allowed_updates") or None
