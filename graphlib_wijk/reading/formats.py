"""
Which file formats can be read, and how: a suffix → a reader of sheets.

A new format is one function and one line in `READERS`. The function gets an `Incoming`, which
holds all it needs, and gives `Sheet`s: rows of text, the header among them, built with
`SheetRows`. What is wrong with the file goes to ``incoming.findings``; a reader raises nothing
and gives no sheets when the file cannot be read. A format that always holds the same tables
names its sheets after them: ``organisaties`` and ``relaties``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from graphlib_wijk.reading.contents import Incoming
from graphlib_wijk.reading.csv_files import read_csv
from graphlib_wijk.reading.graph_xml import read_graph_xml
from graphlib_wijk.reading.kumu import read_kumu
from graphlib_wijk.reading.sheets import Sheet
from graphlib_wijk.reading.workbooks import read_workbook

#: A file, where its problems go and how much to read → the sheets of the file.
Reader = Callable[[Incoming], tuple[Sheet, ...]]

READERS: Final[Mapping[str, Reader]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_csv,
    ".xlsx": read_workbook,
    ".ods": read_workbook,
    ".graphml": read_graph_xml,
    ".gexf": read_graph_xml,
    ".json": read_kumu,
}

#: Files that hold one table, so that their name may say which. All others may hold every table.
ONE_TABLE: Final = frozenset({".csv", ".tsv", ".txt"})

#: What to save a file as that cannot be read.
READABLE: Final = "Excel (.xlsx) / OpenDocument (.ods) / CSV"

#: Workbooks with small programs in them, which we do not want to pass on.
WITH_MACROS: Final = frozenset({".xlsm", ".xltm", ".xlsb", ".xlam"})
