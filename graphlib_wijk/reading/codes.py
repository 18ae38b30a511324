"""Whether codes of neighbourhoods fit the municipality of their row and the list of the data."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells


def report_mismatches(
    cells: Cells,
    column: str,
    codes: Sequence[Sequence[str]],
    municipalities: Sequence[str],
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
    for at, municipality in enumerate(municipalities):
        for code in codes[at] if municipality else ():
            if _digits(code) != _digits(municipality):
                findings.add(
                    cells.problem("code-mismatch", at, column, found=code, expected=municipality)
                )


def report_unlisted(
    cells: Cells,
    column: str,
    codes: Sequence[Sequence[str]],
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
    for at, of_row in enumerate(codes):
        for code in of_row:
            if _digits(code) in municipalities and code not in known:
                known.add(code)
                findings.add(cells.problem("unlisted-code", at, column, found=code))


def _digits(code: str) -> str:
    """Return the number of the municipality, which both kinds of code hold in one place."""
    return code[2:6]
