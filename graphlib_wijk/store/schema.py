"""
The tables of the database, for queries; the migrations make them.

Moments are ISO text in UTC and ids are ours, so that both databases hold and order them alike.
What people wrote is kept as JSON text in ASCII: some databases refuse signs that others keep.
"""

from __future__ import annotations

import json
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Json(TypeDecorator[Any]):
    """Anything that JSON can hold, as text that every database keeps as it is."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:  # noqa: ANN401, ARG002
        """
        Turn a value into text.

        Parameters
        ----------
        value
            What JSON can hold, or None.
        dialect
            The kind of database; they are all treated alike.

        Returns
        -------
        text
            JSON in ASCII; None for None.
        """
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any | None:  # noqa: ANN401, ARG002
        """
        Turn text into the value it was.

        Parameters
        ----------
        value
            JSON, or None.
        dialect
            The kind of database; they are all treated alike.

        Returns
        -------
        value
            The value; None for None.
        """
        return None if value is None else json.loads(value)


METADATA: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

DATASETS: Final = Table(
    "datasets",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("current", Integer, nullable=False),
    Column("published", Boolean, nullable=False),
)
VERSIONS: Final = Table(
    "versions",
    METADATA,
    Column("dataset", Text, ForeignKey("datasets.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("made_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("based_on", Integer),
    Column("source", Json, nullable=False),
    Column("about", Json, nullable=False),
    Column("problems", Json, nullable=False),
    Column("municipalities", Json, nullable=False),
)
CONTENTS: Final = Table(
    "contents",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
VERSION_CONTENTS: Final = Table(
    "version_contents",
    METADATA,
    Column("dataset", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("table_name", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Text, ForeignKey("contents.sha256"), nullable=False, index=True),
    ForeignKeyConstraint(
        ["dataset", "number"],
        ["versions.dataset", "versions.number"],
        name="fk_version_contents_dataset",
    ),
)
AUDIT: Final = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("dataset", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("detail", Json, nullable=False),
    Index("ix_audit_record", "dataset", "record"),
    sqlite_autoincrement=True,
)
ACCOUNTS: Final = Table(
    "accounts",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("email", Text, unique=True),
    Column("name", Json, nullable=False),
    Column("role", Text, nullable=False),
    Column("dataset", Text, nullable=False),
    Column("organisation", Json, nullable=False),
    Column("municipalities", Json, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("given_by", Text, nullable=False, server_default="hand"),
)
LINKS: Final = Table(
    "links",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("secret_sha256", Text, nullable=False),
    Column("dataset", Text, ForeignKey("datasets.id"), nullable=False, index=True),
    Column("organisation", Json, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("revoked_at", Text),
)
PROPOSALS: Final = Table(
    "proposals",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("dataset", Text, ForeignKey("datasets.id"), nullable=False, index=True),
    Column("organisation", Json, nullable=False),
    Column("other", Json, nullable=False),
    Column("correction", Json, nullable=False),
    Column("seen", Json, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("token", Text, unique=True),
    Column("state", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered_by", Text),
    Column("answered_at", Text),
    Column("decided_by", Text),
    Column("decided_at", Text),
    Column("reason", Json, nullable=False),
    Column("in_version", Integer),
    sqlite_autoincrement=True,
)
NOTES: Final = Table(
    "notes",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("dataset", Text, ForeignKey("datasets.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Json, nullable=False),
    Column("value", Json),
    Column("organisations", Json, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    UniqueConstraint("dataset", "kind", "key"),
    sqlite_autoincrement=True,
)
