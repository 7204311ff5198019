"""The tables. Migrations make them; a test holds the two equal on both databases.

    sources ─< articles ── digests            what was published, what was understood
                  ├─< appearances ─< names    who acts in it, under which folded names
                  │        corrections        what is removed, merged, parted or struck for good
                  └── story_articles >─ stories ─< story_aliases
    chats   briefings ─< outbox   ledger      who is told, what, and whether it arrived
    updates   revisions ─< changes   versions

Full-text search is no table of this metadata: an FTS5 index over ``digests`` on SQLite, a
generated ``tsvector`` column on PostgreSQL; the first migration makes both.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    text,
)

from bot.model import LedgerState
from bot.store.columns import ForeignText, JsonText, UtcDateTime

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

ID = String(16)

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

stories = Table(
    "stories",
    metadata,
    Column("id", ID, primary_key=True),
    Column("headline", ForeignText, nullable=False),
    Column("first_seen", UtcDateTime),
    Column("last_seen", UtcDateTime),
    Column("counts_from", UtcDateTime, nullable=False, index=True),
    Column("independent", Integer, nullable=False),
    Column("keywords", JsonText, nullable=False),
    Column("summary", JsonText, nullable=False),
    Column("differences", JsonText, nullable=False),
    Column("timeline", JsonText, nullable=False),
)

story_articles = Table(
    "story_articles",
    metadata,
    Column("article_id", ID, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "story_id",
        ID,
        ForeignKey("stories.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("position", Integer, nullable=False),
)

story_aliases = Table(
    "story_aliases",
    metadata,
    Column("old_id", ID, primary_key=True),
    Column(
        "story_id",
        ID,
        ForeignKey("stories.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
)

versions = Table(
    "versions",
    metadata,
    Column("noun", String(16), primary_key=True),
    Column("version", RowId, nullable=False),
)

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("thread_id", BigInteger, primary_key=True, autoincrement=False),
    Column("title", ForeignText, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("language", ForeignText, nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("timezone_chosen", Boolean, nullable=False),
    Column("slots", JsonText, nullable=False),
    Column("weekdays", JsonText, nullable=False),
    Column("length", String(16), nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("paused_until", UtcDateTime),
    Column("next_due", UtcDateTime, index=True),
    Column("unreachable_since", UtcDateTime),
    Column("created", UtcDateTime, nullable=False),
)

briefings = Table(
    "briefings",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),
    Column("slot", String(5)),
    Column("local_date", Date, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("delivered", UtcDateTime),
    Column("next_due", UtcDateTime),
    Column("length", String(16), nullable=False),
    Column("article_count", Integer, nullable=False),
    Column("quiet_reason", ForeignText),
    Column("stories", JsonText, nullable=False),
    UniqueConstraint("chat_id", "thread_id", "slot", "local_date"),
    Index(None, "chat_id", "thread_id", "made_at"),
    sqlite_autoincrement=True,
)

_STATES: Final = ", ".join(f"'{state}'" for state in LedgerState)

outbox = Table(
    "outbox",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("key", String(128), nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),
    Column("briefing_id", RowId, ForeignKey("briefings.id", ondelete="SET NULL")),
    Column("part", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("not_before", UtcDateTime, nullable=False),
    Column("expires", UtcDateTime),
    Column("lease_until", UtcDateTime),
    Column("owner", String(64)),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("plain", Boolean, nullable=False),
    Column("doubtful", Boolean, nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("message_id", BigInteger),
    Column("settled", UtcDateTime),
    Column("reason", ForeignText),
    Column("buttons", JsonText, nullable=False),
    Column("html", ForeignText, nullable=False),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
    Index(None, "state", "not_before", "id"),
    Index(None, "chat_id", "state"),
    Index(None, "briefing_id"),
    sqlite_autoincrement=True,
)

ledger = Table(
    "ledger",
    metadata,
    Column("state", String(16), primary_key=True),
    Column("messages", RowId, nullable=False),
)

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
