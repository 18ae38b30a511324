"""What this installation is: its versions, and who looks after it."""

from __future__ import annotations

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
