"""The store as one object: everything that several people keep together."""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from graphlib_wijk.store.audit import Audit
from graphlib_wijk.store.database import Database
from graphlib_wijk.store.deeds import Deeds
from graphlib_wijk.store.dossier import dossier
from graphlib_wijk.store.links import Links
from graphlib_wijk.store.migrating import require_current, require_known
from graphlib_wijk.store.notes import Notes
from graphlib_wijk.store.paper import PaperForms
from graphlib_wijk.store.people import People
from graphlib_wijk.store.place import database_url
from graphlib_wijk.store.proposals import Proposals
from graphlib_wijk.store.rights import Signature
from graphlib_wijk.store.versions import Versions


class Store:
    """
    Everything that several people keep together, in one database.

    Threads may share a store; processes each open their own.

    Parameters
    ----------
    database
        A database that is up to date; `open_store` sees to that.

    Notes
    -----
    `versions` holds data sets, `proposals` corrections, `paper` forms for who does not sign in,
    `notes` what is written beside the data, `people` accounts, `links` personal links and `audit`
    the record of deeds. Each deed asks for a `Signature`: who, and when.
    """

    def __init__(self, database: Database) -> None:
        deeds = Deeds(database)
        self._deeds = deeds
        self.database = database
        self.versions = Versions(deeds)
        self.proposals = Proposals(deeds)
        self.paper = PaperForms(deeds)
        self.notes = Notes(deeds)
        self.people = People(deeds)
        self.links = Links(deeds)
        self.audit = Audit(deeds)

    def dossier(self, dataset: str, organisation: str, by: Signature) -> dict[str, Any]:
        """
        Return everything that is kept about one organisation.

        Parameters
        ----------
        dataset
            Id of the data set.
        organisation
            Id of the organisation.
        by
            Who asks, and when; that it was asked is noted.

        Returns
        -------
        dossier
            See `graphlib_wijk.store.dossier.dossier`; `json.dumps` can write it.

        Raises
        ------
        UnknownRecordError
            If there is no such data set.
        ForbiddenError
            If the actor may not have it.
        """
        with self._deeds.writing(by) as deed:
            return dossier(deed, dataset, organisation)

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


def check_store(environment: Mapping[str, str] = os.environ) -> None:
    """
    See whether the store could be opened now, without making or changing anything.

    Parameters
    ----------
    environment
        Environment variables, which say where the database is.

    Raises
    ------
    StoreError
        If the database cannot be reached, or has another schema than this program's. An SQLite
        file that is not there yet is all right: opening the store makes it.
    """
    database = Database(database_url(environment))
    try:
        if database.path is None or database.path.exists():
            require_known(database)
    finally:
        database.close()
