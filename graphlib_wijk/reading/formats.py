"""Which file formats can be read, and how: a suffix → a reader of sheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from graphlib_wijk.reading.csv_files import read_csv
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.sheets import Sheet

#: A path, where problems go, and the most bytes to read → the sheets of the file.
Reader = Callable[[Path, Findings, int], tuple[Sheet, ...]]

READERS: Final[Mapping[str, Reader]] = {".csv": read_csv, ".tsv": read_csv, ".txt": read_csv}

#: What to save a file as that cannot be read.
READABLE: Final = "CSV"
