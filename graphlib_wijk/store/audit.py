"""Who did what to which record when: only ever added to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from graphlib_wijk.store.deeds import Deeds
from graphlib_wijk.store.rights import Signature, Subject
from graphlib_wijk.store.schema import AUDIT


@dataclass(frozen=True, kw_only=True)
class AuditEntry:
    """
    One line of the record.

    `actor` is a pseudonym. `id` counts up in the order in which things happened, whatever the
    clock said; `detail` holds ids and counts, never what people wrote.
    """

    id: int
    at: str
    actor: str
    action: str
    dataset: str
    record: str
    detail: Mapping[str, Any]


def entries(connection: Connection, *, dataset: str = "", record: str = "") -> list[AuditEntry]:
    """
    Read the record.

    Parameters
    ----------
    connection
        A transaction.
    dataset
        Only of this data set; of all by default.
    record
        Only about this record; about all by default.

    Returns
    -------
    entries
        In the order in which things happened.
    """
    query = select(AUDIT).order_by(AUDIT.c.id)
    if dataset:
        query = query.where(AUDIT.c.dataset == dataset)
    if record:
        query = query.where(AUDIT.c.record == record)
    return [AuditEntry(**row) for row in connection.execute(query).mappings()]


class Audit:
    """
    The record of all deeds.

    Parameters
    ----------
    deeds
        The way to the database.
    """

    def __init__(self, deeds: Deeds) -> None:
        self._deeds = deeds

    def list(self, by: Signature, *, dataset: str = "", record: str = "") -> list[AuditEntry]:
        """
        Return who did what, when.

        Parameters
        ----------
        by
            Who asks.
        dataset
            Only of this data set; of all by default.
        record
            Only about this record; about all by default.

        Returns
        -------
        entries
            In the order in which things happened; `dataclasses.asdict` makes them ready to
            export.

        Raises
        ------
        ForbiddenError
            If the actor may not see the record.
        """
        with self._deeds.reading(by) as deed:
            deed.require("see-audit", Subject(dataset=dataset))
            return entries(deed.connection, dataset=dataset, record=record)
