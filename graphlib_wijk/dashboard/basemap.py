"""The map of others beneath our own, which only comes when the operator asks for it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Final

VARIABLE: Final = "WIJKGRAAF_ACHTERGRONDKAART"
_PDOK: Final = "pdok"
_HOST: Final = "https://service.pdok.nl"
#: Where the reader's browser finds a tile.
ADDRESS: Final = f"{_HOST}/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{{z}}/{{x}}/{{y}}.png"


def is_on(environment: Mapping[str, str] = os.environ) -> bool:
    """
    Tell whether the operator wants the base map of PDOK.

    Parameters
    ----------
    environment
        Where the operator may say so with ``WIJKGRAAF_ACHTERGRONDKAART=pdok``.

    Returns
    -------
    flag
        False for any other word, and for none.
    """
    return environment.get(VARIABLE, "").strip().casefold() == _PDOK


def hosts(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """
    List the servers of others from which a page may show pictures.

    Parameters
    ----------
    environment
        See `is_on`.

    Returns
    -------
    hosts
        None when there is no base map.
    """
    return (_HOST,) if is_on(environment) else ()
