"""What all tests share: ``db``, an empty store on each kind of database; ``telegram``; the processes."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from typing_extensions import override
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from bot.store.database import Database, open_database
from tests.botapi.client import Server
from tests.store.empty import open_empty

SERVER = os.environ.get("BOT_TEST_POSTGRES")

needs_postgres = pytest.mark.skipif(
    SERVER is None, reason="BOT_TEST_POSTGRES names no PostgreSQL server"
)


class Together(LoadFileScheduling):  # type: ignore[misc]  # pytest-xdist has no types
    """Keeps the tests of a file, or of a package that shares one bot, in one process."""

    @override
    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        package = file.rpartition("/")[0]
        return package if package.endswith("/conversations") else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    """https://pytest-xdist.readthedocs.io/en/stable/how-to.html"""
    return Together(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the long ones first, so that two processes end at about the same time."""
    items.sort(key=lambda item: "journeys" not in item.path.parts)


@pytest.fixture(scope="session", autouse=True)
def _deployed() -> None:
    """Let processes that tests start find the packages of a deployed bot alone."""
    paths = (str(Path(__file__).parent / "deployed"), os.environ.get("PYTHONPATH", ""))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, paths))


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'briefing.db'}"


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """A schema of its own on the test server, dropped afterwards."""
    if SERVER is None:
        pytest.skip("BOT_TEST_POSTGRES names no PostgreSQL server")
    schema = f"test_{uuid4().hex}"
    server = create_engine(SERVER, isolation_level="AUTOCOMMIT")
    try:
        with server.connect() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
        own = make_url(SERVER).update_query_dict({"options": f"-csearch_path={schema}"})
        yield own.render_as_string(hide_password=False)
        with server.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    finally:
        server.dispose()


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param("postgresql", marks=[pytest.mark.postgres, needs_postgres]),
    ]
)
def url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database of each kind."""
    fixture = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    address: str = request.getfixturevalue(fixture)
    return address


@pytest.fixture
def db(url: str) -> Iterator[Database]:
    is_file = url.startswith("sqlite")
    database = open_empty(Path(url.removeprefix("sqlite:///"))) if is_file else open_database(url)
    yield database
    database.close()


@pytest.fixture(scope="session")
def _server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture
def telegram(_server: Server) -> Server:
    """A server without chats."""
    _server.reset()
    return _server
