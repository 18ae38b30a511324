"""
Files → tables and problems.

`read` never raises for what stands in a file: it returns the rows that could be used together
with every problem, each with its file, row and column.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final

import pandas as pd

from graphlib_wijk.reading.about import about_of, about_of_sheet
from graphlib_wijk.reading.agreements import agreements_of
from graphlib_wijk.reading.amended import amended, unused
from graphlib_wijk.reading.assignment import Assigned, assigned, has_two_abouts
from graphlib_wijk.reading.choices import (
    ENCODINGS,
    NO_CHOICES,
    CellPlace,
    Choices,
    ColumnPlace,
    SheetPlace,
)
from graphlib_wijk.reading.collector import paused_collector
from graphlib_wijk.reading.contents import Incoming
from graphlib_wijk.reading.directory import Directory
from graphlib_wijk.reading.findings import Findings
from graphlib_wijk.reading.folder import Files, files_of
from graphlib_wijk.reading.headers import Cells, cells_of
from graphlib_wijk.reading.limits import COUNTRY, UPLOAD, Limits
from graphlib_wijk.reading.neighbourhoods import neighbourhoods_of
from graphlib_wijk.reading.organisations import organisations_of
from graphlib_wijk.reading.preview import SheetView, preview
from graphlib_wijk.reading.same import introductions_of, same_of
from graphlib_wijk.reading.sheets import Sheet
from graphlib_wijk.reading.ties import ties_of
from graphlib_wijk.tables import (
    ABOUT_FILE,
    AGREEMENTS,
    INTRODUCTIONS,
    NEIGHBOURHOODS,
    ORGANISATIONS,
    SAME,
    TABLES,
    TIES,
    About,
    Dataset,
    Problem,
    empty_dataset,
    frame_of,
)

__all__ = [
    "COUNTRY",
    "ENCODINGS",
    "NO_CHOICES",
    "UPLOAD",
    "CellPlace",
    "Choices",
    "ColumnPlace",
    "Limits",
    "SheetPlace",
    "SheetView",
    "preview",
    "read",
]


def read(
    source: str | os.PathLike[str] | Iterable[str | Path],
    *,
    limits: Limits = COUNTRY,
    choices: Choices = NO_CHOICES,
) -> tuple[Dataset, tuple[Problem, ...]]:
    """
    Read a data set and tell everything that is wrong with it.

    Parameters
    ----------
    source
        A folder with ``organisaties.csv``, ``relaties.csv`` and perhaps ``wijken.csv``,
        ``dezelfde.csv``, ``kennismakingen.csv``, ``afspraken.csv`` and ``over.toml`` (Dutch or
        English names), the paths of these files, or a workbook or graph file that holds all of
        them; also mixed.
    limits
        How much is read at most: `COUNTRY`, or `UPLOAD` for what strangers send.
    choices
        What a person decided while looking at an earlier reading.

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
    with paused_collector():
        return _read(source, limits, choices)


def _read(
    source: str | os.PathLike[str] | Iterable[str | Path], limits: Limits, choices: Choices
) -> tuple[Dataset, tuple[Problem, ...]]:
    findings = Findings()
    files = files_of(source, findings)
    if files is None:
        dataset = empty_dataset(findings.problems([]))
        return dataset, dataset.problems
    found = assigned(files, findings, limits, choices)
    about = _about(files, found, findings, limits)
    cells = _cells(found.tables, choices, findings)
    frames = _frames(cells, findings)
    organisations = frames["organisations"]
    if len(organisations) and not about.everyone_asked and not organisations["asked"].any():
        findings.add(Problem(code="asked-unknown", file=cells["organisations"].file))
    order = [files.about.name if files.about else ABOUT_FILE]
    order += [found.tables[table.name].file for table in TABLES if table.name in found.tables]
    dataset = Dataset(
        organisations=organisations,
        ties=frames["ties"],
        neighbourhoods=frames["neighbourhoods"],
        about=about,
        problems=findings.problems([*order, *files.names]),
        same=frames["same"],
        introductions=frames["introductions"],
        agreements=frames["agreements"],
    )
    return dataset, dataset.problems


def _about(files: Files, found: Assigned, findings: Findings, limits: Limits) -> About:
    double = has_two_abouts(files, found)
    if double is not None:
        findings.add(double)
    if files.about is not None:
        return about_of(Incoming(path=files.about, findings=findings, limits=limits))
    if found.about is not None:
        return about_of_sheet(found.about, findings)
    findings.add(Problem(code="missing-about", file=ABOUT_FILE))
    return About()


def _cells(sheets: Mapping[str, Sheet], choices: Choices, findings: Findings) -> dict[str, Cells]:
    """Return the cells of each table that has a sheet with its columns."""
    cells: dict[str, Cells] = {}
    for table in TABLES:
        sheet = sheets.get(table.name)
        if sheet is None:
            continue
        chosen = choices.positions(sheet.file, sheet.name)
        of_table = cells_of(sheet, table, findings, chosen)
        if of_table is not None:
            cells[table.name] = amended(of_table, sheet, table, choices, findings)
    for problem in unused(choices, cells):
        findings.add(problem)
    return cells


#: How the tables that name organisations are read, in the order of their problems.
_ABOUT_ORGANISATIONS: Final[Mapping[str, Callable[[Cells, Directory, Findings], pd.DataFrame]]] = {
    TIES.name: ties_of,
    SAME.name: same_of,
    INTRODUCTIONS.name: introductions_of,
    AGREEMENTS.name: agreements_of,
}


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
    for table, frame_from in _ABOUT_ORGANISATIONS.items():
        if table in cells:
            frames[table] = frame_from(cells[table], directory, findings)
    absent = [table for table in TABLES if table.name not in frames]
    return frames | {table.name: frame_of(table, []) for table in absent}
