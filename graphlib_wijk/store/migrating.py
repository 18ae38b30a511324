"""Is this database what the program expects, and if not, how it becomes so."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from graphlib_wijk.store.database import Database
from graphlib_wijk.store.errors import (
    CorruptDatabaseError,
    EmptyDatabaseError,
    ForeignDatabaseError,
    NewerSchemaError,
    OldSchemaError,
    ReadOnlyError,
)

_FOLDER: Final = Path(__file__).parent / "migrations"
_ACCOUNT: Final = "alembic_version"


def latest() -> str:
    """
    Return the schema that this program expects.

    Returns
    -------
    revision
        Its name.
    """
    return ScriptDirectory(str(_FOLDER)).get_current_head() or ""


def known_revisions() -> set[str]:
    """
    Return the schemas that this program can bring up to date.

    Returns
    -------
    revisions
        Their names, and an empty one for a database that holds nothing.
    """
    steps = ScriptDirectory(str(_FOLDER)).walk_revisions()
    return {"", *(step.revision for step in steps)}


def revision_of(database: Database) -> str:
    """
    Return the schema that a database has.

    Parameters
    ----------
    database
        A database.

    Returns
    -------
    revision
        Its name; empty when the database holds nothing at all.

    Raises
    ------
    ForeignDatabaseError
        If it holds tables of another program.
    """
    with database.reading() as connection:
        return _revision(database, connection)


def require_current(database: Database) -> None:
    """
    Stop here unless the program can work with this database; make a new SQLite file ready.

    Parameters
    ----------
    database
        A database.

    Raises
    ------
    StoreError
        If it is damaged, old, newer than the program, of another program, or empty on a server.
    """
    if database.path:
        _make_folder(database, database.path.parent)
        _require_sound(database)
    found = revision_of(database)
    if found == latest():
        return
    if found:
        raise _mismatch(found)
    if not database.path:
        raise EmptyDatabaseError(place=database.place)
    migrate(database)


def require_known(database: Database) -> None:
    """
    Stop here unless a database is reachable and has the schema of this program.

    Parameters
    ----------
    database
        A database; nothing in it is changed, and it is not searched for damage.

    Raises
    ------
    StoreError
        If it cannot be reached, is empty, or has another schema.
    """
    found = revision_of(database)
    if not found:
        raise EmptyDatabaseError(place=database.place)
    if found != latest():
        raise _mismatch(found)


def migrate(database: Database, revision: str = "head") -> tuple[str, str]:
    """
    Bring a database up to date, in one transaction.

    Parameters
    ----------
    database
        A database, new or old.
    revision
        Where to stop; the latest by default.

    Returns
    -------
    before, after
        The schema it had, and the schema it has now; equal when there was nothing to do.

    Raises
    ------
    NewerSchemaError
        If it belongs to a newer program.
    StoreError
        If it cannot be read or written; it is then as it was.
    """
    if database.path:
        _make_folder(database, database.path.parent)
    with database.writing() as connection:
        before = _revision(database, connection)
        if before not in known_revisions():
            raise _mismatch(before)
        config = Config(attributes={"connection": connection})
        # Alembic reads it as a template, in which % is special.
        config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
        command.upgrade(config, revision)
        return before, _revision(database, connection)


def _mismatch(found: str) -> OldSchemaError | NewerSchemaError:
    if found in known_revisions():
        return OldSchemaError(found=found)
    return NewerSchemaError(found=found, known=latest())


def _revision(database: Database, connection: Connection) -> str:
    tables = set(inspect(connection).get_table_names())
    if tables and _ACCOUNT not in tables:
        raise ForeignDatabaseError(place=database.place)
    return MigrationContext.configure(connection).get_current_revision() or ""


def _make_folder(database: Database, folder: Path) -> None:
    try:
        # What is in it concerns nobody else on this machine.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ReadOnlyError(place=database.place) from error


def _require_sound(database: Database) -> None:
    with database.reading() as connection:
        found = connection.execute(text("PRAGMA quick_check(1)")).scalar_one()
    if found != "ok":
        raise CorruptDatabaseError(place=database.place, backup=database.newest_backup())
