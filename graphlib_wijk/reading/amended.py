"""Cells of a table → the same cells, with what a person corrected and a workbook meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import numpy as np

from graphlib_wijk.reading.choices import CellPlace, Choices
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.headers import Cells
from graphlib_wijk.reading.pooled import Pooled
from graphlib_wijk.reading.sheets import Sheet
from graphlib_wijk.tables import Problem, Table

#: Days that a workbook counts from its first day; five digits are the years 1927 to 2173.
_SERIAL: Final = re.compile(r"([1-9][0-9]{4})(?:,[0-9]+)?")
_MOMENT: Final = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) [0-9:]+")

#: Day 0 of a workbook, by its first year. Excel counts a 29 February 1900 that never was.
_DAY_ZERO: Final[Mapping[int, date]] = {1900: date(1899, 12, 30), 1904: date(1904, 1, 1)}


def amended(
    cells: Cells, sheet: Sheet, table: Table, choices: Choices, findings: Findings
) -> Cells:
    """
    Put corrections in their cells, refuse cells that hold no value, and read days as dates.

    Parameters
    ----------
    cells
        Cells of a table.
    sheet
        The sheet that they stand in.
    table
        The table.
    choices
        What a person decided.
    findings
        Where problems go.

    Returns
    -------
    cells
        New cells. A cell that cannot be used is empty, and its row is left out when it has to
        hold something.
    """
    texts = _corrections(cells, choices)
    columns = {
        name: _with_texts(column, texts.get(name, {})) for name, column in cells.columns.items()
    }
    rows_out = _refused(cells, sheet, texts, findings)
    emptied = {
        name: _with_texts(columns[name], dict.fromkeys(rows, "")) for name, rows in rows_out.items()
    }
    columns |= emptied
    if sheet.first_day:
        day_zero = _DAY_ZERO[sheet.first_day]
        columns |= {
            column.name: columns[column.name].mapped(lambda text: _as_date(text, day_zero))
            for column in table.columns
            if column.type == "date" and column.name in columns
        }
    required = [column.name for column in table.columns if column.required]
    out = [row for name in required for row in rows_out.get(name, ())]
    kept = np.ones(len(cells.rows), dtype=bool)
    kept[out] = False
    if not out:
        return replace(cells, columns=columns)
    return replace(
        cells,
        columns={name: column.taken(kept) for name, column in columns.items()},
        rows=cells.rows[kept],
        complete=False,
    )


def unused(choices: Choices, cells: Mapping[str, Cells]) -> list[Problem]:
    """
    Find the corrections that belong to no cell.

    Parameters
    ----------
    choices
        What a person decided.
    cells
        The cells of each table that was read.

    Returns
    -------
    problems
        One for each; empty when all were used.
    """
    used = {
        place
        for of_table in cells.values()
        for place in choices.corrections
        if _at(place, of_table) is not None
    }
    return [
        Problem(code="unused-correction", **place._asdict(), found=text)
        for place, text in choices.corrections.items()
        if place not in used
    ]


def _corrections(cells: Cells, choices: Choices) -> dict[str, dict[int, str]]:
    """Return by column the position of each corrected cell, and its text."""
    texts: dict[str, dict[int, str]] = {}
    for place, text in choices.corrections.items():
        found = _at(place, cells)
        if found is not None:
            name, at = found
            texts.setdefault(name, {})[at] = text
    return texts


def _at(place: CellPlace, cells: Cells) -> tuple[str, int] | None:
    """Return the column and position of a cell, or None when these cells do not have it."""
    if (place.file, place.sheet) != (cells.file, cells.sheet):
        return None
    names = [name for name, header in cells.headers.items() if header == place.column]
    at = int(np.searchsorted(cells.rows, place.row))
    if not names or at == len(cells.rows) or int(cells.rows[at]) != place.row:
        return None
    return names[0], at


def _with_texts(column: Pooled[str], texts: Mapping[int, str]) -> Pooled[str]:
    if not texts:
        return column
    codes = column.codes.copy()
    codes[list(texts)] = np.arange(len(texts)) + len(column.pool)
    return Pooled([*column.pool, *texts.values()], codes)


def _refused(
    cells: Cells,
    sheet: Sheet,
    texts: Mapping[str, Mapping[int, str]],
    findings: Findings,
) -> dict[str, list[int]]:
    """Tell which cells cannot be used; return their positions by column."""
    name_at = {position: name for name, position in cells.positions.items()}
    refused: dict[str, list[int]] = {}
    for (row, position), fault in sorted(sheet.faults.items()):
        name = name_at.get(position)
        at = int(np.searchsorted(cells.rows, row))
        if name is None or at == len(cells.rows) or int(cells.rows[at]) != row:
            continue
        if at in texts.get(name, {}):
            continue
        refused.setdefault(name, []).append(at)
        findings.add(
            cells.problem(fault.code, at, name, found=fault.found, expected=fault.expected)
        )
    return refused


def _as_date(text: str, day_zero: date) -> str:
    """Return the date that a workbook means by a count of days, or by a date with a time."""
    serial = _SERIAL.fullmatch(text)
    if serial is not None:
        return (day_zero + timedelta(days=int(serial[1]))).isoformat()
    moment = _MOMENT.fullmatch(text)
    return moment[1] if moment else text
