"""Columns of text → the cells under each column that the contract knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from graphlib_wijk.reading.asides import asides_of
from graphlib_wijk.reading.characters import tidy
from graphlib_wijk.reading.choices import letters_of
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.persons import person_data_in
from graphlib_wijk.reading.pooled import Codes, Pooled
from graphlib_wijk.reading.sheets import HEAD_ROWS, LONGEST_HEADER, Sheet
from graphlib_wijk.tables import PERSON_HEADERS, Column, Problem, Table
from graphlib_wijk.vocabulary import fold

#: Nobody said at which position a column stands.
NOTHING_CHOSEN: Final[Mapping[str, int]] = {}
#: Without these a row is nothing; what is personal in them is told cell by cell.
_NEVER_LEFT_OUT: Final = ("name", "source", "target")


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
    header_row
        Row number of the headers.
    complete
        False when the file could not be read to its end.
    """

    file: str
    sheet: str
    headers: Mapping[str, str]
    positions: Mapping[str, int]
    columns: Mapping[str, Pooled[str]]
    rows: Codes
    header_row: int
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

    def about_column(self, code: str, column: str) -> Problem:
        """
        Name a problem with a whole column of this table.

        Parameters
        ----------
        code
            Code of the problem.
        column
            Canonical name of a column that was found.

        Returns
        -------
        problem
            The problem at the header of the column.
        """
        return Problem(
            code=code,
            file=self.file,
            sheet=self.sheet,
            row=self.header_row,
            column=self.headers[column],
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
    unknown = found_header.unknown
    missing = [c for c in table.columns if c.required and c.name not in positions]
    for column in missing:
        found = ", ".join(cell for cell in header if cell) or "–"
        place.add("missing-column", found=found, expected=column.dutch)
    if missing:
        _report_unknown([header[position] for position in unknown], place)
        return None
    columns, rows = _fitting(sheet, at, header, place)
    positions = _without_persons(positions, unknown, header, columns, place)
    if sheet.complete and len(sheet.numbers) == at + 1:
        findings.add(Problem(code="no-rows", file=sheet.file, sheet=sheet.name))
    return Cells(
        file=sheet.file,
        sheet=sheet.name,
        headers={name: header[position] for name, position in positions.items()},
        positions=positions,
        columns={name: columns[position] for name, position in positions.items()},
        rows=sheet.numbers[rows],
        header_row=row,
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
    unknown
        Positions of columns with a name that means nothing here.
    """

    at: int
    texts: Sequence[str]
    positions: Mapping[str, int]
    unknown: Sequence[int]


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
    positions, unknown = _chosen(texts, table, place, kept)
    return Header(at=at, texts=texts, positions=positions, unknown=unknown)


@dataclass(frozen=True, kw_only=True)
class _HeaderRow:
    """The header row of a sheet, and where problems with it go."""

    file: str
    sheet: str
    row: int
    findings: Findings

    def add(self, code: str, *, row: int = 0, count: int = 1, **words: str) -> None:
        """
        Write down a problem of this sheet.

        Parameters
        ----------
        code
            Code of the problem.
        row
            Row number; 0 means the header.
        count
            How many rows have it.
        **words
            ``column`` as its header is written, and what was ``found`` and ``expected``.
        """
        self.findings.add(
            Problem(
                code=code,
                file=self.file,
                sheet=self.sheet,
                row=row or self.row,
                count=count,
                **words,
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
) -> tuple[dict[str, int], list[int]]:
    """Return at which position each known column stands, and where the unknown ones are."""
    taken = set(chosen.values())
    column_of = {word: column for column in table.columns for word in column.headers()}
    positions: dict[str, list[int]] = {}
    unknown: list[int] = []
    for position, text in enumerate(header):
        word = _word(text)
        if position in taken:
            continue
        if word in PERSON_HEADERS:
            place.add("person-column", column=text)
        elif word in column_of and column_of[word].name not in chosen:
            positions.setdefault(column_of[word].name, []).append(position)
        elif text:
            unknown.append(position)
    found = dict(chosen)
    for name, candidates in positions.items():
        found[name] = _one_of(table.column(name), candidates, header)
        if found[name] < 0:
            found[name] = candidates[0]
            named = ", ".join(header[position] for position in candidates)
            column, expected = header[candidates[0]], table.column(name).dutch
            place.add("double-column", column=column, found=named, expected=expected)
        else:
            unknown += [position for position in candidates if position != found[name]]
    return found, sorted(unknown)


def _one_of(column: Column, candidates: list[int], header: Sequence[str]) -> int:
    """
    Choose between columns with the same meaning.

    The column's own name beats its synonyms (`gemeente` beats `plaats`); of two columns with
    equal rights none is chosen: -1.
    """
    if len(candidates) == 1:
        return candidates[0]
    own = [position for position in candidates if fold(header[position]) in column.own_headers()]
    return own[0] if len(own) == 1 else -1


def _report_unknown(headers: Sequence[str], place: _HeaderRow) -> None:
    """Tell which columns are not read, in one sentence however many they are."""
    if len(headers) == 1:
        place.add("unknown-column", column=headers[0])
    elif headers:
        place.add("unknown-columns", found=", ".join(headers))


def _without_persons(
    chosen: Mapping[str, int],
    unknown: Sequence[int],
    header: Sequence[str],
    columns: Sequence[Pooled[str]],
    place: _HeaderRow,
) -> dict[str, int]:
    """Leave out columns that turn out to hold persons, and tell of every column not read."""
    nameless = [
        position
        for position, text in enumerate(header)
        if not text and position < len(columns) and _holds_text(columns[position])
    ]
    held = {
        position: person_data_in(columns[position])
        for position in [*unknown, *nameless, *chosen.values()]
        if position not in {chosen.get(name) for name in _NEVER_LEFT_OUT}
    }
    for position in sorted(position for position, kind in held.items() if kind):
        column = header[position] or letters_of(position)
        place.add("person-contents", column=column, found=held[position])
    names = [header[at] or letters_of(at) for at in sorted([*unknown, *nameless]) if not held[at]]
    _report_unknown(names, place)
    return {name: position for name, position in chosen.items() if not held.get(position)}


def _fitting(
    sheet: Sheet, at: int, header: Sequence[str], place: _HeaderRow
) -> tuple[list[Pooled[str]], Codes]:
    """Return the rows of data below the header, which have as many fields as it has."""
    _report_blank(sheet, at, place)
    widths = sheet.widths[at + 1 :]
    width = len(header)
    named = max((position for position, text in enumerate(header) if text), default=-1) + 1
    if len(widths) and (widths == widths[0]).all() and widths[0] != width:
        columns, _ = sheet.below(at, int(widths[0]))
        # Excel likes to go on for some empty fields, in every row as many.
        if len(columns) >= named and not any(_holds_text(column) for column in columns[named:]):
            width = int(widths[0])
    others = np.unique(widths[widths != width]).tolist()
    misfits = [_data_below(sheet, at, other, place)[1] for other in others]
    for misfit in np.sort(np.concatenate([*misfits, np.zeros(0, dtype=np.int64)])).tolist():
        place.add(
            "wrong-field-count",
            row=int(sheet.numbers[misfit]),
            found=str(sheet.widths[misfit]),
            expected=str(len(header)),
        )
    return _data_below(sheet, at, width, place)


def _data_below(
    sheet: Sheet, at: int, width: int, place: _HeaderRow
) -> tuple[list[Pooled[str]], Codes]:
    """Return the rows of a width without lines of dashes and totals, which are reported."""
    columns, rows = sheet.below(at, width)
    asides = asides_of(columns)
    numbers = sheet.numbers[rows]
    if len(asides.ruled):
        place.add("ruled-row", row=int(numbers[asides.ruled[0]]), count=len(asides.ruled))
    for position, word in sorted(asides.totals.items()):
        place.add("total-row", row=int(numbers[position]), found=word)
    if not asides.rows:
        return columns, rows
    kept = np.delete(np.arange(len(rows)), asides.rows)
    return [column.taken(kept) for column in columns], rows[kept]


def _report_blank(sheet: Sheet, at: int, place: _HeaderRow) -> None:
    """Tell how many rows between the data were blank; those below the last do not count."""
    steps = np.diff(sheet.numbers[at:])
    blank = int(steps.sum()) - len(steps)
    if blank:
        before = at + int((steps > 1).argmax())
        place.add("blank-rows", row=int(sheet.numbers[before]) + 1, count=blank)


def _holds_text(column: Pooled[str]) -> bool:
    return not column.blank().all()
