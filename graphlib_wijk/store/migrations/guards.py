"""Triggers that keep what was written once as it was, whatever program comes by."""

from __future__ import annotations

from typing import Final, Literal

from alembic import op

Change = Literal["UPDATE", "DELETE"]

_SQLITE: Final = """
CREATE TRIGGER {table}_no_{word} BEFORE {change} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRESQL: Final = """
CREATE TRIGGER {table}_no_{word} BEFORE {change} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION wijkgraaf_append_only()
"""
_FUNCTION: Final = """
CREATE OR REPLACE FUNCTION wijkgraaf_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""


def forbid(table: str, *changes: Change) -> None:
    """
    Make a table refuse changes of what stands in it.

    Parameters
    ----------
    table
        Name of the table.
    *changes
        Which changes are refused. PostgreSQL's TRUNCATE is refused where DELETE is.
    """
    on_server = op.get_bind().dialect.name == "postgresql"
    if on_server:
        op.execute(_FUNCTION)
    for change in changes:
        words = f"{change} OR TRUNCATE" if on_server and change == "DELETE" else change
        template = _POSTGRESQL if on_server else _SQLITE
        op.execute(template.format(table=table, change=words, word=change.lower()))
