"""What was published, and what was understood of it."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from bot.store.columns import ForeignText, JsonText, UtcDateTime
from bot.store.schema.basis import ID, RowId, metadata

sources = Table(
    "sources",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("address", ForeignText, nullable=False, unique=True),
    Column("title", ForeignText, nullable=False),
    Column("etag", ForeignText),
    Column("last_modified", ForeignText),
    Column("next_check", UtcDateTime, nullable=False, index=True),
    Column("failures", Integer, nullable=False, server_default=text("0")),
    Column("last_success", UtcDateTime),
    Column("last_error", ForeignText),
    Column("removed", Boolean, nullable=False),
)

# Wide columns stand last: a row's head is then read without its text.
articles = Table(
    "articles",
    metadata,
    Column("id", ID, primary_key=True),
    Column("source_id", RowId, ForeignKey("sources.id")),
    Column("external_id", ForeignText),
    Column("url", ForeignText),
    Column("content_hash", String(32), nullable=False, index=True),
    Column("outlet", ForeignText, nullable=False),
    Column("title", ForeignText, nullable=False),
    Column("language", ForeignText, nullable=False),
    Column("published", UtcDateTime),
    Column("seen", UtcDateTime, nullable=False),
    Column("counts_from", UtcDateTime, nullable=False, index=True),
    Column("raw", ForeignText, nullable=False),
    UniqueConstraint("source_id", "external_id"),
    UniqueConstraint("url"),
    Index(None, "source_id", "counts_from"),
)

digests = Table(
    "digests",
    metadata,
    Column("number", RowId, primary_key=True),
    Column(
        "article_id",
        ID,
        ForeignKey("articles.id", ondelete="CASCADE"),
        nullable=False,
        unique=True,
    ),
    Column("method", String(32), nullable=False),
    Column("byline", ForeignText),
    Column("summary", JsonText, nullable=False),
    Column("text_hash", String(32), nullable=False),
    Column("title", ForeignText, nullable=False),
    Column("text", ForeignText, nullable=False),
    Column("sentences", JsonText, nullable=False),
    sqlite_autoincrement=True,
)
