"""The store as one object: everything that several people keep together."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from graphlib_wijk.store.audit import Audit
from graphlib_wijk.store.database import Database
from graphlib_wijk.store.deeds import Deeds
from graphlib_wijk.store.migrating import require_current
from graphlib_wijk.store.place import database_url
from graphlib_wijk.store.versions import Versions


class Store:
    """
    Everything that several people keep together, in one database.

    Threads may share a store; processes each open their own.

    Parameters
    ----------
    database
        A database that is up to date; `open_store` sees to that.
    """

    def __init__(self, database: Database) -> None:
        deeds = Deeds(database)
        self.database = database
        self.versions = Versions(deeds)
        self.audit = Audit(deeds)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Self:
        """Use the store within a block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the database at the end of a block."""
        self.close()


def open_store(url: str | None = None) -> Store:
    """
    Open the store.

    Parameters
    ----------
    url
        Address of the database; by default what ``WIJKGRAAF_DATABASE_URL`` says, and else a file
        in the user's own folder for data, which is made ready when it is not there yet.

    Returns
    -------
    store
        Ready to use; close it, or use it in a ``with`` block.

    Raises
    ------
    StoreError
        If the database is damaged, old, newer than the program, of another program, an empty one
        on a server, or cannot be reached or written. Its message says what to do.
    """
    database = Database(url or database_url())
    try:
        require_current(database)
    except BaseException:
        database.close()
        raise
    return Store(database)
