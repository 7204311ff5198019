"""The first tables, and the full-text index of each database."""

from collections.abc import Sequence
from typing import Final

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ROW_ID: Final = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FOLDED: Final = sa.String().with_variant(sa.String(collation="C"), "postgresql")

SEARCH_ON_SQLITE: Final = (
    """
    CREATE VIRTUAL TABLE search USING fts5(
        title, text, content = 'digests', content_rowid = 'number',
        tokenize = 'porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER search_added AFTER INSERT ON digests BEGIN
        INSERT INTO search (rowid, title, text) VALUES (new.number, new.title, new.text);
    END
    """,
    """
    CREATE TRIGGER search_removed AFTER DELETE ON digests BEGIN
        INSERT INTO search (search, rowid, title, text)
        VALUES ('delete', old.number, old.title, old.text);
    END
    """,
    """
    CREATE TRIGGER search_changed AFTER UPDATE OF title, text ON digests BEGIN
        INSERT INTO search (search, rowid, title, text)
        VALUES ('delete', old.number, old.title, old.text);
        INSERT INTO search (rowid, title, text) VALUES (new.number, new.title, new.text);
    END
    """,
)

# A tsvector holds 1 MB at most; 200,000 characters of up to four bytes stay below it.
SEARCH_ON_POSTGRESQL: Final = (
    """
    ALTER TABLE digests ADD COLUMN search tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', left(title, 1000)), 'A')
        || setweight(to_tsvector('english', left(text, 200000)), 'B')
    ) STORED
    """,
    "CREATE INDEX ix_digests_search ON digests USING gin (search)",
)


