"""
Large text tables that are as they should be → columns, at the speed of a compiled reader.

The strict reader of `csv_files` decides what a file says and what is wrong with it. This one
only takes files of which it is certain that the strict reader would find the same cells and no
problem: every row as wide as the first, and every quotation mark where it belongs.
"""

from __future__ import annotations

import csv
import io
from operator import not_
from typing import Final

import numpy as np
import numpy.typing as npt

from graphlib_wijk.reading.pooled import Pooled
from graphlib_wijk.reading.written import column_of_blocks

_BLOCK: Final = 1 << 20
_QUOTE: Final = ord('"')
_MARK: Final = "\ufeff".encode()

#: A longer line could have so many fields that counting them would fill the memory.
_LONGEST_LINE: Final = 100_000
#: A table of one column has no separators that could tell it from text.
_FEWEST_COLUMNS: Final = 2

Bytes = npt.NDArray[np.uint8]


def regular_table(
    content: bytes, separator: str, *, most_rows: int, most_columns: int
) -> list[Pooled[str]] | None:
    """
    Read a text table without irregularities.

    Parameters
    ----------
    content
        The text as UTF-8, with plain line ends.
    separator
        What stands between two fields.
    most_rows
        More rows than this are irregular.
    most_columns
        More fields in a row than this are irregular.

    Returns
    -------
    columns
        The fields of every row, column by column. None when anything is irregular, and for
        a table of less than two columns.
    """
    if b"\0" in content or b"\r" in content or content.startswith(_MARK):
        return None
    if content.endswith(b"\n\n") or not content.endswith(b"\n"):
        content = content.rstrip(b"\n") + b"\n"
    width = _first_width(content, separator)
    if not _FEWEST_COLUMNS <= width <= most_columns:
        return None
    if _has_long_line(content) or not is_well_quoted(content, separator.encode()):
        return None
    columns = _columns(content, separator, width)
    if columns is None or len(columns[0]) > most_rows:
        return None
    return None if _has_blank_line(content, columns[0]) else columns


def _has_blank_line(content: bytes, first: Pooled[str]) -> bool:
    """Tell whether a line is blank, of which Arrow makes a row of empty texts."""
    return bool(first.which_text(not_, b"").any()) and b"\n\n" in content


def _first_width(content: bytes, separator: str) -> int:
    """Return the number of fields of the first row; 0 where that cannot be told."""
    start = content[:_BLOCK].decode(errors="ignore")
    try:
        rows = csv.reader(io.StringIO(start), delimiter=separator, strict=True)
        return len(next(rows, ()))
    except csv.Error:
        return 0


def _columns(content: bytes, separator: str, width: int) -> list[Pooled[str]] | None:
    """Read the table; None when a row has another number of fields, or is very long."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    names = [str(number) for number in range(width)]
    try:
        # One thread: more of them cost more processor time, which others may need.
        table = arrow_csv.read_csv(
            pa.BufferReader(content),
            read_options=arrow_csv.ReadOptions(
                column_names=names, use_threads=False, block_size=_BLOCK
            ),
            parse_options=arrow_csv.ParseOptions(
                delimiter=separator, newlines_in_values=True, ignore_empty_lines=False
            ),
            convert_options=arrow_csv.ConvertOptions(
                check_utf8=False,
                column_types=dict.fromkeys(names, pa.large_string()),
                null_values=[],
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    # What is put together is let go at once, so that the next column finds its memory free.
    chunked = table.columns[::-1]
    del table
    columns: list[Pooled[str]] = []
    while chunked:
        columns.append(column_of_blocks(chunked.pop()))
    return columns


def _has_long_line(content: bytes) -> bool:
    start = 0
    while start + _LONGEST_LINE < len(content):
        end = content.rfind(b"\n", start, start + _LONGEST_LINE)
        if end < 0:
            return True
        start = end + 1
    return False


def is_well_quoted(content: bytes, separator: bytes) -> bool:
    """
    Tell whether every quotation mark of a text table opens or closes a field.

    Parameters
    ----------
    content
        The text; it ends with a line end.
    separator
        What stands between two fields.

    Returns
    -------
    well_quoted
        True for a text without quotation marks; two of them within a field count as a field
        that closes and opens again.
    """
    if b'"' not in content:
        return True
    signs = np.frombuffer(content, dtype=np.uint8)
    is_limit = np.zeros(256, dtype=bool)
    is_limit[[_QUOTE, ord("\n"), ord(separator)]] = True
    inside = False
    for start in range(0, len(signs), _BLOCK):
        marks = start + np.flatnonzero(signs[start : start + _BLOCK] == _QUOTE)
        # The last sign is a line end, and counts as what stands before the first one.
        before = signs[marks[int(inside) :: 2] - 1]
        after = signs[marks[int(not inside) :: 2] + 1]
        if not (is_limit[before].all() and is_limit[after].all()):
            return False
        inside ^= len(marks) % 2 == 1
    return not inside
