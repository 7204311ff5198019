"""How many messages there ever were to send, counted as they come: a lost row shows."""

from collections.abc import Sequence

from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Book what there is and what was purged."""
    op.execute(
        "INSERT INTO ledger (state, messages) SELECT 'due', "
        "(SELECT count(*) FROM outbox) + (SELECT coalesce(sum(messages), 0) FROM ledger)"
    )


def downgrade() -> None:
    """Count no longer."""
    op.execute("DELETE FROM ledger WHERE state = 'due'")
