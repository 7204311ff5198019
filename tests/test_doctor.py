"""The check-up: what is looked at, what it finds, and that it changes nothing."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from bot.doctor import Finding, examine
from bot.model import SourceKind
from bot.settings import Settings, load_settings
from bot.store import sources
from bot.store.database import open_database
from tests.botapi.client import Server


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No .env and no BOT_ variable of the machine reaches these tests."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"BOT_{name}".upper(), raising=False)
    return tmp_path


async def findings_of(**settings: object) -> dict[str, Finding]:
    """Findings by their subject."""
    found = await examine(load_settings(**settings), lambda _done, _total, _next: None)
    return {finding.subject: finding for finding in found}


def names_in(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


async def test_a_refused_token_and_a_silent_server_are_told_apart() -> None:
    with Server() as telegram:
        refused = await findings_of(token="1:wrong", api_url=telegram.url)
        url = telegram.url
    silent = await findings_of(token=telegram.token, api_url=url)
    assert "does not accept it" in refused["token"].words
    assert "does not answer" in silent["token"].words
    assert not refused["token"].healthy
    assert not silent["token"].healthy


@pytest.mark.parametrize(("minutes", "healthy"), [(0, True), (10, False)])
async def test_a_clock_that_is_minutes_off_is_told(minutes: int, healthy: bool) -> None:
    with Server() as telegram:
        moment = datetime.now(UTC) + timedelta(minutes=minutes)
        with time_machine.travel(moment):
            clock = (await findings_of(token=telegram.token, api_url=telegram.url))["clock"]
    assert clock.healthy is healthy
    assert healthy or "time synchronisation" in clock.words


async def test_the_check_makes_no_database_and_migrates_none(tmp_path: Path) -> None:
    assert (await findings_of())["database"].healthy
    assert names_in(tmp_path) == []
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
    old = (await findings_of(database_url=f"sqlite:///{file}"))["database"]
    assert not old.healthy
    assert "briefing-bot migrate" in old.words


async def test_a_database_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = (await findings_of(database_url=f"sqlite:///{tmp_path}/file/briefing.db"))["database"]
    assert not found.healthy
    assert "BOT_DATABASE_URL" in found.words


async def test_configured_and_added_sources_are_tried_once_each(tmp_path: Path) -> None:
    folder, empty = tmp_path / "news", tmp_path / "empty"
    for place in (folder, empty):
        place.mkdir()
    (folder / "one.txt").write_text("It rained.")
    url = f"sqlite:///{tmp_path}/briefing.db"
    db = open_database(url)
    with db.write() as tx:
        for place in (folder, empty):
            sources.add(tx, SourceKind.FOLDER, str(place), place.name, datetime.now(UTC))
    db.close()
    asked: Sequence[str] = (str(folder), "http://127.0.0.1:9/feed.xml")
    found = await findings_of(database_url=url, sources=asked)
    tried = {subject.removeprefix("source "): finding for subject, finding in found.items()}
    assert tried[str(folder)].words == "1 article"
    assert not tried[str(empty)].healthy
    private = tried["http://127.0.0.1:9/feed.xml"].words
    assert "forbidden address" in private
    assert "name it in BOT_FETCH_ALLOW" in private
    assert "BOT_FETCH_ALLOW" not in tried[str(empty)].words
    assert "sources" not in found


async def test_a_configured_source_that_was_removed_is_not_read_and_told_so(
    empty_folder: Path,
) -> None:
    url = f"sqlite:///{empty_folder}/briefing.db"
    db = open_database(url)
    with db.write() as tx:
        gone = sources.add(tx, SourceKind.FOLDER, str(empty_folder), "news", datetime.now(UTC))
        sources.remove(tx, gone.id)
    db.close()
    finding = (await findings_of(database_url=url, sources=(".",)))[f"source {empty_folder}"]
    assert finding.healthy
    assert "/addsource reads it again" in finding.words


async def test_a_folder_named_as_seen_from_here_is_the_one_that_is_stored(
    empty_folder: Path,
) -> None:
    folder = empty_folder / "news"
    folder.mkdir()
    (folder / "one.txt").write_text("It rained.")
    url = f"sqlite:///{empty_folder}/briefing.db"
    db = open_database(url)
    with db.write() as tx:
        sources.add(tx, SourceKind.FOLDER, str(folder), folder.name, datetime.now(UTC))
    db.close()
    found = await findings_of(database_url=url, sources=("news/",))
    assert [subject for subject in found if subject.startswith("source ")] == [f"source {folder}"]


async def test_without_sources_it_says_how_to_add_one() -> None:
    found = (await findings_of())["sources"]
    assert "BOT_SOURCES" in found.words
    assert "/addsource" in found.words
