"""
The codes of Statistics Netherlands: written in full, and fitting the others of their row.

A spreadsheet takes letters and zeros away from a code. What is left can be completed, because
each kind of code has its own length; the rest is a matter of the row and of the list of the data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import compress, count
from operator import itemgetter
from typing import Final

import numpy as np
import pandas as pd

from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.pooled import Codes, Pooled

_MUNICIPALITY: Final = re.compile(r"(?:GM)?([0-9]{1,4})")
# As many as two zeros may be lost; a code that still has a zero in front has lost none.
_NEIGHBOURHOOD: Final = re.compile(r"(?:WK)?([0-9]{4}[0-9A-Z]{2})|([1-9][0-9]{1,2}[0-9A-Z]{2})")
_SUBNEIGHBOURHOOD: Final = re.compile(r"(?:BU)?([0-9]{4}[0-9A-Z]{4})|([1-9][0-9]{1,2}[0-9A-Z]{4})")

#: Where a code of any kind says which municipality it lies in, and which neighbourhood.
_MUNICIPALITY_PART: Final = slice(2, 6)
_NEIGHBOURHOOD_PART: Final = slice(2, 8)
#: Instead of the number of one place.
_NOWHERE: Final = -1
_SEVERAL: Final = -2


def municipality_code(text: str) -> str:
    """
    Write the code of a municipality in full.

    Parameters
    ----------
    text
        A code with or without its letters and leading zeros, in any case.

    Returns
    -------
    code
        ``GM`` and four digits; empty when the text is no such code.

    Examples
    --------
    >>> municipality_code("80"), municipality_code("gm 0080"), municipality_code("Leeuwarden")
    ('GM0080', 'GM0080', '')
    """
    match = _MUNICIPALITY.fullmatch(_bare(text))
    return f"GM{match[1]:0>4}" if match else ""


def neighbourhood_code(text: str) -> str:
    """
    Write the code of a neighbourhood in full.

    Parameters
    ----------
    text
        A code with or without its letters and leading zeros, in any case.

    Returns
    -------
    code
        ``WK``, four digits and two characters; empty when the text is no such code.

    Examples
    --------
    >>> neighbourhood_code("8050"), neighbourhood_code("0363fl"), neighbourhood_code("80")
    ('WK008050', 'WK0363FL', '')
    """
    match = _NEIGHBOURHOOD.fullmatch(_bare(text))
    return f"WK{match[1] or match[2]:0>6}" if match else ""


def subneighbourhood_code(text: str) -> str:
    """
    Write the code of a smaller area within a neighbourhood in full.

    Parameters
    ----------
    text
        A code with or without its letters and leading zeros, in any case.

    Returns
    -------
    code
        ``BU``, four digits and four characters; empty when the text is no such code.

    Examples
    --------
    >>> subneighbourhood_code("805001"), subneighbourhood_code("bu00805001")
    ('BU00805001', 'BU00805001')
    """
    match = _SUBNEIGHBOURHOOD.fullmatch(_bare(text))
    return f"BU{match[1] or match[2]:0>8}" if match else ""


def _bare(code: str) -> str:
    return code.replace(" ", "").upper()


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
    numbers = _Numbers()
    here = numbers.of(codes.pool, _MUNICIPALITY_PART)
    there = numbers.of(
        [(code,) if code else () for code in municipalities.pool], _MUNICIPALITY_PART
    )
    for at in _apart(here[codes.codes], there[municipalities.codes]):
        municipality = municipalities[at]
        for code in _elsewhere(codes[at], municipality):
            findings.add(
                cells.problem("code-mismatch", at, column, found=code, expected=municipality)
            )


class _Numbers:
    """Gives places numbers, so that those of many rows are compared at once."""

    def __init__(self) -> None:
        self._number_of: defaultdict[str, int] = defaultdict(count().__next__)

    def of(self, pool: Sequence[tuple[str, ...]], part: slice) -> Codes:
        """Return the number of what codes say in one part; others for no code, or several."""
        lengths = np.fromiter(map(len, pool), dtype=np.int64, count=len(pool))
        numbers = np.where(lengths > 0, _SEVERAL, _NOWHERE)
        is_one = lengths == 1
        # Pools are as long as there are smaller areas, so no line of Python for each of them.
        places = map(itemgetter(part), map(itemgetter(0), compress(pool, is_one)))
        numbers[is_one] = np.fromiter(map(self._number_of.__getitem__, places), dtype=np.int64)
        return numbers


def _apart(here: Codes, there: Codes) -> list[int]:
    """Return the rows of which the places differ, or may differ because there are several."""
    given = (here != _NOWHERE) & (there != _NOWHERE)
    return np.flatnonzero(given & ((here != there) | (here == _SEVERAL))).tolist()


def _elsewhere(codes: Sequence[str], municipality: str) -> list[str]:
    """Return the codes that lie in another municipality than the one beside them."""
    return [code for code in codes if _digits(code) != _digits(municipality)]


def report_unlisted(
    cells: Cells,
    column: str,
    codes: Pooled[tuple[str, ...]],
    listed: pd.DataFrame,
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
        The neighbourhoods that the data set lists; says nothing about municipalities without
        any. A code that is listed for an older year than others of its municipality is doubted.
    findings
        Where problems go.
    """
    latest_of = {code: max(years) for code, years in _years(listed, slice(None)).items()}
    years_of = _years(listed, _MUNICIPALITY_PART)
    last_of = {municipality: max(years) for municipality, years in years_of.items()}
    told: set[str] = set()

    def doubtful(of_row: tuple[str, ...]) -> list[str]:
        # A municipality of which nothing is listed has no year that a code could be older than.
        return [code for code in of_row if latest_of.get(code, -1) < last_of.get(_digits(code), -1)]

    for at in np.flatnonzero(codes.which(doubtful)).tolist():
        for code in doubtful(codes[at]):
            if code in told:
                continue
            told.add(code)
            kind = "older-code" if code in latest_of else "unlisted-code"
            years = [latest_of[code]] if code in latest_of else sorted(years_of[_digits(code)])
            expected = ", ".join(str(year) for year in years if year)
            findings.add(cells.problem(kind, at, column, found=code, expected=expected))


