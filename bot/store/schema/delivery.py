"""Who is told, what, and whether it arrived."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from bot.model import LedgerState
from bot.store.columns import ForeignText, JsonText, UtcDateTime
from bot.store.schema.basis import RowId, metadata

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
    Column("muted_count", Integer, nullable=False, server_default=text("0")),
    Column("quiet_reason", ForeignText),
    Column("stories", JsonText, nullable=False),
    UniqueConstraint("chat_id", "thread_id", "slot", "local_date"),
    Index(None, "chat_id", "thread_id", "made_at"),
    sqlite_autoincrement=True,
)

# What each chat follows and mutes. No foreign keys: a story or an actor may go and come back.
interests = Table(
    "interests",
    metadata,
    Column("number", RowId, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("subject", ForeignText, nullable=False),
    Column("label", ForeignText, nullable=False),
    Column("stance", String(1), nullable=False),
    Column("other_keys", JsonText, nullable=False),
    Column("made", UtcDateTime, nullable=False),
    UniqueConstraint("chat_id", "thread_id", "kind", "subject"),
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
