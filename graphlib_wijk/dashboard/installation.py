"""What this installation is: its versions, and who looks after it."""

from __future__ import annotations

import logging
import os
import platform
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from graphlib_wijk.dashboard import hosting

OPERATOR_VARIABLE: Final = "WIJKGRAAF_BEHEERDER"
MAP_VARIABLE: Final = "WIJKGRAAF_KAART"
#: A larger file would keep every visitor waiting; areas of a whole province fit.
LARGEST_MAP: Final = 20_000_000
_LOG: Final = logging.getLogger(__name__)
_PROJECT: Final = Path(__file__).parents[2] / "pyproject.toml"
_PARTS: Final = ("streamlit", "networkx", "igraph", "pandas", "pyvis")


@cache
def versions() -> dict[str, str]:
    """
    List what runs here.

    Returns
    -------
    versions
        Name → version: Wijkgraaf itself first, then what it is built on.
    """
    project = tomllib.loads(_PROJECT.read_text("utf-8"))["project"]
    return {
        "Wijkgraaf": str(project["version"]),
        "Python": platform.python_version(),
        **{part: version(part) for part in _PARTS},
        "vis-network": hosting.VIS_ADDRESS.rpartition("/")[2],
    }


def operator(environment: Mapping[str, str] = os.environ) -> str:
    """
    Tell who looks after this installation.

    Parameters
    ----------
    environment
        Where the operator may give a name and an address under ``WIJKGRAAF_BEHEERDER``.

    Returns
    -------
    operator
        Plain text; empty when nobody filled it in.
    """
    return environment.get(OPERATOR_VARIABLE, "").strip()


def map_file(environment: Mapping[str, str] = os.environ) -> tuple[str, int]:
    """
    Tell where the operator's areas are.

    Parameters
    ----------
    environment
        Where the operator may name a GeoJSON file under ``WIJKGRAAF_KAART``.

    Returns
    -------
    path, changed
        The file and when it was changed; an empty path and 0 when there is none. That the file
        that was named is not there, or is too large, is logged.
    """
    named = environment.get(MAP_VARIABLE, "").strip()
    path = Path(named)
    if not path.is_file():
        if named:
            _LOG.warning("%s names no file: %s", MAP_VARIABLE, named)
        return "", 0
    stat = path.stat()
    if stat.st_size > LARGEST_MAP:
        _LOG.warning("%s is larger than %s bytes and not used", MAP_VARIABLE, LARGEST_MAP)
        return "", 0
    return str(path), stat.st_mtime_ns
