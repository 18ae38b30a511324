"""Where the database is when nobody says otherwise: the user's own folder for data."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

#: The environment variable that names another database.
SETTING: Final = "WIJKGRAAF_DATABASE_URL"
_NAME: Final = "wijkgraaf"
_FILE: Final = "wijkgraaf.db"


def data_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """
    Return the folder in which this system keeps data of a user's programs.

    Parameters
    ----------
    environment
        Environment variables.
    platform
        Name of the system, as `sys.platform` gives it.

    Returns
    -------
    folder
        An absolute path, which need not exist yet. A relative ``XDG_DATA_HOME`` does not count,
        as its specification says.
    """
    home = Path.home()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / _NAME
    if platform == "darwin":
        return home / "Library" / "Application Support" / _NAME
    given = Path(environment.get("XDG_DATA_HOME", ""))
    return (given if given.is_absolute() else home / ".local" / "share") / _NAME


def database_url(environment: Mapping[str, str] = os.environ) -> str:
    """
    Return the address of the database.

    Parameters
    ----------
    environment
        Environment variables.

    Returns
    -------
    url
        What `SETTING` says; without it an SQLite file in `data_folder`.
    """
    given = environment.get(SETTING, "").strip()
    return given or f"sqlite:///{data_folder(environment) / _FILE}"


def is_made(environment: Mapping[str, str] = os.environ) -> bool:
    """
    Tell whether there is a database, or somebody named one.

    Parameters
    ----------
    environment
        Environment variables.

    Returns
    -------
    made
        False where opening it would make a new one in the user's own folder.
    """
    named = environment.get(SETTING, "").strip()
    return bool(named) or (data_folder(environment) / _FILE).is_file()
