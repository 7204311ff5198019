"""What is under way: updates of Telegram to be handled, summaries made again."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, text

from bot.store.columns import ForeignText, JsonText, UtcDateTime
from bot.store.schema.basis import ID, RowId, metadata

updates = Table(
    "updates",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("received", UtcDateTime, nullable=False, index=True),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("payload", ForeignText),
    Index(
        "ix_updates_pending",
        "id",
        sqlite_where=text("payload IS NOT NULL"),
        postgresql_where=text("payload IS NOT NULL"),
    ),
)

revisions = Table(
    "revisions",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("scope", ForeignText, nullable=False),
    Column("method", String(32), nullable=False),
    Column("requested_by", BigInteger),
    Column("started", UtcDateTime, nullable=False),
    Column("finished", UtcDateTime),
    Column("published", UtcDateTime),
    Column("articles_seen", Integer, nullable=False, server_default=text("0")),
    Column("failures", Integer, nullable=False, server_default=text("0")),
    sqlite_autoincrement=True,
)

changes = Table(
    "changes",
    metadata,
    Column("revision_id", RowId, ForeignKey("revisions.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("subject", String(16), nullable=False),
    Column("subject_id", ID, nullable=False),
    Column("title", ForeignText, nullable=False),
    Column("old", JsonText, nullable=False),
    Column("new", JsonText, nullable=False),
    Column("body", JsonText),
)
