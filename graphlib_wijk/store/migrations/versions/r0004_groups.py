"""Accounts that a provider's groups give: they last as long as the groups do."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"


def upgrade() -> None:
    """Tell of each account who gave it; those that were there were given by hand."""
    given = sa.Column("given_by", sa.Text, nullable=False, server_default="hand")
    op.add_column("accounts", given)
