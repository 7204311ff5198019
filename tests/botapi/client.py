"""The test's side of the server: start it, act as people, see what the bot did."""

import base64
import json
import math
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlencode

from tests.botapi.params import JsonObject
from tests.botapi.reply import Reply
from tests.botapi.server import HOST
from tests.botapi.waiting import NotInTimeError, wait_until

TOKEN = "123456789:TEST-token-for-the-loopback-server"
ROOT = Path(__file__).resolve().parents[2]
_LONGEST_CALL_S = 120


@dataclass(slots=True)
class Server:
    """The server as a process of its own, with people to play.

    ::

        with Server(limits="telegram") as telegram:
            reply = telegram.ask(1, "/start")  # once a bot is running
            telegram.tap(1, reply.record, reply.buttons[0]["callback_data"])
    """

    token: str = TOKEN
    limits: str = "off"
    config: Mapping[str, Any] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)
    """Seconds to the first reaction to each ask and tap."""
    _port: int = 0
    _process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self._port}"

    def start(self) -> None:
        """Start the process; it takes a free port, and the same one when started again."""
        command = [sys.executable, "-m", "tests.botapi", "--port", str(self._port)]
        command += ["--token", self.token, "--limits", self.limits]
        for key, value in self.config.items():
            command += ["--set", f"{key}={json.dumps(value)}"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        assert self._process.stdout is not None
        with self._process.stdout as output:
            self._port = json.loads(output.readline())["port"]

    def stop(self) -> None:
        """End the process."""
        if self._process:
            self._process.terminate()
            self._process.wait(10)
            self._process = None

    # Calls

    def control(self, verb: str, **args: Any) -> Any:
        """Use a verb of ``tests.botapi.control``.

        Raises:
            AssertionError: The server could not do it.
        """
        status, answer = self._post(f"/control/{verb}", json.dumps(args), "application/json")
        assert status == 200, f"control {verb}: {answer}"
        return answer

    def api(self, method: str, **params: Any) -> tuple[int, JsonObject]:
        """Call the Bot API as the bot would; return the HTTP status and the answer."""
        body = urlencode(
            {k: v if isinstance(v, str) else json.dumps(v) for k, v in params.items()}
        )
        form = "application/x-www-form-urlencoded"
        return self._post(f"/bot{self.token}/{method}", body, form)

    def _post(self, path: str, body: str, content_type: str) -> tuple[int, Any]:
        with closing(HTTPConnection(HOST, self._port, timeout=_LONGEST_CALL_S)) as connection:
            connection.request("POST", path, body.encode(), {"Content-Type": content_type})
            response = connection.getresponse()
            return response.status, json.loads(response.read())

    # Acting as people

    def say(
        self, user: int, text: str = "", *, file: tuple[str, bytes] | None = None, **args: Any
    ) -> JsonObject:
        """Write as ``user``: chat_id, thread_id, reply_to, edit, lang, username, first_name."""
        if file:
            name, data = file
            args["document"] = {"name": name, "data": base64.b64encode(data).decode()}
        written: JsonObject = self.control("user_message", user_id=user, text=text, **args)
        return written

    def press(self, user: int, record: JsonObject, data: str) -> JsonObject:
        """Press the button with this callback data under a recorded message."""
        pressed: JsonObject = self.control(
            "callback",
            user_id=user,
            chat_id=record["chat_id"],
            message_id=record["message_id"],
            data=data,
        )
        return pressed

    def reset(self) -> None:
        """Forget everything: chats, people, messages, records and counts."""
        self.control("reset")
        self.latencies.clear()

    def users(self, ids: Iterable[int]) -> None:
        """Let people have started the bot, without an update."""
        self.control("chats", users=list(ids))

    def group(self, chat_id: int, **args: Any) -> None:
        """Make a group that the bot joins: title, type, is_forum, topics, members, bot."""
        self.control("group", chat_id=chat_id, **args)

    def block(self, user: int, *, undo: bool = False) -> None:
        """Let ``user`` block the bot."""
        self.control("block", user_id=user, undo=undo)

    def faults(self, *rules: Mapping[str, Any], seed: int = 1) -> None:
        """Let calls fail as the rules say; none means that all succeed."""
        self.control("fault", plan=list(rules), seed=seed)

    def configure(self, **settings: Any) -> None:
        """Change fields of Config."""
        self.control("config", **settings)

    # Seeing what the bot did

    def messages(
        self, since: int = 0, wait: float = 0, count: int = 1, **filters: Any
    ) -> list[JsonObject]:
        """Return the records after ``since``, waiting up to ``wait`` s until there are ``count``."""
        records: list[JsonObject] = self.control(
            "messages", since=since, wait=wait, min=count, **filters
        )
        return records

    def stats(self) -> JsonObject:
        """Return everything the server counts."""
        counts: JsonObject = self.control("stats")
        return counts

    @property
    def seq(self) -> int:
        """The number of the last record."""
        return int(self.stats()["seq"])

    def wait_for(
        self, since: int = 0, timeout: float = 60, count: int = 1, **filters: Any
    ) -> list[JsonObject]:
        """Return ``count`` records or more.

        Raises:
            NotInTimeError: There are fewer after ``timeout`` seconds.
        """
        got = self.messages(since, wait=timeout, count=count, **filters)
        if len(got) < count:
            raise NotInTimeError(f"{len(got)} of {count} records; filters {filters}; got {got}")
        return got

    def ask(
        self,
        user: int,
        text: str,
        *,
        timeout: float = 60,
        count: int = 1,
        kind: str = "send,edit",
        **args: Any,
    ) -> Reply:
        """Write and wait for ``count`` reactions in that chat.

        Raises:
            NotInTimeError: There are fewer after ``timeout`` seconds.
        """
        since, begin = self.seq, time.time()
        self.say(user, text, **args)
        chat_id = args.get("chat_id", user)
        got = self.wait_for(since, timeout, count, chat_id=chat_id, kind=kind)
        seconds = got[0]["t"] - begin
        self.latencies.append(seconds)
        return Reply(got, seconds)

    def tap(
        self, user: int, record: JsonObject, data: str, *, timeout: float = 60, count: int = 1
    ) -> tuple[JsonObject, list[JsonObject]]:
        """Press a button, wait for its answer and for ``count`` reactions in that chat.

        Returns:
            The callback with its ``answers``, and the records in that chat since it was pressed.

        Raises:
            NotInTimeError: There is no answer or there are fewer after ``timeout`` seconds.
        """
        since, begin = self.seq, time.time()
        callback_id = self.press(user, record, data)["callback_id"]
        wait_until(lambda: self.control("lookup", callback_id=callback_id)["answers"], timeout)
        callback: JsonObject = self.control("lookup", callback_id=callback_id)
        self.latencies.append(callback["answers"][0]["t"] - begin)
        chat_id = record["chat_id"]
        return callback, self.wait_for(
            since, timeout, count, chat_id=chat_id, kind="send,edit,delete"
        )

    def silent(self, since: int, seconds: float, **filters: Any) -> None:
        """Assert that nothing arrives for so long."""
        got = self.messages(since, wait=seconds, **filters)
        assert not got, f"unexpected: {got}"

    def quiet(self, idle: float = 2, timeout: float = 600) -> JsonObject:
        """Wait until the bot has done nothing for ``idle`` seconds; return the counts.

        Raises:
            NotInTimeError: It has not fallen quiet after ``timeout`` seconds.
        """
        end, last = time.monotonic() + timeout, -1
        while time.monotonic() < end:
            counts = self.stats()
            if counts["seq"] == last:
                return counts
            last = counts["seq"]
            time.sleep(idle)
        raise NotInTimeError("the bot does not fall quiet")

    def delivery(self, ids: Iterable[int], since: int = 0, contains: str = "") -> dict[str, int]:
        """Count how often each of these chats got a broadcast."""
        copies = dict.fromkeys(ids, 0)
        known = set(copies)
        for record in self.messages(since, kind="send", contains=contains):
            copies[record["chat_id"]] = copies.get(record["chat_id"], 0) + 1
        return {
            "chats": len(known),
            "exactly_once": sum(copies[i] == 1 for i in known),
            "lost": sum(copies[i] == 0 for i in known),
            "duplicated_chats": sum(copies[i] > 1 for i in known),
            "extra_copies": sum(max(0, copies[i] - 1) for i in known),
            "unknown_chats": len(set(copies) - known),
        }

    def metrics(self) -> JsonObject:
        """Return counts, the rate of sends, errors, lint, and percentiles of the latencies."""
        counts = self.stats()
        seconds = counts["seconds"]
        return {
            "sent": counts["sent"],
            "chats": counts["chats_reached"],
            "rate": round((counts["sent"] - 1) / seconds, 1) if seconds > 0 else None,
            "peak_1s": counts["peak_1s"],
            "calls": counts["calls"],
            "errors": counts["errors"],
            "lint": counts["lint"],
            "latency": {f"p{q}": self._percentile(q) for q in (50, 95, 99) if self.latencies},
            "samples": len(self.latencies),
        }

    def _percentile(self, percent: int) -> float:
        ranked = sorted(self.latencies)
        return round(ranked[math.ceil(percent / 100 * len(ranked)) - 1], 4)
