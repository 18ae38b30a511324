"""Data sets with their versions, and the record of who did what."""

import sqlalchemy as sa
from alembic import op

from graphlib_wijk.store.migrations.guards import forbid

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Make the tables of data sets, versions, contents and audit."""
    _make_versions()
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("dataset", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_record", "audit", ["dataset", "record"])
    forbid("audit", "UPDATE", "DELETE")
    forbid("versions", "UPDATE", "DELETE")
    # Contents of old versions may go when a law says so; they never change.
    forbid("contents", "UPDATE")
    forbid("version_contents", "UPDATE")


def _make_versions() -> None:
    op.create_table(
        "datasets",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("current", sa.Integer, nullable=False),
        sa.Column("published", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_datasets"),
    )
    op.create_table(
        "versions",
        sa.Column("dataset", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("based_on", sa.Integer),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("problems", sa.Text, nullable=False),
        sa.Column("municipalities", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("dataset", "number", name="pk_versions"),
        sa.ForeignKeyConstraint(["dataset"], ["datasets.id"], name="fk_versions_dataset"),
    )
    op.create_table(
        "contents",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_contents"),
    )
    op.create_table(
        "version_contents",
        sa.Column("dataset", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("table_name", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint(
            "dataset", "number", "table_name", "position", name="pk_version_contents"
        ),
        sa.ForeignKeyConstraint(["sha256"], ["contents.sha256"], name="fk_version_contents_sha256"),
        sa.ForeignKeyConstraint(
            ["dataset", "number"],
            ["versions.dataset", "versions.number"],
            name="fk_version_contents_dataset",
        ),
    )
    op.create_index("ix_version_contents_sha256", "version_contents", ["sha256"])
