"""
The database itself: how it is opened, one way in for reading and one for writing.

A reader sees one moment, whatever is written meanwhile. There is one writer at a time, on SQLite
as on PostgreSQL, so that a deed may read, judge and write without anybody coming between.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, create_engine, event, make_url, text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from graphlib_wijk.store.errors import (
    BrokenDiskError,
    BusyError,
    CorruptDatabaseError,
    FullDiskError,
    MissingDriverError,
    ReadOnlyError,
    StoreError,
    UnavailableError,
    UnknownDatabaseError,
)
from graphlib_wijk.store.turns import Turns

#: How long a deed waits for its turn, in seconds.
PATIENCE: Final = 20
_DRIVERS: Final = {
    "sqlite": "sqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
# Any number, as long as every Wijkgraaf uses the same.
_WRITERS_LOCK: Final = 7_304_117
_PRAGMAS: Final = (
    f"PRAGMA busy_timeout = {PATIENCE * 1000}",
    # Readers do not wait for the writer, nor the writer for readers.
    "PRAGMA journal_mode = WAL",
    # What was confirmed to somebody is still there after a power cut.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)
#: By how the name of SQLite's error, or PostgreSQL's SQLSTATE, begins.
_TOLD: Final[dict[str, type[StoreError]]] = {
    "SQLITE_BUSY": BusyError,
    "SQLITE_LOCKED": BusyError,
    "SQLITE_FULL": FullDiskError,
    "SQLITE_IOERR_WRITE": FullDiskError,
    "SQLITE_IOERR": BrokenDiskError,
    "SQLITE_READONLY": ReadOnlyError,
    "SQLITE_CANTOPEN": ReadOnlyError,
    "SQLITE_PERM": ReadOnlyError,
    "SQLITE_CORRUPT": CorruptDatabaseError,
    "SQLITE_NOTADB": CorruptDatabaseError,
    "40001": BusyError,
    "40P01": BusyError,
    "55P03": BusyError,
    "53100": FullDiskError,
    "25006": ReadOnlyError,
    "42501": ReadOnlyError,
    "08": UnavailableError,
    "57P0": UnavailableError,
    "53300": UnavailableError,
    "3D000": UnavailableError,
    "28": UnavailableError,
}


class Database:
    """
    A database that can be read and written.

    Parameters
    ----------
    url
        ``sqlite:///path`` or ``postgresql://user:password@host/name``.

    Raises
    ------
    UnknownDatabaseError
        If the address is of another kind.
    MissingDriverError
        If PostgreSQL's client library is not there.
    """

    def __init__(self, url: str) -> None:
        self.url: URL = _understood(url)
        # A server that is not there is noticed soon; SQLite waits by itself.
        waiting: dict[str, Any] = {} if self.path else {"connect_timeout": 10}
        try:
            self.engine: Engine = create_engine(
                self.url,
                connect_args=waiting,
                pool_pre_ping=not self.path,
                pool_timeout=PATIENCE,
                hide_parameters=True,
            )
        except ImportError as error:
            raise MissingDriverError from error
        # Threads of one process line up here; SQLite itself lets them try by chance.
        self._turns = Turns()
        self._was_refused = False
        if self.path:
            event.listen(self.engine, "connect", _prepare)
            event.listen(self.engine, "begin", _begin)

    @property
    def path(self) -> Path | None:
        """The file of an SQLite database; None for a server."""
        if self.url.get_backend_name() != "sqlite":
            return None
        return Path(self.url.database or "")

    @property
    def is_read_only(self) -> bool:
        """
        Whether nothing can be changed now: the last change was refused, or the file says so.

        A server tells only when something is changed.
        """
        if self._was_refused or not self.path or not self.path.exists():
            return self._was_refused
        return not (os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK))

    @property
    def place(self) -> str:
        """The address as it may be shown: without a password."""
        return str(self.path or self.url.render_as_string(hide_password=True))

    @property
    def backups(self) -> Path | None:
        """The folder of back-ups beside an SQLite file; None for a server."""
        return self.path.parent / "reservekopie" if self.path else None

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """
        Look at one moment of the database.

        Yields
        ------
        connection
            A transaction that sees no later changes.

        Raises
        ------
        StoreError
            If the database cannot be read.
        """
        options: dict[str, Any] = {}
        if not self.path:
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self.told(), self.engine.connect() as connection:
            connection.execution_options(**options)
            with connection.begin():
                yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """
        Change the database, alone, and wholly or not at all.

        Yields
        ------
        connection
            A transaction; what it reads stays true until it ends.

        Raises
        ------
        BusyError
            If others keep writing.
        StoreError
            If the database cannot be written; nothing was changed.
        """
        if not self._turns.take(PATIENCE):
            raise BusyError
        try:
            with self.told(), self.engine.connect() as connection:
                connection.execution_options(wijkgraaf_writes=True)
                with connection.begin():
                    self._wait_for_turn(connection)
                    yield connection
            self._was_refused = False
        except ReadOnlyError:
            self._was_refused = True
            raise
        finally:
            self._turns.give_back()

    def _wait_for_turn(self, connection: Connection) -> None:
        if self.path:
            return
        connection.execute(text(f"SET LOCAL lock_timeout = '{int(PATIENCE * 1000)}ms'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITERS_LOCK})

    @contextlib.contextmanager
    def told(self) -> Iterator[None]:
        """
        Turn what a driver says into what a person can do something with.

        Yields
        ------
        nothing
            Nothing.

        Raises
        ------
        StoreError
            In place of the driver's error, when its cause is known.
        """
        try:
            yield
        except PoolTimeoutError as error:
            raise BusyError from error
        except DBAPIError as error:
            raise self._words_for(error.orig, lost=error.connection_invalidated) or error from error
        except sqlite3.Error as error:
            raise self._words_for(error) or error from error

    def _words_for(self, cause: BaseException | None, *, lost: bool = False) -> StoreError | None:
        kind = _kind_of(cause, lost=lost)
        return kind(place=self.place, backup=self.newest_backup()) if kind else None

    def newest_backup(self) -> str:
        """
        Return the back-up that one would put back first.

        Returns
        -------
        path
            A path, or a word that stands for one when there is none.
        """
        found = sorted(self.backups.glob("[0-9]*.db")) if self.backups else []
        return str(found[-1]) if found else "RESERVEKOPIE"

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def _understood(given: str) -> URL:
    try:
        url = make_url(given)
    except ArgumentError as error:
        raise UnknownDatabaseError(kind=given.partition(":")[0]) from error
    driver = _DRIVERS.get(url.drivername)
    if driver is None or (driver == "sqlite" and url.database in {None, "", ":memory:"}):
        raise UnknownDatabaseError(kind=url.drivername)
    return url.set(drivername=driver)


def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own object
    # Transactions begin in `_begin`, not where the driver thinks best.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("wijkgraaf_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _kind_of(cause: BaseException | None, *, lost: bool) -> type[StoreError] | None:
    name = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
    for start, kind in _TOLD.items():
        if name.startswith(start):
            return kind
    if lost or (not name and _is_operational(cause)):
        return UnavailableError
    return None


def _is_operational(cause: BaseException | None) -> bool:
    """Tell whether PostgreSQL's driver could not reach its server."""
    try:
        import psycopg
    except ImportError:
        return False
    return isinstance(cause, psycopg.OperationalError)
