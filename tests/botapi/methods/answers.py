"""Answers to presses of buttons and to inline queries."""

import json
import time
from typing import Any

from tests.botapi.errors import bad, refuse
from tests.botapi.keyboards import read_markup
from tests.botapi.params import JsonObject, Params
from tests.botapi.texts import read_text
from tests.botapi.world import World

MAX_CALLBACK_ANSWER = 200
MAX_INLINE_RESULTS = 50
MAX_RESULT_ID_BYTES = 64
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(world: World, params: Params) -> bool:
    callback = world.queries.callbacks.get(params.text("callback_query_id"))
    lifetime = world.config.callback_ttl
    if callback is None or (lifetime and time.time() - callback["t"] > lifetime):
        raise bad(_TOO_OLD)
    text = params.text("text")
    refuse(len(text) > MAX_CALLBACK_ANSWER, "MESSAGE_TOO_LONG")
    answers = callback["answers"]
    answers.append(
        {
            "t": time.time(),
            "text": text,
            "show_alert": params.flag("show_alert"),
            "url": params.text("url"),
        }
    )
    world.journal.note(
        "callback_answer",
        "answerCallbackQuery",
        text=text,
        callback_id=callback["id"],
        lint=["answered twice"] if len(answers) > 1 else [],
    )
    return True


def answer_inline_query(world: World, params: Params) -> bool:
    results = params.json("results", "inline query results")
    _check_results(world, results)
    query = world.queries.inline.get(params.text("inline_query_id"))
    if query is None:
        raise bad(_TOO_OLD)
    query.update(
        results=results,
        cache_time=params.integer("cache_time", 300),
        is_personal=params.flag("is_personal"),
    )
    world.journal.note("inline_answer", "answerInlineQuery", results=results, query_id=query["id"])
    return True


def _check_results(world: World, results: Any) -> None:
    if not isinstance(results, list):
        raise bad("Expected an Array of inline query results")
    refuse(len(results) > MAX_INLINE_RESULTS, "Too many inline query results specified")
    ids = [str(result.get("id", "")) for result in results]
    refuse(len(set(ids)) < len(ids), "RESULT_ID_DUPLICATE")
    refuse(
        any(not 1 <= len(name.encode()) <= MAX_RESULT_ID_BYTES for name in ids),
        "RESULT_ID_INVALID",
    )
    for result in results:
        _check_result(world, result)


def _check_result(world: World, result: JsonObject) -> None:
    content = result.get("input_message_content") or {}
    refuse(
        result.get("type") == "article" and not content, "Input message content is not specified"
    )
    if "message_text" in content:
        text, mode = content["message_text"], content.get("parse_mode") or ""
        read_text(Params({"text": text, "parse_mode": mode}), world.config)
    markup = result.get("reply_markup")
    read_markup(json.dumps(markup) if markup else "")
