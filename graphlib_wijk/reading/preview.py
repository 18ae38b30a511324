"""What was understood of each sheet, for a page that shows it to a person."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphlib_wijk.reading.assignment import assigned
from graphlib_wijk.reading.choices import NO_CHOICES, Choices
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.folder import files_of
from graphlib_wijk.reading.headers import Header, header_of
from graphlib_wijk.reading.limits import COUNTRY, Limits
from graphlib_wijk.reading.sheets import LONGEST_HEADER, Sheet
from graphlib_wijk.tables import PERSON_HEADERS, TABLES, Table
from graphlib_wijk.vocabulary import fold

#: Columns that are shown; a sheet can have a thousand.
_MOST_COLUMNS = 50
_LONGEST_TEXT = 200


@dataclass(frozen=True, kw_only=True)
class SheetView:
    """
    The beginning of a sheet, and what was made of it.

    Parameters
    ----------
    file, sheet
        The sheet.
    table
        Canonical name of the table that it was taken for; empty when it was not read.
    hidden
        Whether somebody hid it in its workbook.
    header_row
        Number of the row of column names; None when it was not read.
    columns
        Above each column the canonical name of what it was taken for; empty for a column that
        was not read.
    rows
        The first rows, titles and column names included: the number as a spreadsheet shows it,
        and the texts. What stands in columns about persons is left out.
    total
        How many rows the sheet has.
    """

    file: str
    sheet: str
    table: str
    hidden: bool
    header_row: int | None
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    total: int


def preview(
    source: str | os.PathLike[str] | Iterable[str | Path],
    *,
    rows: int | None = 20,
    limits: Limits = COUNTRY,
    choices: Choices = NO_CHOICES,
) -> tuple[SheetView, ...]:
    """
    Show the beginning of every sheet, and what was made of it.

    Parameters
    ----------
    source
        As for `read`.
    rows
        How many rows to show; None shows every row, column and text whole.
    limits
        How much is read at most.
    choices
        What a person decided.

    Returns
    -------
    views
        One for each sheet that could be opened and is not empty; none when there is none.
    """
    findings = Findings()
    files = files_of(source, findings)
    if files is None:
        return ()
    found = assigned(files, findings, limits, choices)
    table_of = {id(sheet): name for name, sheet in found.tables.items()}
    tables = {table.name: table for table in TABLES}
    return tuple(
        _view(sheet, tables.get(table_of.get(id(sheet), "")), choices, rows)
        for sheet in found.sheets
        if sheet.head
    )


def _view(sheet: Sheet, table: Table | None, choices: Choices, rows: int | None) -> SheetView:
    total = len(sheet.numbers)
    whole = rows is None
    first = [sheet.row(at) for at in range(total if rows is None else min(rows, total))]
    widest = max(map(len, sheet.head))
    width = widest if whole else min(widest, _MOST_COLUMNS)
    header = None
    if table is not None:
        chosen = choices.positions(sheet.file, sheet.name)
        header = header_of(sheet, table, Findings(), chosen)
    return SheetView(
        file=sheet.file,
        sheet=sheet.name,
        table=table.name if table else "",
        hidden=sheet.hidden,
        header_row=int(sheet.numbers[header.at]) if header else None,
        columns=_columns(header, width),
        rows=tuple(
            (int(number), texts)
            for number, texts in zip(sheet.numbers, _shown(first, sheet, whole=whole), strict=False)
        ),
        total=total,
    )


def _columns(header: Header | None, width: int) -> tuple[str, ...]:
    of_position = {position: name for name, position in header.positions.items()} if header else {}
    return tuple(of_position.get(position, "") for position in range(width))


def _shown(rows: Sequence[Sequence[str]], sheet: Sheet, *, whole: bool) -> list[tuple[str, ...]]:
    """Shorten what is long, unless all is wanted; empty what stands below a header of persons."""
    columns, letters = (None, None) if whole else (_MOST_COLUMNS, _LONGEST_TEXT)
    personal: dict[int, int] = {}
    for at, row in enumerate(sheet.head):
        for position, text in enumerate(row):
            if fold(text[:LONGEST_HEADER]) in PERSON_HEADERS:
                personal.setdefault(position, at)
    return [
        tuple(
            "" if at > personal.get(position, at) else text[:letters]
            for position, text in enumerate(row[:columns])
        )
        for at, row in enumerate(rows)
    ]
