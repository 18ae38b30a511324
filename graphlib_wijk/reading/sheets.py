"""Rows of text: what every file format comes down to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: How far down the row of column names is looked for.
HEAD_ROWS: Final = 10

#: Characters of a header that are read; an unclosed quotation mark can make it a whole file.
LONGEST_HEADER: Final = 200


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """
    The rows of one file, or of one sheet of a workbook, as text.

    Parameters
    ----------
    file
        Name of the file, for people.
    name
        Name of the sheet; empty for a file that holds one table.
    rows
        The cells of each row that is not blank, header and titles above it included.
    numbers
        For each of these rows its number as a spreadsheet shows it.
    complete
        False when the rows stop before the file does.
    """

    file: str
    name: str = ""
    rows: list[list[str]]
    numbers: list[int]
    complete: bool = True
