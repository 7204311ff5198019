"""News that has to be put in its place among the stories."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the table, and note in it the news that is in no story yet."""
    op.create_table(
        "ungrouped",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("article_id", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_ungrouped")),
        sqlite_autoincrement=True,
    )
    op.execute(
        """
        INSERT INTO ungrouped (article_id)
        SELECT id FROM articles
        WHERE source_id IS NOT NULL AND id NOT IN (SELECT article_id FROM story_articles)
        """
    )


def downgrade() -> None:
    """Take the table away; stories are then grouped with the next news."""
    op.drop_table("ungrouped")
