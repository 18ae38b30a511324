"""
A network → files that Excel, Gephi, Kumu, browsers and printers understand.

Nothing in a file is ever computed, loaded or run: a name is text in every format.
"""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

from graphlib_wijk.network import Network
from graphlib_wijk.tables import TABLES, Dataset
from graphlib_wijk.writing.brief_drawing import brief_drawing
from graphlib_wijk.writing.brief_formats import (
    BRIEF_FORMATS,
    BriefFormat,
    UnknownBriefFormatError,
    brief_file_name,
    brief_format_called,
    brief_format_for,
    written_brief,
)
from graphlib_wijk.writing.file_names import stem_of
from graphlib_wijk.writing.formats import (
    FORMATS,
    Format,
    UnknownFormatError,
    format_called,
    format_for,
)
from graphlib_wijk.writing.invitation_list import invitation_list
from graphlib_wijk.writing.material import Choices, material_of
from graphlib_wijk.writing.papers import A4, PAPERS, POSTER, SCREEN, PaperSize

__all__ = [
    "A4",
    "BRIEF_FORMATS",
    "FORMATS",
    "PAPERS",
    "POSTER",
    "SCREEN",
    "BriefFormat",
    "Choices",
    "Format",
    "PaperSize",
    "UnknownBriefFormatError",
    "UnknownFormatError",
    "brief_drawing",
    "brief_file_name",
    "brief_format_called",
    "brief_format_for",
    "file_name",
    "format_called",
    "format_for",
    "invitation_list",
    "write",
    "written",
    "written_brief",
]


def write(
    source: Network | Dataset, path: str | os.PathLike[str], choices: Choices | None = None
) -> Path:
    """
    Write a network into a file, or into a folder of CSV files.

    Parameters
    ----------
    source
        A network, a part of one, or a data set.
    path
        Where to. The ending chooses the format, see `FORMATS`; a name without an ending, or a
        folder that is there, gets CSV files.
    choices
        What is wanted; see `Choices`.

    Returns
    -------
    path
        What was written. What was there before is either replaced as a whole or left alone.

    Raises
    ------
    UnknownFormatError
        If no format ends like this.
    ContractError
        If it is a data set with errors.

    Examples
    --------
    >>> import tempfile
    >>> import graphlib_wijk as gw
    >>> network = gw.open_network("data/wijkgesprekken")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     again = gw.open_network(write(network, f"{folder}/kopie"))
    >>> len(again) == len(network)
    True
    """
    target = Path(path)
    if target.suffix and not target.is_dir():
        _replace(target, written(source, format_for(target.name).id, choices))
        return target
    _write_folder(source, target, choices)
    return target


def written(source: Network | Dataset, format_id: str, choices: Choices | None = None) -> bytes:
    """
    Write a network as the content of a file.

    Parameters
    ----------
    source
        A network, a part of one, or a data set.
    format_id
        `id` of one of `FORMATS`; a folder of CSV files becomes a zip file.
    choices
        What is wanted; see `Choices`.

    Returns
    -------
    content
        The same bytes for the same network and choices.

    Raises
    ------
    UnknownFormatError
        If there is no such format.
    ContractError
        If it is a data set with errors.

    Examples
    --------
    >>> import graphlib_wijk as gw
    >>> written(gw.open_network("data/wijkgesprekken"), "graphml")[:19]
    b'<?xml version="1.0"'
    """
    chosen = format_called(format_id)
    return chosen.write(material_of(source, choices))


def file_name(title: str, format_id: str, made_on: date | None = None) -> str:
    r"""
    Make a name for a file that every computer accepts.

    Parameters
    ----------
    title
        What it is of, in any signs.
    format_id
        `id` of one of `FORMATS`.
    made_on
        A day to put before the ending.

    Returns
    -------
    name
        Small letters, digits and hyphens, and the ending; ``wijkgraaf`` where the title has
        nothing readable in it.

    Raises
    ------
    UnknownFormatError
        If there is no such format.

    Examples
    --------
    >>> file_name('Wijk "Zuid"/West\r\n', "excel", date(2026, 11, 22))
    'wijk-zuid-west-2026-11-22.xlsx'
    """
    day = f"-{made_on.isoformat()}" if made_on else ""
    return f"{stem_of(title)}{day}{format_called(format_id).suffix}"


def _write_folder(source: Network | Dataset, folder: Path, choices: Choices | None) -> None:
    from graphlib_wijk.writing.csv_folder import csv_files

    files = csv_files(material_of(source, choices))
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        _replace(folder / name, content)
    for table in TABLES:
        if not table.required and f"{table.dutch}.csv" not in files:
            # Else the list of another data set would be read with these tables.
            (folder / f"{table.dutch}.csv").unlink(missing_ok=True)


def _replace(path: Path, content: bytes) -> None:
    """Put a whole file in its place, so that nobody ever reads half of one."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
