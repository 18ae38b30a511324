"""
Which data sets there are to choose from, and their earlier editions.

A data set is a folder of files, or it is kept in the store. There an edition is a version.
"""

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
_VERSION: Final = "versie-"
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


#: Where an edition is: a folder of files, or the number of a version in the store.
Spot = Path | int


@dataclass(frozen=True)
class Entry:
    """
    A data set: its name in the address, where it is, and where its earlier editions are.

    Parameters
    ----------
    name
        Its name in the address.
    latest
        Where its latest edition is.
    earlier
        Where the earlier ones are, from new to old; by date, or by `version_name`.
    published
        Whether everyone may see the public part.
    """

    name: str
    latest: Spot
    earlier: Mapping[str, Spot]
    published: bool = True

    def spot_of(self, edition: str) -> Spot | None:
        """
        Return where an edition is.

        Parameters
        ----------
        edition
            Its name, or empty for the latest.

        Returns
        -------
        spot
            None when there is no such edition.
        """
        return self.earlier.get(edition) if edition else self.latest


def version_name(number: int) -> str:
    """
    Return what a version is called in the address.

    Parameters
    ----------
    number
        Its number.

    Returns
    -------
    name
        A word that no date is.

    Examples
    --------
    >>> version_name(3)
    'versie-3'
    """
    return f"{_VERSION}{number}"


def number_of(edition: str) -> int | None:
    """
    Return the number of a version.

    Parameters
    ----------
    edition
        Name of an edition.

    Returns
    -------
    number
        None for an edition that is no version.
    """
    number = edition.removeprefix(_VERSION)
    return int(number) if number != edition and number.isdecimal() else None


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
