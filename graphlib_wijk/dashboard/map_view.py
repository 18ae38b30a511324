"""A map without any map of others: points, areas and a scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Final

from graphlib_wijk.dashboard import components
from graphlib_wijk.dashboard.answers import Map
from graphlib_wijk.drawing import PALETTE

TEXTS: Final = frozenset({"label", "language"})
"""Words that a map needs: what it shows, and the language's code (how numbers are written)."""


def map_view(shown: Map, links: Mapping[str, str], *, texts: Mapping[str, str], key: str) -> None:
    """
    Show a map.

    Parameters
    ----------
    shown
        What is on it.
    links
        Addresses of the pages of its neighbourhoods, by key.
    texts
        Words in the reader's language, see `TEXTS`.
    key
        Name of the map on the page.
    """
    content = {
        "map": asdict(shown),
        "links": dict(links),
        "texts": components.words(texts, TEXTS),
        "palette": PALETTE,
    }
    components.mount("map", key=key, content=content, ids=(), selected=None, on_event={})
