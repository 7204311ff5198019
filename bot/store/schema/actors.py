"""Who acts in which article, under which folded names, and what was put right about them."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
)

from bot.store.columns import ForeignText, JsonText, UtcDateTime
from bot.store.schema.basis import ID, FoldedText, RowId, metadata

appearances = Table(
    "appearances",
    metadata,
    Column("article_id", ID, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("position", SmallInteger, primary_key=True),
    Column("key", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("name", ForeignText, nullable=False),
    Column("mention_count", Integer, nullable=False),
    Column("counts_from", UtcDateTime),
    Column("role", ForeignText),
    Column("actor", JsonText, nullable=False),
    Index(None, "key", "counts_from", "article_id"),
    Index(None, "counts_from", "kind", "key"),
)

names = Table(
    "names",
    metadata,
    Column("article_id", ID, primary_key=True),
    Column("position", SmallInteger, primary_key=True),
    Column("folded", FoldedText, primary_key=True),
    Column("key", String(16), nullable=False),
    ForeignKeyConstraint(
        ["article_id", "position"],
        ["appearances.article_id", "appearances.position"],
        ondelete="CASCADE",
    ),
    Index(None, "folded", "key", "article_id"),
)

# What a person objected to, or an admin put right. No foreign key: it outlives the articles, and
# no name: whoever was removed is not kept here either.
corrections = Table(
    "corrections",
    metadata,
    Column("number", RowId, primary_key=True),
    Column("subject", String(16), nullable=False),
    Column("key", String(16), nullable=False, index=True),
    Column("article_id", ID),
    Column("into_key", String(16)),
    Column("text_hash", String(32)),
    Column("made", UtcDateTime, nullable=False),
    Column("made_by", BigInteger),
    sqlite_autoincrement=True,
)
