"""An empty store, there much sooner as a copy than by every migration."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.store.database import Database, open_database


def open_empty(file: Path) -> Database:
    """A new SQLite store in this file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_empty())
    return open_database(f"sqlite:///{file}")


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        open_database(f"sqlite:///{file}").close()
        return file.read_bytes()
