"""Everything that is kept about one organisation, for whoever asks for it (AVG, article 15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from sqlalchemy import or_, select

from graphlib_wijk.store.audit import entries
from graphlib_wijk.store.deeds import Deed
from graphlib_wijk.store.errors import UnknownRecordError
from graphlib_wijk.store.kept import load, require_held
from graphlib_wijk.store.rows import Row, columns_with_id, rows_of
from graphlib_wijk.store.schema import LINKS, NOTES, PROPOSALS, VERSIONS
from graphlib_wijk.store.sight import organisation_subject
from graphlib_wijk.tables import TABLES, Dataset, Table


def dossier(deed: Deed, dataset: str, organisation: str) -> dict[str, Any]:
    """
    Gather everything that is kept about one organisation.

    Parameters
    ----------
    deed
        The deed it is part of.
    dataset
        Id of the data set.
    organisation
        Id of the organisation.

    Returns
    -------
    dossier
        As JSON can hold it: ``rows`` (each with the first and last version that has it),
        ``proposals``, ``notes``, ``links`` (without secrets) and ``audit``. Lists are empty where
        there is nothing.

    Raises
    ------
    UnknownRecordError
        If there is no such data set.
    ForbiddenError
        If the actor may not have it.
    """
    held = require_held(deed.connection, dataset)
    current = load(deed.connection, dataset, held.current)
    deed.require("export-organisation", organisation_subject(current, dataset, organisation))
    proposals = _rows(
        deed,
        select(PROPOSALS).where(
            PROPOSALS.c.dataset == dataset,
            or_(PROPOSALS.c.organisation == organisation, PROPOSALS.c.other == organisation),
        ),
    )
    links = _rows(
        deed,
        select(*(column for column in LINKS.c if column.name != "secret_sha256")).where(
            LINKS.c.dataset == dataset, LINKS.c.organisation == organisation
        ),
    )
    notes = [
        row
        for row in _rows(deed, select(NOTES).where(NOTES.c.dataset == dataset))
        if organisation in row["organisations"]
    ]
    deed.note("export-organisation", dataset, organisation)
    records = {f"proposal {row['id']}" for row in proposals} | {row["id"] for row in links}
    records |= {f"note {row['id']}" for row in notes}
    noted = entries(deed.connection, dataset=dataset)
    return {
        "dataset": dataset,
        "organisation": organisation,
        "rows": list(_rows_in_versions(deed, dataset, organisation)),
        "proposals": proposals,
        "notes": notes,
        "links": links,
        "audit": [asdict(e) for e in noted if e.record in {*records, organisation}],
    }


def _rows(deed: Deed, query: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any selection
    return [row._asdict() for row in deed.connection.execute(query)]


def _rows_in_versions(deed: Deed, dataset: str, organisation: str) -> Iterator[dict[str, Any]]:
    spans: dict[tuple[str, Row], list[int]] = {}
    query = select(VERSIONS.c.number).where(VERSIONS.c.dataset == dataset)
    for number in deed.connection.execute(query.order_by(VERSIONS.c.number)).scalars():
        try:
            data = load(deed.connection, dataset, number)
        except UnknownRecordError:
            # What it held was taken away.
            continue
        for table in TABLES:
            for row in _about(table, data, organisation):
                spans.setdefault((table.name, row), [number, number])[1] = number
    by_name = {table.name: table for table in TABLES}
    for (name, row), (first, last) in spans.items():
        values = dict(zip(columns_with_id(by_name[name]), row, strict=True))
        yield {"table": name, "first": first, "last": last, "values": values}


def _about(table: Table, data: Dataset, organisation: str) -> Iterator[Row]:
    for row in rows_of(table, data):
        if any(
            organisation in cell if isinstance(cell, tuple) else organisation == cell
            for cell in row
        ):
            yield row
