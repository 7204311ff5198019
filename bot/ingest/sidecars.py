"""Sidecars: what a plain text does not say of itself, in ``NAME.toml`` beside it."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from bot.ingest.links import canonical_url
from bot.model import Trouble, Unreadable

_LARGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What is said of a text; None where nothing is said."""

    source: str | None = None
    title: str | None = None
    language: str | None = None
    url: str | None = None
    published: datetime | None = None


class _Malformed(ValueError):
    """A value of the sidecar is not what it must be."""


def sidecar_of(file: Path) -> Path:
    """Where the sidecar of a text is: ``a.toml`` beside ``a.txt``."""
    return file.with_suffix(".toml")


def read_sidecar(file: Path) -> Sidecar | Unreadable:
    """What is said of a text; an empty ``Sidecar`` when there is none beside it.

    Args:
        file: the text, not its sidecar.
    """
    place = sidecar_of(file)
    try:
        if not place.exists():
            return Sidecar()
        if place.stat().st_size > _LARGEST:
            raise _Malformed(f"larger than {_LARGEST} bytes")
        return _parse(tomllib.loads(place.read_text(encoding="utf-8")))
    except OSError as error:
        return _trouble(place, error.strerror or "cannot be read", Trouble.UNREACHABLE)
    except RecursionError:
        return _trouble(place, "nested too deeply", Trouble.NOT_TEXT)
    # OverflowError: of a moment whose UTC is before the first year or after the last.
    except (ValueError, OverflowError) as error:
        return _trouble(place, str(error), Trouble.NOT_TEXT)


def _parse(fields: dict[str, object]) -> Sidecar:
    url = _string(fields, "url")
    if url is not None and canonical_url(url) is None:
        raise _Malformed("url is not a web address")
    return Sidecar(
        source=_string(fields, "source"),
        title=_string(fields, "title"),
        language=_string(fields, "language"),
        url=canonical_url(url) if url is not None else None,
        published=_moment(fields.get("published")),
    )


def _string(fields: dict[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise _Malformed(f"{name} must be a text in quotes")
    return (" ".join(value.split()) or None) if value else None


def _moment(value: object) -> datetime | None:
    """A date or time of TOML; without a zone it is meant in UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    if isinstance(value, date):
        return datetime.combine(value, time(tzinfo=UTC))
    if value is not None:
        raise _Malformed("published must be a date or a time")
    return None


def _trouble(place: Path, reason: str, trouble: Trouble) -> Unreadable:
    return Unreadable(trouble=trouble, detail=f"{place.name}: {reason}")
