"""One process for one SQLite file: a second would take the first one's unsent messages for lost."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StoreUnavailable
from bot.store.database import parse_url


@contextmanager
def owned(url: str) -> Iterator[None]:
    """Hold the database for this process while the context lasts.

    A PostgreSQL database may be shared, since claims there are leases between processes. The lock is
    the operating system's (``flock``), so it ends with the process, however that ends.

    Raises:
        StoreUnavailable: another process holds it, or its folder cannot be written.
        ValueError: the URL is malformed.
    """
    address = parse_url(url)
    if address.get_backend_name() != "sqlite":
        yield
        return
    path = Path(f"{address.database}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = path.open("a")
    except OSError as error:
        raise StoreUnavailable(
            f"the database's folder cannot be written ({error.strerror}): {path.parent}"
        ) from None
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreUnavailable(
                f"another briefing-bot runs on this database: {address.database}"
            ) from None
        yield
