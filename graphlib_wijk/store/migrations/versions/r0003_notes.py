"""What people write beside the data: answers, agreements, guests, thoughts, places of signs."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    """Make the table of notes."""
    op.create_table(
        "notes",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("dataset", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("value", sa.Text),
        sa.Column("organisations", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("changed_by", sa.Text, nullable=False),
        sa.Column("changed_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sa.UniqueConstraint("dataset", "kind", "key", name="uq_notes_dataset"),
        sa.ForeignKeyConstraint(["dataset"], ["datasets.id"], name="fk_notes_dataset"),
        sqlite_autoincrement=True,
    )
