from pathlib import Path

import pytest

from bot.errors import StoreUnavailable
from bot.store.ownership import owned


def test_a_second_process_on_one_sqlite_file_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/data/news.db"
    with owned(url), pytest.raises(StoreUnavailable, match="another briefing-bot"), owned(url):
        pass


def test_a_file_is_free_again_when_its_process_is_done(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/news.db"
    with owned(url):
        pass
    with owned(url):
        assert (tmp_path / "news.db.lock").exists()


def test_a_postgresql_database_may_be_shared() -> None:
    url = "postgresql+psycopg://bot@localhost/news"
    with owned(url) as first, owned(url) as second:
        assert first is second is None


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with (
        pytest.raises(StoreUnavailable, match="cannot be written"),
        owned(f"sqlite:///{tmp_path}/file/news.db"),
    ):
        pass
