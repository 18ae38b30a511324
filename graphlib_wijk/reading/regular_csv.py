"""
Large text tables that are as they should be → columns, at the speed of a compiled reader.

The strict reader of `csv_files` decides what a file says and what is wrong with it. This one
only takes files of which it is certain that the strict reader would find the same cells and no
problem: every row as wide as the first, and every quotation mark where it belongs.
"""

from __future__ import annotations

import io
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from graphlib_wijk.reading.pooled import Pooled

_BLOCK: Final = 1 << 20
_QUOTE: Final = ord('"')
_NEWLINE: Final = ord("\n")

#: A longer line could have so many fields that counting them would fill the memory.
_LONGEST_LINE: Final = 100_000

Bytes = npt.NDArray[np.uint8]


def regular_table(
    body: str, separator: str, *, most_rows: int, most_columns: int
) -> list[Pooled[str]] | None:
    """
    Read a text table without irregularities.

    Parameters
    ----------
    body
        The text, with plain line ends.
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
    if "\0" in body or body.startswith("\ufeff"):
        return None
    if body.endswith("\n\n") or not body.endswith("\n"):
        body = body.rstrip("\n") + "\n"
    content = body.encode()
    size = size_of(content, separator.encode())
    if size is None or _has_long_line(content):
        return None
    rows, separators = size
    width, rest = divmod(separators, rows)
    if rest or not 1 <= width < most_columns or rows > most_rows:
        return None
    return _columns(content, separator, (rows, width + 1))


def _columns(content: bytes, separator: str, shape: tuple[int, int]) -> list[Pooled[str]] | None:
    """Read the table; no row can be too short when none is too long and the total is right."""
    try:
        # The row of column names is read as one of the rows, so that no column is all numbers.
        frame = pd.read_csv(
            io.BytesIO(content),
            sep=separator,
            header=None,
            na_filter=False,
            skip_blank_lines=False,
            low_memory=False,
            engine="c",
        )
    except (pd.errors.EmptyDataError, pd.errors.ParserError):
        return None
    if frame.shape != shape or not (frame.dtypes == "str").all():
        return None
    columns = []
    for number in range(shape[1]):
        codes, values = pd.factorize(frame[number])
        columns.append(Pooled(values.tolist(), codes))
    return columns


def _has_long_line(content: bytes) -> bool:
    start = 0
    while start + _LONGEST_LINE < len(content):
        end = content.rfind(b"\n", start, start + _LONGEST_LINE)
        if end < 0:
            return True
        start = end + 1
    return False


def size_of(content: bytes, separator: bytes) -> tuple[int, int] | None:
    """
    Count the rows and separators of a text table.

    Parameters
    ----------
    content
        The text; it ends with a line end.
    separator
        What stands between two fields.

    Returns
    -------
    size
        How many line ends and separators stand outside quotation marks; None when a quotation
        mark neither opens nor closes a field.
    """
    if b'"' not in content:
        return content.count(b"\n"), content.count(separator)
    signs = np.frombuffer(content, dtype=np.uint8)
    limits = np.array([_QUOTE, _NEWLINE, ord(separator)], dtype=np.uint8)
    rows, separators, inside = 0, 0, False
    for start in range(0, len(signs), _BLOCK):
        block = signs[start : start + _BLOCK]
        marks = np.flatnonzero(block == _QUOTE)
        # The last sign is a line end, and counts as what stands before the first one.
        before = signs[start + marks[int(inside) :: 2] - 1]
        after = signs[start + marks[int(not inside) :: 2] + 1]
        if not (np.isin(before, limits).all() and np.isin(after, limits).all()):
            return None
        rows += _outside(block, _NEWLINE, marks, inside=inside)
        separators += _outside(block, ord(separator), marks, inside=inside)
        inside ^= len(marks) % 2 == 1
    return None if inside else (rows, separators)


def _outside(block: Bytes, sign: int, marks: npt.NDArray[np.int64], *, inside: bool) -> int:
    """Count a sign where it does not stand between quotation marks."""
    found = np.flatnonzero(block == sign)
    edges = np.searchsorted(found, marks)
    edges = np.concatenate([[0], edges, [len(found)]])
    runs = np.diff(edges)
    return int(runs[int(inside) :: 2].sum())
