"""One server for all tests of the server, forgetful between them."""

from collections.abc import Iterator

import pytest

from tests.botapi.client import Server


@pytest.fixture(scope="session")
def _server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture
def telegram(_server: Server) -> Server:
    """A server without chats."""
    _server.reset()
    return _server