def _years(listed: pd.DataFrame, part: slice) -> Mapping[str, set[int]]:
    """For each listed code, or part of it, the years of its rows; 0 where none is given."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    years = listed["year"].fillna(0).astype("int64").tolist()
    for code, year in zip(listed["code"].tolist(), years, strict=True):
        if code:
            found[code[part]].add(year)
    return dict(found)


def report_misplaced(
    cells: Cells,
    subneighbourhoods: Pooled[tuple[str, ...]],
    neighbourhoods: Pooled[tuple[str, ...]],
    findings: Findings,
) -> None:
    """
    Tell about smaller areas that do not lie in the neighbourhoods of their row.

    Parameters
    ----------
    cells
        Cells of the table.
    subneighbourhoods
        Codes of smaller areas of each row.
    neighbourhoods
        Neighbourhood codes of each row; a row without any is not judged.
    findings
        Where problems go.
    """
    numbers = _Numbers()
    inner = numbers.of(subneighbourhoods.pool, _NEIGHBOURHOOD_PART)
    outer = numbers.of(neighbourhoods.pool, _NEIGHBOURHOOD_PART)
    for at in _apart(inner[subneighbourhoods.codes], outer[neighbourhoods.codes]):
        for code in _misplaced(subneighbourhoods[at], neighbourhoods[at]):
            findings.add(
                cells.problem(
                    "buurt-mismatch",
                    at,
                    "subneighbourhood_codes",
                    found=code,
                    expected=" / ".join(neighbourhoods[at]),
                )
            )


def _misplaced(subneighbourhoods: Sequence[str], neighbourhoods: Sequence[str]) -> list[str]:
    around = {code[2:] for code in neighbourhoods}
    return [code for code in subneighbourhoods if code[2:8] not in around]


def _digits(code: str) -> str:
    """Return the number of the municipality, which all kinds of code hold in one place."""
    return code[_MUNICIPALITY_PART]
