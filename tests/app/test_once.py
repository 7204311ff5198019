"""What the command line does without Telegram, once."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app.once import ingest_once, issue_once, preview_today, rebuild_once
from bot.app.parts import utc_now
from bot.settings import Settings, load_settings
from bot.store import chats, sources
from bot.store.database import Database
from tests.briefing.news import document, publish, reader
from tests.render.reading import text_of
from tests.store.empty import open_empty


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = open_empty(tmp_path / "briefing.db")
    yield database
    database.close()


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No .env is near."""
    monkeypatch.chdir(tmp_path)


def settings_with(*addresses: str) -> Settings:
    return load_settings(
        token=None, sources=addresses, timezone="Europe/Madrid", fetch_allow=("127.0.0.1",)
    )


def addresses_of(db: Database) -> tuple[str, ...]:
    with db.read() as tx:
        return tuple(source.address for source in sources.listed(tx))


async def ingest(db: Database, settings: Settings, address: str) -> int:
    """Read a source once; how many articles were new."""
    return (await ingest_once(settings, db, [address], lambda *_: None)).new


async def test_a_mistyped_source_is_not_kept_unless_the_settings_name_it(
    db: Database, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing")

    assert await ingest(db, settings_with(), missing) == 0
    assert addresses_of(db) == ()
    assert await ingest(db, settings_with(missing), missing) == 0
    assert addresses_of(db) == (missing,)


async def test_a_removed_source_comes_back_when_it_is_asked_for_and_not_because_it_is_configured(
    db: Database,
) -> None:
    down = "http://127.0.0.1:1/feed"  # a trouble that may pass
    await ingest(db, settings_with(down), down)
    with db.write() as tx:
        (source,) = sources.listed(tx)
        assert sources.remove(tx, source.id)

    await ingest(db, settings_with(down), down)
    assert addresses_of(db) == ()
    await ingest(db, settings_with(), down)
    assert addresses_of(db) == (down,)


def test_a_briefing_is_queued_once_for_whoever_is_due(db: Database) -> None:
    hour = (utc_now() - timedelta(minutes=1)).replace(second=0, microsecond=0)
    publish(db, [[document(1)]], hour)
    with db.write() as tx:
        chats.save(tx, reader(next_due=hour, slots=(hour.time(),), timezone="UTC"))

    assert [issue_once(settings_with(), db) for _ in range(2)] == [1, 0]


def test_a_preview_shows_todays_news_at_the_settings_place_and_stores_nothing(
    db: Database,
) -> None:
    publish(db, [[document(1)]], utc_now() - timedelta(hours=1))

    for _ in range(2):
        text = "\n".join(map(text_of, preview_today(settings_with(), db)))
        assert "Engineers in Oslo closed bridge 1" in text
        assert "Madrid" in text
    with db.read() as tx:
        assert chats.count(tx) == 0


async def test_the_index_of_people_is_rebuilt_and_its_progress_told(db: Database) -> None:
    publish(db, [[document(1)], [document(2)]], utc_now())
    told: list[tuple[int, int, str]] = []

    done = await rebuild_once(
        settings_with(), db, lambda *progress: told.append(progress), read_again=False
    )

    assert done == (2, 0)
    assert told[-1] == (2, 2, "articles")


async def test_an_empty_store_is_soon_read_again(db: Database) -> None:
    assert await rebuild_once(settings_with(), db, lambda *_: None, read_again=True) == (0, 0)
