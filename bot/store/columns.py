"""Column types that hold the store's promises on both databases."""

import json
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL, which PostgreSQL refuses, and lone surrogates, which have no UTF-8 form."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware when it goes in, aware and in UTC when it comes out.

    SQLite has no zones, so it keeps the naive UTC value there; both databases sort it right.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive value and turn any other into UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a stored instant needs a time zone: {value!r}")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the instant in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ForeignText(TypeDecorator[str]):
    """Text from outside; characters no database can keep become U+FFFD, one for one.

    One for one, because spans count characters: every offset still fits.
    """

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Replace what cannot be stored."""
        return None if value is None else storable(value)


class JsonText(TypeDecorator[Any]):
    """A JSON value kept as compact text; the noun's codec gives it its shape."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write the value as JSON."""
        if value is None:
            return None
        return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read the value back."""
        return None if value is None else json.loads(value)


def storable(text: str) -> str:
    """The text with U+FFFD for each character that no database can keep."""
    return _UNSTORABLE.sub("\ufffd", text)
