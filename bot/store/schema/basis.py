"""What all tables share: their names' convention and the types of their keys."""

from typing import Final

from sqlalchemy import BigInteger, Integer, MetaData, String

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

RowId: Final = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by itself only where the type is exactly INTEGER."""

FoldedText: Final = String().with_variant(String(collation="C"), "postgresql")
"""Compared by code point, as SQLite does, so that a prefix is a range of the index."""

ID: Final = String(16)
"""Of an article or a story."""
