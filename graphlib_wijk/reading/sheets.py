"""Columns of text: what every file format comes down to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from graphlib_wijk.reading.pooled import Codes, Pool, Pooled
from graphlib_wijk.tables import Problem

#: How far down the row of column names is looked for.
HEAD_ROWS: Final = 10

#: Characters of a header that are read; an unclosed quotation mark can make it a whole file.
LONGEST_HEADER: Final = 200

#: Rows that wait until they are turned into columns together.
_MOST_WAITING: Final = 10_000


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Why a cell cannot be used: the code of a problem, and what it says was found."""

    code: str
    found: str
    expected: str = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """
    The rows of one file, or of one sheet of a workbook, as columns of text.

    Blank rows are left out; the header and titles above it are rows like others.

    Parameters
    ----------
    file
        Name of the file, for people.
    name
        Name of the sheet; empty for a file that holds one table.
    head
        The first rows, at most `HEAD_ROWS`.
    columns
        For each number of fields that rows have: the columns of those rows.
    widths
        For each row how many fields it has.
    numbers
        For each row its number as a spreadsheet shows it.
    complete
        False when the rows stop before the file does.
    hidden
        True when somebody hid the sheet in its workbook.
    first_day
        Year in which a workbook begins to count the days, which its dates may be written as;
        0 for a file that knows no such dates.
    faults
        Row number and position of the column → why this cell cannot be used.
    problems
        What is wrong with the sheet, to be told when it turns out to hold a table.
    """

    file: str
    name: str = ""
    head: Sequence[Sequence[str]]
    columns: Mapping[int, Sequence[Pooled[str]]]
    widths: Codes
    numbers: Codes
    complete: bool = True
    hidden: bool = False
    first_day: int = 0
    faults: Mapping[tuple[int, int], Fault] = field(default_factory=dict)
    problems: Sequence[Problem] = ()

    def row(self, at: int) -> list[str]:
        """
        Return the cells of a row.

        Parameters
        ----------
        at
            Position of the row.

        Returns
        -------
        cells
            As many as the row has.
        """
        width = int(self.widths[at])
        before = int(np.count_nonzero(self.widths[:at] == width))
        return [column[before] for column in self.columns[width]]

    def below(self, at: int, width: int) -> tuple[list[Pooled[str]], Codes]:
        """
        Return the rows below another that have so many fields.

        Parameters
        ----------
        at
            Position of the row above them.
        width
            How many fields.

        Returns
        -------
        columns
            Their columns; none when no row of the sheet has so many fields.
        rows
            Their positions.
        """
        rows = np.flatnonzero(self.widths == width)
        first = int(np.searchsorted(rows, at, side="right"))
        columns = self.columns.get(width, ())
        return [column.taken(slice(first, None)) for column in columns], rows[first:]


class SheetRows:
    """
    Rows that come one by one, on their way to become a `Sheet`.

    What is repeated is kept once, because large tables repeat themselves.
    """

    def __init__(self) -> None:
        self._head: list[list[str]] = []
        self._numbers: list[int] = []
        self._widths: list[int] = []
        self._waiting: list[list[str]] = []
        self._pools: dict[int, list[Pool[str]]] = {}

    def __len__(self) -> int:
        """Return how many rows have come."""
        return len(self._numbers)

    def add(self, number: int, cells: list[str]) -> None:
        """
        Add a row.

        Parameters
        ----------
        number
            Its number as a spreadsheet shows it.
        cells
            Its fields, at least one.
        """
        if len(self._head) < HEAD_ROWS:
            self._head.append(cells)
        self._numbers.append(number)
        self._widths.append(len(cells))
        self._waiting.append(cells)
        if len(self._waiting) == _MOST_WAITING:
            self._pool_waiting()

    def sheet(self, file: str, *, name: str = "", complete: bool = True) -> Sheet:
        """
        Return the rows as a sheet.

        Parameters
        ----------
        file
            Name of the file, for people.
        name
            Name of the sheet.
        complete
            False when the rows stop before the file does.

        Returns
        -------
        sheet
            The sheet; without rows when none have come.
        """
        self._pool_waiting()
        return Sheet(
            file=file,
            name=name,
            head=self._head,
            columns={
                width: [pool.column() for pool in pools] for width, pools in self._pools.items()
            },
            widths=np.array(self._widths, dtype=np.int64),
            numbers=np.array(self._numbers, dtype=np.int64),
            complete=complete,
        )

    def _pool_waiting(self) -> None:
        of_width: defaultdict[int, list[list[str]]] = defaultdict(list)
        for cells in self._waiting:
            of_width[len(cells)].append(cells)
        for width, rows in of_width.items():
            pools = self._pools.setdefault(width, [Pool() for _ in range(width)])
            for pool, column in zip(pools, zip(*rows, strict=True), strict=True):
                pool.add(column)
        self._waiting.clear()
