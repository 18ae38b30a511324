"""Columns of text → the cells under each column that the contract knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from graphlib_wijk.reading.characters import tidy
from graphlib_wijk.reading.choices import letters_of
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.pooled import Codes, Pooled
from graphlib_wijk.reading.sheets import HEAD_ROWS, LONGEST_HEADER, Sheet
from graphlib_wijk.tables import PERSON_HEADERS, Column, Problem, Table
from graphlib_wijk.vocabulary import fold

#: Nobody said at which position a column stands.
NOTHING_CHOSEN: Final[Mapping[str, int]] = {}


@dataclass(frozen=True, kw_only=True)
class Cells:
    """
    The cells of one table, column by column, as text.

    Parameters
    ----------
    file, sheet
        Where they stand.
    headers
        For each column that was found: its header as it was written.
    positions
        For each column that was found: its position in the sheet.
    columns
        For each column that was found: its cells.
    rows
        Row numbers as a spreadsheet shows them, one for each cell of a column.
    complete
        False when the file could not be read to its end.
    """

    file: str
    sheet: str
    headers: Mapping[str, str]
    positions: Mapping[str, int]
    columns: Mapping[str, Pooled[str]]
    rows: Codes
    complete: bool

    def problem(
        self, code: str, at: int, column: str, *, found: str = "", expected: str = ""
    ) -> Problem:
        """
        Name a problem in one cell of this table.

        Parameters
        ----------
        code
            Code of the problem.
        at
            Position of the row among `rows`.
        column
            Canonical name of a column that was found.
        found
            What stands there.
        expected
            What should.

        Returns
        -------
        problem
            The problem with its place.
        """
        return Problem(
            code=code,
            file=self.file,
            sheet=self.sheet,
            row=int(self.rows[at]),
            column=self.headers[column],
            found=found,
            expected=expected,
        )


def cells_of(
    sheet: Sheet, table: Table, findings: Findings, chosen: Mapping[str, int] = NOTHING_CHOSEN
) -> Cells | None:
    """
    Find the columns of a table in the rows of a sheet.

    Parameters
    ----------
    sheet
        Rows of text; the column names may stand below a few title lines.
    table
        The table that the sheet holds.
    findings
        Where problems go.
    chosen
        At which position a person says that columns stand, by canonical name.

    Returns
    -------
    cells
        The cells of the known columns, or None when a required column is missing. Rows with
        another number of fields than the header are left out, each with its problem.
    """
    if not sheet.head:
        if sheet.complete:
            findings.add(Problem(code="empty-file", file=sheet.file, sheet=sheet.name))
        return None
    found_header = header_of(sheet, table, findings, chosen)
    at, header, positions = found_header.at, found_header.texts, found_header.positions
    row = int(sheet.numbers[at])
    place = _HeaderRow(file=sheet.file, sheet=sheet.name, row=row, findings=findings)
    missing = [c for c in table.columns if c.required and c.name not in positions]
    for column in missing:
        found = ", ".join(cell for cell in header if cell) or "–"
        place.add("missing-column", found=found, expected=column.dutch)
    if missing:
        return None
    columns, rows = _fitting(sheet, at, header, place)
    if sheet.complete and len(sheet.numbers) == at + 1:
        findings.add(Problem(code="no-rows", file=sheet.file, sheet=sheet.name))
    return Cells(
        file=sheet.file,
        sheet=sheet.name,
        headers={name: header[position] for name, position in positions.items()},
        positions=positions,
        columns={name: columns[position] for name, position in positions.items()},
        rows=sheet.numbers[rows],
        complete=sheet.complete,
    )


@dataclass(frozen=True, kw_only=True)
class Header:
    """
    The row of column names of a sheet.

    Parameters
    ----------
    at
        Position of the row in the sheet.
    texts
        The names as they were written.
    positions
        For each column of the contract that was found: its position.
    """

    at: int
    texts: Sequence[str]
    positions: Mapping[str, int]


def header_of(
    sheet: Sheet, table: Table, findings: Findings, chosen: Mapping[str, int] = NOTHING_CHOSEN
) -> Header:
    """
    Find the row of column names, and what they mean.

    Parameters
    ----------
    sheet
        A sheet with at least one row.
    table
        The table that the sheet holds.
    findings
        Where problems go.
    chosen
        At which position a person says that columns stand, by canonical name.

    Returns
    -------
    header
        The first row, when no row looks like column names.
    """
    at = _header_at(sheet.head, table)
    texts = [tidy(cell)[:LONGEST_HEADER] for cell in sheet.head[at]]
    row = int(sheet.numbers[at])
    place = _HeaderRow(file=sheet.file, sheet=sheet.name, row=row, findings=findings)
    known = {column.name for column in table.columns}
    kept = {
        name: position
        for name, position in chosen.items()
        if name in known
        and position < len(texts)
        and texts[position]
        and _word(texts[position]) not in PERSON_HEADERS
    }
    return Header(at=at, texts=texts, positions=_chosen(texts, table, place, kept))


@dataclass(frozen=True, kw_only=True)
class _HeaderRow:
    """The header row of a sheet, and where problems with it go."""

    file: str
    sheet: str
    row: int
    findings: Findings

    def add(
        self, code: str, *, row: int = 0, column: str = "", found: str = "", expected: str = ""
    ) -> None:
        """
        Write down a problem of this sheet.

        Parameters
        ----------
        code
            Code of the problem.
        row
            Row number; 0 means the header.
        column
            Header as written.
        found
            What stands there.
        expected
            What should.
        """
        self.findings.add(
            Problem(
                code=code,
                file=self.file,
                sheet=self.sheet,
                row=row or self.row,
                column=column,
                found=found,
                expected=expected,
            )
        )


def _header_at(rows: Sequence[Sequence[str]], table: Table) -> int:
    """Return which row holds the column names: the first, unless it is a title above them."""
    required = [column.headers() for column in table.columns if column.required]

    def found(row: Sequence[str]) -> int:
        words = {_word(cell) for cell in row}
        return sum(not words.isdisjoint(headers) for headers in required)

    if found(rows[0]):
        return 0
    for at, row in enumerate(rows[:HEAD_ROWS]):
        if found(row) == len(required):
            return at
    return 0


def _word(header: str) -> str:
    return fold(header[:LONGEST_HEADER])


def _chosen(
    header: Sequence[str], table: Table, place: _HeaderRow, chosen: Mapping[str, int]
) -> dict[str, int]:
    """Return at which position each known column stands; tell what was not read and why."""
    taken = set(chosen.values())
    column_of = {word: column for column in table.columns for word in column.headers()}
    positions: dict[str, list[int]] = {}
    for position, text in enumerate(header):
        word = _word(text)
        if position in taken:
            continue
        if word in PERSON_HEADERS:
            place.add("person-column", column=text)
        elif word in column_of and column_of[word].name not in chosen:
            positions.setdefault(column_of[word].name, []).append(position)
        elif text:
            place.add("unknown-column", column=text)
    return dict(chosen) | {
        name: _one_of(table.column(name), candidates, header, place)
        for name, candidates in positions.items()
    }


def _one_of(column: Column, candidates: list[int], header: Sequence[str], place: _HeaderRow) -> int:
    """
    Choose between columns with the same meaning.

    The column's own name beats its synonyms (`gemeente` beats `plaats`); two columns with
    equal rights are an error.
    """
    if len(candidates) == 1:
        return candidates[0]
    own = [position for position in candidates if fold(header[position]) in column.own_headers()]
    if len(own) == 1:
        for position in candidates:
            if position != own[0]:
                place.add("unknown-column", column=header[position])
        return own[0]
    place.add(
        "double-column",
        column=header[candidates[0]],
        found=", ".join(header[position] for position in candidates),
        expected=column.dutch,
    )
    return candidates[0]


def _fitting(
    sheet: Sheet, at: int, header: Sequence[str], place: _HeaderRow
) -> tuple[list[Pooled[str]], Codes]:
    """Return the rows below the header that have as many fields as it has."""
    widths = sheet.widths[at + 1 :]
    named = max((position for position, text in enumerate(header) if text), default=-1) + 1
    if len(widths) and (widths == widths[0]).all() and widths[0] != len(header):
        columns, rows = sheet.below(at, int(widths[0]))
        # Excel likes to go on for some empty fields, in every row as many.
        if len(columns) >= named and not any(_holds_text(column) for column in columns[named:]):
            return columns, rows
    for misfit in np.flatnonzero(widths != len(header)).tolist():
        place.add(
            "wrong-field-count",
            row=int(sheet.numbers[at + 1 + misfit]),
            found=str(widths[misfit]),
            expected=str(len(header)),
        )
    columns, rows = sheet.below(at, len(header))
    for position, text in enumerate(header):
        if not text and _holds_text(columns[position]):
            place.add("unknown-column", column=letters_of(position))
    return columns, rows


def _holds_text(column: Pooled[str]) -> bool:
    return bool(column.which(str.strip).any())
