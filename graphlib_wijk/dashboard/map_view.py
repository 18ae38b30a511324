"""A map: points, areas and a scale, above a map of others if the operator wants one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Final

from graphlib_wijk.dashboard import components
from graphlib_wijk.dashboard.answers import Map
from graphlib_wijk.dashboard.components import Content
from graphlib_wijk.drawing import PALETTE

TEXTS: Final = frozenset({"credit", "label", "language"})
"""
Words that a map needs: whose base map it is, what it shows, and the language's code (how numbers
are written).
"""


def map_content(
    shown: Map, links: Mapping[str, str], *, texts: Mapping[str, str], key: str, tiles: str = ""
) -> Content:
    """
    Write a map as the browser reads it.

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
    tiles
        Address of a tile of a base map, with ``{z}``, ``{x}`` and ``{y}`` in it; empty for no
        base map, and then nothing is fetched.

    Returns
    -------
    content
        For `show_map`; one of many places is worth keeping.
    """
    on_it = {
        "map": asdict(shown),
        "tiles": tiles,
        "links": dict(links),
        "texts": components.words(texts, TEXTS),
        "palette": PALETTE,
    }

    return components.content("map", key, on_it, ids=links)


def show_map(content: Content, *, on_open: Callable[[str], None]) -> None:
    """
    Show a map that was written before.

    Parameters
    ----------
    content
        What `map_content` wrote.
    on_open
        Told the key of the neighbourhood whose link the reader followed in this window; never
        one without a link.
    """

    def opened(neighbourhood: str | None) -> None:
        if neighbourhood is not None:
            on_open(neighbourhood)

    components.mount(content, on_event={"opened": opened})
