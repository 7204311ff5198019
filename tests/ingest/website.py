"""A web site for tests: it serves what they put at its paths and remembers what it was asked."""

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Website:
    """A site on loopback; ``conftest`` starts and stops it."""

    def __init__(self) -> None:
        self.address = ""
        self.requests: list[web.Request] = []
        self._answers: dict[str, Answer] = {}

    @property
    def port(self) -> str:
        return self.address.rpartition(":")[2]

    def url(self, path: str) -> str:
        return self.address + path

    def asked(self, path: str) -> int:
        return sum(request.path == path for request in self.requests)

    def put(
        self,
        path: str,
        body: str | bytes = "",
        content_type: str = "text/html; charset=utf-8",
        *,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> str:
        content = body.encode() if isinstance(body, str) else body
        fields = {"Content-Type": content_type, **(headers or {})}

        async def answer(request: web.Request) -> web.Response:
            return web.Response(body=content, status=status, headers=fields)

        return self.answer(path, answer)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        return self.put(path, status=status, headers={"Location": to})

    def answer(self, path: str, answer: Answer) -> str:
        self._answers[path] = answer
        return self.url(path)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        answer = self._answers.get(request.path)
        return web.Response(status=404) if answer is None else await answer(request)
