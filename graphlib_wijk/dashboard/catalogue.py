"""Which data sets there are to choose from: folders, and their earlier editions."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graphlib_wijk.tables import ABOUT_FILE, ORGANISATIONS
from graphlib_wijk.vocabulary import fold

#: Folder of data sets, unless the operator names another.
BUILT_IN: Final = Path(__file__).parents[2] / "data"
FOLDER_VARIABLE: Final = "WIJKGRAAF_GEGEVENS"
#: The data set that opens when the address names none.
FIRST: Final = "wijkgesprekken"
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Entry:
    """A data set: its name in the address, its folder, and the folders of its earlier editions."""

    name: str
    folder: Path
    earlier: Mapping[str, Path]

    def folder_of(self, edition: str) -> Path | None:
        """
        Return the folder of an edition.

        Parameters
        ----------
        edition
            Its date, or empty for the latest.

        Returns
        -------
        folder
            The folder, or None when there is no such edition.
        """
        return self.earlier.get(edition) if edition else self.folder


def entries(environment: Mapping[str, str] = os.environ) -> tuple[Entry, ...]:
    """
    List the data sets.

    Parameters
    ----------
    environment
        Where the operator may name another folder under ``WIJKGRAAF_GEGEVENS``.

    Returns
    -------
    entries
        By name, the built-in first one in front; empty when the folder holds none. A data set
        is a folder with a table of organisations in it.
    """
    home = Path(environment.get(FOLDER_VARIABLE) or BUILT_IN)
    if not home.is_dir():
        return ()
    folders = sorted(path for path in home.iterdir() if path.is_dir() and _is_dataset(path))
    found = [Entry(path.name, path, _earlier(path)) for path in folders]
    return tuple(sorted(found, key=lambda entry: (entry.name != FIRST, entry.name)))


def _is_dataset(folder: Path) -> bool:
    return any(
        path.name == ABOUT_FILE or fold(path.stem) in ORGANISATIONS.names()
        for path in folder.iterdir()
        if path.is_file()
    )


def _earlier(folder: Path) -> Mapping[str, Path]:
    dated = [path for path in folder.iterdir() if path.is_dir() and _DAY.fullmatch(path.name)]
    return {path.name: path for path in sorted(dated, reverse=True) if _is_dataset(path)}
