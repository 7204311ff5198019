"""What could not be read is left alone for a while."""

from datetime import datetime

from bot.model import Unreadable

_MOST = 20_000


class Resting:
    """Pages and files that could not be read; known to one process, until it ends."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Unreadable, datetime]] = {}

    def leave(self, name: str, trouble: Unreadable, until: datetime) -> None:
        """Leave a page or file alone."""
        self._known[name] = (trouble, until)
        if len(self._known) > _MOST:
            del self._known[next(iter(self._known))]

    def trouble_of(self, name: str, now: datetime) -> Unreadable | None:
        """Why it is left alone; None when it is not, or no longer."""
        trouble, until = self._known.get(name, (None, now))
        return trouble if until > now else None
