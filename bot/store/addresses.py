"""Addresses as columns: a chat, and its topic or none."""

from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Table

from bot.model import Address

NO_THREAD: Final = 0
"""A key holds no NULL; Telegram numbers topics from 1."""

NOBODY: Final = 0
"""Whose messages were forgotten; Telegram gives no chat this id."""


def columns_of(address: Address) -> dict[str, int]:
    """An address as the values of its columns."""
    return {"chat_id": address.chat_id, "thread_id": address.thread_id or NO_THREAD}


def address_of(row: Row[*tuple[Any, ...]]) -> Address:
    """The address that stands in a row."""
    return Address(chat_id=row.chat_id, thread_id=row.thread_id or None)


def at(table: Table, address: Address) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a row of a table is of an address."""
    return tuple(table.c[name] == value for name, value in columns_of(address).items())