def upgrade() -> None:
    """Make the tables, then the index that fits the database."""
    _make_news_tables()
    _make_chat_tables()
    _make_admin_tables()
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in SEARCH_ON_SQLITE if on_sqlite else SEARCH_ON_POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    """Take everything away."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search")
    for table in TABLES[::-1]:
        op.drop_table(table)


def _make_news_tables() -> None:
    op.create_table(
        "sources",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("next_check", sa.DateTime(timezone=True), nullable=False),
        sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_success", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sources")),
        sa.UniqueConstraint("address", name=op.f("uq_sources_address")),
    )
    op.create_index(op.f("ix_sources_next_check"), "sources", ["next_check"], unique=False)
    op.create_table(
        "articles",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("source_id", ROW_ID, nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("content_hash", sa.String(length=32), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("published", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name=op.f("fk_articles_sources")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint(
            "source_id", "external_id", name=op.f("uq_articles_source_id_external_id")
        ),
        sa.UniqueConstraint("url", name=op.f("uq_articles_url")),
    )
    op.create_index(op.f("ix_articles_content_hash"), "articles", ["content_hash"], unique=False)
    op.create_index(op.f("ix_articles_counts_from"), "articles", ["counts_from"], unique=False)
    op.create_index(
        op.f("ix_articles_source_id_counts_from"),
        "articles",
        ["source_id", "counts_from"],
        unique=False,
    )
    op.create_table(
        "digests",
        sa.Column("number", ROW_ID, nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("method", sa.String(length=32), nullable=False),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("text_hash", sa.String(length=32), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sentences", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_digests_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_digests")),
        sa.UniqueConstraint("article_id", name=op.f("uq_digests_article_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "appearances",
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mention_count", sa.Integer(), nullable=False),
        sa.Column("counts_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_appearances_articles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "position", name=op.f("pk_appearances")),
    )
    op.create_index(
        op.f("ix_appearances_counts_from_kind_key"),
        "appearances",
        ["counts_from", "kind", "key"],
        unique=False,
    )
    op.create_index(
        op.f("ix_appearances_key_counts_from_article_id"),
        "appearances",
        ["key", "counts_from", "article_id"],
        unique=False,
    )
    op.create_table(
        "names",
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("folded", FOLDED, nullable=False),
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id", "position"],
            ["appearances.article_id", "appearances.position"],
            name=op.f("fk_names_appearances"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "position", "folded", name=op.f("pk_names")),
    )
    op.create_index(
        op.f("ix_names_folded_key_article_id"),
        "names",
        ["folded", "key", "article_id"],
        unique=False,
    )
    op.create_table(
        "corrections",
        sa.Column("number", ROW_ID, nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=True),
        sa.Column("into_key", sa.String(length=16), nullable=True),
        sa.Column("text_hash", sa.String(length=32), nullable=True),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_corrections")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_corrections_key"), "corrections", ["key"], unique=False)
    op.create_table(
        "stories",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_seen", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counts_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("keywords", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("differences", sa.Text(), nullable=False),
        sa.Column("timeline", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_index(op.f("ix_stories_counts_from"), "stories", ["counts_from"], unique=False)
    op.create_table(
        "story_articles",
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("story_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("fk_story_articles_articles"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["story_id"],
            ["stories.id"],
            name=op.f("fk_story_articles_stories"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_story_articles")),
    )
    op.create_index(
        op.f("ix_story_articles_story_id"), "story_articles", ["story_id"], unique=False
    )
    op.create_table(
        "story_aliases",
        sa.Column("old_id", sa.String(length=16), nullable=False),
        sa.Column("story_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_story_aliases_stories"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("old_id", name=op.f("pk_story_aliases")),
    )
    op.create_index(op.f("ix_story_aliases_story_id"), "story_aliases", ["story_id"], unique=False)
    op.create_table(
        "versions",
        sa.Column("noun", sa.String(length=16), nullable=False),
        sa.Column("version", ROW_ID, nullable=False),
        sa.PrimaryKeyConstraint("noun", name=op.f("pk_versions")),
    )


def _make_chat_tables() -> None:
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("thread_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.Column("timezone_chosen", sa.Boolean(), nullable=False),
        sa.Column("slots", sa.Text(), nullable=False),
        sa.Column("weekdays", sa.Text(), nullable=False),
        sa.Column("length", sa.String(length=16), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unreachable_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name=op.f("pk_chats")),
    )
    op.create_index(op.f("ix_chats_next_due"), "chats", ["next_due"], unique=False)
    op.create_table(
        "briefings",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("slot", sa.String(length=5), nullable=True),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivered", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("length", sa.String(length=16), nullable=False),
        sa.Column("article_count", sa.Integer(), nullable=False),
        sa.Column("quiet_reason", sa.Text(), nullable=True),
        sa.Column("stories", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_briefings")),
        sa.UniqueConstraint(
            "chat_id",
            "thread_id",
            "slot",
            "local_date",
            name=op.f("uq_briefings_chat_id_thread_id_slot_local_date"),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_briefings_chat_id_thread_id_made_at"),
        "briefings",
        ["chat_id", "thread_id", "made_at"],
        unique=False,
    )
    op.create_table(
        "outbox",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(length=128), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("briefing_id", ROW_ID, nullable=True),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("plain", sa.Boolean(), nullable=False),
        sa.Column("doubtful", sa.Boolean(), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("settled", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("buttons", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'paused', 'expired', 'failed', 'cancelled')",
            name=op.f("ck_outbox_state"),
        ),
        sa.ForeignKeyConstraint(
            ["briefing_id"],
            ["briefings.id"],
            name=op.f("fk_outbox_briefings"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outbox_briefing_id"), "outbox", ["briefing_id"], unique=False)
    op.create_index(op.f("ix_outbox_chat_id_state"), "outbox", ["chat_id", "state"], unique=False)
    op.create_index(
        op.f("ix_outbox_state_not_before_id"),
        "outbox",
        ["state", "not_before", "id"],
        unique=False,
    )
    op.create_table(
        "ledger",
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("messages", ROW_ID, nullable=False),
        sa.PrimaryKeyConstraint("state", name=op.f("pk_ledger")),
    )


def _make_admin_tables() -> None:
    op.create_table(
        "updates",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("received", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_updates")),
    )
    op.create_index(
        "ix_updates_pending",
        "updates",
        ["id"],
        unique=False,
        sqlite_where=sa.text("payload IS NOT NULL"),
        postgresql_where=sa.text("payload IS NOT NULL"),
    )
    op.create_index(op.f("ix_updates_received"), "updates", ["received"], unique=False)
    op.create_table(
        "revisions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("method", sa.String(length=32), nullable=False),
        sa.Column("requested_by", sa.BigInteger(), nullable=True),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published", sa.DateTime(timezone=True), nullable=True),
        sa.Column("articles_seen", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "changes",
        sa.Column("revision_id", ROW_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("subject_id", sa.String(length=16), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revisions.id"],
            name=op.f("fk_changes_revisions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("revision_id", "position", name=op.f("pk_changes")),
    )


TABLES: Final = (
    "sources",
    "articles",
    "digests",
    "appearances",
    "names",
    "corrections",
    "stories",
    "story_articles",
    "story_aliases",
    "versions",
    "chats",
    "briefings",
    "outbox",
    "ledger",
    "updates",
    "revisions",
    "changes",
)
