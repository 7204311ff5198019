"""Stories: which articles tell of one event."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, String, Table

from bot.store.columns import ForeignText, JsonText, UtcDateTime
from bot.store.schema.basis import ID, RowId, metadata

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

# A row for each time an article came, was rewritten or went. No foreign key: it outlives what went.
ungrouped = Table(
    "ungrouped",
    metadata,
    Column("number", RowId, primary_key=True),
    Column("article_id", ID, nullable=False),
    sqlite_autoincrement=True,
)

# What admins put right about stories. No foreign key to the articles: it outlives them.
rulings = Table(
    "rulings",
    metadata,
    Column("number", RowId, primary_key=True),
    Column("together", Boolean, nullable=False),
    Column("made", UtcDateTime, nullable=False),
    Column("made_by", BigInteger),
    sqlite_autoincrement=True,
)

ruled_articles = Table(
    "ruled_articles",
    metadata,
    Column("number", RowId, ForeignKey("rulings.number", ondelete="CASCADE"), primary_key=True),
    Column("article_id", ID, primary_key=True),
    Column("is_one", Boolean, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("noun", String(16), primary_key=True),
    Column("version", RowId, nullable=False),
)
