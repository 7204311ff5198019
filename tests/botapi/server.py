"""The server's HTTP side: parameters in, answers and faults out."""

import asyncio
import inspect
import json
import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl

from aiohttp import web

from tests.botapi.config import Config
from tests.botapi.control import VERBS
from tests.botapi.errors import ApiError
from tests.botapi.faults import Fault
from tests.botapi.methods import METHODS
from tests.botapi.params import JsonObject, Params, Upload
from tests.botapi.world import World

HOST = "127.0.0.1"
DEFAULT_TOKEN = "123456:TEST"
_TOKEN = re.compile(r"[1-9]\d*:.{1,68}")
_BACKLOG = 1024
_WORLDS = web.AppKey("worlds", dict[str, World])
_CONFIG = web.AppKey("config", Config)


async def serve(port: int, tokens: Iterable[str], config: Config) -> tuple[web.AppRunner, int]:
    """Serve on the loopback.

    Args:
        port: The port to listen on, 0 for any that is free.
        tokens: The bots; each sees a world of its own.
        config: Where each world starts from.

    Returns:
        The runner, whose ``cleanup`` ends the service, and the port.
    """
    runner = web.AppRunner(_build(tokens, config), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, HOST, port, backlog=_BACKLOG).start()
    return runner, runner.addresses[0][1]


def _build(tokens: Iterable[str], config: Config) -> web.Application:
    app = web.Application(client_max_size=config.upload_max + (1 << 20))
    app[_CONFIG] = config
    app[_WORLDS] = {token: World(token, config) for token in tokens}
    app.add_routes(
        [
            web.route("*", r"/bot{token:[^/]+}/{method:\w+}", _call),
            web.route("*", r"/file/bot{token:[^/]+}/{path:.+}", _download),
            web.route("*", r"/control/{verb:\w+}", _control),
            web.route("*", r"/{tail:.*}", _not_found),
        ]
    )
    return app


async def _call(request: web.Request) -> web.Response:
    """Answer a method of the Bot API."""
    token, method = request.match_info["token"], request.match_info["method"].lower()
    if not _TOKEN.fullmatch(token):
        return _refusal(401, "Unauthorized: invalid token specified")
    world = request.app[_WORLDS].get(token)
    if world is None:
        return _refusal(401, "Unauthorized")
    world.journal.calls[method] += 1
    try:
        params = await _read_params(request)
    except web.HTTPRequestEntityTooLarge:
        world.journal.errors["413 Request Entity Too Large"] += 1
        return _refusal(413, "Request Entity Too Large")
    except ConnectionError:  # the bot died while sending: nothing was accepted
        world.journal.errors["connection lost in request"] += 1
        return web.Response()
    await asyncio.sleep(world.config.latency)
    fault = world.faults.pick(method, params.text("chat_id"))
    if fault is None:
        return await _perform(world, method, params)
    world.journal.errors[f"fault:{fault.action}"] += 1
    return await _perform_with(fault, request, world, method, params)


async def _perform(world: World, method: str, params: Params) -> web.Response:
    try:
        return _answer({"ok": True, "result": await _result(world, method, params)})
    except ApiError as error:
        kind = re.sub(r"[0-9]+", "N", error.description)
        world.journal.errors[f"{error.code} {kind}"] += 1
        return _refusal(error.code, error.description, error.parameters)


async def _result(world: World, method: str, params: Params) -> object:
    if method in world.stubs:
        return world.stubs[method]
    if method not in METHODS:
        raise ApiError(404, "Not Found: method not found")
    result: object = METHODS[method](world, params)
    return await result if inspect.isawaitable(result) else result


async def _perform_with(
    fault: Fault, request: web.Request, world: World, method: str, params: Params
) -> web.Response:
    match fault.action:
        case "garbage":
            return web.Response(text="<html>", content_type="text/html")
        case "error" if fault.html:
            return web.Response(status=fault.code, text="<html>", content_type="text/html")
        case "error":
            return _refusal(fault.code, fault.description, fault.parameters)
        case "hang" | "reset":
            return await _drop(request, fault.seconds if fault.action == "hang" else 0)
        case "delay":
            await asyncio.sleep(fault.seconds)
            return await _perform(world, method, params)
        case _:
            return await _perform_untold(fault, request, world, method, params)


async def _perform_untold(
    fault: Fault, request: web.Request, world: World, method: str, params: Params
) -> web.Response:
    """Let the call take effect and the bot not learn of it."""
    mark = len(world.journal.records)
    answer = await _perform(world, method, params)
    if answer.status != 200:
        return answer
    for record in world.journal.records[mark:]:
        record["acked"] = False
    return await _drop(request, fault.seconds if fault.action == "hang_after" else 0)


async def _drop(request: web.Request, seconds: float) -> web.Response:
    """Break the connection after a while; nothing of the response is sent."""
    await asyncio.sleep(seconds)
    if request.transport:
        request.transport.abort()
    return web.Response()


async def _download(request: web.Request) -> web.Response:
    world = request.app[_WORLDS].get(request.match_info["token"])
    file = world.files.at(request.match_info["path"]) if world else None
    if file is None:
        return _refusal(404, "Not Found")
    return web.Response(body=file.data, content_type="application/octet-stream")


async def _control(request: web.Request) -> web.Response:
    """Do what a test asks; {token} says in which world, else in the first."""
    worlds, verb, body = request.app[_WORLDS], request.match_info["verb"], await request.read()
    args: JsonObject = {**request.query, **(json.loads(body) if body else {})}
    token = args.pop("token", None) or next(iter(worlds))
    if verb == "reset" or token not in worlds:  # the world starts afresh, or another is added
        worlds[token] = World(token, request.app[_CONFIG])
        return web.json_response({"ok": True})
    try:
        result = VERBS[verb](worlds[token], args)
        return web.json_response(await result if inspect.isawaitable(result) else result)
    except (KeyError, TypeError, ValueError) as error:
        return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=422)


async def _not_found(request: web.Request) -> web.Response:
    return _refusal(404, "Not Found")


async def _read_params(request: web.Request) -> Params:
    values: JsonObject = dict(request.query)
    files = {}
    if request.content_type == "multipart/form-data":
        for key, part in (await request.post()).items():
            if isinstance(part, web.FileField):
                files[key] = Upload(part.filename, part.file.read())
            else:
                values[key] = part
    elif request.can_read_body:
        body = await request.read()
        json_body = request.content_type == "application/json"
        values.update(json.loads(body) if json_body else parse_qsl(body.decode(), True))
    return Params(values, files)


def _refusal(code: int, description: str, parameters: Mapping[str, int] = {}) -> web.Response:
    body: JsonObject = {"ok": False, "error_code": code, "description": description}
    if parameters:
        body["parameters"] = dict(parameters)
    response = _answer(body, code)
    if "retry_after" in parameters:
        response.headers["Retry-After"] = str(parameters["retry_after"])
    return response


def _answer(body: JsonObject, status: int = 200) -> web.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(
        body=text.encode("utf-8", "replace"), status=status, content_type="application/json"
    )
