"""Whether codes of neighbourhoods fit the municipality of their row and the list of the data."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.pooled import Pooled, together


def report_mismatches(
    cells: Cells,
    column: str,
    codes: Pooled[tuple[str, ...]],
    municipalities: Pooled[str],
    findings: Findings,
) -> None:
    """
    Tell about codes that lie in another municipality than their row says.

    Parameters
    ----------
    cells
        Cells of the table.
    column
        Canonical name of the column that holds the codes.
    codes
        Neighbourhood codes of each row.
    municipalities
        Municipality code of each row; an empty one fits every neighbourhood.
    findings
        Where problems go.
    """
    places = together(codes, municipalities)
    for at in np.flatnonzero(places.which(_elsewhere)).tolist():
        of_row, municipality = places[at]
        for code in _elsewhere((of_row, municipality)):
            findings.add(
                cells.problem("code-mismatch", at, column, found=code, expected=municipality)
            )


def _elsewhere(place: tuple[tuple[str, ...], str]) -> list[str]:
    """Return the codes that lie in another municipality than the one beside them."""
    codes, municipality = place
    if not municipality:
        return []
    return [code for code in codes if _digits(code) != _digits(municipality)]


def report_unlisted(
    cells: Cells,
    column: str,
    codes: Pooled[tuple[str, ...]],
    listed: Collection[str],
    findings: Findings,
) -> None:
    """
    Tell once about each code that the list of its municipality's neighbourhoods does not have.

    Parameters
    ----------
    cells
        Cells of the table.
    column
        Canonical name of the column that holds the codes.
    codes
        Neighbourhood codes of each row.
    listed
        Codes that are listed; says nothing about municipalities without any.
    findings
        Where problems go.
    """
    municipalities = {_digits(code) for code in listed}
    known = set(listed)

    def unlisted(of_row: tuple[str, ...]) -> list[str]:
        return [c for c in of_row if _digits(c) in municipalities and c not in known]

    for at in np.flatnonzero(codes.which(unlisted)).tolist():
        for code in unlisted(codes[at]):
            known.add(code)
            findings.add(cells.problem("unlisted-code", at, column, found=code))


def _digits(code: str) -> str:
    """Return the number of the municipality, which both kinds of code hold in one place."""
    return code[2:6]
