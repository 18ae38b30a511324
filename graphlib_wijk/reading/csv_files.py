"""
Text files with separators (.csv, .tsv, .txt) → rows of text.

Stricter than a spreadsheet: nothing is guessed, padded or dropped. The file's own separator
and its quotation marks decide; where those are broken the reading stops and says so.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

import numpy as np

from graphlib_wijk.reading.characters import without_guard
from graphlib_wijk.reading.contents import Decoded, Incoming, bytes_of, decoded
from graphlib_wijk.reading.pooled import Pooled
from graphlib_wijk.reading.regular_csv import regular_table
from graphlib_wijk.reading.sheets import HEAD_ROWS, LONGEST_HEADER, Sheet, SheetRows
from graphlib_wijk.reading.text_pool import TextPool
from graphlib_wijk.tables import PERSON_HEADERS, TABLES, Problem
from graphlib_wijk.vocabulary import fold

#: The bar is no separator: it stands between the words of a list.
_SEPARATORS: Final = (";", ",", "\t")
_BLANKS: Final = " ;,\t\n\u00a0"
#: With which bytes a cell begins that holds only these.
_BLANK_BEGINNINGS: Final = _BLANKS.encode()
_STATED_SEPARATOR: Final = re.compile(r'"?sep=([;,|\t])"?[;,|\t]*(?:\n|$)', re.IGNORECASE)

#: What keeps a cell from being a formula in a spreadsheet; see `without_guard`.
_GUARD: Final = b"'"

#: Characters from the start that are looked at to choose the separator.
_HEAD_LENGTH: Final = 100_000

#: Fields of a row that are looked at to see whether they are column names.
_MOST_NAMES: Final = 1_000

#: A line with so many separators is no row of a table, however long its texts are.
_ABSURD: Final = 100_000

#: How the workbooks of Excel and LibreOffice begin, whatever their file is called.
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")

_KNOWN_HEADERS: Final = frozenset(PERSON_HEADERS).union(
    *(column.headers() for table in TABLES for column in table.columns)
)


def read_csv(incoming: Incoming) -> tuple[Sheet, ...]:
    """
    Read a text file with separators.

    Parameters
    ----------
    incoming
        The file.

    Returns
    -------
    sheets
        One sheet, without rows when the file is empty; none when it holds no text.
    """
    content = bytes_of(incoming)
    if content is None:
        return ()
    if content.startswith(_WORKBOOKS):
        incoming.report("unsupported-file", found="Excel", expected="CSV")
        return ()
    reading = decoded(content, incoming.encoding)
    if reading is None:
        incoming.report("bad-encoding", found=incoming.encoding or "UTF-16")
        return ()
    sheet = _sheet(incoming, reading)
    if _GUARD in reading.content:
        sheet = _unguarded(sheet)
    if reading.as_windows:
        incoming.report("read-as-windows", found=_first_accented(sheet))
    return (sheet,)


def _unguarded(sheet: Sheet) -> Sheet:
    """Take away what keeps cells of a text file from being formulas in a spreadsheet."""
    columns = {
        width: [_without_guards(column) for column in of_width]
        for width, of_width in sheet.columns.items()
    }
    head = [list(map(without_guard, row)) for row in sheet.head]
    return replace(sheet, head=head, columns=columns)


def _without_guards(column: Pooled[str]) -> Pooled[str]:
    pool = column.to_check().pool
    if isinstance(pool, TextPool) and not pool.which(_is_guarded, _GUARD).any():
        return column
    return column.mapped(without_guard)


def _is_guarded(text: str) -> bool:
    return without_guard(text) != text


def _sheet(incoming: Incoming, reading: Decoded) -> Sheet:
    file, limits = incoming.path.name, incoming.limits
    # A character has four bytes at most, and the last one may be cut through.
    head = reading.content[: 4 * _HEAD_LENGTH].decode(errors="ignore")[:_HEAD_LENGTH]
    stated = _STATED_SEPARATOR.match(head)
    separator = stated[1] if stated else _separator(head)
    content = reading.content[len(stated[0].encode()) :] if stated else reading.content
    regular = regular_table(
        content, separator, most_rows=limits.rows + 1, most_columns=limits.columns
    )
    if regular is not None:
        return _regular_sheet(file, regular)
    # Excel does not show the line that states the separator, so it has no row number.
    body = reading.text[stated.end() :] if stated else reading.text
    # Only ever raised: another thread may be reading too. Long cells are refused one by one.
    csv.field_size_limit(max(csv.field_size_limit(), len(body)))
    rows = SheetRows()
    trouble = _too_wide(incoming, body, separator) or _read_rows(incoming, body, separator, rows)
    if trouble is not None:
        incoming.findings.add(trouble)
    return rows.sheet(file, complete=trouble is None)


def _regular_sheet(file: str, columns: Sequence[Pooled[str]]) -> Sheet:
    blank = np.ones(len(columns[0]), dtype=bool)
    for column in columns:
        if not blank.any():
            break
        blank &= column.which_text(_is_blank_cell, _BLANK_BEGINNINGS)
    numbers = np.flatnonzero(~blank)
    kept = [column.taken(numbers) for column in columns] if blank.any() else columns
    return Sheet(
        file=file,
        head=[[column[at] for column in kept] for at in range(min(len(numbers), HEAD_ROWS))],
        columns={len(kept): kept},
        widths=np.full(len(numbers), len(kept)),
        numbers=numbers + 1,
    )


def _too_wide(incoming: Incoming, body: str, separator: str) -> Problem | None:
    """Find a line that would fill the memory before its fields could be counted."""
    if len(body) <= _ABSURD:
        return None
    for number, line in enumerate(io.StringIO(body), 1):
        if line.count(separator) > _ABSURD:
            return _columns_problem(incoming, number)
    return None


def _columns_problem(incoming: Incoming, number: int) -> Problem:
    expected = str(incoming.limits.columns)
    return Problem(code="too-many-columns", file=incoming.path.name, row=number, expected=expected)


def _read_rows(incoming: Incoming, body: str, separator: str, rows: SheetRows) -> Problem | None:
    """Read the rows that are not blank; return what stopped the reading, if anything did."""
    file, limits = incoming.path.name, incoming.limits
    reader = csv.reader(io.StringIO(body), delimiter=separator, strict=True)
    number = lines = 0
    try:
        for cells in reader:
            number += 1
            lines = reader.line_num
            if len(cells) > limits.columns:
                return _columns_problem(incoming, number)
            if _is_blank(cells):
                continue
            if len(rows) > limits.rows:
                return Problem(code="too-many-rows", file=file, expected=str(limits.rows))
            rows.add(number, cells)
    except csv.Error:
        opening = next(islice(io.StringIO(body), lines, None), "").rstrip("\n")
        return Problem(code="broken-quotes", file=file, row=number + 1, found=opening)
    return None


def _separator(text: str) -> str:
    """
    Choose the separator that makes the best row of column names.

    The first row near the top in which some separator finds two known column names decides,
    else the first in which one is found, else the first row. Most known names win, then most
    fields.
    """
    heads = {separator: list(_head(text, separator)) for separator in _SEPARATORS}
    for least in (2, 1, 0):
        for at in range(HEAD_ROWS):
            scores = {
                separator: (_known(rows[at]), len(rows[at]))
                for separator, rows in heads.items()
                if at < len(rows)
            }
            if scores and max(scores.values()) >= (least, 0):
                return max(scores, key=scores.__getitem__)
    return _SEPARATORS[0]


def _head(text: str, separator: str) -> Iterator[list[str]]:
    lines = io.StringIO(text)
    rows = csv.reader(lines, delimiter=separator)
    return islice((row for row in rows if not _is_blank(row)), HEAD_ROWS)


def _is_blank(cells: list[str]) -> bool:
    """Tell whether a row holds only blanks and separators, whichever of these separates here."""
    return all(map(_is_blank_cell, cells))


def _is_blank_cell(cell: str) -> bool:
    return not cell.strip(_BLANKS)


def _known(row: list[str]) -> int:
    return sum(fold(cell[:LONGEST_HEADER]) in _KNOWN_HEADERS for cell in row[:_MOST_NAMES])


def _first_accented(sheet: Sheet) -> str:
    """Return the first cell that shows how the bytes were read, by row and then by column."""
    found: list[tuple[int, int, str]] = []
    for width, columns in sheet.columns.items():
        rows = np.flatnonzero(sheet.widths == width)
        for position, column in enumerate(columns):
            plain = column.which(str.isascii)
            at = int(plain.argmin())
            if not plain[at]:
                found.append((int(rows[at]), position, column[at]))
    return min(found)[2] if found else ""
