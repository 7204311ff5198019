"""What chats follow and mute."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the table, and count in each briefing what was muted."""
    op.create_table(
        "interests",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("stance", sa.String(length=1), nullable=False),
        sa.Column("other_keys", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_interests")),
        sa.UniqueConstraint(
            "chat_id",
            "thread_id",
            "kind",
            "subject",
            name=op.f("uq_interests_chat_id_thread_id_kind_subject"),
        ),
        sqlite_autoincrement=True,
    )
    op.add_column(
        "briefings",
        sa.Column("muted_count", sa.Integer(), nullable=False, server_default=sa.text("0")),
    )


def downgrade() -> None:
    """Take both away."""
    op.drop_column("briefings", "muted_count")
    op.drop_table("interests")
