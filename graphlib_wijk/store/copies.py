"""Back-ups: a whole copy while others go on working, and a way back that cannot go half."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from graphlib_wijk.store.database import Database
from graphlib_wijk.store.errors import (
    CorruptDatabaseError,
    FullDiskError,
    ReadOnlyError,
    StoreError,
    UnknownRecordError,
)
from graphlib_wijk.store.migrating import known_revisions, revision_of
from graphlib_wijk.store.moments import moment


class ServerCopyError(StoreError):
    """PostgreSQL has tools of its own for this, which do it better."""

    code = "server-copy"
    nl = (
        "Deze database staat op een PostgreSQL-server. Reservekopie: pg_dump --format=custom "
        "--file=wijkgraaf.dump {place} Terugzetten: pg_restore --clean --if-exists "
        "--single-transaction --dbname={place} wijkgraaf.dump"
    )
    en = (
        "This database is on a PostgreSQL server. Back-up: pg_dump --format=custom "
        "--file=wijkgraaf.dump {place} Put back: pg_restore --clean --if-exists "
        "--single-transaction --dbname={place} wijkgraaf.dump"
    )


class BrokenCopyError(StoreError):
    """A file that is no whole back-up of this program."""

    code = "broken-copy"
    nl = "{place} is geen hele reservekopie van Wijkgraaf. Er is niets veranderd."
    en = "{place} is no whole back-up of Wijkgraaf. Nothing was changed."


def back_up(database: Database, at: datetime, target: Path | None = None) -> Path:
    """
    Copy the database, while others go on reading and writing.

    Parameters
    ----------
    database
        An SQLite database.
    at
        The moment, which names the copy.
    target
        The file to make; by default one in the folder ``reservekopie`` beside the database.

    Returns
    -------
    path
        The copy: whole, checked, and with everything that was confirmed before. A file that was
        there is only replaced by a whole copy.

    Raises
    ------
    ServerCopyError
        If the database is on a server.
    StoreError
        If it cannot be read, or the copy not be written.
    """
    path, folder = database.path, database.backups
    if path is None or folder is None:
        raise ServerCopyError(place=database.place)
    revision_of(database)
    copy = target or folder / f"{moment(at).replace(':', '')}.db"
    with _told(database):
        copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        half = _beside(copy)
        try:
            if not _copied(path, half):
                raise CorruptDatabaseError(place=path, backup=database.newest_backup())
            half.replace(copy)
        finally:
            half.unlink(missing_ok=True)
    return copy


def put_back(database: Database, source: Path, at: datetime) -> Path | None:
    """
    Put a back-up in the place of the database; what was there is kept beside it.

    Parameters
    ----------
    database
        An SQLite database, which may be damaged.
    source
        A back-up.
    at
        The moment, which names what is kept.

    Returns
    -------
    kept
        Where the database of before is; None when there was none.

    Raises
    ------
    ServerCopyError
        If the database is on a server.
    UnknownRecordError
        If there is no such back-up.
    BrokenCopyError
        If it is no whole back-up of this program; nothing was changed.
    StoreError
        If it cannot be written.
    """
    path, folder = database.path, database.backups
    if path is None or folder is None:
        raise ServerCopyError(place=database.place)
    if not source.is_file():
        raise UnknownRecordError(kind="Reservekopie", id=source)
    _require_whole(source)
    name = moment(at).replace(":", "")
    with _told(database):
        if not path.exists():
            _replaced(source, path)
            return None
        try:
            kept = back_up(database, at, folder / f"{name}-ervoor.db")
        except CorruptDatabaseError:
            kept = folder / f"{name}-beschadigd"
            _put_aside(path, kept)
            _replaced(source, path)
        else:
            # One transaction in the file itself: who has it open sees the old or the new one.
            _copied(source, path)
    return kept


def _replaced(source: Path, path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = _beside(path)
    _copied(source, half)
    half.replace(path)


def _put_aside(path: Path, kept: Path) -> None:
    """Keep a damaged file, with all that belongs to it: somebody may save something from it."""
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copy2(path, kept)
    for end in ("-wal", "-shm"):
        companion = path.with_name(path.name + end)
        if companion.exists():
            # SQLite would take what stands in it for changes of the new file.
            companion.replace(kept.with_name(kept.name + end))


def _copied(source: Path, target: Path) -> bool:
    """Copy a whole database, and tell whether the copy is sound."""
    with closing(_connected(source)) as old, closing(_connected(target)) as new:
        old.backup(new)
        found = new.execute("PRAGMA integrity_check(1)").fetchone()
    descriptor = os.open(target, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return bool(found == ("ok",))


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=20, isolation_level=None)


def _require_whole(source: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as opened:
            whole = opened.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            found = opened.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise BrokenCopyError(place=source) from error
    if not whole or not found or found[0] not in known_revisions():
        raise BrokenCopyError(place=source)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.half")


@contextlib.contextmanager
def _told(database: Database) -> Iterator[None]:
    """Turn what SQLite and the system say into what a person can do something with."""
    try:
        with database.told():
            yield
    except OSError as error:
        kind = FullDiskError if error.errno == errno.ENOSPC else ReadOnlyError
        raise kind(place=error.filename) from error
