"""How much is read at most: of a file somebody uploads, and of one a programmer opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Limits:
    """
    The most that is spent on one file; the defaults take the whole country.

    Parameters
    ----------
    file_bytes
        Bytes of the file itself.
    unpacked_bytes
        Bytes of everything that is packed in it: a workbook is a zip file.
    parts
        Files that are packed in it.
    memory_bytes
        Memory of the process that reads a workbook.
    seconds
        Time that this process may take.
    rows, columns
        Of one table, filled or not.
    characters
        Of one cell; no spreadsheet program allows more.
    """

    file_bytes: int = 200 * _MEGABYTE
    unpacked_bytes: int = 4_000 * _MEGABYTE
    parts: int = 10_000
    memory_bytes: int = 8_000 * _MEGABYTE
    seconds: int = 300
    rows: int = 1_048_576
    columns: int = 1_000
    characters: int = 32_767


#: For notebooks, scripts and the command line.
COUNTRY: Final = Limits()

#: For what visitors send to a server: more than the organisations of the largest municipality.
UPLOAD: Final = Limits(
    file_bytes=20 * _MEGABYTE,
    unpacked_bytes=200 * _MEGABYTE,
    parts=1_000,
    memory_bytes=1_000 * _MEGABYTE,
    seconds=30,
    rows=200_000,
    columns=1_000,
)
