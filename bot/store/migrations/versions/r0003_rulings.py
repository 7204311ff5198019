"""What admins put right about stories."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the tables."""
    row_id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "rulings",
        sa.Column("number", row_id, nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_rulings")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "ruled_articles",
        sa.Column("number", row_id, nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.Column("is_one", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["number"],
            ["rulings.number"],
            name=op.f("fk_ruled_articles_rulings"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", "article_id", name=op.f("pk_ruled_articles")),
    )


def downgrade() -> None:
    """Take the tables away."""
    op.drop_table("ruled_articles")
    op.drop_table("rulings")
