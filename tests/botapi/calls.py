"""Calls of the Bot API as the server's own tests make them."""

from http.client import HTTPConnection
from typing import Any

from tests.botapi.client import Server
from tests.botapi.server import HOST


def get(telegram: Server, path: str) -> tuple[int, bytes]:
    connection = HTTPConnection(HOST, int(telegram.url.rsplit(":", 1)[1]), timeout=10)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def send(telegram: Server, chat_id: int, text: str = "news", **params: Any) -> dict[str, Any]:
    status, answer = telegram.api("sendMessage", chat_id=chat_id, text=text, **params)
    assert status == 200, answer
    message: dict[str, Any] = answer["result"]
    return message


def refusal(telegram: Server, method: str, **params: Any) -> tuple[int, str]:
    status, answer = telegram.api(method, **params)
    assert answer["ok"] is False
    assert answer["error_code"] == status
    return status, answer["description"]


def updates(telegram: Server, **params: Any) -> list[dict[str, Any]]:
    status, answer = telegram.api("getUpdates", **params)
    assert status == 200, answer
    result: list[dict[str, Any]] = answer["result"]
    return result
