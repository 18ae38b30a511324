"""
Files → tables and problems.

`read` never raises for what stands in a file: it returns the rows that could be used together
with every problem, each with its file, row and column.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from graphlib_wijk.reading.about import about_of
from graphlib_wijk.reading.contents import SIZE_LIMIT
from graphlib_wijk.reading.directory import Directory
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.folder import Files, files_of
from graphlib_wijk.reading.formats import READERS
from graphlib_wijk.reading.headers import Cells, cells_of
from graphlib_wijk.reading.neighbourhoods import neighbourhoods_of
from graphlib_wijk.reading.organisations import organisations_of
from graphlib_wijk.reading.ties import ties_of
from graphlib_wijk.tables import (
    NEIGHBOURHOODS,
    ORGANISATIONS,
    TABLES,
    TIES,
    Dataset,
    Problem,
    empty_dataset,
    frame_of,
)

__all__ = ["SIZE_LIMIT", "read"]


def read(
    source: str | os.PathLike[str] | Iterable[str | Path], *, size_limit: int = SIZE_LIMIT
) -> tuple[Dataset, tuple[Problem, ...]]:
    """
    Read a data set and tell everything that is wrong with it.

    Parameters
    ----------
    source
        A folder with ``organisaties.csv``, ``relaties.csv`` and perhaps ``wijken.csv`` and
        ``over.toml`` (Dutch or English names), or the paths of these files.
    size_limit
        Most bytes that one file may have.

    Returns
    -------
    dataset
        The rows that could be used. `Dataset.sound` is False when anything is an error; then
        the frames are a preview. Empty tables when there is nothing to read.
    problems
        The same as ``dataset.problems``.

    Examples
    --------
    >>> dataset, problems = read("a folder that is not there")
    >>> [problem.message() for problem in problems]
    ['a folder that is not there: Dit bestand of deze map bestaat niet. Controleer de naam.']
    """
    findings = Findings()
    files = files_of(source, findings)
    if files is None:
        dataset = empty_dataset(findings.problems([]))
        return dataset, dataset.problems
    about = about_of(files.about, findings, size_limit)
    cells = _cells(files, findings, size_limit)
    frames = _frames(cells, findings)
    organisations = frames["organisations"]
    if len(organisations) and not about.everyone_asked and not organisations["asked"].any():
        findings.add(Problem(code="asked-unknown", file=cells["organisations"].file))
    dataset = Dataset(**frames, about=about, problems=findings.problems(files.names))
    return dataset, dataset.problems


def _cells(files: Files, findings: Findings, size_limit: int) -> dict[str, Cells]:
    """Return the cells of each table that has a file with its columns."""
    cells: dict[str, Cells] = {}
    for table in TABLES:
        path = files.tables.get(table.name)
        if path is None:
            continue
        for sheet in READERS[path.suffix.casefold()](path, findings, size_limit):
            of_table = cells_of(sheet, table, findings)
            if of_table is not None:
                cells[table.name] = of_table
    return cells


def _frames(cells: Mapping[str, Cells], findings: Findings) -> dict[str, pd.DataFrame]:
    """Return the frame of each table, in the order in which they need each other."""
    frames: dict[str, pd.DataFrame] = {}
    listed = frame_of(NEIGHBOURHOODS, [])
    directory = Directory((), (), complete=False)
    if NEIGHBOURHOODS.name in cells:
        listed = neighbourhoods_of(cells[NEIGHBOURHOODS.name], findings)
        frames[NEIGHBOURHOODS.name] = listed
    if ORGANISATIONS.name in cells:
        organisations, directory = organisations_of(cells[ORGANISATIONS.name], listed, findings)
        frames[ORGANISATIONS.name] = organisations
    if TIES.name in cells:
        frames[TIES.name] = ties_of(cells[TIES.name], directory, findings)
    absent = [table for table in TABLES if table.name not in frames]
    return frames | {table.name: frame_of(table, []) for table in absent}
